"""What other modules' tests may use of delegation."""

from datetime import UTC, date, datetime

from onedoor.kernel.actors import Actor, system
from onedoor.system.delegation.domain.delegations import Mode
from onedoor.system.delegation.services.delegating import Wanted, approve, end, propose
from onedoor.system.venues import api as venues

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
SINCE, TODAY = date(2026, 11, 1), date(2026, 11, 24)
NOTICE = "伊州区人民政府网站 2026-10-20"


def delegated(
    item: str, clerk: Actor, mode: Mode, *, conditions: frozenset[str] = frozenset()
) -> str:
    """Delegate an item to the venue where a clerk works; return the id of the delegation."""
    venue = venues.run_by(clerk.body, area=clerk.area)
    assert venue is not None
    wanted = Wanted(item, venue.code, mode, "伊市监发〔2026〕8号", SINCE, conditions=conditions)
    made = propose(wanted=wanted, actor=system("proposer"), at=AT)
    approve(delegation=made, notice=NOTICE, actor=system("approver"), at=AT)
    return made


def ended(delegation: str, *, on: date = TODAY) -> None:
    """End a delegation on a day."""
    end(delegation=delegation, on=on, why="收回", actor=system("proposer"), at=AT)
