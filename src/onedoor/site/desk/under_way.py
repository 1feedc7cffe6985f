"""What an applicant already has under way, for the clerk before whom they stand."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from onedoor.kernel.actors import Actor
from onedoor.operation.cases import api as cases
from onedoor.site.desk.inbox import short

MOST = 6


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A case that is not concluded; ``is_same`` when it is about the item now taken in."""

    short: str
    href: str
    title: str
    state: str | Promise
    is_same: bool


def under_way(clerk: Actor, applicant: str, offering: str) -> list[UnderWay]:
    """Return what the applicant has under way in the clerk's area, the same item first."""
    page = cases.cases_of(actor=clerk, applicant=applicant)
    rows = [row for row in page.rows if row.state not in cases.CONCLUDED]
    rows.sort(key=lambda row: row.offering != offering)
    return [
        UnderWay(
            short(row.number),
            reverse("desk:case", args=[row.number]),
            row.title,
            cases.STATES[row.state],
            row.offering == offering,
        )
        for row in rows[:MOST]
    ]
