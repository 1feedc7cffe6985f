"""What can be asked of messages: those of a case, and where new ones wait."""

from collections.abc import Iterable

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.cases import api as cases
from onedoor.operation.correspondence.domain.messages import Message
from onedoor.operation.correspondence.models import MessageRow
from onedoor.operation.correspondence.sealing import opened


def of_case(*, found: cases.Dossier, actor: Actor) -> tuple[Message, ...]:
    """Return the messages of a case that this person reads, the oldest first; else none.

    An agent who may only follow the case reads none, nor does another body.
    """
    side = _side(found.body, actor)
    if side is None:
        return ()
    rows = MessageRow.objects.filter(case=found.number).order_by("id")
    return tuple(
        Message(
            words=opened(row.words_sealed),
            at=row.at,
            by=row.by,
            from_applicant=row.from_applicant,
            is_mine=row.from_applicant is side,
            is_new=row.from_applicant is not side and row.read_at is None,
        )
        for row in rows
    )


def may_write(*, found: cases.Dossier, actor: Actor) -> bool:
    """Tell whether this person may write in a case now."""
    return found.state not in cases.CONCLUDED and _side(found.body, actor) is not None


def unread(*, numbers: Iterable[str], actor: Actor) -> frozenset[str]:
    """Return those of some cases in which the other side wrote what this one has not opened.

    EXPLAIN: a probe of ``message_unread`` for each case.
    """
    rows = MessageRow.objects.filter(case__in=list(numbers), read_at=None)
    if actor.kind is ActorKind.APPLICANT:
        rows = rows.filter(from_applicant=False, applicant=actor.applicant)
    else:
        rows = rows.filter(from_applicant=True, body=actor.body)
    return frozenset(rows.values_list("case", flat=True))


def _side(body: str, actor: Actor) -> bool | None:
    if actor.kind is ActorKind.APPLICANT:
        entrusted = not actor.on_behalf_of or "agent.apply" in actor.duties
        return True if entrusted else None
    return False if actor.kind is ActorKind.STAFF and actor.body == body else None
