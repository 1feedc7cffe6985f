"""The rows of a batch, made while they are read: memory stays the same however many there are."""

import csv
import json
from collections.abc import Iterator
from enum import StrEnum
from io import StringIO

from django.utils import translation

from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.masks import masked
from onedoor.law.articles import PIPL, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.documents import api as documents
from onedoor.operation.exports import access
from onedoor.operation.exports.domain import shapes
from onedoor.operation.exports.domain.records import (
    Handed,
    Happened,
    Item,
    Person,
    Procedure,
    Record,
    Row,
)
from onedoor.operation.exports.models import BatchRow
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.system.items import api as items

_NOBODY = Person("", "", "", "", "", "", "")


class Format(StrEnum):
    CSV = "csv"
    LINES = "jsonl"


def written(*, batch: str, shape: str, form: Format, actor: Actor) -> Iterator[str]:
    """Yield a batch in a shape, line by line; raise BatchMissing, ShapeMissing before any."""
    row = access.batch_of(number=batch, actor=actor)
    columns = shapes.columns(shape)
    return _csv(columns, _rows(row, shape)) if form is Format.CSV else _lines(_rows(row, shape))


def _csv(columns: tuple[str, ...], rows: Iterator[Row]) -> Iterator[str]:
    buffer = StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items()})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _harmless(value: str) -> str:
    # A table program would take these for the beginning of a formula.
    return f"'{value}" if value.startswith(("=", "+", "@", "\t", "\r")) else value


def _lines(rows: Iterator[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _rows(batch: BatchRow, shape: str) -> Iterator[Row]:
    source = str(terms.setting("exports.data_source", on=legal_day(batch.until)))
    window = shapes.Window(batch.number, batch.since, batch.until, source)
    found = cases.changed(
        since=batch.since,
        until=batch.until,
        area=batch.area,
        bodies=batch.bodies,
        offerings=batch.offerings,
    )
    for chunk in found:
        for record in _records(chunk, personal=batch.personal):
            yield from shapes.changed(record, shape, window)


def _records(chunk: tuple[cases.Whole, ...], *, personal: bool) -> Iterator[Record]:
    events = [event for one in chunk for event in one.events]
    handed = materials.of_all(holders=[one.number for one in chunk])
    staff = people.staff_members({event.by for event in events})
    names = {number: member.name for number, member in staff.items()}
    papers = documents.numbers({event.document for event in events if event.document})
    until = licences.valid_until({one.licence for one in chunk if one.licence})
    ids = {one.applicant for one in chunk} | {one.agent for one in chunk if one.agent}
    who = as_told(ids, personal=personal)
    for one in chunk:
        what = items.offering(one.offering, one.version)
        called = {material.key: material.name.zh for material in what.materials}
        steps = {step.key: step.name.zh for step in what.what.flow.steps}
        happened = tuple(_happened(event, names, papers, steps) for event in one.events)
        yield Record(
            number=one.number,
            title=one.title,
            channel=one.channel.value,
            licence=one.licence,
            licence_until=until.get(one.licence),
            submitted_at=one.submitted_at,
            item=_item(what),
            applicant=who.get(one.applicant, _NOBODY),
            agent=who.get(one.agent),
            events=happened,
            procedures=_procedures(one, happened),
            materials=tuple(
                Handed(
                    ref=held.id,
                    name=called.get(held.material, held.material),
                    source=held.source.value,
                    file_name=held.file.name if held.file else held.reference,
                    at=max(held.attached_at, one.submitted_at),
                )
                for held in handed[one.number]
            ),
        )


@implements(PIPL(6), PIPL(51), note="without the scope for it, nobody can be told from the rows")
def as_told(ids: set[str], *, personal: bool) -> dict[str, Person]:
    """Return applicants by id, in full or masked; the credit code of a firm is public."""
    full = people.in_full(ids) if personal else {}
    found = {}
    for key, one in people.applicants(ids).items():
        is_firm = one.kind is people.ApplicantKind.ORGANISATION
        number, phone = full.get(key, (one.id_masked, one.phone_masked))
        found[key] = Person(
            name=one.name if personal or is_firm else masked(one.name, first=1, last=0),
            kind=one.kind.value,
            id_kind=one.id_kind.value,
            number=number,
            phone=phone,
            legal=one.representative if personal else masked(one.representative, first=1, last=0),
            address=one.address if personal else "",
        )
    return found


def _item(what: items.Offering) -> Item:
    told = what.what
    return Item(
        catalogue_code=told.catalogue_code,
        code=told.code,
        handling_code=told.handling_code,
        name=told.name.zh,
        version=what.version,
        task_type=told.task_type.value,
        handling=told.handling,
        body=told.body,
        body_name=told.body_name.zh,
        area=told.area,
        result_name=told.result.name.zh,
        charges=told.charges,
    )


def _happened(
    event: cases.Event, names: dict[str, str], papers: dict[str, str], steps: dict[str, str]
) -> Happened:
    return Happened(
        n=event.n,
        kind=event.kind,
        at=event.at,
        by=event.by,
        by_name=names.get(event.by, ""),
        state=event.state.value,
        step=steps.get(event.step) or _called(event.kind),
        due_on=event.due_on,
        document=papers.get(event.document, ""),
        note=event.note,
    )


def _called(kind: str) -> str:
    with translation.override("zh-hans"):
        return str(cases.EVENTS.get(kind, kind))


def _procedures(one: cases.Whole, events: tuple[Happened, ...]) -> tuple[Procedure, ...]:
    """Return the special procedures; each began and ended with an event of its own."""
    began = [event for event in events if event.kind == "pause"]
    ended: list[Happened | None] = [event for event in events if event.kind == "resume"]
    ended += [None] * (len(began) - len(ended))
    return tuple(
        Procedure(
            name=str(cases.PROCEDURES[cases.Procedure(pause.procedure)]),
            reason=pause.reason,
            by_name=start.by_name,
            began_at=start.at,
            ended_at=end.at if end else None,
            result=pause.result,
            ended_by=end.by_name if end else "",
        )
        for pause, start, end in zip(one.pauses, began, ended, strict=False)
    )
