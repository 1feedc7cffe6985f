"""Code lists: values with labels, each with its source and the days for which it holds."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MEMORY = "MEM"


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a code list; ``verified`` is false where no published text confirmed it."""

    value: str
    label: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class ShippedList:
    """A list as it is shipped: its names and, for each value, label and source."""

    name: str
    number: str
    title: str
    source: str
    rows: tuple[tuple[str, str, str], ...]  # value, label, source


def parse(text: str) -> Iterator[ShippedList]:
    """Yield the code lists of a TOML document, in its order."""
    for row in tomllib.loads(text)["list"]:
        yield ShippedList(
            name=row["name"],
            number=row.get("number", ""),
            title=row["title"],
            source=row["source"],
            rows=tuple(_row(value, row["source"]) for value in row["values"]),
        )


def _row(value: list[Any], source: str) -> tuple[str, str, str]:
    code, label, *own = value
    return str(code), label, own[0] if own else source
