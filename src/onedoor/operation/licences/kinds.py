"""The kinds of licence, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onedoor.kernel.errors import Missing


class KindMissing(Missing):
    """There is no such kind of licence."""

    code = "licences.kind_missing"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of licence; ``rows`` are (fact, 中文, Uyghur) in the order of the paper.

    ``classes`` gives the digit that numbers carry for a value of the fact ``class_from``.
    """

    code: str
    name: str
    name_ug: str
    type_code: str
    prefix: str
    rows: tuple[tuple[str, str, str], ...]
    class_from: str
    classes: Mapping[str, str]
    whose: str = ""
    whose_ug: str = ""

    def beginning(self, facts: Mapping[str, str]) -> str:
        """Return what the number of a licence with these facts begins with."""
        return self.prefix + self.classes.get(facts.get(self.class_from, ""), "0" * self.is_classed)

    def told_apart(self, language: str) -> str:
        """Return the name, with whose it is where another kind bears the same name."""
        name, whose = (self.name_ug, self.whose_ug) if language == "ug" else (self.name, self.whose)
        return f"{name}（{whose}）" if whose else name

    @property
    def is_classed(self) -> bool:
        """Whether numbers carry a digit for the class."""
        return bool(self.class_from)


def kind(code: str) -> Kind:
    """Return a kind by its code; raise KindMissing if there is none."""
    found = kinds().get(code)
    if found is None:
        raise KindMissing(kind=code)
    return found


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its code."""
    raw = tomllib.loads(Path(__file__).with_name("data").joinpath("kinds.toml").read_text("utf-8"))
    return {code: _kind(code, told) for code, told in raw.items()}


def _kind(code: str, told: dict[str, Any]) -> Kind:
    return Kind(
        code=code,
        name=str(told["name"]),
        name_ug=str(told["name_ug"]),
        type_code=str(told["type_code"]),
        prefix=str(told["prefix"]),
        rows=tuple((row["key"], row["zh"], row["ug"]) for row in told["rows"]),
        class_from=told["class_from"],
        classes=told["classes"],
        whose=told.get("whose", ""),
        whose_ug=told.get("whose_ug", ""),
    )
