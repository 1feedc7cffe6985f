"""Who may change the catalogue, and the way to a draft."""

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.system.items.domain.drafts import Draft, DraftState, Terms
from onedoor.system.items.domain.errors import DraftMissing, NotAnEditor, NotAReviewer
from onedoor.system.items.models import DraftRow

EDITS = "items.edit"
REVIEWS = "items.review"


def require_editor(actor: Actor, *, body: str = "") -> None:
    """Let an editor of the body through, and the system's own tasks; raise NotAnEditor."""
    if actor.kind is ActorKind.SYSTEM:
        return
    if EDITS not in actor.duties or (body and actor.body != body):
        raise NotAnEditor(body=body)


def require_body(actor: Actor, *, body: str) -> None:
    """Let somebody of the body through, and the system; raise NotAReviewer."""
    if actor.kind is not ActorKind.SYSTEM and actor.body != body:
        raise NotAReviewer(body=body)


def require_reviewer(actor: Actor, *, body: str = "") -> None:
    """Let a legal reviewer of the body through, and the system; raise NotAReviewer."""
    if actor.kind is ActorKind.SYSTEM:
        return
    if REVIEWS not in actor.duties or (body and actor.body != body):
        raise NotAReviewer(body=body)


def draft_to_edit(*, ref: str, actor: Actor) -> DraftRow:
    """Return a draft, locked, for an editor of its body."""
    row = _locked(ref)
    if _is_strange(row, actor):
        raise DraftMissing(ref=ref)
    require_editor(actor, body=row.body)
    return row


def draft_to_review(*, ref: str, actor: Actor) -> DraftRow:
    """Return a draft, locked, for a legal reviewer of its body."""
    row = _locked(ref)
    if _is_strange(row, actor):
        raise DraftMissing(ref=ref)
    require_reviewer(actor, body=row.body)
    return row


def draft_to_read(*, ref: str, actor: Actor) -> DraftRow:
    """Return a draft for an editor or reviewer of its body."""
    row = DraftRow.objects.filter(ref=ref).first()
    if row is None or _is_strange(row, actor) or not _works_on_items(actor):
        raise DraftMissing(ref=ref)
    return row


def _locked(ref: str) -> DraftRow:
    row = DraftRow.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise DraftMissing(ref=ref)
    return row


def _is_strange(row: DraftRow, actor: Actor) -> bool:
    return actor.kind is not ActorKind.SYSTEM and actor.body != row.body


def _works_on_items(actor: Actor) -> bool:
    return actor.kind is ActorKind.SYSTEM or bool({EDITS, REVIEWS} & actor.duties)


def draft_value(row: DraftRow) -> Draft:
    """Return a draft's row as the value that others see."""
    return Draft(
        ref=row.ref,
        code=row.code,
        name=row.name,
        body=row.body,
        state=DraftState(row.state),
        document=row.document,
        revision=row.revision,
        based_on=row.based_on,
        editors=tuple(row.editors),
        terms=Terms(row.reason, row.baseline, row.effective_on, row.cancel_on),
        sent_by=row.sent_by,
        sent_at=row.sent_at,
        reviewed_by=row.reviewed_by,
        reviewed_at=row.reviewed_at,
        opinion=row.opinion,
        version=row.version,
        saved_at=row.saved_at,
    )
