"""A condition as a tree that is edited: tests, groups of tests, groups within groups.

Every condition of the language is such a tree, however deep; ``document_of`` writes it back so
that it holds for the same answers.  A place in it is the numbers that lead down to it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

At = tuple[int, ...]
DEEPEST = 30  # groups within groups: deeper than any document that is taken in
_MODES = {"all": "not_all", "any": "none"}
_GROUPS = {"all": ("all", False), "not_all": ("all", True), "any": ("any", False),
           "none": ("any", True)}  # fmt: skip
_HOWS = {
    "is": ("in", False), "is_not": ("in", True), "filled": ("filled", False),
    "empty": ("filled", True), "gte": ("gte", False), "below": ("gte", True),
    "lte": ("lte", False), "above": ("lte", True),
}  # fmt: skip
_HOW_OF = {told: how for how, told in _HOWS.items()}
HOWS = tuple(_HOWS)


@dataclass(frozen=True, slots=True)
class One:
    """A test of one question: how its answer is compared, and with what."""

    question: str
    how: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Tests and groups of which ``all``, ``any``, ``not_all`` or ``none`` hold."""

    mode: str = "all"
    parts: tuple["One | Group", ...] = ()


Node = One | Group
EMPTY = Group()


def tree(document: Any) -> Group | None:
    """Return a condition as a tree, None when it is none; a test alone is a group of one."""
    if not document:
        return EMPTY
    read = forms.reading.cond(forms.reading.Flaws(), "", document)
    found = _node(forms.reading.plain(read), negated=False)
    return Group(parts=(found,)) if isinstance(found, One) else found


def _node(document: Any, *, negated: bool) -> Node | None:
    match document:
        case {"not": part}:
            return _node(part, negated=not negated)
        case {"all": [*parts]}:
            return _group("all", parts, negated=negated)
        case {"any": [*parts]}:
            return _group("any", parts, negated=negated)
        case {"q": str(question), "op": str(op), **rest}:
            how = _HOW_OF.get(("in" if op == "eq" else op, negated))
            given = rest.get("v", "")
            values = given if isinstance(given, list) else [given] if op != "filled" else []
            return One(question, how, tuple(map(str, values))) if how else None
    return None


def _group(mode: str, parts: list[Any], *, negated: bool) -> Group | None:
    found = [_node(part, negated=False) for part in parts]
    kept = tuple(one for one in found if one is not None)
    return Group(_MODES[mode] if negated else mode, kept) if len(kept) == len(found) else None


def is_same(one: Any, other: Any) -> bool:
    """Whether two conditions say the same, however each is written: 50 or "50", "eq" or "in"."""
    said = tree(one)
    return said is not None and said == tree(other)


def document_of(group: Group) -> dict[str, Any]:
    """Return a tree as a condition; one test stands by itself."""
    match group:
        case Group("all" | "any", (One() as alone,)):
            return _test(alone)
    return _part(group)


def _part(node: Node) -> dict[str, Any]:
    if isinstance(node, One):
        return _test(node)
    mode, negated = _GROUPS[node.mode]
    return _said({mode: [_part(one) for one in node.parts]}, negated=negated)


def _test(one: One) -> dict[str, Any]:
    op, negated = _HOWS[one.how]
    test: dict[str, Any] = {"q": one.question, "op": op}
    if op == "in" and len(one.values) == 1:
        test |= {"op": "eq", "v": one.values[0]}
    elif op == "in":
        test["v"] = list(one.values)
    elif op != "filled":
        test["v"] = "".join(one.values[:1])
    return _said(test, negated=negated)


def _said(document: dict[str, Any], *, negated: bool) -> dict[str, Any]:
    return {"not": document} if negated else document


def added(group: Group, at: At, part: Node) -> Group:
    """Return the tree with a part at the end of the group at a place."""
    return _changed(group, at, lambda one: replace(one, parts=(*one.parts, part)))


def dropped(group: Group, at: At) -> Group:
    """Return the tree without the part at a place."""
    part_at(group, at)
    *above, number = at
    return _changed(
        group,
        tuple(above),
        lambda one: replace(one, parts=one.parts[:number] + one.parts[number + 1 :]),
    )


def _changed(group: Group, at: At, change: Callable[[Group], Group]) -> Group:
    if not at:
        return change(group)
    inner = part_at(group, at[:1])
    if not isinstance(inner, Group):
        raise items.RowMissing
    parts = list(group.parts)
    parts[at[0]] = _changed(inner, at[1:], change)
    return replace(group, parts=tuple(parts))


def part_at(group: Group, at: At) -> Node:
    """Return the part at a place; raise RowMissing when there is none."""
    here: Node = group
    for number in at:
        if not isinstance(here, Group) or not 0 <= number < len(here.parts):
            raise items.RowMissing
        here = here.parts[number]
    return here
