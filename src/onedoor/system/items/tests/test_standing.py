from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from onedoor.general.bases import api as bases
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import BER, HAMI
from onedoor.system.items import api as items
from onedoor.system.items import testing
from onedoor.system.items.domain import demonstration, errors
from onedoor.system.items.services import publishing, registering

AT = datetime(2026, 11, 3, 2, tzinfo=UTC)
REVIEWER = Actor(
    ActorKind.STAFF, "s2", testing.BODY, "650502000000", frozenset({"items.review"})
)  # fmt: skip
EDITOR = replace(REVIEWER, ref="s1", duties=frozenset({"items.edit"}))
PAUSED, IN_USE, CANCELLED = items.Standing.PAUSED, items.Standing.IN_USE, items.Standing.CANCELLED


@pytest.fixture
def offering(db):
    return testing.published()


def _set(offering, standing, *, actor=REVIEWER, **given):
    words = {"reason": "系统升级", "document_number": "伊市监〔2026〕3号"} | given
    stage = items.set_standing(code=offering.code, standing=standing, actor=actor, at=AT, **words)
    if stage is items.Stage.WAITING:
        items.settle_standing(code=offering.code, agree=True, actor=EDITOR, at=AT)


def _now(offering):
    return items.offering(offering.code).standing


def _planned(offering):
    mark = items.mark(offering.code)
    return mark is not None and mark.planned


@pytest.mark.verifies(HAMI(29, item=2), BER(40))
@pytest.mark.check("A29-2")
def test_what_is_paused_takes_no_new_case_until_it_is_resumed(offering):
    items.offering(offering.code).require_in_use()
    _set(offering, PAUSED)

    with pytest.raises(items.OfferingPaused):
        items.offering(offering.code).require_in_use()
    assert (items.entry(offering.code).offered, items.entry(offering.code).state) == (False, "2")
    assert items.browse(offered=True).rows == []

    _set(offering, IN_USE, reason="升级完成")
    items.offering(offering.code).require_in_use()
    assert items.entry(offering.code).offered
    assert [(s.standing, s.reason, s.by) for s in items.standings(offering.code)] == [
        (IN_USE, "升级完成", "s2"), (PAUSED, "系统升级", "s2"),
    ]  # fmt: skip
    assert journal.kinds(offering.code)[-2:] == ["items.paused", "items.resumed"]


@pytest.mark.verifies(HAMI(29, item=2), BER(40))
@pytest.mark.check("A29-2")
def test_what_is_cancelled_stays_cancelled_and_is_neither_found_nor_published_again(offering):
    _set(offering, CANCELLED, reason="国发〔2026〕1号取消")

    for standing in (IN_USE, PAUSED):
        with pytest.raises(errors.StandingNotOpen):
            _set(offering, standing)
    with pytest.raises(items.OfferingCancelled):
        items.offering(offering.code).require_in_use()
    assert offering.code not in {hit.entry.code for hit in items.search("食品经营许可")}
    assert items.browse().rows == []
    flaws = items.flaws(testing.document(), on=date(2026, 11, 3))
    assert {flaw.code for flaw in flaws} == {"A29-2"}
    assert _now(offering) is CANCELLED


@pytest.mark.verifies(HAMI(29, item=2), BER(40))
@pytest.mark.check("A29-2")
def test_what_leaves_the_catalogue_is_cancelled_with_it(offering):
    entry = next(i for i in items.catalogue() if i.code == offering.what.catalogue_code)

    changed = registering.enter_catalogue(
        items=[replace(entry, state="3", source="国发〔2026〕1号")], actor=REVIEWER, at=AT
    )

    assert (changed, _now(offering)) == (1, CANCELLED)
    assert items.standings(offering.code)[0].document_number == "国发〔2026〕1号"
    left = items.catalogue(words="食品经营", in_use_on=date(2026, 11, 3))
    assert offering.what.catalogue_code not in {one.code for one in left}


@pytest.mark.verifies(HAMI(29, item=2))
@pytest.mark.check("A29-2")
def test_what_may_no_longer_be_published_is_not_resumed(offering):
    _set(offering, PAUSED)
    bases.change(
        title="中华人民共和国食品安全法", state=bases.State.REPEALED, on=date(2026, 11, 3),
        document="测试", actor=REVIEWER, at=AT,
    )  # fmt: skip

    with pytest.raises(items.NotPublishable) as refused:
        _set(offering, IN_USE)

    assert "已废止" in str(refused.value.facts["flaws"])
    assert _now(offering) is PAUSED


def test_a_standing_changes_by_a_reviewer_of_the_body_with_reason_and_document(offering):
    stranger = replace(REVIEWER, body="1" * 18)

    for actor in (EDITOR, stranger):
        with pytest.raises(errors.NotAReviewer):
            _set(offering, PAUSED, actor=actor)
    for missing in ({"reason": " "}, {"document_number": ""}):
        with pytest.raises(errors.StandingUnexplained):
            _set(offering, PAUSED, **missing)
    with pytest.raises(items.EntryMissing):
        items.set_standing(
            code="nothing", standing=PAUSED, reason="x", document_number="x", actor=REVIEWER, at=AT
        )
    assert _now(offering) is IN_USE
    assert items.standings(offering.code) == ()


