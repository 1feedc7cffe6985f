"""What handlers and supervisors can ask: tickets, one ticket, counts and coverage."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from onedoor.general.people import api as people
from onedoor.general.places import api as places
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE, Page, cursor, position
from onedoor.law.articles import HAMI, implements
from onedoor.supervision.ratings import access
from onedoor.supervision.ratings.domain.rates import Counts, Rates, rates
from onedoor.supervision.ratings.domain.satisfaction import Satisfaction
from onedoor.supervision.ratings.domain.tags import Tag, tag
from onedoor.supervision.ratings.domain.tickets import (
    ENDED,
    Finding,
    Side,
    Step,
    TicketState,
    steps_from,
)
from onedoor.supervision.ratings.models import InvitationRow, RatingRow, TicketRow

_POOR = [level for level in Satisfaction if level.calls_for_verification]


@dataclass(frozen=True, slots=True)
class TicketLine:
    """One ticket of a list.  Late is one whose call-back is missing, or came, after its day."""

    number: str
    title: str
    body: str
    level: Satisfaction
    state: TicketState
    handler: str
    opened_at: datetime
    due_on: date
    provisional: bool
    called_back_on: date | None
    rectify_by: date | None

    @property
    def is_done(self) -> bool:
        """Whether the body has nothing more to do."""
        return self.state in ENDED

    def is_late(self, on: date) -> bool:
        """Whether what is waited for now is overdue."""
        if self.state is TicketState.RECTIFYING and self.rectify_by is not None:
            return on > self.rectify_by
        return (self.called_back_on or on) > self.due_on

    def waits_until(self) -> date:
        """The day by which the next step is due."""
        return self.rectify_by or self.due_on


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step of a ticket's history."""

    step: Step
    by: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """A whole ticket.  ``contact`` is for the handler who must call back, and masked."""

    line: TicketLine
    case_number: str
    tags: tuple[Tag, ...]
    words: str
    ordinal: int
    finding: Finding | None
    contact: str
    contact_name: str
    applicant: str
    times_reopened: int
    history: tuple[StepTaken, ...]
    steps: tuple[Step, ...]
    handlers: tuple[people.StaffMember, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the services concluded in a period, how many were invited and rated, by item."""

    offering: str
    title: str
    concluded: int
    rated: int


def tickets(*, actor: Actor, open_only: bool = True, after: str = "") -> Page[TicketLine]:
    """Return the tickets this person may see, the first due first, fifty a page."""
    rows = access.visible_tickets(actor)
    if open_only:
        rows = rows.exclude(state__in=ENDED)
    if after:
        day, last = position(after, fields=2)
        rows = rows.filter(Q(due_on__gt=day) | Q(due_on=day, number__gt=last))
    found = list(rows.order_by("due_on", "number")[: PAGE + 1])
    more = len(found) > PAGE
    last_row = found[PAGE - 1] if more else None
    return Page(
        [_line(row) for row in found[:PAGE]],
        cursor(last_row.due_on, last_row.number) if last_row else "",
    )


def ticket(*, number: str, actor: Actor) -> Ticket:
    """Return a ticket for its body's handlers or those who manage; for the rated it is missing."""
    row = access.ticket_to_read(number=number, actor=actor)
    rating, invitation = row.rating, row.rating.invitation
    side = access.side_of(row, actor)
    is_caller = actor.ref == row.handler or side is Side.MANAGEMENT
    rater = people.applicant(invitation.applicant) if is_caller else None
    handlers = people.staff_of(body=row.body, duty=access.HANDLING) if side is Side.BODY else ()
    return Ticket(
        line=_line(row),
        case_number=invitation.case_number,
        tags=tuple(found for code in rating.tags if (found := tag(code))),
        words=rating.words,
        ordinal=rating.ordinal,
        finding=Finding(row.finding) if row.finding else None,
        contact=rater.phone_masked if rater else "",
        contact_name=rater.name if rater else "",
        applicant=rater.id if rater else "",
        times_reopened=row.times_reopened,
        history=tuple(
            StepTaken(Step(one.step), one.by, one.at, one.note) for one in row.steps.order_by("id")
        ),
        steps=steps_from(TicketState(row.state), side),
        handlers=tuple(one for one in handlers if one.number not in row.about),
    )


def ticket_counts(*, actor: Actor, on: date) -> tuple[int, int, int]:
    """Return how many tickets this person may see are open, late, and due today."""
    rows = access.visible_tickets(actor).exclude(state__in=ENDED)
    waiting = Q(called_back_on__isnull=True)
    late = waiting & Q(due_on__lt=on) | Q(state=TicketState.RECTIFYING, rectify_by__lt=on)
    found = rows.aggregate(
        every=Count("id"),
        late=Count("id", filter=late),
        today=Count("id", filter=waiting & Q(due_on=on)),
    )
    return found["every"], found["late"], found["today"]


def rates_of(*, since: date, until: date, area: str = "", body: str = "") -> tuple[Counts, Rates]:
    """Return counts and rates of services concluded in a period, of an area or of one body."""
    first = _first_that_counts(since, until)
    invited = _invited(first or since, until, area, body)
    effective = RatingRow.objects.filter(invitation__in=invited, is_excluded=False)
    last = effective.filter(ordinal=1)
    filed = TicketRow.objects.filter(rating__in=last)
    true = Q(finding__in=[Finding.CLEAR, Finding.COMPLEX])
    told = filed.aggregate(
        called=Count("id", filter=Q(called_back_on__isnull=False)),
        in_time=Count("id", filter=Q(called_back_on__lte=F("due_on"))),
        true=Count("id", filter=true),
        mended=Count("id", filter=true & Q(rectified_on__isnull=False, fed_back_on__isnull=False)),
    )
    poor = last.filter(satisfaction__in=_POOR).count()
    counts = Counts(
        concluded=invited.count(),
        rated=invited.filter(ratings__ordinal=1).count(),
        good=last.count() - poor,
        poor=poor,
        called_back=told["called"],
        called_back_in_time=told["in_time"],
        well_founded=told["true"],
        rectified=told["mended"],
        excluded=RatingRow.objects.filter(invitation__in=invited, is_excluded=True).count(),
        in_trial=first is None,
    )
    return counts, rates(counts)


def coverage(*, since: date, until: date, area: str = "") -> tuple[Coverage, ...]:
    """Return for each item how many services were concluded and rated, the least rated first."""
    rows = (
        _invited(since, until, area, "")
        .values("offering", "title")
        .annotate(
            concluded=Count("id", distinct=True),
            rated=Count("id", filter=Q(ratings__ordinal=1), distinct=True),
        )
    )
    found = [Coverage(r["offering"], r["title"], r["concluded"], r["rated"]) for r in rows]
    return tuple(sorted(found, key=lambda one: (one.rated / one.concluded, one.title)))


@implements(HAMI(31), note="until the regulation is in force a drill; nothing before it counts")
def _first_that_counts(since: date, until: date) -> date | None:
    """Return the first day of a period that counts; None when the whole of it is 试运行."""
    effective = terms.effective_on()
    return None if effective is None or effective > until else max(since, effective)


def _invited(since: date, until: date, area: str, body: str) -> QuerySet[InvitationRow]:
    rows = InvitationRow.objects.filter(concluded_on__range=(since, until))
    if area:
        rows = rows.filter(area__startswith=places.prefix_of(area))
    return rows.filter(body=body) if body else rows


def _line(row: TicketRow) -> TicketLine:
    return TicketLine(
        number=row.number,
        title=row.rating.invitation.title,
        body=row.body,
        level=Satisfaction(row.rating.satisfaction),
        state=TicketState(row.state),
        handler=row.handler,
        opened_at=row.opened_at,
        due_on=row.due_on,
        provisional=row.provisional,
        called_back_on=row.called_back_on,
        rectify_by=row.rectify_by,
    )
