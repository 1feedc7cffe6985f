"""A notice is proposed with a paper by one administrator and taken by another, or not at all."""

import json
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.calendar import api as calendars
from onedoor.general.calendar.domain.changes import difference
from onedoor.general.calendar.domain.errors import (
    DocumentMissing,
    NotAdministrator,
    NoticeUnreadable,
    ProposalClosed,
    ProposalMissing,
    ProposalOpen,
    SecondAdministratorNeeded,
)
from onedoor.general.calendar.domain.working_days import build
from onedoor.general.calendar.models import Notice, Proposal
from onedoor.journal import api as journal
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.law.articles import ADL, HOL

AREA, AT = "650502000000", datetime(2026, 11, 24, 4, tzinfo=UTC)
ROW = {"off": ["2026-12-01"], "work": ["2026-12-05"], "text": "测试", "source": "测试〔2026〕1 号"}
CONTENT = json.dumps({"years": {"2026": ROW}}, ensure_ascii=False)


def admin(ref, *duties):
    return Actor(ActorKind.STAFF, ref, duties=frozenset(duties or {"system.admin"}))


ONE, OTHER, STRANGER = admin("1"), admin("2"), admin("3", "cases.decide")


def proposed(**changes):
    given = {
        "content": CONTENT,
        "area": AREA,
        "document_number": "哈政办〔2026〕9 号",
        "actor": ONE,
    }
    return calendars.propose(**{**given, **changes}, at=AT)


def everything():
    notices = Notice.objects.filter(area=AREA)
    return list(notices.values()), list(Proposal.objects.values()), kinds(AREA)


DAYS = st.dictionaries(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.booleans(), max_size=20)


@given(before=DAYS, after=DAYS)
def test_days_are_taken_or_added_where_two_calendars_differ(before, after):
    one, two = (
        build(area=AREA, version=1, exceptions=days, known_years={2026, 2027})
        for days in (before, after)
    )

    found = difference(one, two, years=[2026, 2027, 2026])

    assert all(one.is_working_day(day) and not two.is_working_day(day) for day in found.taken)
    assert all(two.is_working_day(day) and not one.is_working_day(day) for day in found.added)
    same = {day for day in before.keys() | after.keys() if before.get(day) == after.get(day)}
    assert same.isdisjoint({*found.taken, *found.added})
    assert difference(two, one, years=[2026, 2027]).taken == found.added


@pytest.mark.django_db
@pytest.mark.verifies(ADL(82), HOL(4))
def test_a_notice_is_taken_when_another_administrator_has_confirmed_it():
    ref = proposed()

    shown = calendars.proposal(ref)
    assert (shown.changes.taken, shown.changes.added) == (
        (date(2026, 12, 1),),
        (date(2026, 12, 5),),
    )
    assert (shown.notices, shown.proposed_by) == (((2026, "测试〔2026〕1 号"),), "1")
    assert [one.ref for one in calendars.pending()] == [ref]
    assert calendars.calendar_of(AREA).is_working_day(date(2026, 12, 1))
    assert not calendars.calendar_if(AREA, ref=ref).is_working_day(date(2026, 12, 1))

    (done,) = calendars.confirm(ref=ref, actor=OTHER, at=AT)

    assert (done.year, done.outcome) == (2026, "new")
    assert not calendars.calendar_of(AREA).is_working_day(date(2026, 12, 1))
    assert Notice.objects.get(area=AREA, is_current=True).imported_by == "2"
    (told,) = journal.entries_of(f"{AREA}:2026")
    assert (told.actor, told.facts["proposed_by"], told.facts["document_number"]) == (
        "2", "1", "哈政办〔2026〕9 号",
    )  # fmt: skip
    assert calendars.pending() == ()
    before = everything()
    for act in (calendars.confirm, calendars.withdraw):
        with pytest.raises(ProposalClosed):
            act(ref=ref, actor=OTHER, at=AT)
    assert everything() == before


@pytest.mark.django_db
@pytest.mark.verifies(ADL(82), HOL(4))
def test_nobody_moves_dates_alone_and_a_notice_without_a_paper_is_none():
    for changes, refusal in (
        ({"document_number": "  "}, DocumentMissing),
        ({"content": "{}"}, NoticeUnreadable),
        ({"actor": STRANGER}, NotAdministrator),
    ):
        with pytest.raises(refusal):
            proposed(**changes)
    assert everything() == ([], [], [])
    with pytest.raises(SecondAdministratorNeeded):
        calendars.import_file(content=CONTENT, area=AREA, actor=ONE, at=AT)
    ref = proposed()
    before = everything()

    with pytest.raises(SecondAdministratorNeeded):
        calendars.confirm(ref=ref, actor=ONE, at=AT)
    with pytest.raises(NotAdministrator):
        calendars.confirm(ref=ref, actor=STRANGER, at=AT)
    with pytest.raises(ProposalMissing):
        calendars.confirm(ref="x", actor=OTHER, at=AT)
    with pytest.raises(ProposalOpen):
        proposed(actor=OTHER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.update(confirmed_by="1", confirmed_at=AT)
    assert everything() == before

    calendars.withdraw(ref=ref, actor=ONE, at=AT)
    assert kinds(AREA) == ["calendar.proposed", "calendar.proposal_withdrawn"]
    assert not Notice.objects.filter(area=AREA).exists()


@pytest.mark.django_db
def test_what_the_command_takes_says_so():
    calendars.import_file(content=CONTENT, area=AREA, actor=system("calendar import"), at=AT)

    (told,) = journal.entries_of(f"{AREA}:2026")
    assert (told.actor, told.facts["taken_by"]) == ("calendar import", "command")