@pytest.mark.verifies(HAMI(29, item=2), BER(40))
@pytest.mark.check("A29-2")
def test_an_item_is_cancelled_by_two_people(offering):
    asked = {"code": offering.code, "reason": "法规修改", "document_number": "伊市监〔2026〕4号"}
    stage = items.set_standing(**asked, standing=CANCELLED, actor=REVIEWER, at=AT)
    assert (stage, _now(offering)) == (items.Stage.WAITING, IN_USE)

    settle = {"code": offering.code, "at": AT}
    for actor, refusal in (
        (REVIEWER, items.SecondPersonNeeded),
        (replace(EDITOR, body="1" * 18), errors.NotAReviewer),
        (replace(EDITOR, duties=frozenset()), errors.NotAReviewer),
    ):
        with pytest.raises(refusal):
            items.settle_standing(**settle, agree=True, actor=actor)
    with pytest.raises(items.StandingAhead):
        items.set_standing(**asked, standing=PAUSED, actor=REVIEWER, at=AT)
    assert _now(offering) is IN_USE

    assert items.settle_standing(**settle, agree=True, actor=EDITOR) is items.Stage.DONE
    (change,) = items.standings(offering.code)
    assert (change.by, change.second, change.stage) == ("s2", "s1", items.Stage.DONE)
    assert _now(offering) is CANCELLED
    with pytest.raises(items.NoStandingAhead):
        items.settle_standing(**settle, agree=True, actor=EDITOR)


@pytest.mark.verifies(HAMI(29, item=2))
def test_a_planned_change_is_kept_by_the_clock_or_taken_back(offering):
    tomorrow = date(2026, 11, 4)
    with pytest.raises(errors.DaysWrong):
        _set(offering, PAUSED, on=date(2026, 11, 2))
    with pytest.raises(errors.TooFarAhead):
        _set(offering, PAUSED, on=date.max)
    _set(offering, PAUSED, on=tomorrow)
    assert publishing.keep_dates(at=AT) == ()
    assert _now(offering) is IN_USE
    assert _planned(offering)
    with pytest.raises(errors.NotAReviewer):
        items.settle_standing(code=offering.code, agree=False, actor=EDITOR, at=AT)
    items.settle_standing(code=offering.code, agree=False, actor=REVIEWER, at=AT)
    assert publishing.keep_dates(at=AT + timedelta(days=1)) == ()
    assert not _planned(offering)

    _set(offering, PAUSED, on=tomorrow)
    assert publishing.keep_dates(at=AT + timedelta(days=1)) == (offering.code,)
    assert publishing.keep_dates(at=AT + timedelta(days=1)) == ()
    assert _now(offering) is PAUSED
    assert journal.kinds(offering.code)[-4:] == [
        "items.standing_planned", "items.standing_dropped", "items.standing_planned",
        "items.paused",
    ]  # fmt: skip


@pytest.mark.verifies(HAMI(29, item=2))
def test_what_no_longer_follows_on_its_day_is_dropped(offering):
    items.set_standing(
        code=offering.code, standing=CANCELLED, reason="x", document_number="x", actor=REVIEWER,
        at=AT, on=date(2026, 11, 4),
    )  # fmt: skip
    stage = items.settle_standing(code=offering.code, agree=True, actor=EDITOR, at=AT)
    assert stage is items.Stage.PLANNED
    entry = next(i for i in items.catalogue() if i.code == offering.what.catalogue_code)
    registering.enter_catalogue(items=[replace(entry, state="3")], actor=REVIEWER, at=AT)

    assert publishing.keep_dates(at=AT + timedelta(days=1)) == ()
    assert {one.stage for one in items.standings(offering.code)} == {
        items.Stage.DONE, items.Stage.DROPPED,
    }  # fmt: skip


def test_a_version_published_while_paused_leaves_the_item_paused(offering):
    _set(offering, PAUSED)

    newer = testing.published(testing.document() | {"summary": "新的说明"})

    assert (newer.version, newer.standing) == (2, PAUSED)
    assert not items.entry(offering.code).offered


@pytest.mark.verifies(HAMI(1))
@pytest.mark.check("A1-1", "A1-2")
def test_an_offering_cites_its_bases_so_that_a_change_reminds_its_body(offering):
    rule = "食品经营许可和备案管理办法"

    with pytest.raises(bases.InstrumentCited):
        bases.strike(title=rule, actor=REVIEWER, at=AT)
    reminded = bases.change(
        title=rule, state=bases.State.AMENDED, on=date(2026, 12, 1), document="总局令第99号",
        actor=REVIEWER, at=AT,
    )  # fmt: skip

    assert reminded == (offering.code,)
    (reminder,) = bases.reminders(holder=testing.BODY)
    assert (reminder.articles, reminder.cited_by) == (("13",), offering.code)
    testing.published(testing.document() | {"summary": "已按新办法修改"}, at=AT)
    assert bases.reminders(holder=testing.BODY) == ()


def test_the_demonstration_catalogue_is_read_whole():
    assert len(demonstration.catalogue()) == 15
