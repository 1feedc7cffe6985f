"""A flow as BPMN 2.0: valid by the OMG's schema, drawn, and the same flow for another engine."""

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from onedoor.law.articles import HAMI
from onedoor.system.flows.api import Event, from_bpmn, open_steps, parse, to_bpmn
from onedoor.system.flows.domain.bpmn import names
from onedoor.system.flows.tests.flows import ANSWERS, DEMOS, FLOWS, JOINT, Dice

KNOWN = {**DEMOS, "joint": JOINT}
SPACES = {"bpmn": names.BPMN, "di": names.INTERCHANGE, "bpmndi": names.DIAGRAM, "dc": names.BOUNDS}


@lru_cache
def _schema():
    return BpmnValidator()


def _tree(flow):
    return etree.fromstring(to_bpmn(flow).encode())


def _engine(flow, answers):
    parser = BpmnParser()
    parser.add_bpmn_xml(_tree(flow), filename="flow.bpmn")
    workflow = BpmnWorkflow(parser.get_spec(names.PROCESS))
    workflow.task_tree.data.update(answers)
    workflow.do_engine_steps()
    return workflow


def _waiting(workflow):
    """What the other engine waits for: the step, the department, the name of its lane."""
    return {
        task.task_spec.bpmn_id: task
        for task in workflow.get_tasks(state=TaskState.READY, manual=True)
    }


def _name(one):
    return names.part(one.step, one.branch) if one.branch else f"step.{one.step.key}"


def _walk(flow, answers, dice, most=12):
    """Walk both engines by the same outcomes; they wait for the same hands at every step.

    The walk ends where a joint step begins a second time: at a join in a loop SpiffWorkflow 3.2
    counts the tokens of the first round again.
    """
    workflow, left = _engine(flow, answers), set()
    history: list[Event] = []
    for _ in range(most):
        ours = {_name(one): one for one in open_steps(flow, history, facts=answers)}
        if any(one.step.key in left for one in ours.values()):
            return
        theirs = _waiting(workflow)
        assert {name: task.task_spec.lane for name, task in theirs.items()} == {
            name: flow.lane(one.lane).name.zh for name, one in ours.items()
        }
        if not ours:
            assert workflow.is_completed()
            return
        name, one = dice.choice(sorted(ours.items(), key=lambda pair: pair[0]))
        outcome = dice.choice(one.outcomes).key
        branch = one.branch.key if one.branch else ""
        said = f"outcome_{one.step.key}" + (f"__{branch}" if branch else "")
        theirs[name].set_data(**{said: outcome})
        theirs[name].run()
        workflow.do_engine_steps()
        history.append(Event(one.step.key, outcome, branch))
        if len(ours) == 1 and branch:
            left.add(one.step.key)


@pytest.mark.verifies(HAMI(16))
@pytest.mark.parametrize("name", KNOWN)
def test_the_exported_file_is_valid_by_the_schema_of_the_standard(name):
    _schema().validate(_tree(parse(KNOWN[name])), filename=name)


@settings(max_examples=25)
@given(FLOWS)
def test_any_flow_is_valid_by_the_schema_of_the_standard(flow):
    _schema().validate(_tree(flow), filename="flow.bpmn")


@settings(max_examples=25)
@given(FLOWS)
def test_everything_in_the_file_is_drawn_and_nothing_else(flow):
    tree = _tree(flow)
    drawn = tree.xpath("//bpmndi:BPMNShape/@bpmnElement | //bpmndi:BPMNEdge/@bpmnElement",
                       namespaces=SPACES)  # fmt: skip
    kinds = "participant lane startEvent endEvent userTask exclusiveGateway parallelGateway"
    path = " | ".join(f"//bpmn:{one}/@id" for one in (*kinds.split(), "inclusiveGateway",
                                                       "sequenceFlow"))  # fmt: skip
    meant = tree.xpath(path, namespaces=SPACES)
    assert sorted(drawn) == sorted(meant)


@settings(max_examples=25)
@given(FLOWS)
def test_a_drawn_way_begins_and_ends_at_what_it_joins(flow):
    tree = _tree(flow)
    places = {
        shape.get("bpmnElement"): [
            float(shape.find("dc:Bounds", SPACES).get(key)) for key in ("x", "y", "width", "height")
        ]
        for shape in tree.iterfind(".//bpmndi:BPMNShape", SPACES)
    }
    ends = {one.get("id"): (one.get("sourceRef"), one.get("targetRef"))
            for one in tree.iterfind(".//bpmn:sequenceFlow", SPACES)}  # fmt: skip
    for edge in tree.iterfind(".//bpmndi:BPMNEdge", SPACES):
        points = [
            (float(p.get("x")), float(p.get("y"))) for p in edge.iterfind("di:waypoint", SPACES)
        ]
        for name, (x, y) in zip(
            ends[edge.get("bpmnElement")], (points[0], points[-1]), strict=True
        ):
            left, top, wide, high = places[name]
            assert left - 1 <= x <= left + wide + 1, (edge.get("id"), name)
            assert top - 1 <= y <= top + high + 1, (edge.get("id"), name)


@pytest.mark.verifies(HAMI(16))
@pytest.mark.parametrize("name", KNOWN)
@given(answers=ANSWERS, seed=st.integers(0, 2**32))
@settings(max_examples=4)
def test_another_engine_walks_the_same_way_through_a_known_flow(name, answers, seed):
    _walk(parse(KNOWN[name]), answers, Dice(seed))


@settings(max_examples=60)
@given(flow=FLOWS, answers=ANSWERS, seed=st.integers(0, 2**32))
def test_another_engine_walks_the_same_way_through_any_flow(flow, answers, seed):
    _walk(flow, answers, Dice(seed))


@pytest.mark.verifies(HAMI(16))
@settings(max_examples=60)
@given(FLOWS)
def test_what_we_wrote_comes_back_as_the_same_flow(flow):
    assert from_bpmn(to_bpmn(flow).encode()) == flow
