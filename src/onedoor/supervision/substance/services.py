"""What is put down when a case ends: who of the hall had a hand in it."""

from datetime import date, datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.receptions import api as receptions
from onedoor.supervision.substance.models import HandledRow
from onedoor.system.items import api as items
from onedoor.system.staffing import api as staffing
from onedoor.system.venues import api as venues


@implements(HAMI(10), note="an item of the hall is received, reviewed and decided in the hall")
@command
def put_down(*, case: str, actor: Actor, at: datetime) -> bool:
    """Keep how much of a concluded case the hall handled; again changes nothing.

    Cases of items outside the hall by the negative list, of areas without a hall, and those in
    which nobody of the staff acted are left out.
    """
    ended = next(cases.concluded(number=case), None)
    if ended is None or not ended.served_by:
        return False
    on = legal_day(ended.concluded_at)
    hall = hall_of(ended.area)
    if not hall or items.offering(ended.offering).what.negative_list:
        return False
    served_by = ended.served_by - _away(case, ended.served_by, on)
    if not served_by:
        return False
    of_hall = staffing.at_venue(served_by, venue=hall, on=on)
    first = {ended.received_by} & served_by
    _row, is_new = HandledRow.objects.get_or_create(
        case=case,
        defaults={
            "item": ended.offering, "title": ended.title, "body": ended.body, "area": ended.area,
            "venue": hall, "on": on, "people": len(served_by), "inside": len(of_hall),
            "received_inside": first <= of_hall,
        },
    )  # fmt: skip
    if is_new:
        journal.write(
            kind="substance.put_down", subject=case, at=at, by=actor,
            inside=len(of_hall), people=len(served_by),
        )  # fmt: skip
    return is_new


@implements(HAMI(20), note="what another place took in for this one is not held against the hall")
def _away(case: str, served_by: frozenset[str], on: date) -> frozenset[str]:
    """Return who did their part of a case where it was taken in for elsewhere."""
    found = receptions.of(case)
    if found is None:
        return frozenset()
    return staffing.at_venue(served_by, venue=found.place.venue, on=on) | {found.clerk}


def hall_of(area: str) -> str:
    """Return the hall in which the items of an area belong, empty where there is none."""
    here = venues.list_area(area)
    found = [one for one in venues.venues(within=here, kind=venues.Kind.HALL) if one.area == here]
    return found[0].code if found else ""
