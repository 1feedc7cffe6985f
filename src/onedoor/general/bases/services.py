"""What can be done to the register: enter, change and strike instruments, cite them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime

from onedoor.general.bases import access
from onedoor.general.bases.domain.errors import InstrumentCited, InstrumentWrong, NoteMissing
from onedoor.general.bases.domain.instruments import Instrument, State
from onedoor.general.bases.models import CitationRow, InstrumentRow, ReminderRow
from onedoor.general.calendar import api as calendars
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.law.articles import GIR, HAMI, implements
from onedoor.law.register import acts

PUBLISH_WITHIN = 20  # working days
_GIVEN = ("grade", "document", "since", "until", "last_article", "source")


@implements(HAMI(1), note="what everything rests on is kept with document and days of force")
@command
def register(*, instruments: Iterable[Instrument], actor: Actor, at: datetime) -> int:
    """Enter instruments, or correct what is known of them; return how many were new or changed.

    What became of an instrument is told by ``change``, never here: one that was changed stays
    as that left it.
    """
    access.require_keeper(actor)
    kept = {row.title: row for row in InstrumentRow.objects.select_for_update()}
    entered = [found for found in instruments if _enter(found, kept.get(found.title))]
    if entered:
        journal.write(
            kind="bases.registered", subject="bases", at=at, by=actor,
            titles=[found.title for found in entered],
        )  # fmt: skip
    return len(entered)


def _enter(found: Instrument, row: InstrumentRow | None) -> bool:
    if not found.title.strip() or (found.until and found.since and found.until <= found.since):
        raise InstrumentWrong(title=found.title)
    given = {name: asdict(found)[name] for name in _GIVEN}
    if row is None:
        InstrumentRow.objects.create(title=found.title, **given)
        return True
    if row.state != State.VALID or all(
        getattr(row, name) == value for name, value in given.items()
    ):
        return False
    for name, value in given.items():
        setattr(row, name, value)
    row.save(update_fields=list(given))
    return True


@implements(HAMI(1), GIR(26), note="whoever cites it is reminded, due within 20 working days")
@command
def change(
    *,
    title: str,
    state: State,
    on: date,
    document: str,
    actor: Actor,
    at: datetime,
    last_article: int | None = None,
) -> tuple[str, ...]:
    """Mark an instrument amended or repealed from a day on; return who is reminded.

    ``last_article`` is that of the new text.  The same change again reminds nobody twice.
    Raises InstrumentMissing, InstrumentWrong.
    """
    row = access.instrument_to_change(title=title, actor=actor)
    if state is State.VALID or not document.strip() or (row.since and on <= row.since):
        raise InstrumentWrong(title=title)
    if (row.state, row.changed_on) == (state, on):
        return ()
    row.state, row.changed_on, row.document = state, on, document.strip()
    row.until = on if state is State.REPEALED else None
    row.last_article = row.last_article if last_article is None else last_article
    row.save(update_fields=["state", "changed_on", "document", "until", "last_article"])
    reminded = [_remind(row, citing, on, at) for citing in row.cited.order_by("cited_by")]
    journal.write(
        kind="bases.changed", subject=title, at=at, by=actor,
        state=state.value, changed_on=on, reminded=reminded,
    )  # fmt: skip
    return tuple(reminded)


def _remind(row: InstrumentRow, citing: CitationRow, on: date, at: datetime) -> str:
    calendar = calendars.calendar_of(citing.area)
    ReminderRow.objects.get_or_create(
        instrument=row,
        changed_on=on,
        cited_by=citing.cited_by,
        defaults={
            "ref": random_id(),
            "state": row.state,
            "holder": citing.holder,
            "articles": citing.articles,
            "due_on": calendar.due(legal_day(at), PUBLISH_WITHIN).day,
        },
    )
    return citing.cited_by


@implements(HAMI(1), note="what is cited stays")
@command
def strike(*, title: str, actor: Actor, at: datetime) -> None:
    """Take an instrument off the register; raise InstrumentCited when anything rests on it.

    The platform itself rests on the acts of the law pages, so they stay too.
    """
    row = access.instrument_to_change(title=title, actor=actor)
    citing = list(row.cited.order_by("cited_by").values_list("cited_by", flat=True)[:5])
    reminded = ReminderRow.objects.filter(instrument=row).exists()
    if any(title == newest.title for *_, newest in acts().values()):
        citing.append("依据对照")
    if citing or reminded:
        raise InstrumentCited(title=title, by="、".join(citing))
    row.delete()
    journal.write(kind="bases.struck", subject=title, at=at, by=actor)


@implements(GIR(26), note="somebody of the body says what was found")
@command
def settle(*, ref: str, note: str, actor: Actor, at: datetime) -> None:
    """Answer a reminder: what was found, and why nothing need change."""
    row = access.reminder_to_settle(ref=ref, actor=actor)
    if not note.strip():
        raise NoteMissing(ref=ref)
    row.settled_by, row.settled_at, row.note = actor.ref, at, note.strip()[:500]
    row.save(update_fields=["settled_by", "settled_at", "note"])
    journal.write(
        kind="bases.reminder_settled", subject=row.cited_by, at=at, by=actor,
        instrument=row.instrument.title,
    )  # fmt: skip


def cite(
    *,
    cited_by: str,
    holder: str,
    area: str,
    articles: Mapping[str, Iterable[str]],
    by: Actor,
    at: datetime,
) -> None:
    """Say what something rests on, by title, inside the caller's transaction.

    Replaces what it said before.  Its open reminders are settled: it was made anew after the
    change.  Titles that are not on the register are left out.
    """
    CitationRow.objects.filter(cited_by=cited_by).delete()
    known = InstrumentRow.objects.filter(title__in=list(articles)).order_by("id")
    CitationRow.objects.bulk_create(
        CitationRow(
            instrument=row,
            cited_by=cited_by,
            holder=holder,
            area=area,
            articles=sorted(set(articles[row.title])),
        )
        for row in known
    )
    ReminderRow.objects.filter(cited_by=cited_by, settled_at__isnull=True).update(
        settled_by=by.ref, settled_at=at, note="已发布新版本"
    )
