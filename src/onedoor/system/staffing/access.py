"""Who may reach which row of staffing: the home body its people, a venue who serves there."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, implements
from onedoor.system.staffing.domain.errors import (
    NotPostedHere,
    NotYourSide,
    NotYourStaff,
    PostingMissing,
)
from onedoor.system.staffing.domain.postings import Posting, Side
from onedoor.system.staffing.models import PostingRow, WorkRow
from onedoor.system.venues import api as venues

SENDS, MANAGES, SUPERVISES = "staffing.send", "centre.manage", "office.supervise"


@implements(HAMI(11), note="the home body by who sends its people, the venue by who runs it")
def sides(actor: Actor, *, home: str, venue: str) -> frozenset[Side]:
    """Return for which side of a posting somebody may act."""
    if actor.kind is ActorKind.SYSTEM:
        return frozenset(Side)
    found = set()
    if SENDS in actor.duties and actor.body == home:
        found.add(Side.HOME)
    if MANAGES in actor.duties and venues.may_change(code=venue, actor=actor):
        found.add(Side.VENUE)
    return frozenset(found)


def require_sender(actor: Actor) -> None:
    """Refuse whoever does not send the people of a body."""
    if actor.kind is not ActorKind.SYSTEM and SENDS not in actor.duties:
        raise NotYourSide


def require_manager(actor: Actor, *, venue: str) -> None:
    """Refuse whoever does not run a venue."""
    if actor.kind is ActorKind.SYSTEM:
        return
    if MANAGES not in actor.duties or not venues.may_change(code=venue, actor=actor):
        raise NotYourSide


def to_change(*, posting: str, actor: Actor) -> tuple[PostingRow, frozenset[Side]]:
    """Return a posting, locked, and for which sides somebody may act on it."""
    row = PostingRow.objects.select_for_update().filter(public_id=posting).first()
    found = sides(actor, home=row.home, venue=row.venue) if row else frozenset()
    if row is None or not found:
        raise PostingMissing(posting=posting)
    return row, found


def seen_by(actor: Actor) -> QuerySet[PostingRow]:
    """Return the postings somebody may see: of one's body, at one's venues, or to supervise."""
    rows = PostingRow.objects.all()
    if actor.kind is ActorKind.SYSTEM:
        return rows
    mine = Q(staff=actor.ref)
    if SENDS in actor.duties:
        mine |= Q(home=actor.body)
    if actor.duties & {MANAGES, SUPERVISES}:
        within = [one.code for one in venues.venues(within=actor.area)]
        mine |= Q(venue__in=within)
    return rows.filter(mine)


@implements(HAMI(11), note="a body posts its own people, who are in service")
def own_staff(*, number: str, actor: Actor) -> people.StaffMember:
    """Return an active colleague of who sends; refuse anybody else."""
    found = people.staff_members([number]).get(number)
    if found is None or not found.active:
        raise NotYourStaff(number=number)
    if actor.kind is not ActorKind.SYSTEM and found.body != actor.body:
        raise NotYourStaff(number=number)
    return found


def work_to_end(*, work: str, actor: Actor) -> WorkRow:
    """Return other work, locked, for who sends the people of that body."""
    row = WorkRow.objects.select_for_update().filter(public_id=work).first()
    mine = actor.kind is ActorKind.SYSTEM or (
        row is not None and SENDS in actor.duties and row.home == actor.body
    )
    if row is None or not mine:
        raise PostingMissing(posting=work)
    return row


@implements(
    HAMI(11), note="at a window serves who is posted there, or works for who runs the venue"
)
def require_serving(numbers: Iterable[str], *, venue: str) -> None:
    """Refuse anybody who neither is posted to a venue nor works for the body that runs it."""
    wanted = set(numbers)
    posted = PostingRow.objects.filter(venue=venue, until=None, staff__in=wanted)
    wanted -= set(posted.values_list("staff", flat=True))
    runner = venues.venue(venue).body
    found = people.staff_members(wanted)
    for number in sorted(wanted):
        one = found.get(number)
        if one is None or not one.active or one.body != runner:
            raise NotPostedHere(number=number)


def to_posting(row: PostingRow) -> Posting:
    """Return a posting as a value."""
    return Posting(
        id=row.public_id, staff=row.staff, home=row.home, venue=row.venue, since=row.since,
        free_on=row.free_on, party_member=row.party_member, party_moved_on=row.party_moved_on,
        until=row.until, ended_because=row.ended_because,
    )  # fmt: skip
