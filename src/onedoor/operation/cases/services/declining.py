"""Declining: the notice with ground, reason and remedies goes out, and the clock ends."""

from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.domain.declining import Declined
from onedoor.operation.cases.domain.states import Edge
from onedoor.operation.cases.domain.words import check_adverse
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import papers, recording
from onedoor.operation.clocks import api as clocks
from onedoor.system.items import api as items


@implements(ADL(32, item=1), ADL(32, item=2), note="in writing: ground, reason, where to turn")
def decline_row(case: Case, edge: Edge, why: Declined, *, actor: Actor, at: datetime) -> None:
    """Decline a locked case."""
    reason, remedy = check_adverse(reason=why.reason, remedy=why.remedy)
    clocks.finish(case=case.number, kind=clocks.Kind.NOTICE, on=legal_day(at))
    what = items.offering(case.offering, case.version)
    signing = papers.Signing(actor, at)
    document = papers.decline(case, what, Declined(why.ground, reason, remedy), signing)
    told = recording.Told(
        note=f"{reason}\n{remedy}", document=document, facts={"ground": why.ground.value}
    )
    recording.move(case, edge, actor=actor, at=at, told=told)
