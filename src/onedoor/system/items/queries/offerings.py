"""What can be asked of the catalogue."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Count, Q

from onedoor.general.terms import api as terms
from onedoor.kernel import prepared
from onedoor.kernel.commands import once
from onedoor.kernel.pages import PAGE, Page, cursor, position
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.system.forms.api import Text
from onedoor.system.items import models
from onedoor.system.items.domain import coded, finding
from onedoor.system.items.domain.changes import Change, changes
from onedoor.system.items.domain.entries import Entry, Hit, Measure, Shelf, Version
from onedoor.system.items.domain.errors import EntryMissing, OfferingMissing
from onedoor.system.items.domain.measuring import measured
from onedoor.system.items.domain.offering import Definition, Offering
from onedoor.system.items.domain.parsing import parse
from onedoor.system.items.domain.standing import Stage, Standing, StandingChange

_CANDIDATES = 80
_FIELDS = (
    "code", "name", "name_ug", "area", "body", "department", "department_ug", "task_type",
    "main_item", "sample", "offered", "online", "audiences", "topics", "handling",
    "promised_days", "visits", "charges", "state",
    "terminals",
)  # fmt: skip


# EXPLAIN: the index of (code, version), one entry by its code, and a probe for a later version.
_OFFERING = """
SELECT v.version, v.sha256, v.published_at, v.effective_on, e.state, e.cancel_on, EXISTS (
  SELECT 1 FROM items_versionrow AS later WHERE later.code = v.code AND later.version > v.version)
FROM items_versionrow AS v JOIN items_entryrow AS e ON e.code = v.code
WHERE v.code = %s AND (%s::int IS NULL OR v.version = %s)
ORDER BY v.version DESC LIMIT 1
"""


# For a statement of another module, so that it need not ask twice: the version of an item that
# is in force and how the item stands, read by ``Offering.as_it_stands``.  EXPLAIN: one entry by
# its code, one step into the index of (code, version).
IN_FORCE = """(SELECT json_build_array(
    (SELECT max(version) FROM items_versionrow AS v WHERE v.code = e.code), e.state)
  FROM items_entryrow AS e WHERE e.code = {code})::text"""


def offering(code: str, version: int | None = None) -> Offering:
    """Return an offering's version in force, or the version named; raise OfferingMissing.

    Costs one query, in a command once; documents never change, so their parsed form is kept in the
    process.  What is paused or cancelled is found too: ``Offering.require_in_use`` refuses it.
    """
    return once("items", (code, version), lambda: _offering(code, version))


def _offering(code: str, version: int | None) -> Offering:
    row = prepared.run(_OFFERING, [code, version, version]).fetchone()
    if row is None:
        there = version and models.VersionRow.objects.filter(code=code).exists()
        raise OfferingMissing(code=code, version=version or "", published=code if there else "")
    number, sha256, published_at, effective_on, standing, cancel_on, replaced = row
    return Offering(
        _definition(code, number, sha256),
        version=number,
        sha256=sha256,
        published_at=published_at,
        effective_on=effective_on,
        standing=Standing(standing),
        cancel_on=cancel_on,
        replaced=replaced,
    )


def versions(code: str) -> tuple[Version, ...]:
    """Return every published version of an offering, the newest first."""
    fields = (
        "version", "sha256", "published_at", "published_by", "reviewed_by", "effective_on",
        "reason",
    )  # fmt: skip
    rows = models.VersionRow.objects.filter(code=code).order_by("-version").values(*fields)
    return tuple(Version(**row) for row in rows)


def standings(code: str) -> tuple[StandingChange, ...]:
    """Return how an offering was or will be paused, resumed or cancelled, the latest first."""
    rows = models.StandingRow.objects.filter(code=code).order_by("-id")
    return tuple(
        StandingChange(
            Standing(r.standing), r.at, r.by, r.reason, r.document_number, Stage(r.stage), r.on,
            r.second,
        )
        for r in rows
    )  # fmt: skip


@implements(HAMI(16), note="what a new version changes is told field by field")
def differences(code: str, *, older: int, newer: int) -> tuple[Change, ...]:
    """Return what differs between two versions, codes by what they are called.

    Raises OfferingMissing when one of them is not there.
    """
    rows = models.VersionRow.objects.filter(code=code, version__in=(older, newer))
    found = {row.version: row for row in rows.only("version", "document", "effective_on")}
    for version in (older, newer):
        if version not in found:
            raise OfferingMissing(code=code, version=version)
    lists = terms.codes_of(set(coded.LISTS.values()), on=found[newer].effective_on)
    labels = {name: [(one.value, one.label) for one in codes] for name, codes in lists.items()}
    return changes(found[older].document, found[newer].document, called=coded.called(labels))


@dataclass(frozen=True, slots=True)
class Mark:
    """Which document is published: enough to know whether a copy of it is still current."""

    version: int
    sha256: str
    replaced: bool
    standing: Standing
    planned: int | None = None  # a change of the standing that is to come, by its number


# The hottest read of the site: index look-ups and one probe for a later version.
_MARK = """
SELECT version, sha256, EXISTS (
  SELECT 1 FROM items_versionrow AS later WHERE later.code = v.code AND later.version > v.version),
  (SELECT state FROM items_entryrow AS entry WHERE entry.code = v.code),
  (SELECT max(id) FROM items_standingrow AS s WHERE s.code = v.code AND s.stage = 'planned')
