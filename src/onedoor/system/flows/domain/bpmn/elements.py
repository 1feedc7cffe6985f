"""What the elements of a BPMN file are called, and how to mend what a flow cannot say."""

from collections.abc import Iterable, Mapping

from onedoor.system.flows.domain import flaw_words as w
from onedoor.system.forms.api import Text
from onedoor.system.forms.api import reading as r

_LONGEST = 60
_AT = Text("%(where)s: %(what)s", "%(where)s: %(what)s")
_BY_NAME = Text("%(words)s“%(name)s”", "%(words)s «%(name)s»")
_OF_KIND = Text("%(words)s (%(kind)s) ", "%(words)s (%(kind)s)")
_EVENTS = ("intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent")
_NAMES: Mapping[str, Text] = {
    "task": w.TASK,
    "userTask": w.TASK,
    "manualTask": w.TASK,
    "scriptTask": w.SCRIPT_TASK,
    "serviceTask": w.SERVICE_TASK,
    "businessRuleTask": w.RULE_TASK,
    "sendTask": w.SEND_TASK,
    "receiveTask": w.RECEIVE_TASK,
    "subProcess": w.SUB_PROCESS,
    "adHocSubProcess": w.SUB_PROCESS,
    "transaction": w.SUB_PROCESS,
    "callActivity": w.CALL_ACTIVITY,
    "exclusiveGateway": w.EXCLUSIVE_GATEWAY,
    "parallelGateway": w.PARALLEL_GATEWAY,
    "inclusiveGateway": w.INCLUSIVE_GATEWAY,
    "complexGateway": w.COMPLEX_GATEWAY,
    "eventBasedGateway": w.EVENT_GATEWAY,
    "startEvent": w.START_EVENT,
    "endEvent": w.END_EVENT,
    **dict.fromkeys(_EVENTS, w.INNER_EVENT),
    "timerEventDefinition": w.TIMER,
    "messageEventDefinition": w.MESSAGE_EVENT,
    "multiInstanceLoopCharacteristics": w.LOOP,
    "standardLoopCharacteristics": w.LOOP,
    "dataObject": w.DATA,
    "dataObjectReference": w.DATA,
    "dataStoreReference": w.DATA,
    "textAnnotation": w.REMARK,
    "association": w.REMARK,
    "group": w.REMARK,
    "message": w.MESSAGE,
    "lane": w.LANE,
    "sequenceFlow": w.WAY,
}
_MENDS: Mapping[str, Text] = {
    **dict.fromkeys(
        ("scriptTask", "serviceTask", "businessRuleTask", "sendTask", "receiveTask"), w.AS_TASK
    ),
    **dict.fromkeys(("subProcess", "adHocSubProcess", "transaction", "callActivity"), w.AS_STEPS),
    **dict.fromkeys(("complexGateway", "eventBasedGateway"), w.AS_GATEWAY),
    **dict.fromkeys(_EVENTS, w.WITHOUT_EVENT),
}


def called(kind: str, name: str) -> Text:
    """Return what an element is called: its kind in words, as in the file, and its name."""
    known = _NAMES.get(kind)
    words = _OF_KIND.filled(words=known, kind=kind) if known else Text(kind)
    return _BY_NAME.filled(words=words, name=name[:_LONGEST]) if name else words


def way(name: str) -> Text:
    """Return what a sequence flow is called."""
    return called("sequenceFlow", name)


def kinds(given: Iterable[str]) -> Text:
    """Return the kinds of several elements as one list of words."""
    found = [called(kind, "") for kind in sorted(set(given))]
    return Text(
        "、".join(one.zh for one in found), "، ".join(one.in_language("ug") for one in found)
    )


def no_such(kind: str) -> Text:
    """Return why an element of a kind cannot be taken, and how to draw it instead."""
    return _MENDS.get(kind, w.OTHER_KIND)


def note(flaws: r.Flaws, where: Text, what: Text) -> None:
    """Note what is wrong with an element, in both languages."""
    flaws.note("", _AT.filled(where=where, what=what))
