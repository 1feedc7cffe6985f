"""Commands of rating: who is invited, who rates, and what a poor rating opens at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onedoor.general.calendar import api as calendar
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid, Refused
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import HAMI, implements
from onedoor.supervision.ratings import access
from onedoor.supervision.ratings.domain.satisfaction import MOST_RATINGS, Channel, Satisfaction
from onedoor.supervision.ratings.domain.tags import tags_for
from onedoor.supervision.ratings.models import InvitationRow, RatingRow, TicketRow, new_token

MOST_TAGS = 5
LONGEST_WORDS = 500
_NUMBER_LENGTH = 8


class AlreadyRated(Refused):
    """One service is rated once, and once more."""

    code = "ratings.already_rated"
    basis = HAMI(25)


class TooLate(Refused):
    """The days in which a service can be rated are over."""

    code = "ratings.too_late"
    basis = HAMI(25)


class LevelMissing(Invalid):
    """No level was chosen; none is assumed."""

    code = "ratings.level_missing"
    basis = HAMI(25)


class TagUnknown(Invalid):
    """A tag does not belong to the level, or is no longer in use."""

    code = "ratings.tag_unknown"


class WordsTooLong(Invalid):
    """More was written than is kept."""

    code = "ratings.words_too_long"


@dataclass(frozen=True, slots=True)
class Concluded:
    """A service that was concluded: what an invitation is made of.

    ``served_by`` are the numbers of the staff who acted in it.
    """

    case_number: str
    applicant: str
    agent: str
    body: str
    area: str
    offering: str
    title: str
    concluded_on: date
    served_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Given:
    """A rating as it was given; ``level`` is None when nothing was chosen."""

    level: Satisfaction | None
    tags: Sequence[str] = ()
    words: str = ""
    channel: Channel = Channel.WEB


@dataclass(frozen=True, slots=True)
class Rated:
    """What became of a rating: which it was, the new word, and the ticket it opened, if any."""

    ordinal: int
    token: str
    ticket: str
    ticket_due_on: date | None


@implements(HAMI(25), note="every concluded service can be rated, whatever the channel")
@command
def invite(*, concluded: Concluded, actor: Actor, at: datetime) -> str:
    """Give the right to rate a concluded service; asking again gives the same. Return the word."""
    days = terms.setting("ratings.open_days", on=legal_day(at))
    assert isinstance(days, int)
    row, is_new = InvitationRow.objects.get_or_create(
        case_number=concluded.case_number,
        defaults={
            "applicant": concluded.applicant,
            "agent": concluded.agent,
            "body": concluded.body,
            "area": concluded.area,
            "offering": concluded.offering,
            "title": concluded.title,
            "served_by": sorted(concluded.served_by),
            "invited_at": at,
            "concluded_on": concluded.concluded_on,
            "open_until": concluded.concluded_on + timedelta(days=days),
        },
    )
    if is_new:
        journal.write(
            kind="ratings.invited", subject=row.case_number, at=at, by=actor, body=row.body
        )
    return row.token


@implements(HAMI(25), note="once and once more, by the applicant, with a level of their own")
@command
def rate(*, asked: str, given: Given, actor: Actor | None, at: datetime) -> Rated:
    """Rate a service by the word of its invitation or, for its applicant, by case number.

    A poor rating opens a ticket in the same transaction.  The word is used up; the one returned
    is good for saying more once.
    """
    row = access.invitation_to_rate(asked=asked, actor=actor)
    before = row.ratings.count()
    if before >= MOST_RATINGS:
        raise AlreadyRated(case=row.case_number)
    on = legal_day(at)
    if on > row.open_until:
        raise TooLate(until=row.open_until.isoformat())
    level = _checked(given, on)
    rating = RatingRow.objects.create(
        invitation=row,
        ordinal=before + 1,
        satisfaction=level,
        tags=list(dict.fromkeys(given.tags)),
        words=given.words.strip(),
        channel=given.channel,
        rated_by=actor.ref if actor else row.applicant,
        rated_at=at,
    )
    row.token = new_token()
    row.save(update_fields=["token"])
    rater = actor or Actor(kind=ActorKind.APPLICANT, ref=row.applicant)
    _tell("ratings.rated", rating, rater, at)
    ticket = _open_ticket(rating, rater, at) if level.calls_for_verification else None
    return Rated(
        ordinal=rating.ordinal,
        token=row.token,
        ticket=ticket.number if ticket else "",
        ticket_due_on=ticket.due_on if ticket else None,
    )


def _checked(given: Given, on: date) -> Satisfaction:
    if given.level is None:
        raise LevelMissing
    known = {tag.code for tag in tags_for(given.level, on=on)}
    if not set(given.tags) <= known or len(set(given.tags)) > MOST_TAGS:
        raise TagUnknown(most=MOST_TAGS)
    if len(given.words.strip()) > LONGEST_WORDS:
        raise WordsTooLong(most=LONGEST_WORDS)
    return given.level


@implements(HAMI(25, paragraph=2), note="due at the end of the next working day of the area")
def _open_ticket(rating: RatingRow, rater: Actor, at: datetime) -> TicketRow:
    invitation, on = rating.invitation, legal_day(at)
    days = terms.setting("ratings.verify_working_days", on=on)
    assert isinstance(days, int)
    due = calendar.calendar_of(invitation.area, on=on).due(on, days)
    ticket = TicketRow.objects.create(
        rating=rating,
        number=f"CP{on:%Y%m%d}{clear_code(_NUMBER_LENGTH)}",
        body=invitation.body,
        area=invitation.area,
        about=invitation.served_by,
        opened_at=at,
        due_on=due.day,
        provisional=due.provisional,
    )
    journal.write(
        kind="ratings.poor",
        subject=invitation.case_number,
        at=at,
        by=rater,
        ticket=ticket.number,
        due_on=due.day,
        body=ticket.body,
    )
    return ticket


def _tell(kind: str, rating: RatingRow, rater: Actor, at: datetime) -> None:
    journal.write(
        kind=kind,
        subject=rating.invitation.case_number,
        at=at,
        by=rater,
        ordinal=rating.ordinal,
        satisfaction=rating.satisfaction,
        tags=rating.tags,
        channel=rating.channel,
    )
