"""Who keeps which phrase."""

from django.db.models import Q, QuerySet

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.desks.domain.favourites import NotAtACounter
from onedoor.operation.desks.domain.phrases import NotTheHead, PhraseMissing
from onedoor.operation.desks.domain.views import ViewMissing
from onedoor.operation.desks.models import FavouriteRow, PhraseRow, ViewRow

HEADING, TAKES_IN = "cases.decide", "counter.intake"


def offered_to(actor: Actor) -> "QuerySet[PhraseRow]":
    """Return the phrases in use that are one's own or one's body's."""
    if actor.kind is not ActorKind.STAFF or not actor.body:
        return PhraseRow.objects.none()
    kept = Q(owner=actor.ref) | Q(owner="")
    return PhraseRow.objects.filter(kept, body=actor.body, retired_at=None)


def to_change(*, ref: str, actor: Actor) -> PhraseRow:
    """Return a phrase in use, locked, for who keeps it."""
    row = offered_to(actor).select_for_update().filter(ref=ref).first()
    if row is None:
        raise PhraseMissing(phrase=ref)
    check_keeper(row.owner, actor)
    return row


def views_of(actor: Actor) -> "QuerySet[ViewRow]":
    """Return the views that somebody keeps."""
    if actor.kind is not ActorKind.STAFF:
        return ViewRow.objects.none()
    return ViewRow.objects.filter(owner=actor.ref)


def favourites_of(actor: Actor) -> "QuerySet[FavouriteRow]":
    """Return the items that somebody keeps at hand."""
    if actor.kind is not ActorKind.STAFF:
        return FavouriteRow.objects.none()
    return FavouriteRow.objects.filter(owner=actor.ref)


def require_counter(actor: Actor) -> None:
    """Refuse whoever takes nothing in at a counter."""
    if actor.kind is not ActorKind.STAFF or TAKES_IN not in actor.duties:
        raise NotAtACounter


def view_to_drop(*, ref: str, actor: Actor) -> ViewRow:
    """Return a view, locked, for who keeps it."""
    row = views_of(actor).select_for_update().filter(ref=ref).first()
    if row is None:
        raise ViewMissing(view=ref)
    return row


def check_keeper(owner: str, actor: Actor) -> None:
    """Refuse whoever would change what the whole body is offered without being its head."""
    if not owner and HEADING not in actor.duties:
        raise NotTheHead(duty=HEADING)
