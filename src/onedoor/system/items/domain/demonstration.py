"""The demonstration offerings as documents, for the bodies and the city that offer them.

Each file of ``data/offerings`` tells what is particular to one offering; ``shared.toml`` what
they have in common.  A place in a file that says ``shared = "…"`` stands for the shared part.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onedoor.system.items.domain import catalogue as entries
from onedoor.system.items.domain import codes
from onedoor.system.items.domain.importing import table

_DATA = files("onedoor.system.items") / "data"
_SHARED = "shared"
# What a file says to the loader, and is no part of the document.
_TO_LOADER = ("offered_by", "before", "flow", "form", "bases")


@dataclass(frozen=True, slots=True)
class Offerer:
    """A body as documents name it."""

    code: str
    name: str
    name_ug: str = ""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """One offering of the demonstration, before it is known under which codes its bodies go.

    ``bodies`` gives the names of the bodies that take part, the one that offers first, with
    their Uyghur names; ``before`` what the item asked for before the reform.
    """

    key: str
    bodies: Mapping[str, str]
    before: Mapping[str, int]
    told: Mapping[str, Any]

    def document(self, known: Mapping[str, Offerer]) -> dict[str, Any]:
        """Return the offering as its body would publish it; ``known`` gives bodies by name."""
        shared = _read(_SHARED)
        told = self.told
        own = {name: part for name, part in told.items() if name not in _TO_LOADER}
        found = shared["given"] | own | {"form": _form(told["form"], shared)}
        found |= {"flow": _flow(told["flow"], shared["flow"], known)}
        found |= {"bases": _bases(told["bases"], shared["bases"], found)}
        offerer = known[next(iter(self.bodies))]
        return _offered(found, offerer)


def catalogue() -> list[entries.CatalogueItem]:
    """Return the part of 基本目录 that the demonstration offerings belong to."""
    rows = table((_DATA / "catalogue.csv").read_bytes(), required="task_name")
    taken, refused = entries.read(rows, source="示例目录，编码待核实")
    assert not refused, refused
    return taken


def food_business(*, body: str, body_name: str, body_name_ug: str = "") -> dict[str, Any]:
    """Return 食品经营许可(新办) as this body would publish it."""
    found = tomllib.loads((_DATA / "food_business.toml").read_text("utf-8"))
    return _offered(found, Offerer(body, body_name, body_name_ug))


def demonstrations() -> tuple[Demonstration, ...]:
    """Return the other offerings of the demonstration, by the names of their files."""
    named = (one.name.removesuffix(".toml") for one in (_DATA / "offerings").iterdir())
    return tuple(_demonstration(name) for name in sorted(named) if name != _SHARED)


def _demonstration(key: str) -> Demonstration:
    told = _read(key)
    lanes = [lane for lane in told["flow"].get("lanes", []) if "body_named" in lane]
    taking_part = [told["offered_by"], *(lane["body_named"] for lane in lanes)]
    return Demonstration(
        key=key,
        bodies={one["zh-Hans"]: one["ug"] for one in taking_part},
        before=told["before"],
        told=told,
    )


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / "offerings" / f"{name}.toml").read_text("utf-8"))


def _offered(found: Mapping[str, Any], by: Offerer) -> dict[str, Any]:
    code = codes.compose(body=by.code, level=found["level"], catalogue_code=found["catalogue_code"])
    return dict(found) | {
        "code": code,
        "handling_code": codes.handling(code, 1),
        "body": by.code,
        "body_name": {"zh-Hans": by.name, "ug": by.name_ug},
    }


def _bases(
    own: list[dict[str, Any]], shared: Mapping[str, dict[str, Any]], found: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return the bases of a document, and of the shared ones those that it cites."""
    cited = set(_cited(found)) - {basis["key"] for basis in own}
    return [*own, *({"key": key, **basis} for key, basis in shared.items() if key in cited)]


def _cited(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        for name, value in part.items():
            if name in ("basis", "legal_basis"):
                yield value
            else:
                yield from _cited(value)
    elif isinstance(part, list):
        for one in part:
            yield from _cited(one)


def _form(told: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    pages = [
        one for page in told["pages"] for one in shared["pages"].get(page.get("shared"), [page])
    ]
    materials = [_material(one, shared["materials"]) for one in told.get("materials", [])]
    own = told.get("conditions", {})
    asked = {question["key"] for page in pages for question in page["questions"]}
    common = {key: cond for key, cond in shared["conditions"].items() if cond["q"] in asked}
    rest = {name: part for name, part in told.items() if name != "cites"}
    return rest | {
        "pages": _citing(pages, told.get("cites", {})),
        "materials": _citing(materials, told.get("cites", {})),
        "conditions": common | own,
        "lists": shared["lists"],
    }


def _citing(part: Any, instead: Mapping[str, str]) -> Any:
    """Return a part in which a basis stands for another: the law of permits binds permits only."""
    if isinstance(part, Mapping):
        return {
            name: instead.get(value, value) if name == "basis" else _citing(value, instead)
            for name, value in part.items()
        }
    return [_citing(one, instead) for one in part] if isinstance(part, list) else part


def _material(told: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    name = told.get("shared")
    return {"key": name, **shared[name]} if name else dict(told)


def _flow(
    told: Mapping[str, Any], shared: Mapping[str, Any], known: Mapping[str, Offerer]
) -> dict[str, Any]:
    """Return a flow: the steps of its ``way``, with its own days, notes, names and turns."""
    known_steps = shared["steps"] | told.get("steps", {})
    steps = [_step(key, known_steps[key], told) for key in told["way"]]
    bureau = {"key": "bureau", "name": told["bureau"]}
    lanes = [*shared["lanes"], bureau, *(_lane(one, known) for one in told.get("lanes", []))]
    reached = {outcome["to"] for step in steps for outcome in step["outcomes"]}
    ends = [_renamed(end, told, end["key"]) for end in shared["ends"] if end["key"] in reached]
    return {"start": shared["start"], "lanes": lanes, "steps": steps, "ends": ends}


def _step(key: str, step: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    turns = told.get("to", {})
    outcomes = []
    for one in step["outcomes"]:
        named = f"{key}.{one['key']}"
        outcomes.append(_renamed(one, told, named) | {"to": turns.get(named, one["to"])})
    found = _renamed({"key": key, **step}, told, key) | {"outcomes": outcomes}
    found["days"] = told.get("days", {}).get(key, 0)
    of_step = {"note": told.get("notes", {}), "basis": told.get("rests_on", {})}
    return found | {name: given[key] for name, given in of_step.items() if key in given}


def _renamed(part: Mapping[str, Any], told: Mapping[str, Any], named: str) -> dict[str, Any]:
    """Return a step, an outcome (``step.outcome``) or an end as the document calls it."""
    return dict(part) | {"name": told.get("says", {}).get(named, part["name"])}


def _lane(lane: Mapping[str, Any], known: Mapping[str, Offerer]) -> dict[str, Any]:
    named = lane.get("body_named")
    rest = {name: value for name, value in lane.items() if name != "body_named"}
    return rest | ({"body": known[named["zh-Hans"]].code} if named else {})
