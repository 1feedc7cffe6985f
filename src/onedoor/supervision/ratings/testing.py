"""Invitations and ratings, for the tests of other modules."""

from dataclasses import replace
from datetime import UTC, date, datetime

from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor, system
from onedoor.supervision.ratings.domain.satisfaction import Satisfaction
from onedoor.supervision.ratings.models import RatingRow, TicketRow
from onedoor.supervision.ratings.services.giving import Concluded, Given, Rated, invite, rate

AT = datetime(2025, 6, 5, 2, 0, tzinfo=UTC)  # a Thursday before 古尔邦节
CONCLUDED = Concluded(
    case_number="C1",
    applicant="",
    agent="",
    body=people.SOME_BODY,
    area=people.YIZHOU,
    offering="food_business",
    title="食品经营许可(新办)",
    concluded_on=date(2025, 6, 4),
)


def invited(applicant: Actor, *, at: datetime = AT, **changes: object) -> str:
    """Invite an applicant to rate a concluded service; return the word."""
    concluded = replace(CONCLUDED, applicant=applicant.applicant, **changes)  # type: ignore[arg-type]  # fields by name
    return invite(concluded=concluded, actor=system("test"), at=at)


def rated(
    applicant: Actor,
    level: Satisfaction = Satisfaction.VERY_POOR,
    *,
    at: datetime = AT,
    **changes: object,
) -> Rated:
    """Rate a concluded service as its applicant."""
    word = invited(applicant, at=at, **changes)
    return rate(asked=word, given=Given(level), actor=applicant, at=at)


def ratings_given() -> list[tuple[str, list[str], str]]:
    """Return level, tags and channel of every rating, in order."""
    rows = RatingRow.objects.order_by("id")
    return [(row.satisfaction, row.tags, row.channel) for row in rows]


def state_of(number: str) -> str:
    """Return where a ticket stands."""
    return TicketRow.objects.get(number=number).state
