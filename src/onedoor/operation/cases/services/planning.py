"""What a move opens next: parts of a joint step for their bodies, and a clock for each step.

No commands.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil

from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import flowing
from onedoor.operation.cases.domain.states import State
from onedoor.operation.cases.models import Case, JointPart
from onedoor.operation.clocks import api as clocks
from onedoor.system.flows import api as flows

_Key = tuple[clocks.Kind, str]


def open_next(
    case: Case, history: Sequence[flows.Event], going: Iterable[clocks.Clock], at: datetime
) -> None:
    """Bring what waits for somebody in step with what the flow has open now.

    ``history`` is what was done so far; ``going`` are the clocks that run or stand still.
    """
    found = flowing.open_now(case, history)
    if case.state == State.ACCEPTED:
        _ask_others(case, found, at)
    steps = {(one.kind, one.place) for one in going if one.kind in clocks.INTERNAL}
    _keep_clocks(case, steps, _planned(found), at)


def _ask_others(case: Case, found: Iterable[flowing.Open], at: datetime) -> None:
    """Put the parts of a joint step that has been reached before the bodies they fall to."""
    for part in found:
        if part.one.branch and part.body not in ("", case.body):
            JointPart.objects.get_or_create(
                case=case, body=part.body, step=part.one.place, answered_at=None,
                defaults={"asked_at": at},
            )  # fmt: skip


@implements(
    ADL(42, paragraph=2), HAMI(16), note="a step is due as published; each body has its own clock"
)
def _planned(found: Iterable[flowing.Open]) -> dict[_Key, clocks.Limit]:
    """Return the clock of each open step of which the published flow says how long it takes.

    What the applicant does and what the law leaves out of the limit has none.
    """
    steps = [held.one for held in found]
    return {
        (_kind(one), one.place): clocks.Limit(
            ceil(one.step.days), ADL(26, paragraph=2) if one.branch else HAMI(16)
        )
        for one in steps
        if one.step.days and one.step.within_limit
    }


def _kind(one: flows.OpenStep) -> clocks.Kind:
    return clocks.Kind.BRANCH if one.branch else clocks.Kind.STEP


def _keep_clocks(
    case: Case, going: set[_Key], planned: dict[_Key, clocks.Limit], at: datetime
) -> None:
    for kind, place in sorted(going - planned.keys()):
        clocks.finish(case=case.number, kinds=(kind,), place=place, on=legal_day(at))
    for kind, place in sorted(planned.keys() - going):
        clocks.start(
            case=case.number,
            kind=kind,
            limit=planned[kind, place],
            on=legal_day(at),
            area=case.area,
            place=place,
        )