FROM items_versionrow AS v WHERE code = %s AND (%s::int IS NULL OR version = %s)
ORDER BY version DESC LIMIT 1
"""


def mark(code: str, version: int | None = None) -> Mark | None:
    """Return the mark of the version in force, or of the one named; None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [code, version, version])
        row = cursor.fetchone()
    return Mark(row[0], row[1], row[2], Standing(row[3]), row[4]) if row else None


@lru_cache(maxsize=512)
def _definition(code: str, version: int, sha256: str) -> Definition:
    row = models.VersionRow.objects.values("document").get(
        code=code, version=version, sha256=sha256
    )
    return parse(row["document"])


def entry(code: str) -> Entry:
    """Return an item as lists show it; raise EntryMissing."""
    row = models.EntryRow.objects.filter(code=code).values(*_FIELDS).first()
    if row is None:
        raise EntryMissing(code=code)
    return _entry(row)


def browse(
    *,
    audience: str = "",
    topic: str = "",
    department: str = "",
    area: str = "",
    body: str = "",
    offered: bool | None = None,
    after: str = "",
) -> Page[Entry]:
    """Return a page of items, those that may be applied for here first.

    An item that names no audience is shown to everybody.  Of one body it is what that body has
    published, cancelled items too.
    """
    wanted = Q(body=body, version__isnull=False) if body else ~Q(state=Standing.CANCELLED)
    if audience:
        wanted &= Q(audiences__contains=[audience]) | Q(audiences=[])
    if topic:
        wanted &= Q(topics__contains=[topic])
    if department:
        wanted &= Q(department=department)
    if area:
        wanted &= _in_area(area)
    if offered is not None:
        wanted &= Q(offered=offered)
    if after:
        was_offered, last = position(after, fields=2)
        beyond = Q(offered=was_offered == "True", id__gt=int(last) if last.isdecimal() else 0)
        wanted &= beyond | Q(offered=False) if was_offered == "True" else beyond
    rows = list(
        models.EntryRow.objects.filter(wanted)
        .order_by("-offered", "id")
        .values("id", *_FIELDS)[: PAGE + 1]
    )
    more = len(rows) > PAGE
    last_row = rows[PAGE - 1] if more else {}
    return Page(
        [_entry(row) for row in rows[:PAGE]],
        cursor(last_row["offered"], last_row["id"]) if more else "",
    )


@implements(ADL(32, item=2), note="who publishes an item is whom one turns to for it")
def publishers(catalogue_code: str) -> frozenset[str]:
    """Return the bodies that offer an item of the catalogue now.

    EXPLAIN: a probe of the index of ``catalogue_code``.
    """
    rows = models.EntryRow.objects.filter(catalogue_code=catalogue_code, offered=True)
    return frozenset(rows.values_list("body", flat=True) if catalogue_code else ())


def shelves(kind: str, *, audience: str = "") -> tuple[Shelf, ...]:
    """Return the ways into the catalogue of one kind (``department`` or ``topic``), with counts.

    Departments of this city come before those of sample lists of other places.
    """
    rows = models.EntryRow.objects.exclude(state=Standing.CANCELLED)
    if audience:
        rows = rows.filter(Q(audiences__contains=[audience]) | Q(audiences=[]))
    if kind == "topic":
        return _topics(audience)
    counted = (
        rows.exclude(department="")
        .values_list("department")
        .annotate(n=Count("id"), here=Count("id", filter=Q(sample=False)))
    )
    # Departments of this place come before those of sample lists, however long these are.
    found = sorted(counted, key=lambda one: (not one[2], -one[1], one[0]))
    return tuple(Shelf(name, name, n) for name, n, _here in found)


def _topics(audience: str) -> tuple[Shelf, ...]:
    with connection.cursor() as cursor_:
        cursor_.execute(
            """
            SELECT topic, count(*) FROM items_entryrow, jsonb_array_elements_text(topics) AS topic
            WHERE state <> '3'
              AND (%(all)s OR audiences = '[]' OR audiences @> %(audience)s::jsonb)
            GROUP BY topic ORDER BY count(*) DESC, topic
            """,
            {"all": not audience, "audience": f'["{audience}"]'},
        )
        return tuple(Shelf(name, name, count) for name, count in cursor_.fetchall())


