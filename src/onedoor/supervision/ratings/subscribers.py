"""What ratings hear of in the journal: a service that came to its end can be rated."""

from dataclasses import replace

from onedoor.journal.api import Entry, subscribe
from onedoor.kernel.actors import system
from onedoor.kernel.days import legal_day
from onedoor.operation.bundles import api as bundles
from onedoor.operation.cases import api as cases
from onedoor.supervision.ratings.services.giving import Concluded, invite

ENDS = (
    "cases.delivered", "cases.refused", "cases.declined", "cases.withdrawn", "cases.deemed_renewed",
)  # fmt: skip


@subscribe(kinds=ENDS, name="ratings.invite")
def invite_to_rate(entry: Entry) -> None:
    """Invite the applicant of a concluded case; hearing of it again changes nothing."""
    ended = next(cases.concluded(number=entry.subject), None)
    if ended is None or bundles.number_of(entry.subject):
        return  # a bundle is rated as one, when all of it has ended
    invite(concluded=of(ended), actor=system("ratings.invite"), at=entry.at)


@subscribe(kinds=["bundles.ended"], name="ratings.invite_once")
def invite_to_rate_bundle(entry: Entry) -> None:
    """Invite to one rating of a whole bundle; hearing of it again changes nothing."""
    whole = bundles.rated_as_one(entry.subject)
    if whole is None:
        return
    title, lead, at, numbers = whole
    found = [one for number in numbers for one in cases.concluded(number=number)]
    served = frozenset[str]().union(*(one.served_by for one in found))
    for first in found[:1]:
        concluded = replace(
            of(first), case_number=entry.subject, body=lead, title=title,
            concluded_on=legal_day(at), served_by=served,
        )  # fmt: skip
        invite(concluded=concluded, actor=system("ratings.invite"), at=entry.at)


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
