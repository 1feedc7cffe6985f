"""Loads the list of places."""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime

from onedoor.general.places import access
from onedoor.general.places.domain.codes import kind_of
from onedoor.general.places.models import Unit
from onedoor.kernel.areas import HAMI, Level
from onedoor.kernel.commands import command, internal

_LEVELS = dict(zip(("地级", "县级", "乡级", "村级"), Level, strict=True))


@internal("the list of places is published by the statistics bureau once a year")
@command
def load(*, lines: Iterable[str], source: str, at: datetime) -> int:
    """Make the table equal to a published list; return how many rows were new or changed."""
    del at
    kept = {unit.code: unit for unit in Unit.objects.all()}
    listed = list(_units(lines, source))
    changed = [unit for unit in listed if not _same(unit, kept.get(unit.code))]
    Unit.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "full_name", "level", "kind", "parent", "source"],
    )
    access.forget()
    return len(changed)


def _units(lines: Iterable[str], source: str) -> Iterator[Unit]:
    rows = list(csv.DictReader(lines))
    names = {row["code12"]: row["name"] for row in rows}
    for row in rows:
        code, parent = row["code12"], row["parent12"]
        above = [parent, f"{parent[:6]}000000"] if parent[6:] != "000000" else [parent]
        chain = [names[c] for c in reversed(above) if c in names and c != HAMI]
        yield Unit(
            code=code,
            name=row["name"],
            full_name=" ".join([*chain, row["name"]]).replace(" ", ""),
            level=_LEVELS[row["level"]],
            kind=kind_of(code),
            parent=parent,
            source=source,
        )


def _same(unit: Unit, kept: Unit | None) -> bool:
    fields = ("name", "full_name", "level", "kind", "parent", "source")
    return kept is not None and all(getattr(unit, f) == getattr(kept, f) for f in fields)
