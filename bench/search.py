"""Searching the catalogue at 5,000 entries: by words, pinyin initials, and with a slip.

The baseline asks for the same rows by their exact names through psycopg, prepared.  Bar: a search
under 30 ms.  Also printed: of 200 names with one character dropped or swapped, how many are found
among the first five, and which are not.
"""

import random
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from bench._city import database, vacuum

ENTRIES, ASKED, BAR_MS, SEED, FOUND_BAR = 5000, 200, 30.0, 20261124, 0.95


def main() -> None:
    """Print the median and the slowest search, the ratio, and the names that were missed."""
    with database():
        from django.db import connection  # noqa: PLC0415  # after django.setup()

        from onedoor.system.items import api as items  # noqa: PLC0415  # after django.setup()

        names = _fill()
        raw = psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None})
        raw.prepare_threshold = 0
        drawn = random.Random(SEED)  # noqa: S311  # the same names in every run
        spent, bare, missed = [], [], []
        for name in drawn.sample(names, ASKED):
            typed = _slip(name, drawn)
            began = time.perf_counter()
            hits = items.search(typed, limit=5)
            spent.append(time.perf_counter() - began)
            began = time.perf_counter()
            raw.execute("SELECT * FROM items_entryrow WHERE name = %s LIMIT 5", [name]).fetchall()
            bare.append(time.perf_counter() - began)
            if name not in [hit.entry.name.zh for hit in hits]:
                missed.append((name, typed))
        raw.close()
    median = 1000 * statistics.median(spent)
    share = 1 - len(missed) / ASKED
    print(
        f"search: {median:.1f} ms, slowest of 20 {1000 * statistics.quantiles(spent, n=20)[-1]:.1f}"
        f" ms at {ENTRIES} entries (bar {BAR_MS:.0f} ms {'met' if median < BAR_MS else 'MISSED'})"
        f" · exact name by psycopg {1000 * statistics.median(bare):.2f} ms,"
        f" ratio {median / 1000 / statistics.median(bare):.1f}"
    )
    print(
        f"found among five in spite of a slip: {share:.1%} of {ASKED} (bar {FOUND_BAR:.0%} "
        f"{'met' if share >= FOUND_BAR else 'MISSED'})"
    )
    for name, typed in missed:
        print(f"  missed {name} typed {typed}")


def _slip(name: str, drawn: random.Random) -> str:
    place = drawn.randrange(len(name) - 1)
    if drawn.random() < 0.5:  # one half drops, the other swaps
        return name[:place] + name[place + 1 :]
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _fill() -> list[str]:
    """Import the sample lists, then repeat their rows in other places up to the wanted number."""
    from onedoor.kernel.actors import system  # noqa: PLC0415  # after django.setup()
    from onedoor.system.items import api as items  # noqa: PLC0415  # after django.setup()
    from onedoor.system.items.domain import importing  # noqa: PLC0415  # after django.setup()
    from onedoor.system.items.models import EntryRow  # noqa: PLC0415  # after django.setup()

    samples = Path(items.__file__).parent / "data" / "samples"
    at = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    for file, area in (("district_items.csv", "511602"), ("zone_items.csv", "320100")):
        items.import_rows(
            rows=importing.table((samples / file).read_bytes()), area=area, sample=True,
            actor=system("bench"), at=at,
        )  # fmt: skip
    names = sorted(set(EntryRow.objects.values_list("name", flat=True)))
    rows = list(EntryRow.objects.filter(sample=True).values_list("name", "department"))
    for part in range(1, ENTRIES // len(rows) + 1):
        more = rows[: ENTRIES - part * len(rows)]
        copies = [{"name": f"{name}（{part}号园区）", "department": who} for name, who in more]
        items.import_rows(
            rows=enumerate(copies, 2), area="320100", sample=True, actor=system("bench"), at=at
        )
    vacuum("items_entryrow")
    return names


if __name__ == "__main__":
    main()
