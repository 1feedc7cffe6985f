"""Steps between acceptance and review: an inspection, a visit, one part of a joint review."""

from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access, flowing
from onedoor.operation.cases.domain.joint import check_part
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.models import JointPart
from onedoor.operation.cases.services import recording


class TurnNotOpen(Refused):
    """This step is done already, is not reached yet, or is another department's."""

    code = "cases.turn_not_open"
    basis = HAMI(16)


@implements(ADL(26, paragraph=2), ADL(34), HAMI(16), note="the steps done are the steps published")
@command
def advance(*, number: str, turn: str, note: str, actor: Actor, at: datetime) -> None:
    """Answer the step, or one's part of the joint step, that the flow has open."""
    case, edge = access.case_to_move(number=number, move=Move.ADVANCE, actor=actor)
    history = flowing.done(case)
    open_now = {
        one.key: one for one in flowing.turns(case, history, body=access.lane_of(case, actor))
    }
    if turn not in open_now:
        raise TurnNotOpen(turn=turn)
    taken = open_now[turn]
    objects = flowing.objects(case, flowing.event(taken.step, taken.outcome))
    note = check_part(note, objects=objects)
    JointPart.objects.filter(case=case, body=actor.body, step=taken.step, answered_at=None).update(
        answered_at=at, answered_by=actor.ref
    )
    told = recording.Told(
        note="\n".join(filter(None, (taken.words, note))),
        facts={"step": taken.step, "outcome": taken.outcome},
    )
    recording.move(case, edge, actor=actor, at=at, told=told, done=(taken.step, taken.outcome))
