"""The codes of others as dated data: the only place that knows which of our words is which."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CodeMap:
    """One list of codes from a day on; ``source`` says where it was read."""

    name: str
    from_on: date
    source: str
    values: Mapping[str, str]
    other: str = ""


@cache
def maps() -> tuple[CodeMap, ...]:
    """Return every list, the newest first."""
    text = files("onedoor.operation.exports").joinpath("data/codes.toml").read_text("utf-8")
    found = (CodeMap(**one) for one in tomllib.loads(text)["map"])
    return tuple(sorted(found, key=lambda one: one.from_on, reverse=True))


def code(name: str, word: str, *, on: date) -> str:
    """Return what others write for one of our words on a day."""
    held = next(one for one in maps() if one.name == name and one.from_on <= on)
    return held.values.get(word, held.other)
