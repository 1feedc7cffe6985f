"""Flows: how an item is handled, as data that is executed, proved and drawn.

A flow knows steps, lanes and outcomes; it knows nothing of cases, clocks or people.
"""

from onedoor.system.flows.domain.bpmn.reading import from_bpmn
from onedoor.system.flows.domain.bpmn.writing import to_bpmn
from onedoor.system.flows.domain.definition import (
    APPLICANT,
    Branch,
    End,
    FlowDef,
    FlowUnreadable,
    Lane,
    Outcome,
    Special,
    Step,
    document,
    parse,
    read,
)
from onedoor.system.flows.domain.drawing import Drawing, Told, draw, told
from onedoor.system.flows.domain.proofs import check, is_drawable, planned_days
from onedoor.system.flows.domain.running import (
    Event,
    OpenStep,
    OutcomeNotOpen,
    State,
    StepNotOpen,
    apply,
    can_move,
    open_steps,
    replay,
    start,
)

__all__ = [
    "APPLICANT",
    "Branch",
    "Drawing",
    "End",
    "Event",
    "FlowDef",
    "FlowUnreadable",
    "Lane",
    "OpenStep",
    "Outcome",
    "OutcomeNotOpen",
    "Special",
    "State",
    "Step",
    "StepNotOpen",
    "Told",
    "apply",
    "can_move",
    "check",
    "document",
    "draw",
    "from_bpmn",
    "is_drawable",
    "open_steps",
    "parse",
    "planned_days",
    "read",
    "replay",
    "start",
    "to_bpmn",
    "told",
]
