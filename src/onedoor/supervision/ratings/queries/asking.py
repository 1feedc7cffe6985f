"""What an applicant can ask: what there is to rate, and what was said."""

from dataclasses import dataclass
from datetime import date

from onedoor.kernel.actors import Actor
from onedoor.supervision.ratings import access
from onedoor.supervision.ratings.domain.satisfaction import Satisfaction


@dataclass(frozen=True, slots=True)
class Earlier:
    """A rating already given."""

    ordinal: int
    level: Satisfaction
    on: date


@dataclass(frozen=True, slots=True)
class Invitation:
    """What can be rated: one service, until a day, at most twice."""

    case_number: str
    title: str
    token: str
    concluded_on: date
    open_until: date
    earlier: tuple[Earlier, ...]


def invitation(*, asked: str, actor: Actor | None) -> Invitation:
    """Return what can be rated under this word or, for its own applicant, case number."""
    row = access.invitation_to_read(asked=asked, actor=actor)
    given = row.ratings.order_by("ordinal")
    return Invitation(
        case_number=row.case_number,
        title=row.title,
        token=row.token,
        concluded_on=row.concluded_on,
        open_until=row.open_until,
        earlier=tuple(
            Earlier(one.ordinal, Satisfaction(one.satisfaction), one.rated_at.date())
            for one in given
        ),
    )
