"""What can be done to the catalogue."""

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
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, BER, HAMI, implements
from onedoor.system.forms.api import reading
from onedoor.system.items import access, models
from onedoor.system.items.domain import finding, themes
from onedoor.system.items.domain.entries import ImportReport, Published
from onedoor.system.items.domain.errors import NotPublishable, ReasonMissing
from onedoor.system.items.domain.flaws import flaws
from onedoor.system.items.domain.importing import ImportRow, sorted_out
from onedoor.system.items.domain.measuring import measured
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parsing import document as document_of
from onedoor.system.items.domain.parsing import parse
from onedoor.system.items.domain.parts import Channel

_BATCH = 500


@implements(HAMI(16), HAMI(15), HAMI(3), ADL(30), BER(35))
@command
def publish(
    *,
    document: Mapping[str, Any],
    actor: Actor,
    at: datetime,
    reason: str = "",
    baseline: Mapping[str, int] | None = None,
) -> Published:
    """Publish a document as the next version of its offering, in every channel at once.

    Raises OfferingUnreadable, NotPublishable (with all flaws), OutsideTheCity, or ReasonMissing
    when it asks for more than the item did at the start.  ``baseline`` is what the item asked
    for before the reform; without it the first version is the start.  The same document again
    changes nothing.
    """
    what = parse(document)
    access.require_editor(actor, body=what.body)
    places.require_in_city(what.area)
    found = flaws(what)
    if found:
        raise NotPublishable(flaws="；".join(map(str, found)), codes=[f.code for f in found])
    last = models.VersionRow.objects.filter(code=what.code).order_by("-version").first()
    canonical = document_of(what)
    sha256 = reading.digest(canonical)
    if last is not None and last.sha256 == sha256:
        return Published(what.code, last.version, sha256, last.published_at, is_new=False)
    _keep_baseline(what, baseline, reason, at)
    version = models.VersionRow.objects.create(
        code=what.code,
        version=last.version + 1 if last else 1,
        sha256=sha256,
        document=canonical,
        published_at=at,
        published_by=actor.ref,
        effective_on=legal_day(at),
        reason=reason,
    )
    models.EntryRow.objects.update_or_create(
        code=what.code, defaults=_projection(what, version.version)
    )
    journal.write(
        kind="items.published", subject=what.code, at=at, by=actor,
        version=version.version, sha256=sha256,
    )  # fmt: skip
    return Published(what.code, version.version, sha256, at, is_new=True)


@implements(HAMI(4), note="more than at the start needs a reason")
def _keep_baseline(
    what: Definition, given: Mapping[str, int] | None, reason: str, at: datetime
) -> None:
    now = measured(what)
    start, _ = models.BaselineRow.objects.get_or_create(
        code=what.code,
        defaults={**now, **(given or {}), "set_at": at, "source": "首次发布"},
    )
    grown = [name for name, value in now.items() if value > getattr(start, name)]
    if grown and not reason:
        raise ReasonMissing(measures=", ".join(grown))


def _projection(what: Definition, version: int) -> dict[str, Any]:
    return {
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
    access.require_editor(actor)
    area = places.full_code(area)
    if not sample:
        places.require_in_city(area)
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

    ``means`` holds one or more names, separated by spaces.  With ``replace`` false, words that
    are kept already stay as they are, so that edits outlive a reload of the base list.
    """
    access.require_editor(actor)
    known = dict(models.SynonymRow.objects.values_list("said", "means"))
    changes = [
        (said, means)
        for said, means in pairs
        if (replace or said not in known) and known.get(said) != means
    ]
    for said, means in changes:
        models.SynonymRow.objects.update_or_create(said=said, defaults={"means": means})
    if changes:
        journal.write(
            kind="items.synonyms_set", subject="items", at=at, by=actor, count=len(changes)
        )
    return len(changes)
