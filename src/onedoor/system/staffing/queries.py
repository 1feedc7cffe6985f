"""What can be asked of staffing: who is posted, who serves today, which windows have nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import HAMI, implements
from onedoor.system.staffing import access
from onedoor.system.staffing.domain.errors import PostingMissing
from onedoor.system.staffing.domain.postings import Field, Posting, Side
from onedoor.system.staffing.domain.watch import Why
from onedoor.system.staffing.models import (
    AlertRow,
    NoteRow,
    PostingRow,
    WorkRow,
)
from onedoor.system.venues import api as venues

_ALERTS = 20


@dataclass(frozen=True, slots=True)
class Ask:
    """What one side asks the other: an end within the year."""

    side: Side
    until: date
    why: str
    asked_by: str


@dataclass(frozen=True, slots=True)
class Note:
    """What was done for somebody who is posted."""

    field: Field
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Record:
    """A posting with what is noted of it, and what is asked now; ``mine`` are one's sides."""

    posting: Posting
    mine: frozenset[Side]
    ask: Ask | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """Other work of the home body."""

    id: str
    staff: str
    what: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Alert:
    """A window that had nobody, from when to when."""

    window: str
    why: Why
    since: datetime
    until: datetime | None


def postings(
    *, actor: Actor, venue: str = "", on: date | None = None, after: str = ""
) -> Page[Posting]:
    """Return a page of the postings somebody may see, the newest first; of a day, if given.

    EXPLAIN: a walk of the primary key.
    """
    rows = access.seen_by(actor)
    if venue:
        rows = rows.filter(venue=venue)
    if on is not None:
        rows = rows.filter(since__lte=on).exclude(until__lt=on)
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = cursor(str(found[PAGE - 1].pk)) if len(found) > PAGE else ""
    return Page([access.to_posting(row) for row in found[:PAGE]], more)


def record(posting: str, *, actor: Actor) -> Record:
    """Return one posting that somebody may see; raise PostingMissing."""
    row = access.seen_by(actor).filter(public_id=posting).first()
    if row is None:
        raise PostingMissing(posting=posting)
    asked = row.asks.filter(agreed=None).first()
    notes = NoteRow.objects.filter(posting=row).order_by("-day", "-id")
    return Record(
        access.to_posting(row),
        access.sides(actor, home=row.home, venue=row.venue),
        Ask(Side(asked.side), asked.until, asked.why, asked.asked_by) if asked else None,
        tuple(Note(Field(one.field), one.day, one.words) for one in notes),
    )


@implements(HAMI(10), note="whose work counts as the hall's: who is posted there, or its runner's")
def at_venue(numbers: Iterable[str], *, venue: str, on: date) -> frozenset[str]:
    """Return those of some staff who served at a venue on a day; three queries."""
    wanted = set(numbers)
    rows = PostingRow.objects.filter(venue=venue, staff__in=wanted, since__lte=on)
    posted = rows.exclude(until__lt=on).values_list("staff", flat=True)
    runner = venues.venue(venue).body
    own = {one.number for one in people.staff_members(wanted).values() if one.body == runner}
    return frozenset(posted) | own


def venue_of(actor: Actor, *, on: date) -> venues.Venue | None:
    """Return where somebody serves on a day: where posted, else at the venue of one's body."""
    rows = PostingRow.objects.filter(staff=actor.ref, since__lte=on).exclude(until__lt=on)
    posted = rows.order_by("-since").first()
    if posted is not None:
        return venues.venue(posted.venue)
    return venues.run_by(actor.body, area=actor.area)


def works(staff: Iterable[str]) -> tuple[Work, ...]:
    """Return the other work of some people that has no end yet."""
    rows = WorkRow.objects.filter(staff__in=list(staff), until=None).order_by("staff", "id")
    return tuple(Work(one.public_id, one.staff, one.what, one.since, one.until) for one in rows)


def alerts(venue: str) -> tuple[Alert, ...]:
    """Return the latest windows of a venue that had nobody."""
    rows = AlertRow.objects.filter(venue=venue).order_by("-since", "-id")[:_ALERTS]
    return tuple(Alert(one.window, Why(one.why), one.since, one.until) for one in rows)


def serving(venue: venues.Venue) -> tuple[people.StaffMember, ...]:
    """Return who may serve at a venue: who is posted there, and who works for who runs it."""
    posted = PostingRow.objects.filter(venue=venue.code, until=None).values_list("staff", flat=True)
    found = people.staff_members(posted)
    own = people.staff_of(body=venue.body)
    everybody = {one.number: one for one in (*found.values(), *own) if one.active}
    return tuple(everybody[number] for number in sorted(everybody))