def search(words: str, *, area: str | None = None, limit: int = 20) -> list[Hit]:
    """Return the items that answer plain words, pinyin, initials, everyday words or a code.

    One typing error is forgiven.  Best first; nothing when nothing comes near.
    """
    words = words.strip()[:100]
    by_code = _by_code(words, area)
    said = finding.meanings(words, models.SynonymRow.objects.values_list("said", "means"))
    pairs, singles = (finding.question(said, singles=flag) for flag in (False, True))
    ranked = _ranked(said, pairs, area)
    if singles != pairs and (not ranked or ranked[0][0] < finding.SURE):
        ranked = _ranked(said, singles, area)
    hits = [Hit(found, 20.0) for found in by_code.values()]
    wanted = [one for one in ranked if one[2] not in by_code][: max(0, limit - len(hits))]
    return [*hits, *(Hit(_entry(row), score) for score, _, __, row in wanted)][:limit]


def _ranked(
    said: Sequence[str], asked: str, area: str | None
) -> list[tuple[float, int, str, dict[str, Any]]]:
    """Return the candidates that answer, best first: (score, length, code, row).

    By pairs of characters the index leaves few; single characters, which forgive an error in a
    short name, are in almost every row and are asked only when pairs gave nothing sure.
    """
    ranked = []
    for row in _candidates(asked, area) if asked else ():
        candidate = finding.Candidate(
            row["code"], row["name"], row["name_ug"], row["department"], row["initials"],
            row["pinyin"], row["offered"], row["sample"],
        )  # fmt: skip
        score = finding.score(said, candidate)
        if score:
            ranked.append((score, len(row["name"]), row["code"], row))
    ranked.sort(key=lambda one: (-one[0], one[1], one[2]))
    return ranked


def _by_code(words: str, area: str | None) -> dict[str, Entry]:
    """Return the items whose code holds the words, be it only the basic code within it."""
    if len(words) < 6 or not words.isascii() or not any(map(str.isdigit, words)):  # noqa: PLR2004  # shorter says nothing
        return {}
    wanted = Q(code__contains=words) & (_in_area(area) if area else Q())
    rows = models.EntryRow.objects.filter(wanted).order_by("-offered", "code").values(*_FIELDS)[:20]
    return {row["code"]: _entry(row) for row in rows}


def _candidates(asked: str, area: str | None) -> list[dict[str, Any]]:
    columns = (*_FIELDS, "initials", "pinyin")
    sql = f"""
        SELECT {", ".join(columns)} FROM items_entryrow
        WHERE grams @@ %(asked)s::tsquery AND state <> '3'
          AND (%(area)s = '' OR area LIKE %(within)s OR %(area)s LIKE rtrim(area, '0') || '%%')
        ORDER BY ts_rank('{{0.1,0.2,0.4,1.0}}', grams, %(asked)s::tsquery) DESC,
                 length(name), id
        LIMIT {_CANDIDATES}
    """  # noqa: S608  # column names are ours; values are parameters
    given = {"asked": asked, "area": area or "", "within": f"{(area or '').rstrip('0')}%"}
    with connection.cursor() as cursor_:
        cursor_.execute(sql, given)
        return [dict(zip(columns, row, strict=True)) for row in cursor_.fetchall()]


def _in_area(area: str) -> Q:
    """Match items of the area, of what lies in it, and of what it lies in."""
    above = [area[:n].ljust(12, "0") for n in (2, 4, 6, 9)]
    return Q(area__startswith=area.rstrip("0")) | Q(area__in=above)


@implements(HAMI(4), note="materials, steps, days, visits and fee against where they started")
def measures(code: str) -> tuple[Measure, ...]:
    """Return the five measures of an offering against its baseline; none without a baseline."""
    base = models.BaselineRow.objects.filter(code=code).first()
    if base is None:
        return ()
    now = measured(offering(code).what)
    return tuple(Measure(name, getattr(base, name), value) for name, value in now.items())


def _entry(row: Mapping[str, Any]) -> Entry:
    values = {name: row[name] for name in _FIELDS if not name.endswith("_ug")}
    values |= {
        "name": Text(row["name"], row["name_ug"]),
        "department": Text(row["department"], row["department_ug"]),
        "audiences": _words(row["audiences"]),
        "topics": _words(row["topics"]),
    }
    return Entry(**values)


def _words(value: str | Sequence[str]) -> tuple[str, ...]:
    """Return a list column; a raw cursor hands it over as text."""
    return tuple(json.loads(value) if isinstance(value, str) else value)
