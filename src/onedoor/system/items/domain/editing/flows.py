"""A flow, step by step: what is added or taken away is wired in, so a sound flow stays sound."""

from collections.abc import Mapping
from typing import Any

from onedoor.system.forms.api import reading
from onedoor.system.items.domain.editing.beginnings import CHINESE, UYGHUR
from onedoor.system.items.domain.editing.documents import add, fresh, put, steps_to, value
from onedoor.system.items.domain.placeholders import DONE, NEW_OUTCOME, NEW_STEP, PARTS

_STEPS = ("flow", "steps")


def insert_step(document: Mapping[str, Any], *, after: str, outcome: str) -> tuple[Any, str]:
    """Put a new step into the arrow of an outcome; return the document and the step's key."""
    path = steps_to(document, _STEPS, after)
    way = steps_to(document, (*path, "outcomes"), outcome)
    key = fresh(document, "step")
    step = {
        "key": key,
        "name": reading.plain(NEW_STEP),
        "lane": value(document, (*path, "lane"), ""),
        "duty": "cases.review",
        "days": 0,
        "outcomes": [
            {"key": "done", "name": reading.plain(DONE), "to": value(document, (*way, "to"), "")}
        ],
    }
    found = put(document, (*way, "to"), key)
    steps = list(value(found, _STEPS, []))
    last = path[-1]
    steps.insert(last + 1 if isinstance(last, int) else len(steps), step)
    return put(found, _STEPS, steps), key


def remove_step(document: Mapping[str, Any], *, key: str) -> Any:
    """Take a step away; what led to it leads on to where its first outcome led."""
    path = steps_to(document, _STEPS, key)
    ways = value(document, (*path, "outcomes"), [])
    onward = next((way["to"] for way in ways if _leads_on(way, key)), "")
    found = put(document, path, None)
    for n, step in enumerate(value(found, _STEPS, [])):
        for m, way in enumerate(value(step, ("outcomes",), [])):
            if onward and isinstance(way, Mapping) and way.get("to") == key:
                found = put(found, (*_STEPS, n, "outcomes", m, "to"), onward)
    if onward and value(found, ("flow", "start")) == key:
        found = put(found, ("flow", "start"), onward)
    return found


def _leads_on(way: Any, key: str) -> bool:
    return isinstance(way, Mapping) and bool(way.get("to")) and way["to"] != key


def add_outcome(document: Mapping[str, Any], *, step: str) -> Any:
    """Give a step one more outcome; it leads to an end, if there is one, until one is chosen."""
    path = steps_to(document, _STEPS, step)
    ends = value(document, ("flow", "ends"), [])
    row = {
        "key": fresh(value(document, path), "outcome"),
        "name": reading.plain(NEW_OUTCOME),
        "to": value(ends[-1], ("key",), "") if ends else "",
    }
    return add(document, (*path, "outcomes"), row)


def add_branch(document: Mapping[str, Any], *, step: str) -> Any:
    """Let one more body work on a step at the same time; the first brings a second with it."""
    path = steps_to(document, _STEPS, step)
    own = {name: value(document, (*path, name), "") for name in ("lane", "duty")}
    names = PARTS[2:] if value(document, (*path, "branches")) else PARTS[:2]
    for name in names:
        row = {"key": fresh(value(document, path), "branch"), "name": reading.plain(name), **own}
        document = add(document, (*path, "branches"), row)
    return document


def retold(before: Any, after: Any) -> Any:
    """Return a flow that comes back from a drawing, without the Uyghur of what was renamed there.

    The file carries the old words along: whoever renames a step has not translated it by that.
    """
    if isinstance(after, list):
        rows = before if isinstance(before, list) else []
        known = {str(one.get("key")): one for one in rows if isinstance(one, Mapping)}
        return [
            retold(known.get(str(one.get("key"))), one) if isinstance(one, Mapping) else one
            for one in after
        ]
    if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
        return after
    if UYGHUR in after and before.get(CHINESE) != after.get(CHINESE):
        is_stale = before.get(UYGHUR) == after[UYGHUR]
        return {CHINESE: after.get(CHINESE)} if is_stale else after
    return {name: retold(before.get(name), part) for name, part in after.items()}
