"""How a document begins: from the catalogue, or from an offering of another body."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from onedoor.kernel.areas import Level
from onedoor.system.items.domain import codes
from onedoor.system.items.domain.catalogue import CatalogueItem
from onedoor.system.items.domain.editing.documents import put, value
from onedoor.system.items.domain.parts import TaskType
from onedoor.system.items.domain.placeholders import DEFAULTS

CHINESE, UYGHUR = "zh-Hans", "ug"
_BLANK = files("onedoor.system.items") / "data" / "blank.toml"
_LEVELS = {Level.CITY: "3", Level.COUNTY: "4", Level.TOWNSHIP: "5", Level.VILLAGE: "6"}  # L3
_NATURES = {"statutory": "1", "authorised": "2", "entrusted": "3", "other": "9"}  # L5
# What another body's offering says of that body alone, or of its own codes.
_ITS_OWN = (
    "places", "consult_phone", "complaint_phone", "consult", "complaints", "hall",
    "negative_list", "entrusted_by", "joint_bodies", "local_code", "local_catalogue_code",
    "online_url", "mobile_url", "township", "village", "handling_code",
)  # fmt: skip


def begun(item: CatalogueItem | None, *, body: Mapping[str, str]) -> dict[str, Any]:
    """Return a document that names its item and its body, with the usual flow and nothing asked.

    ``body`` is what ``copied`` takes.
    """
    found = tomllib.loads(_BLANK.read_text("utf-8"))
    if item is not None:
        found |= {"name": item.name, "catalogue_code": item.code, "task_type": item.task_type.value}
        found |= {"local_catalogue_code": item.local_code} if item.local_code else {}
        if item.task_type is TaskType.PERMIT:
            found["result"] = {**found["result"], "kind": "10"}
    return _offered_by(found, body)


def copied(document: Mapping[str, Any], *, body: Mapping[str, str]) -> dict[str, Any]:
    """Return another body's document as one's own: without its places, telephones and codes.

    ``body`` has its ``code``, ``name``, ``area``, ``level`` (a kernel Level) and ``nature``.
    """
    if document.get("body") == body["code"]:
        return dict(document)
    kept = {name: part for name, part in document.items() if name not in _ITS_OWN}
    kept |= {"consult_phone": "", "complaint_phone": ""}
    return _offered_by(_with_own_lanes(kept, body), body)


def _with_own_lanes(document: dict[str, Any], body: Mapping[str, str]) -> dict[str, Any]:
    """Return a document whose lanes name one's own body where they named the other's."""
    theirs = _chinese(document.get("body_name"))
    lanes = value(document, ("flow", "lanes"), [])
    for n, lane in enumerate(lanes if isinstance(lanes, list) else []):
        name = _chinese(value(lane, ("name",)))
        if theirs and theirs in name:
            place = ("flow", "lanes", n, "name")
            document = put(document, place, name.replace(theirs, body["name"]))
        if value(lane, ("body",)) == body["code"]:
            document = put(document, ("flow", "lanes", n, "body"), None)
    return document


def _chinese(words: Any) -> str:
    given = words.get(CHINESE) if isinstance(words, Mapping) else words
    return given if isinstance(given, str) else ""


def _offered_by(document: dict[str, Any], body: Mapping[str, str]) -> dict[str, Any]:
    own = {
        "body": body["code"],
        "body_name": body["name"],
        "area": body["area"],
        "level": _LEVELS.get(Level(body["level"]), "4"),
        "body_nature": _NATURES.get(body["nature"], "9"),
        "code": "",
    }
    return recoded({}, document | own)


def renamed(before: Any, after: Any) -> Any:
    """Return new words for old ones: the Uyghur of a default name goes with its Chinese.

    Whoever renames a step has not translated it by that.
    """
    was, now = (one if isinstance(one, Mapping) else {} for one in (before, after))
    pair = (was.get(CHINESE), was.get(UYGHUR))
    if pair[0] == now.get(CHINESE) or pair[1] != now.get(UYGHUR) or pair not in _defaults():
        return after
    return now[CHINESE]


@cache
def _defaults() -> frozenset[tuple[str, str]]:
    """Return every name that a draft begins with, and its Uyghur."""
    found = tomllib.loads(_BLANK.read_text("utf-8"))
    return frozenset((*_pairs(found), *((one.zh, one.ug) for one in DEFAULTS if one.ug)))


def _pairs(part: Any) -> Iterator[tuple[str, str]]:
    if isinstance(part, dict) and set(part) == {CHINESE, UYGHUR}:
        yield part[CHINESE], part[UYGHUR]
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _pairs(inner)


def recoded(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with its code composed anew, unless somebody gave it another one.

    ``before`` is the document as it was: a code that its own parts made follows them.
    """
    found = dict(after)
    code = str(after.get("code") or "")
    if code and code != _composed(before):
        return found
    made = _composed(after)
    if made and made != code:
        found |= {"code": made, "handling_code": codes.handling(made, 1)}
    return found


def _composed(document: Mapping[str, Any]) -> str:
    parts = {name: str(document.get(name) or "") for name in ("body", "level", "catalogue_code")}
    try:
        return codes.compose(**parts)
    except ValueError:
        return ""
