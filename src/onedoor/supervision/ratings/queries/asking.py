"""What an applicant can ask: what there is to rate, and what was said."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.supervision.ratings import access
from onedoor.supervision.ratings.domain.satisfaction import MOST_RATINGS, Satisfaction
from onedoor.supervision.ratings.models import InvitationRow


@dataclass(frozen=True, slots=True)
class Earlier:
    """A rating already given."""

    ordinal: int
    level: Satisfaction
    on: date


@dataclass(frozen=True, slots=True)
class Invitation:
    """What can be rated: one service, until a day, at most twice.

    ``call_back_by`` is the day by which a poor rating is called back, None without one.
    """

    case_number: str
    title: str
    token: str
    concluded_on: date
    open_until: date
    earlier: tuple[Earlier, ...]
    call_back_by: date | None

    @property
    def has_more(self) -> bool:
        """Whether something may still be said."""
        return len(self.earlier) < MOST_RATINGS


def invitation(*, asked: str, actor: Actor | None) -> Invitation:
    """Return what can be rated under this word or, for its own applicant, case number."""
    row = access.invitation_to_read(asked=asked, actor=actor)
    given = list(row.ratings.select_related("ticket").order_by("ordinal"))
    tickets = [one.ticket for one in given if hasattr(one, "ticket")]
    return Invitation(
        case_number=row.case_number,
        title=row.title,
        token=row.token,
        concluded_on=row.concluded_on,
        open_until=row.open_until,
        earlier=tuple(
            Earlier(one.ordinal, Satisfaction(one.satisfaction), legal_day(one.rated_at))
            for one in given
        ),
        call_back_by=tickets[-1].due_on if tickets else None,
    )


def may_rate(*, case_number: str, actor: Actor, on: date) -> bool:
    """Whether an applicant can still say something about a concluded service."""
    found = (
        InvitationRow.objects.filter(
            case_number=case_number, applicant=actor.applicant, open_until__gte=on
        )
        .annotate(given=Count("ratings"))
        .first()
    )
    return found is not None and found.given < MOST_RATINGS
