"""差评核实单: the steps from a poor rating to an answer, each with the provision that allows it."""

from dataclasses import dataclass
from enum import StrEnum

from onedoor.kernel.errors import Refused
from onedoor.law.articles import HAMI, Provision, implements


class TicketState(StrEnum):
    """Where a ticket stands."""

    OPEN = "open"  # 待派发
    ASSIGNED = "assigned"  # 待回访核实
    RECTIFYING = "rectifying"  # 整改中
    ANSWERING = "answering"  # 待反馈
    UNDER_REVIEW = "under_review"  # 误评复核中
    CLOSED = "closed"  # 已反馈，待跟踪回访
    DONE = "done"  # 已跟踪回访
    EXCLUDED = "excluded"  # 误评，不计入统计


class Finding(StrEnum):
    """What the call-back found (判定)."""

    CLEAR = "clear"  # 属实，立即整改
    COMPLEX = "complex"  # 属实，情况复杂，限期整改
    NO_BASIS = "no_basis"  # 诉求缺乏依据，解释说明
    MISTAKEN = "mistaken"  # 误评或者恶意差评，申请复核


class Step(StrEnum):
    """What can be done with a ticket."""

    ASSIGN = "assign"  # 派发
    CALL_BACK = "call_back"  # 回访核实
    RECTIFY = "rectify"  # 整改完成
    FEED_BACK = "feed_back"  # 向申请人反馈
    CONFIRM = "confirm"  # 复核：确属误评
    REJECT = "reject"  # 复核：不予采纳
    FOLLOW_UP = "follow_up"  # 跟踪回访


class Side(StrEnum):
    """Who takes a step: the rated body, or the department that manages and watches."""

    BODY = "ratings.handle"  # 差评核实
    MANAGEMENT = "management"  # 政务服务管理部门


@dataclass(frozen=True, slots=True)
class Edge:
    """A step from one state to another; ``finding`` where the finding decides the target."""

    step: Step
    source: TicketState
    target: TicketState
    side: Side
    basis: Provision
    finding: Finding | None = None


class StepNotOpen(Refused):
    """The ticket is not in a state from which this can be done."""

    code = "ratings.step_not_open"
    basis = HAMI(25)


_CHECK, _WATCH = HAMI(25, paragraph=2), HAMI(25, paragraph=3)
_S, _T = Step, TicketState

EDGES = (
    Edge(_S.ASSIGN, _T.OPEN, _T.ASSIGNED, Side.BODY, _CHECK),
    Edge(_S.ASSIGN, _T.ASSIGNED, _T.ASSIGNED, Side.BODY, _CHECK),
    Edge(_S.CALL_BACK, _T.ASSIGNED, _T.RECTIFYING, Side.BODY, _CHECK, Finding.CLEAR),
    Edge(_S.CALL_BACK, _T.ASSIGNED, _T.RECTIFYING, Side.BODY, _CHECK, Finding.COMPLEX),
    Edge(_S.CALL_BACK, _T.ASSIGNED, _T.ANSWERING, Side.BODY, _CHECK, Finding.NO_BASIS),
    Edge(_S.CALL_BACK, _T.ASSIGNED, _T.UNDER_REVIEW, Side.BODY, _CHECK, Finding.MISTAKEN),
    Edge(_S.RECTIFY, _T.RECTIFYING, _T.ANSWERING, Side.BODY, _CHECK),
    Edge(_S.FEED_BACK, _T.ANSWERING, _T.CLOSED, Side.BODY, _CHECK),
    Edge(_S.CONFIRM, _T.UNDER_REVIEW, _T.EXCLUDED, Side.MANAGEMENT, _WATCH),
    Edge(_S.REJECT, _T.UNDER_REVIEW, _T.ASSIGNED, Side.MANAGEMENT, _WATCH),
    Edge(_S.FOLLOW_UP, _T.CLOSED, _T.DONE, Side.MANAGEMENT, _WATCH),
)
ENDED = frozenset({TicketState.CLOSED, TicketState.DONE, TicketState.EXCLUDED})


@implements(
    HAMI(25, paragraph=2), HAMI(25, paragraph=3), note="no end without feedback; others follow up"
)
def edge_for(step: Step, source: TicketState, finding: Finding | None = None) -> Edge:
    """Return the edge this step follows; refuse when there is none."""
    for edge in EDGES:
        if (edge.step, edge.source, edge.finding) == (step, source, finding):
            return edge
    raise StepNotOpen(step=step.value, state=source.value)


def steps_from(source: TicketState, side: Side) -> tuple[Step, ...]:
    """Return the steps that one side may take now, each once."""
    return tuple(dict.fromkeys(e.step for e in EDGES if e.source is source and e.side is side))
