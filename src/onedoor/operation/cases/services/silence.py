"""Where an office stays silent the law speaks: what nobody answered in time is accepted."""

from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.services import acceptance
from onedoor.operation.clocks import api as clocks

BATCH = 500


class NotYetSilent(Refused):
    """The days for the notice have not passed, or their end may still move."""

    code = "cases.not_yet_silent"
    basis = ADL(32, item=4)


def deem_silent(*, actor: Actor, at: datetime) -> int:
    """Accept every case of which nobody said in time what is missing; return how many.

    Each is a transaction of its own: a run that was cut short is simply run again.
    """
    deemed = 0
    while batch := clocks.overdue(kind=clocks.Kind.NOTICE, on=legal_day(at), most=BATCH):
        for number in batch:
            deem(number=number, actor=actor, at=at)
        deemed += len(batch)
    return deemed


@implements(ADL(32, item=4), note="the clock alone says that the days of the notice have passed")
@command
def deem(*, number: str, actor: Actor, at: datetime) -> None:
    """Accept one case as of the day of receipt; raise NotYetSilent before its time."""
    case, edge = access.case_to_move(number=number, move=Move.DEEM, actor=actor)
    notice = acceptance.late_notice(case, at)
    if notice is None:
        raise NotYetSilent(number=number)
    acceptance.deem_row(case, edge, notice, actor=actor, at=at)
