"""Whether a copy is current, and the alarm when a channel lags behind."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.law.articles import HAMI
from onedoor.operation.guides import api as guides
from onedoor.operation.guides.domain.copies import is_late
from onedoor.system.items import api as items
from onedoor.system.items import testing

PUBLISHED = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
KIOSK: dict[str, Any] = {"channel": guides.Channel.KIOSK, "place": "一楼大厅 1 号机"}


@pytest.fixture
def first(db):
    return testing.published()


@pytest.fixture
def second(first):
    changed = testing.document() | {"consult_phone": "0902-2233399"}
    return testing.published(changed, at=PUBLISHED)


def reported(offering: items.Offering, *, minutes: int, **kiosk: Any) -> guides.Copy:
    return guides.report_copy(
        **KIOSK | kiosk,
        code=offering.code,
        version=offering.version,
        mark=offering.sha256[:16],
        actor=system("test"),
        at=PUBLISHED + timedelta(minutes=minutes),
    )


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_a_copy_is_current_until_the_next_version_and_then_names_it_with_its_day(first):
    before = guides.compare(first.code, 1, first.sha256[:16])
    testing.published(testing.document() | {"summary": "二"}, at=PUBLISHED)
    testing.published(testing.document() | {"summary": "三"}, at=PUBLISHED + timedelta(days=1))

    after = guides.compare(first.code, 1, first.sha256[:16])

    assert (before.state, before.newest, before.replaced_on) == ("current", 1, None)
    assert (after.state, after.newest) == ("replaced", 3)
    assert (after.replaced_by, after.replaced_on) == (2, PUBLISHED.date())


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
@pytest.mark.parametrize("mark", ["0" * 16, "", "abc", "zz"])
def test_a_copy_that_was_altered_or_never_published_is_not_ours(first, mark):
    assert guides.compare(first.code, 1, mark).state == "foreign"
    assert guides.compare(first.code, 9, first.sha256[:16]).state == "foreign"
    assert guides.compare(first.code, 1, first.sha256[:15]).state == "foreign"


@pytest.mark.verifies(HAMI(16))
def test_the_copy_of_a_paused_item_says_that_nobody_can_apply(first):
    items.set_standing(
        code=first.code, standing=items.Standing.PAUSED, reason="系统升级",
        document_number="伊市监〔2026〕3号", actor=system("test"), at=PUBLISHED,
    )  # fmt: skip

    assert guides.compare(first.code, 1, first.sha256).state == "stopped"


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-2")
def test_a_channel_that_lags_longer_than_the_set_minutes_raises_one_alarm(first, second):
    early = reported(first, minutes=10)
    assert guides.alarms() == ()

    reported(first, minutes=11)
    late = reported(first, minutes=25)

    (alarm,) = guides.alarms(body=second.body)
    assert (early.state, late.state) == ("replaced", "replaced")
    assert (alarm.code, alarm.version, alarm.newest) == (first.code, 1, 2)
    assert (alarm.channel, alarm.place, alarm.name) == (*KIOSK.values(), first.name.zh)
    assert alarm.since == PUBLISHED + timedelta(minutes=11)
    assert alarm.seen_at == PUBLISHED + timedelta(minutes=25)
    assert journal.kinds(first.code).count("guides.copy_stale") == 1
    assert guides.alarms(body="11650502010617034B") == ()


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-2")
def test_the_alarm_ends_when_the_same_place_shows_the_version_in_force(first, second):
    reported(first, minutes=30)
    reported(first, minutes=30, place="二楼 2 号机")

    reported(second, minutes=31)

    assert [alarm.place for alarm in guides.alarms()] == ["二楼 2 号机"]
    assert journal.kinds(first.code).count("guides.copy_mended") == 1
    reported(first, minutes=40)
    assert journal.kinds(first.code).count("guides.copy_stale") == 3


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-2")
def test_the_minutes_are_a_setting(first, second):
    set_value("guides.sync_minutes", 60)

    reported(first, minutes=59)
    assert guides.alarms() == ()
    reported(first, minutes=61)
    assert len(guides.alarms()) == 1


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-2")
def test_a_channel_that_shows_what_nobody_published_raises_the_alarm_at_once(first):
    guides.report_copy(
        **KIOSK, code=first.code, version=1, mark="0" * 16, actor=system("test"), at=PUBLISHED
    )

    assert [alarm.version for alarm in guides.alarms()] == [1]


@pytest.mark.verifies(HAMI(16))
@pytest.mark.parametrize("seconds, late", [(600, False), (601, True), (0, False)])
def test_late_begins_right_after_the_set_minutes(seconds, late):
    copy = guides.Copy("c", 1, guides.CopyState.REPLACED, 2, replaced_at=PUBLISHED)

    at = PUBLISHED + timedelta(seconds=seconds)

    assert is_late(copy, at=at, minutes=10) is late
    current = guides.Copy("c", 2, guides.CopyState.CURRENT, 2)
    assert is_late(current, at=at, minutes=10) is False
