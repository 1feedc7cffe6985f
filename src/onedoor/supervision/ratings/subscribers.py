"""What ratings hear of in the journal: a service that came to its end can be rated."""

from onedoor.journal.api import Entry, subscribe
from onedoor.kernel.actors import system
from onedoor.kernel.days import legal_day
from onedoor.operation.cases import api as cases
from onedoor.supervision.ratings.services.giving import Concluded, invite

ENDS = (
    "cases.delivered", "cases.refused", "cases.declined", "cases.withdrawn", "cases.deemed_renewed",
)  # fmt: skip


@subscribe(kinds=ENDS, name="ratings.invite")
def invite_to_rate(entry: Entry) -> None:
    """Invite the applicant of a concluded case; hearing of it again changes nothing."""
    ended = next(cases.concluded(number=entry.subject), None)
    if ended is None:
        return
    invite(concluded=of(ended), actor=system("ratings.invite"), at=entry.at)


def of(ended: cases.Conclusion) -> Concluded:
    """Return what an invitation needs of a concluded case."""
    return Concluded(
        case_number=ended.number,
        applicant=ended.applicant,
        agent=ended.agent,
        body=ended.body,
        area=ended.area,
        offering=ended.offering,
        title=ended.title,
        concluded_on=legal_day(ended.concluded_at),
        served_by=ended.served_by,
    )
