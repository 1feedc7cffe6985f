"""What lists and search read: imported rows, the projection of a version, everyday words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Value
from django.db.models.functions import Cast

from onedoor.general.places import api as places
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.law.articles import HAMI, implements
from onedoor.system.items import models
from onedoor.system.items.access import rights
from onedoor.system.items.domain import finding, themes
from onedoor.system.items.domain.entries import ImportReport
from onedoor.system.items.domain.importing import ImportRow, doubtful, sorted_out
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import Channel
from onedoor.system.items.domain.standing import Standing

_BATCH = 500


def projection(what: Definition, version: int) -> dict[str, Any]:
    """Return the columns by which lists and search know a version that is now in force."""
    return {
        "catalogue_code": what.catalogue_code,
        "state": Standing.IN_USE,
        "name": what.name.zh,
        "name_ug": what.name.ug,
        "area": what.area,
        "body": what.body,
        "department": what.body_name.zh,
        "department_ug": what.body_name.ug,
        "task_type": what.task_type,
        "sample": False,
        "offered": True,
        "online": Channel.ONLINE in what.channels,
        "terminals": what.for_terminals,
        "audiences": list(what.audiences),
        "topics": list(what.topics),
        "handling": what.handling,
        "promised_days": what.limits.promised_days,
        "visits": what.visits,
        "charges": what.charges,
        "version": version,
        **_found_by(
            what.name.zh,
            what.body_name.zh,
            what.result.name.zh,
            what.summary.zh,
            name_ug=what.name.ug,
        ),
    }


def _found_by(name: str, *beside: str, name_ug: str = "") -> dict[str, Any]:
    return {
        "initials": finding.initials(name)[:1000],
        "pinyin": finding.pinyin(name),
        "grams": Cast(
            Value(finding.index(name, name_ug=name_ug, beside=beside)), SearchVectorField()
        ),
    }


@implements(HAMI(3), note="rows of another place only as marked samples")
@command
def import_rows(
    *,
    rows: Iterable[tuple[int, Mapping[str, str]]],
    area: str,
    actor: Actor,
    at: datetime,
    sample: bool = False,
) -> ImportReport:
    """Take a list of items into the catalogue and report on every row.

    ``sample`` marks data of another place, which is exempt from the area rule.  Importing the
    same rows again changes nothing.  A published offering is never overwritten.
    """
    rights.require_editor(actor)
    told, area = area, places.full_code(area)
    if not (sample and area):
        places.require_in_city(area or told)
    taken, refused = sorted_out(rows, area=area)
    known = {e.code: e for e in models.EntryRow.objects.filter(code__in=[r.code for r in taken])}
    new = [_imported(row, area, sample) for row in taken if row.code not in known]
    changed = [
        _changed(known[row.code], row, area, sample)
        for row in taken
        if row.code in known and _differs(known[row.code], row, area, sample)
    ]
    models.EntryRow.objects.bulk_create(new, batch_size=_BATCH)
    models.EntryRow.objects.bulk_update(changed, _IMPORTED, batch_size=_BATCH)
    if new or changed:
        journal.write(
            kind="items.imported", subject=area, at=at, by=actor,
            added=len(new), changed=len(changed), sample=sample,
        )  # fmt: skip
    return ImportReport(
        rows=len(taken) + len(refused),
        added=len(new),
        changed=len(changed),
        unchanged=len(taken) - len(new) - len(changed),
        refused=tuple(refused),
        doubtful=() if sample else tuple(doubtful(taken)),
    )


_IMPORTED = (
    "name", "area", "body", "department", "task_type", "main_item", "sample", "audiences",
    "topics", "initials", "pinyin", "grams",
)  # fmt: skip


def _values(row: ImportRow, area: str, sample: bool) -> dict[str, Any]:  # noqa: FBT001  # a value
    return {
        "name": row.name,
        "area": area,
        "body": row.body,
        "department": row.department,
        "task_type": row.task_type,
        "main_item": row.main_item,
        "sample": sample,
    }


def _imported(row: ImportRow, area: str, sample: bool) -> models.EntryRow:  # noqa: FBT001  # a value
    return _filled(models.EntryRow(code=row.code), _values(row, area, sample))


def _changed(entry: models.EntryRow, row: ImportRow, area: str, sample: bool) -> models.EntryRow:  # noqa: FBT001  # a value
    return _filled(entry, _values(row, area, sample))


def _filled(entry: models.EntryRow, values: Mapping[str, Any]) -> models.EntryRow:
    found = {
        **values,
        "audiences": themes.audiences(values["name"]),
        "topics": themes.topics(values["name"]),
        **_found_by(values["name"], values["department"], values["main_item"]),
    }
    for name, value in found.items():
        setattr(entry, name, value)
    return entry


def _differs(entry: models.EntryRow, row: ImportRow, area: str, sample: bool) -> bool:  # noqa: FBT001  # a value
    return not entry.offered and any(
        getattr(entry, name) != value for name, value in _values(row, area, sample).items()
    )


@internal("what people say for an item is kept by hand; no provision asks for it")
@command
def set_synonyms(
    *, pairs: Sequence[tuple[str, str]], actor: Actor, at: datetime, replace: bool = True
) -> int:
    """Keep everyday words with the catalogue words they stand for; return how many changed.

    ``means`` holds one or more names, separated by spaces; empty drops the words.  With
    ``replace`` false, words that are kept already stay as they are, so that edits outlive a
    reload of the base list.
    """
    rights.require_editor(actor)
    known = dict(models.SynonymRow.objects.values_list("said", "means"))
    changes = [
        (said, means)
        for said, means in pairs
        if (replace or said not in known) and known.get(said, "") != means
    ]
    for said, means in changes:
        if means:
            models.SynonymRow.objects.update_or_create(said=said, defaults={"means": means})
        else:
            models.SynonymRow.objects.filter(said=said).delete()
    if changes:
        journal.write(
            kind="items.synonyms_set", subject="items", at=at, by=actor, count=len(changes)
        )
    return len(changes)
