"""The negative list: asked for, checked, approved; and what happens to whoever tries otherwise."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.kernel.pages import CursorUnreadable
from onedoor.law.articles import HAMI
from onedoor.system.venues import api
from onedoor.system.venues.api import Reason, Stage, Wanted
from onedoor.system.venues.domain.errors import (
    DateWrong,
    DocumentMissing,
    EntryMissing,
    ListedAlready,
    NotYourPart,
    WhyMissing,
    WrongTurn,
)
from onedoor.system.venues.models import NegativeRow
from onedoor.system.venues.testing import AT, COUNTY

pytestmark = pytest.mark.django_db
WANTED = Wanted("11650502MB000X", "危险化学品现场检验", Reason.SPACE, "须在专用场地办理")
DOCUMENT, SINCE, UNTIL = "伊政发〔2026〕3号", date(2026, 12, 1), date(2027, 12, 1)


class Cast:
    def __init__(self) -> None:
        bodies.demo_city()
        self.department = self._of("伊州区市场监督管理局", "items.edit")
        self.manager = self._of("伊州区政务服务中心", "centre.manage")
        self.government = self._of("伊州区人民政府办公室", "office.supervise")
        self.above = self._of("哈密市政务服务中心", "centre.manage")

    def _of(self, name, duty):
        return people.staff_actor(duty, body=bodies.body_of(name).code, area=COUNTY)


@pytest.fixture
def cast():
    return Cast()


def approve(entry, actor, **change):
    given = {"document_number": DOCUMENT, "since": SINCE, "until": UNTIL, **change}
    api.approve(entry=entry, **given, actor=actor, at=AT)


@pytest.mark.verifies(HAMI(10))
@pytest.mark.check("A10-2")
def test_an_item_stays_outside_once_the_government_said_so_and_until_its_end(cast):
    entry = api.ask(wanted=WANTED, actor=cast.department, at=AT)
    api.check(entry=entry, answer="属实", actor=cast.manager, at=AT)
    assert api.outside(on=SINCE) == {}
    approve(entry, cast.government)

    listed = {(COUNTY, WANTED.item): DOCUMENT}
    assert api.outside(on=SINCE) == api.outside(on=UNTIL) == listed
    assert (
        api.outside(on=SINCE - timedelta(days=1)) == api.outside(on=UNTIL + timedelta(days=1)) == {}
    )
    of = cast.department.body
    assert api.document_of(WANTED.item, body=of, on=UNTIL) == DOCUMENT
    assert api.document_of(WANTED.item, body=of, on=UNTIL + timedelta(days=1)) == ""
    assert api.document_of("other", body=of, on=UNTIL) == ""
    found = api.entry(entry)
    assert (found.stage, found.name, found.asked_by) == (
        Stage.APPROVED, WANTED.name, cast.department.body,
    )  # fmt: skip

    gone = date(2027, 3, 1)
    api.remove(entry=entry, on=gone, answer="场地已备", actor=cast.manager, at=AT)
    assert api.outside(on=gone - timedelta(days=1)) == listed
    assert api.outside(on=gone) == {}
    assert journal.kinds(entry) == [
        "venues.negative_asked", "venues.negative_checked", "venues.negative_approved",
        "venues.negative_removed",
    ]  # fmt: skip
    assert api.ask(wanted=WANTED, actor=cast.department, at=AT) != entry  # anew


@pytest.mark.verifies(HAMI(10))
def test_each_does_their_own_part_only_and_in_order(cast):
    for stranger in (cast.manager, cast.government, people.applicant_actor()):
        with pytest.raises(NotYourPart):
            api.ask(wanted=WANTED, actor=stranger, at=AT)
    assert NegativeRow.objects.count() == 0
    entry = api.ask(wanted=WANTED, actor=cast.department, at=AT)
    said = journal.kinds(entry)

    with pytest.raises(WrongTurn):
        approve(entry, cast.government)
    for stranger in (cast.department, cast.government, cast.above, people.applicant_actor()):
        with pytest.raises(NotYourPart):
            api.check(entry=entry, answer="", actor=stranger, at=AT)
    api.check(entry=entry, answer="", actor=cast.manager, at=AT)
    with pytest.raises(WrongTurn):
        api.check(entry=entry, answer="", actor=cast.manager, at=AT)
    for stranger in (cast.manager, cast.above, cast.department):
        with pytest.raises(NotYourPart):
            approve(entry, stranger)
    assert api.entry(entry).stage is Stage.CHECKED
    assert journal.kinds(entry) == [*said, "venues.negative_checked"]


@pytest.mark.verifies(HAMI(10))
def test_what_is_incomplete_is_refused_and_changes_nothing(cast):
    for item, name, why in (("", "n", "w"), ("x", "", "w"), ("x", "n", "")):
        with pytest.raises(WhyMissing):
            api.ask(wanted=Wanted(item, name, Reason.OTHER, why), actor=cast.department, at=AT)
    assert NegativeRow.objects.count() == 0
    entry = api.ask(wanted=WANTED, actor=cast.department, at=AT)
    with pytest.raises(ListedAlready):
        api.ask(wanted=WANTED, actor=cast.department, at=AT)
    with pytest.raises(EntryMissing):
        api.check(entry="none", answer="", actor=cast.manager, at=AT)
    with pytest.raises(EntryMissing):
        api.entry("none")
    api.check(entry=entry, answer="", actor=cast.manager, at=AT)
    for refusal, change in (
        (DocumentMissing, {"document_number": " "}),
        (DateWrong, {"until": SINCE - timedelta(days=1)}),
        (DateWrong, {"until": SINCE + timedelta(days=1097)}),
    ):
        with pytest.raises(refusal):
            approve(entry, cast.government, **change)
    with pytest.raises(WhyMissing):
        api.reject(entry=entry, answer=" ", actor=cast.government, at=AT)
    assert api.entry(entry).stage is Stage.CHECKED
    api.reject(entry=entry, answer="不属特殊情况", actor=cast.government, at=AT)
    assert api.outside(on=SINCE) == {}
    with pytest.raises(WrongTurn):
        approve(entry, cast.government)


@pytest.mark.verifies(HAMI(10))
def test_of_a_secret_item_the_tables_keep_the_code_alone(cast):
    secret = Wanted("X-7", "名称", Reason.CLASSIFIED, "缘由")
    entry = api.ask(wanted=secret, actor=cast.department, at=AT)
    row = NegativeRow.objects.get(public_id=entry)
    assert (row.item, row.name, row.explanation) == ("X-7", "", "")
    wrong = (
        {"name": "名称"}, {"stage": "lost"}, {"reason": "mood"}, {"stage": "approved"},
    )  # fmt: skip
    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            NegativeRow.objects.filter(pk=row.pk).update(**change)


def test_the_list_is_paged_by_area_and_stage(cast):
    for n in range(52):
        api.ask(wanted=Wanted(f"I{n:02}", "n", Reason.SPACE, "w"), actor=cast.department, at=AT)
    first = api.entries(area=COUNTY, stage=Stage.ASKED)
    second = api.entries(area=COUNTY, after=first.after)
    assert [one.item for one in first.rows] == [f"I{n:02}" for n in range(51, 1, -1)]
    assert ([one.item for one in second.rows], second.after) == (["I01", "I00"], "")
    assert api.entries(area="650521000000").rows == []
    assert api.entries(stage=Stage.APPROVED).rows == []
    with pytest.raises(CursorUnreadable):
        api.entries(after="!")
