from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from onedoor.general.places.api import OutsideTheCity
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.law.articles import HAMI
from onedoor.system.items import api as items
from onedoor.system.items import models, testing
from onedoor.system.items.domain import errors, importing

SAMPLES = Path(items.__file__).parent / "data" / "samples"
AT = datetime(2026, 11, 3, 2, tzinfo=UTC)


def _import(content, *, area="650502", sample=False, actor=None):
    return items.import_rows(
        rows=importing.table(content), area=area, sample=sample, at=AT,
        actor=actor or system("test"),
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("file, rows", [("district_items.csv", 937), ("zone_items.csv", 96)])
def test_every_row_of_the_samples_is_imported_or_named_and_again_changes_nothing(file, rows):
    content = (SAMPLES / file).read_bytes()

    first = _import(content, area="511602", sample=True)
    again = _import(content, area="511602", sample=True)

    assert first.rows == first.added + len(first.refused) == rows
    assert first.refused == ()
    assert (again.added, again.changed, again.unchanged) == (0, 0, rows)
    assert models.EntryRow.objects.filter(sample=True, offered=False).count() == rows
    assert journal.kinds("511602000000") == ["items.imported"]


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(3))
@pytest.mark.check("A3-1")
def test_items_of_another_place_come_in_only_as_samples():
    with pytest.raises(OutsideTheCity):
        _import(b"name\nx\n", area="511602")

    for sample in (True, False):
        with pytest.raises(OutsideTheCity) as refused:
            _import(b"name,item_code\nx,X-1\n", area="abc", sample=sample)
        assert refused.value.facts["area"] == "abc"
    assert not models.EntryRow.objects.exists()
    assert _import(b"name,item_code\nx,X-1\n", area="511602", sample=True).added == 1
    assert _import("name,item_code\n食品摊贩备案,X-2\n".encode(), area="650502001").added == 1


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(2, paragraph=2))
@pytest.mark.check("A2-1")
def test_each_refused_row_is_named_with_its_line_and_why():
    content = "\n".join([
        "department,name,item_code,task_type",
        "甲局,第一项,A-1,1",
        "甲局,,A-2,1",
        "甲局,第三项,A-1,1",
        "甲局,第四项,A 4,1",
        "甲局,第五项,A-5,2",
        "甲局,第六项,A-6,77",
        "甲局,第七项,A-7,1,多一列",
        f"甲局,第八项,{'x' * 65},1",
        '甲局,"第\x07九项",A-9,1',
        "甲局,第一项,A-1,1",
        '甲局,"第十一项,A-11,1',
        ",第十二项,,1",
        '甲局,"断开的',
        '第十四项",A-14,1',
        "甲局,第\u200b十五项,A-15,1",
        "甲局,末项,A-10,20",
    ]).encode()  # fmt: skip

    report = _import(content)

    assert [(row.line, row.name, row.why) for row in report.refused] == [
        (3, "", "缺少事项名称"),
        (4, "第三项", "编码与第 2 行重复"),
        (5, "第四项", "事项编码含有空格或超过 64 位"),
        (6, "第五项", "行政处罚、强制、征收、检查不是依申请事项"),
        (7, "第六项", "事项类型 77 不在代码表中"),
        (8, "第七项", "列数多于表头"),
        (9, "第八项", "事项编码含有空格或超过 64 位"),
        (10, "第\x07九项", "含有无法识别的字符"),
        (11, "第一项", "与第 2 行重复"),
        (12, "", "引号不成对"),
        (13, "第十二项", "部门和编码都没有，分不清是哪一项"),
        (14, "", "引号不成对"),
        (15, "", "引号不成对"),
        (16, "第\u200b十五项", "含有看不见的字符，请删去"),
    ]
    assert set(models.EntryRow.objects.values_list("code", "task_type")) == {
        ("A-1", "01"), ("A-10", "20"),
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_marks_line_ends_and_gb18030_are_read(encoding, line_end):
    text = line_end.join(["department,name", "市场监管局,食品小作坊登记", ""])

    assert _import(text.encode(encoding)).added == 1
    assert models.EntryRow.objects.get().name == "食品小作坊登记"


@pytest.mark.parametrize(
    "content", [b"", b"title\nx\n", b"\xff\xfe\x00\xff", b'"name\nx\n', b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_table_is_refused(content):
    with pytest.raises(importing.FileUnreadable):
        list(importing.table(content))


def test_a_header_with_a_column_twice_is_refused():
    with pytest.raises(importing.FileUnreadable) as refused:
        list(importing.table(b"name,item_code,name\nx,1,y\n"))

    assert refused.value.facts["why"] == "表头有两个 name 列"


def test_short_gb18030_that_passes_as_utf_8_is_read_as_what_it_is():
    content = b"name\n" + "食品".encode("gb18030")
    assert content.decode("utf-8") != content.decode("gb18030")

    assert [given["name"] for _, given in importing.table(content)] == ["食品"]
    uyghur = "name\nتىجارەت\n".encode()
    assert [given["name"] for _, given in importing.table(uyghur)] == ["تىجارەت"]


@pytest.mark.django_db
def test_a_code_with_a_wrong_check_digit_is_taken_and_named_of_ones_own_area():
    content = "name,item_code\n某事项,11650502MBX1106720" + "4000131023000\n"

    report = _import(content.encode())
    assert [(row.line, row.why) for row in report.doubtful] == [
        (2, "单位代码 11650502MBX1106720 的校验位不对，请核对")
    ]
    assert (report.added, report.refused) == (1, ())
    assert _import(content.encode(), area="511602", sample=True).doubtful == ()


@pytest.mark.django_db
def test_a_row_without_a_code_gets_the_same_local_one_every_time():
    _import("department,name\n甲局,某事项\n".encode())
    _import("name,department\n某事项,甲局\n".encode())

    (code,) = models.EntryRow.objects.values_list("code", flat=True)
    assert code.startswith("LOCAL-650502-")


@pytest.mark.django_db
def test_a_changed_row_is_changed_and_an_offering_never_overwritten():
    offering = testing.published()
    rows = f"name,item_code\n改了名,{offering.code}\n甲,B-1\n".encode()
    _import(rows)

    report = _import("name,item_code\n乙,B-1\n".encode())

    assert (report.changed, items.entry("B-1").name.zh) == (1, "乙")
    assert items.entry(offering.code).name == offering.name


@pytest.mark.django_db
def test_only_editors_import():
    stranger = Actor(ActorKind.STAFF, "s", duties=frozenset({"cases.accept"}))
    with pytest.raises(errors.NotAnEditor):
        _import(b"name\nx\n", actor=stranger)

    assert not models.EntryRow.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_command_names_refused_rows_and_ends_with_one(tmp_path, capsys):
    file = tmp_path / "list.csv"
    file.write_text("name,item_code,task_type\n食品摊贩备案,F-1,10\n,F-2,10\n", "utf-8")

    with pytest.raises(SystemExit) as ended:
        call_command("items", "import", str(file), "--area", "650502")

    assert ended.value.code == 1
    assert capsys.readouterr().out.splitlines() == [
        "error: line 3: 缺少事项名称: ",
        "2 rows: 1 added, 0 changed, 0 unchanged, 1 refused",
    ]
    call_command("items", "search", "摊贩", "--limit", "3")
    assert capsys.readouterr().out == "F-1\t食品摊贩备案\n"
