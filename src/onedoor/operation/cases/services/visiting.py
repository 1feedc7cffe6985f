"""现场核查: two or more of the body were on the site, and what they found there."""

from collections.abc import Sequence
from datetime import date, datetime

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases import access, flowing, visits
from onedoor.operation.cases.domain.remedies import check_day
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.visits import VisitRecorded, check_inspectors
from onedoor.operation.cases.domain.words import check_reason
from onedoor.operation.cases.models import SiteVisit
from onedoor.operation.cases.services import papers, recording
from onedoor.operation.cases.services.advancing import TurnNotOpen
from onedoor.system.items import api as items


@implements(ADL(34, paragraph=3), note="who was there, when, what was found: on record, on paper")
@command
def visit(
    *, number: str, inspectors: Sequence[str], on: date, found: str, actor: Actor, at: datetime
) -> None:
    """Record a visit of the site for the step of the flow that is made there."""
    case, edge = access.case_to_move(number=number, move=Move.VISIT, actor=actor)
    step = visits.open_step(case, flowing.done(case))
    if not step or case.accepted_at is None:
        raise TurnNotOpen(turn=Move.VISIT.value)
    if visits.is_recorded(case, step, on):
        raise VisitRecorded(on=on)
    named = people.staff_members(inspectors)
    serving = {key for key, one in named.items() if one.active and one.body == case.body}
    first, second, *others = check_inspectors(inspectors, serving=serving)
    check_day(on, after=legal_day(case.accepted_at), today=legal_day(at))
    found = check_reason(found)
    what = items.offering(case.offering, case.version)
    who = tuple(named[key].name for key in (first, second, *others))
    document = papers.visit(case, what, papers.Visit(who, on, found), papers.Signing(actor, at))
    SiteVisit.objects.create(
        case=case, step=step, on=on, first=first, second=second, others=others,
        document=document, at=at, by=actor.ref,
    )  # fmt: skip
    words = f"{'、'.join(who)}：{found}"
    told = recording.Told(words, document, {"inspectors": [first, second, *others], "on": on})
    recording.move(case, edge, actor=actor, at=at, told=told)
