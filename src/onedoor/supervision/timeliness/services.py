"""What can be done about timeliness: measure, find what was late, and say why."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, BER, HAMI, implements
from onedoor.operation.clocks import api as clocks
from onedoor.supervision.timeliness import access
from onedoor.supervision.timeliness.domain.candidates import check_reason
from onedoor.supervision.timeliness.models import Duration, Overrun
from onedoor.system.items import api as items

FOUND = "timeliness.overrun_found"
DROPPED = "timeliness.overrun_dropped"
EXPLAINED = "timeliness.overrun_explained"
BATCH = 500
# What the law sets: a limit of its own, and the end of a licence that is to be renewed.
LEGAL = (clocks.Kind.DECISION_LEGAL, clocks.Kind.RENEWAL)


@implements(BER(36), note="what a case took, without the days the law does not count")
@command
def measure(*, case: str, offering: str, decided_on: date) -> None:
    """Write down how many working days a decided case took; again changes nothing."""
    days = clocks.spent(case)
    if days is not None:
        Duration.objects.get_or_create(
            case=case, defaults={"offering": offering, "days": days, "decided_on": decided_on}
        )


@implements(HAMI(24), HAMI(29, item=5), note="every case, open or closed, against both limits")
def find(*, actor: Actor, at: datetime) -> int:
    """Look over every case for passed limits; return how many are late.

    A run that was cut short is simply run again: what was written stays as it is.
    """
    on, found = legal_day(at), 0
    late = clocks.late(on=on)
    while batch := list(islice(late, BATCH)):
        _enter(batch, on=on, actor=actor, at=at)
        found += len({one.case for one in batch})
    _drop(on=on, actor=actor, at=at)
    return found


@internal("a batch of what find looks over")
@command
def _enter(late: Sequence[clocks.Late], *, on: date, actor: Actor, at: datetime) -> None:
    """Write down what is late, and tell the journal of what was not known to be."""
    known = _rows(late)
    new = sorted({one.case for one in late} - known.keys())
    again = [row.case for row in known.values() if row.dropped_on]
    known |= {case: row for case in new if (row := _begun(case, on))}
    for one in late:
        if one.case in known:
            _take_over(known[one.case], one, on)
    Overrun.objects.bulk_create(known[case] for case in new if case in known)
    _save(row for case, row in known.items() if case not in new)
    told = [known[case] for case in (*new, *again) if case in known]
    journal.write_many(kind=FOUND, at=at, by=actor, told=[(r.case, _facts(r)) for r in told])


def _rows(late: Sequence[clocks.Late]) -> dict[str, Overrun]:
    rows = Overrun.objects.select_for_update().filter(case__in={one.case for one in late})
    return {row.case: row for row in rows.order_by("id")}


def _begun(case: str, on: date) -> Overrun | None:
    """Return a row for a case that was never late before, from what its journal tells."""
    first = next((one for one in journal.entries_of(case) if "offering" in one.facts), None)
    if first is None:
        return None
    offering, body = str(first.facts["offering"]), str(first.facts["body"])
    title = items.offering(offering).name.zh
    return Overrun(case=case, offering=offering, title=title, body=body, seen_on=on)


def _take_over(row: Overrun, late: clocks.Late, on: date) -> None:
    if row.seen_on != on or row.dropped_on:  # the first of its limits in this run
        row.legal_due_on = row.promised_due_on = None
        row.legal_days = row.promised_days = 0
    if late.kind in LEGAL:
        if row.legal_due_on is None or late.due_on < row.legal_due_on:
            row.legal_due_on, row.legal_days = late.due_on, late.working_days
    else:
        row.promised_due_on, row.promised_days = late.due_on, late.working_days
    row.area, row.ended_on, row.extended = late.area, late.ended_on, late.extended
    row.seen_on, row.dropped_on = on, None


def _save(rows: Iterable[Overrun]) -> None:
    fields = (
        "legal_due_on", "legal_days", "promised_due_on", "promised_days", "ended_on", "extended",
        "area", "seen_on", "dropped_on",
    )  # fmt: skip
    Overrun.objects.bulk_update(rows, fields)


@implements(ADL(82), note="what a notice of days off made timely is no overrun")
@command
def _drop(*, on: date, actor: Actor, at: datetime) -> None:
    """Drop what was late and is no longer."""
    rows = Overrun.objects.select_for_update().filter(dropped_on=None, seen_on__lt=on)
    gone = list(rows.order_by("id"))
    Overrun.objects.filter(pk__in=[row.pk for row in gone]).update(dropped_on=on)
    journal.write_many(kind=DROPPED, at=at, by=actor, told=[(row.case, {}) for row in gone])


@implements(BER(36), note="whoever is late says why, and it is published")
@command
def explain(*, case: str, reason: str, actor: Actor, at: datetime) -> None:
    """Say why a case of one's body came too late; the words are published under its number."""
    row = access.to_explain(case=case, actor=actor)
    row.reason = check_reason(reason)
    row.reason_by, row.reason_at = actor.ref, at
    row.save(update_fields=["reason", "reason_by", "reason_at"])
    journal.write(kind=EXPLAINED, subject=case, at=at, by=actor, body=row.body)


def _facts(row: Overrun) -> Mapping[str, Any]:
    return {
        "body": row.body,
        "legal_due_on": row.legal_due_on,
        "promised_due_on": row.promised_due_on,
        "extended": row.extended,
    }
