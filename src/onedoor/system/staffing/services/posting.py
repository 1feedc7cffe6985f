"""进驻和调换: the home body posts somebody; both sides look after their own part of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.system.staffing import access
from onedoor.system.staffing.domain.errors import (
    AskedAlready,
    DateWrong,
    NothingAsked,
    NotRegular,
    NotYourSide,
    OtherWork,
    PostedAlready,
)
from onedoor.system.staffing.domain.postings import (
    Field,
    Side,
    Stay,
    check_end,
    check_exception,
    check_no_other_work,
    check_party,
    check_side,
    check_words,
    free_on,
)
from onedoor.system.staffing.models import AskRow, NoteRow, PostingRow, WorkRow
from onedoor.system.venues import api as venues

_AHEAD = timedelta(days=366)  # nobody is posted for a day farther away


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is to serve where from when on; the day of the move is None for who is no member."""

    staff: str
    venue: str
    since: date
    party_member: bool
    party_moved_on: date | None


@implements(HAMI(11), note="regular staff, without other work, with the party relation")
@command
def post(*, wanted: Wanted, actor: Actor, at: datetime) -> str:
    """Post somebody of one's body to a venue; return the reference of the posting."""
    access.require_sender(actor)
    one = access.own_staff(number=wanted.staff, actor=actor)
    today = legal_day(at)
    if one.employment not in people.regular(on=today):
        raise NotRegular(name=one.name, employment=one.employment.label)
    if wanted.since > today + _AHEAD:
        raise DateWrong(since=today, until=wanted.since)
    _check_free(one.number, wanted.since)
    moved_on = check_party(
        member=wanted.party_member, moved_on=wanted.party_moved_on, since=wanted.since
    )
    venue = venues.venue(wanted.venue)
    row = PostingRow.objects.create(
        staff=one.number, home=one.body, venue=venue.code, since=wanted.since,
        free_on=free_on(wanted.since, stay=stay(on=today)),
        party_member=wanted.party_member, party_moved_on=moved_on, posted_by=actor.ref,
    )  # fmt: skip
    _tell("posted", row, actor, at, venue=venue.code, since=str(wanted.since))
    return row.public_id


def _check_free(staff: str, since: date) -> None:
    """Refuse who is posted elsewhere, or has other work, on the day that a posting begins."""
    running = PostingRow.objects.select_for_update().filter(staff=staff)
    for row in running.order_by("id"):
        if row.until is None or row.until >= since:
            raise PostedAlready(venue=venues.venue(row.venue).name)
    works = WorkRow.objects.select_for_update().filter(staff=staff).order_by("id")
    check_no_other_work({one.what: (one.since, one.until) for one in works}, since=since)


@implements(HAMI(11), note="after a year the home body may swap; before it, only as agreed")
@command
def end(*, posting: str, until: date, actor: Actor, at: datetime) -> None:
    """End a posting whose year is over; ``until`` is the last day."""
    row, mine = access.to_change(posting=posting, actor=actor)
    if Side.HOME not in mine:
        raise NotYourSide
    if row.until is not None:
        raise NothingAsked
    check_end(access.to_posting(row), until=until)
    _end(row, until, actor, at, because="")


@implements(HAMI(11), note="either side may ask for a swap within the year, for a reason")
@command
def ask_to_end(*, posting: str, until: date, why: str, actor: Actor, at: datetime) -> None:
    """Ask the other side to agree to an end within the year."""
    row, mine = access.to_change(posting=posting, actor=actor)
    today = legal_day(at)
    words = check_exception(why=why, stay=stay(on=today))
    check_end(access.to_posting(row), until=until, agreed=True)
    if row.until is not None or row.asks.filter(agreed=None).exists():
        raise AskedAlready
    side = Side.HOME if Side.HOME in mine else Side.VENUE
    AskRow.objects.create(
        posting=row, side=side, until=until, why=words, asked_by=actor.ref, asked_at=at
    )
    _tell("end_asked", row, actor, at, side=side, until=str(until))


@implements(HAMI(11), note="the other side agrees, or says why not")
@command
def answer(*, posting: str, agrees: bool, words: str, actor: Actor, at: datetime) -> None:
    """Answer what the other side asks; with a yes the posting ends on the day asked for."""
    row, mine = access.to_change(posting=posting, actor=actor)
    asked = row.asks.select_for_update().filter(agreed=None).first()
    if asked is None:
        raise NothingAsked
    if not mine - {Side(asked.side)} or actor.ref == asked.asked_by:
        raise NotYourSide
    asked.agreed, asked.answer = agrees, words.strip() if agrees else check_words(words)
    asked.answered_by, asked.answered_at = actor.ref, at
    asked.save()
    if agrees:
        _end(row, asked.until, actor, at, because=asked.why)
    else:
        _tell("end_declined", row, actor, at)


def _end(row: PostingRow, until: date, actor: Actor, at: datetime, *, because: str) -> None:
    row.until, row.ended_because = until, because
    row.save(update_fields=["until", "ended_because"])
    _tell("ended", row, actor, at, until=str(until), early=bool(because))


@implements(HAMI(11), note="each side keeps its own part, and only that")
@command
def note(*, posting: str, field: Field, day: date, words: str, actor: Actor, at: datetime) -> None:
    """Note what was done for somebody who is posted, in one's own part."""
    row, mine = access.to_change(posting=posting, actor=actor)
    check_side(field, mine)
    if not row.since <= day <= legal_day(at):
        raise DateWrong(since=row.since, until=day)
    NoteRow.objects.create(
        posting=row, field=field, day=day, words=check_words(words), noted_by=actor.ref
    )
    _tell("noted", row, actor, at, field=field)


@implements(HAMI(11), note="who is posted is given no other work of the home body")
@command
def give_work(*, staff: str, what: str, since: date, actor: Actor, at: datetime) -> str:
    """Have somebody of one's body do other work; refuse it for who is posted then."""
    access.require_sender(actor)
    one = access.own_staff(number=staff, actor=actor)
    wanted = check_words(what)
    for row in PostingRow.objects.select_for_update().filter(staff=one.number):
        if row.until is None or row.until >= since:
            raise OtherWork(what=wanted, begun=since)
    work = WorkRow.objects.create(staff=one.number, home=one.body, what=wanted, since=since)
    journal.write(kind="staffing.work_given", subject=one.number, at=at, by=actor)
    return work.public_id


@implements(HAMI(11), note="other work ends before the posting begins")
@command
def end_work(*, work: str, until: date, actor: Actor, at: datetime) -> None:
    """End other work; ``until`` is its last day."""
    row = access.work_to_end(work=work, actor=actor)
    if until < row.since:
        raise DateWrong(since=row.since, until=until)
    row.until = until
    row.save(update_fields=["until"])
    journal.write(kind="staffing.work_ended", subject=row.staff, at=at, by=actor)


def stay(*, on: date) -> Stay:
    """Return how long somebody stays at least, as the settings say on a day."""
    return Stay(
        terms.number("staffing.no_swap_days", on=on),
        exceptions=bool(terms.setting("staffing.swap_exception_allowed", on=on)),
    )


def _tell(verb: str, row: PostingRow, actor: Actor, at: datetime, **facts: object) -> None:
    journal.write(kind=f"staffing.{verb}", subject=row.public_id, at=at, by=actor, **facts)
