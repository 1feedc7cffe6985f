"""Declining: the notice with ground, reason and remedies goes out, and the clock ends."""

from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.domain.declining import Declined, Ground, check_turn_to
from onedoor.operation.cases.domain.states import Edge
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import acceptance, papers, reasons, recording
from onedoor.operation.clocks import api as clocks
from onedoor.system.items import api as items


class NotAskedYet(Refused):
    """Nobody was told what is missing, so nobody can have failed to bring it."""

    code = "cases.not_asked_yet"
    basis = ADL(32, item=4)


@implements(ADL(32, item=1), ADL(32, item=2), note="in writing: ground, reason, where to turn")
def decline_row(case: Case, edge: Edge, why: Declined, *, actor: Actor, at: datetime) -> None:
    """Decline a locked case."""
    _check_ground(case, why.ground, at)
    reason, remedy = reasons.adverse(reason=why.reason, remedy=why.remedy, at=at)
    clocks.finish(case=case.number, kinds=(clocks.Kind.NOTICE,), on=legal_day(at))
    clocks.stop(case=case.number, on=legal_day(at))
    what = items.offering(case.offering, case.version)
    signing = papers.Signing(actor, at)
    why = Declined(why.ground, reason, remedy, check_turn_to(why.ground, why.turn_to))
    document = papers.decline(case, what, why, signing)
    where = f"请向{why.turn_to}提出申请。" if why.turn_to else ""
    note = "\n".join(filter(None, (reason, where, remedy)))
    facts = {"ground": why.ground.value, "turn_to": why.turn_to}
    told = recording.Told(note=note, document=document, facts=facts)
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(32, item=4), note="incomplete only after one notice of everything")
def _check_ground(case: Case, ground: Ground, at: datetime) -> None:
    if ground is not Ground.INCOMPLETE:
        return
    if not case.notices.exists():
        raise NotAskedYet(number=case.number)
    acceptance.require_in_time(case, at)
