"""What other modules' tests may use of staffing."""

from datetime import UTC, date, datetime

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor
from onedoor.system.staffing.services import posting
from onedoor.system.venues import testing as venues

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
SINCE = date(2025, 3, 1)
BUREAU = "伊州区市场监督管理局"


def hall() -> tuple[Actor, str]:
    """Open the hall of 伊州区 in a demo city; return who runs it, and its code."""
    bodies.demo_city()
    manager = venues.manager(bodies.body_of("伊州区政务服务中心").code)
    return manager, venues.a_hall(manager)


def sender() -> Actor:
    """Make somebody who posts the people of the bureau."""
    return people.staff_actor("staffing.send", body=bodies.body_of(BUREAU).code)


def posted(venue: str, by: Actor, *, since: date = SINCE, duties: tuple[str, ...] = ()) -> str:
    """Post somebody of the bureau, who is in no party; return the staff number."""
    one = people.staff_actor(*duties, body=by.body)
    wanted = posting.Wanted(one.ref, venue, since, party_member=False, party_moved_on=None)
    posting.post(wanted=wanted, actor=by, at=AT)
    return one.ref
