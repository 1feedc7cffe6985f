"""The ways from a token, a case or a ticket number to a row."""

from django.db.models import QuerySet

from onedoor.general.bodies import api as bodies
from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.areas import is_within
from onedoor.kernel.errors import Forbidden, Missing
from onedoor.law.articles import HAMI, implements
from onedoor.supervision.ratings.domain.tickets import Side
from onedoor.supervision.ratings.models import InvitationRow, TicketRow

MANAGING = frozenset({"centre.manage", "office.supervise"})
HANDLING = "ratings.handle"


class InvitationMissing(Missing):
    """There is nothing to rate under this word or number for this person."""

    code = "ratings.invitation_missing"


class TicketMissing(Missing):
    """There is no such ticket, or this person may not know that there is."""

    code = "ratings.ticket_missing"


class NotForStaff(Forbidden):
    """A rating comes from the applicant, never from staff or a machine."""

    code = "ratings.not_for_staff"
    basis = HAMI(25)


class NotYourStep(Forbidden):
    """The step belongs to the other side: the rated body acts, the management watches."""

    code = "ratings.not_your_step"
    basis = HAMI(25, paragraph=3)


@implements(HAMI(25), note="only the applicant rates: by session, or by the word handed out once")
def invitation_to_rate(*, asked: str, actor: Actor | None) -> InvitationRow:
    """Return an invitation, locked, by its token or, for its own applicant, by case number."""
    if actor is not None and actor.kind is not ActorKind.APPLICANT:
        raise NotForStaff
    return _invitation(InvitationRow.objects.select_for_update(), asked, actor)


def invitation_to_read(*, asked: str, actor: Actor | None) -> InvitationRow:
    """Return an invitation by its token or, for its own applicant, by case number."""
    if actor is not None and actor.kind is not ActorKind.APPLICANT:
        raise NotForStaff
    return _invitation(InvitationRow.objects.all(), asked, actor)


def visible_tickets(actor: Actor) -> QuerySet[TicketRow]:
    """Return the tickets this person may work on or watch, never those about themselves."""
    rows = TicketRow.objects.select_related("rating__invitation")
    if actor.kind is not ActorKind.STAFF:
        return rows.none()
    rows = rows.exclude(about__contains=[actor.ref])
    if actor.duties & MANAGING and actor.area:
        return rows.filter(area__startswith=places.prefix_of(actor.area))
    if HANDLING in actor.duties:
        return rows.filter(body=actor.body)
    return rows.none()


@implements(HAMI(25), note="whoever served the applicant does not learn who complained")
def ticket_to_read(*, number: str, actor: Actor) -> TicketRow:
    """Return a ticket for its body's handlers and those who oversee it, never for the rated."""
    return _ticket(visible_tickets(actor), number, actor)


def ticket_to_change(*, number: str, actor: Actor, side: Side) -> TicketRow:
    """Return a ticket, locked, for someone of the side that takes this step."""
    row = _ticket(visible_tickets(actor).select_for_update(of=("self",)), number, actor)
    if side is not side_of(row, actor):
        raise NotYourStep(number=number)
    return row


def side_of(row: TicketRow, actor: Actor) -> Side:
    """Return on which side of a ticket a person stands; the rated body never watches itself."""
    if row.body != actor.body and actor.duties & MANAGING:
        return Side.MANAGEMENT
    return Side.BODY


def _invitation(rows: QuerySet[InvitationRow], asked: str, actor: Actor | None) -> InvitationRow:
    found = rows.filter(token=asked).first() or rows.filter(case_number=asked).first()
    if found is None or (found.token != asked and actor is None):
        raise InvitationMissing(asked=asked)
    if actor is not None and found.applicant != actor.applicant:
        raise InvitationMissing(asked=asked)
    return found


def _ticket(rows: QuerySet[TicketRow], number: str, actor: Actor) -> TicketRow:
    row = rows.filter(number=number).first()
    if row is None:
        _check_area(number, actor)
        raise TicketMissing(number=number)
    return row


@implements(HAMI(5), note="an office or manager of one area has no say over bodies of another")
def _check_area(number: str, actor: Actor) -> None:
    """Refuse who watches or handles tickets elsewhere; a rated person learns nothing."""
    row = TicketRow.objects.filter(number=number).exclude(about__contains=[actor.ref]).first()
    if row is None or not actor.duties & (MANAGING | {HANDLING}):
        return
    if actor.area and not is_within(row.area, actor.area):
        bodies.require_oversight(actor=actor, target=row.body)
