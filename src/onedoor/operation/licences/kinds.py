"""The kinds of licence, as data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onedoor.kernel.errors import Missing


class KindMissing(Missing):
    """There is no such kind of licence."""

    code = "licences.kind_missing"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of licence; ``rows`` are (fact, 中文, Uyghur) in the order of the paper."""

    code: str
    name: str
    name_ug: str
    type_code: str
    prefix: str
    rows: tuple[tuple[str, str, str], ...]


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


def _kind(code: str, told: dict[str, object]) -> Kind:
    rows = told["rows"]
    assert isinstance(rows, list)
    return Kind(
        code=code,
        name=str(told["name"]),
        name_ug=str(told["name_ug"]),
        type_code=str(told["type_code"]),
        prefix=str(told["prefix"]),
        rows=tuple((row["key"], row["zh"], row["ug"]) for row in rows),
    )
