"""What can be asked of the register."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Count

from onedoor.general.bases.domain.errors import InstrumentMissing
from onedoor.general.bases.domain.instruments import Instrument, Reminder, State
from onedoor.general.bases.models import CitationRow, InstrumentRow, ReminderRow
from onedoor.law.articles import HAMI, implements
from onedoor.law.grades import Grade


def instruments(*, words: str = "", in_force_on: date | None = None) -> tuple[Instrument, ...]:
    """Return the instruments whose title holds the words, by title; one query."""
    rows = InstrumentRow.objects.filter(title__icontains=words).order_by("title")
    found = (_instrument(row) for row in rows)
    return tuple(one for one in found if in_force_on is None or one.in_force(in_force_on))


def instrument(title: str) -> Instrument:
    """Return one instrument; raise InstrumentMissing."""
    row = InstrumentRow.objects.filter(title=title).first()
    if row is None:
        raise InstrumentMissing(title=title)
    return _instrument(row)


def known(titles: Iterable[str]) -> Mapping[str, Instrument]:
    """Return those of the titles that are on the register, by one query."""
    rows = InstrumentRow.objects.filter(title__in=set(titles))
    return {row.title: _instrument(row) for row in rows}


@implements(HAMI(1), note="all that rest on one instrument, in one list")
def citing(title: str) -> tuple[str, ...]:
    """Return what rests on an instrument, by its name."""
    rows = CitationRow.objects.filter(instrument__title=title).order_by("cited_by")
    return tuple(rows.values_list("cited_by", flat=True))


def uses() -> Mapping[str, int]:
    """Return how much rests on each instrument that is cited, by one query."""
    counted = CitationRow.objects.values_list("instrument__title").annotate(n=Count("id"))
    return dict(counted.order_by())


def reminders(
    *, holder: str = "", cited_by: str = "", with_settled: bool = False
) -> tuple[Reminder, ...]:
    """Return the reminders of a body or of one thing, the first due first."""
    rows = ReminderRow.objects.select_related("instrument").order_by("due_on", "id")
    if holder:
        rows = rows.filter(holder=holder)
    if cited_by:
        rows = rows.filter(cited_by=cited_by)
    if not with_settled:
        rows = rows.filter(settled_at__isnull=True)
    return tuple(_reminder(row) for row in rows)


def _instrument(row: InstrumentRow) -> Instrument:
    return Instrument(
        title=row.title,
        grade=Grade(row.grade),
        document=row.document,
        since=row.since,
        until=row.until,
        last_article=row.last_article,
        state=State(row.state),
        changed_on=row.changed_on,
        source=row.source,
    )


def _reminder(row: ReminderRow) -> Reminder:
    return Reminder(
        ref=row.ref,
        instrument=row.instrument.title,
        state=State(row.state),
        changed_on=row.changed_on,
        cited_by=row.cited_by,
        holder=row.holder,
        articles=tuple(row.articles),
        due_on=row.due_on,
        settled_by=row.settled_by,
        settled_at=row.settled_at,
        note=row.note,
    )
