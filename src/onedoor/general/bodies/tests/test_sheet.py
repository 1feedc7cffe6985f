from datetime import UTC, datetime

import pytest

from onedoor.general.bodies import api as bodies
from onedoor.general.bodies.domain.errors import NotAdministrator
from onedoor.general.bodies.testing import body_of, demo_city
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(5))]
AT = datetime(2026, 11, 2, 4, tzinfo=UTC)
ADMIN = Actor(ActorKind.STAFF, "A1", duties=frozenset({"system.admin"}))
GOOD = "91350100M000100Y43,示例公司,示例,其他,公用企事业单位,650502000000,"


def sheet(*lines):
    return "\n".join([",".join(bodies.COLUMNS), *lines]).encode()


def take(*lines, actor=ADMIN):
    return bodies.import_sheet(content=sheet(*lines), actor=actor, at=AT)


def test_a_sheet_is_taken_whole_and_again_it_changes_nothing():
    below = "11440232MB2D06811W,示例局,,法定机关,部门,650502000000,91350100M000100Y43"

    assert take(GOOD, below) == bodies.Report(2, 2, 0, 0)
    assert take(GOOD, below) == bodies.Report(2, 0, 0, 2)
    assert kinds() == ["bodies.registered", "bodies.registered"]
    assert bodies.body("11440232MB2D06811W").short_name == "示例局"


def test_a_changed_row_changes_the_body():
    take(GOOD)

    assert take(GOOD.replace("示例公司", "改名公司")) == bodies.Report(1, 0, 1, 0)
    assert kinds("91350100M000100Y43") == ["bodies.registered", "bodies.changed"]


def test_every_flaw_of_a_sheet_is_named_and_nothing_is_taken():
    demo_city()
    before = bodies.bodies(), kinds()
    taken = body_of("伊州区教育局").name

    report = take(
        GOOD,
        "91350100M000100Y44,甲,,机关,局,650502501000,x",
        "91350100m000100y43,示例公司,,其他,部门,650502000000,",
        f"11440232MB2D06811W,{taken},,法定机关,政府办公室,650502000000,11440232MB2D06811W",
        ",,,,,,缺",
    )

    assert [(flaw.row, flaw.column) for flaw in report.flaws] == [
        (3, "统一社会信用代码"),
        (3, "性质"),
        (3, "类别"),
        (3, "区划代码"),
        (3, "上级代码"),
        (4, "统一社会信用代码"),
        (4, "名称"),
        (5, "上级代码"),
        (6, "统一社会信用代码"),
        (6, "名称"),
        (6, "性质"),
        (6, "类别"),
        (6, "区划代码"),
        (6, "上级代码"),
    ]
    assert report.flaws[5].reason == "与第 2 行重复"
    assert (report.new, report.changed, report.unchanged) == (0, 0, 0)
    assert (bodies.bodies(), kinds()) == before


@pytest.mark.verifies(HAMI(3))
@pytest.mark.check("A3-1")
@pytest.mark.parametrize("area", ["510100000000", "650100000000", "650502501000", "650599000000"])
def test_a_body_of_another_place_or_of_the_xpcc_is_a_flaw_of_the_sheet(area):
    report = take(GOOD.replace("650502000000", area))

    assert [(flaw.row, flaw.column) for flaw in report.flaws] == [(2, "区划代码")]
    assert (bodies.bodies(), kinds()) == ((), [])


def test_a_name_or_a_single_role_already_taken_is_a_flaw():
    demo_city()
    taken = body_of("伊州区教育局").name

    report = take(f"11440232MB2D06811W,{taken},,法定机关,政府办公室,650502000000,")

    assert [(flaw.column, flaw.reason) for flaw in report.flaws] == [
        ("名称", "这个名称已由另一代码登记"),
        ("类别", "该区划已有这一类别的主体"),
    ]


def test_only_a_system_administrator_may_import():
    with pytest.raises(NotAdministrator):
        take(GOOD, actor=Actor(ActorKind.STAFF, "S1", duties=frozenset({"cases.decide"})))

    assert bodies.bodies() == ()
