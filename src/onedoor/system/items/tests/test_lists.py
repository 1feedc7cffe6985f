"""The lists beside offerings: 基本目录, 保留证明事项清单, 不应出具证明清单."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from onedoor.general.bases import api as bases
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.law.articles import BER, HAMI
from onedoor.law.grades import Grade
from onedoor.system.items import api as items
from onedoor.system.items.domain import catalogue, errors
from onedoor.system.items.domain.importing import table
from onedoor.system.items.services import registering

AT = datetime(2026, 11, 3, 2, tzinfo=UTC)
TODAY = date(2026, 11, 3)
REVIEWER = Actor(ActorKind.STAFF, "s2", "1" * 18, "650502000000", frozenset({"items.review"}))
EDITOR = replace(REVIEWER, duties=frozenset({"items.edit"}))
PROOF = items.RetainedProof(
    code="B1", name="无犯罪记录证明", act="中华人民共和国食品安全法", article="35",
    grade=Grade.LAW, issuer="公安机关", document="哈政办发〔2026〕2号", since=date(2026, 1, 1),
)  # fmt: skip
HEADER = "catalog_code,local_catalog_code,task_name,task_type,by_law,use_level,task_state"


def _read(*rows):
    content = "\n".join((HEADER, *rows)).encode()
    taken, refused = catalogue.read(table(content, required="task_name"), source="测试")
    return taken, [(row.line, row.why) for row in refused]


@pytest.mark.verifies(HAMI(2))
def test_the_exchange_table_of_the_catalogue_is_read_row_by_row():
    taken, refused = _read(
        "000131023000,,食品经营许可,1,《食品安全法》第35条,3^4,1",
        ",511A0138000000-511602000000,地方事项,20,地方规定,5,",
        "000131023000,,食品经营许可,01,依据,4,1",
        "000131023001,,,01,依据,4,1",
        "000131023002,,坏类型,77,依据,4,1",
        "000131023003,,无依据,01,,4,1",
        "000131023004,,无层级,01,依据,,1",
        "000131023005,,坏状态,01,依据,4,9",
        '000131023006,,"坏引号,01,依据,4,1',
    )

    assert [(one.code, one.task_type, one.levels, one.state) for one in taken] == [
        ("000131023000", "01", ("3", "4"), "1"),
        ("511A0138000000-511602000000", "20", ("5",), "1"),
    ]
    assert refused == [
        (4, "编码重复"),
        (5, "事项名称不能为空，最长 1000 个字"),
        (6, "事项类型 77 不在代码表中"),
        (7, "缺少设定依据"),
        (8, "缺少行使层级"),
        (9, "事项状态 9 不在代码表中"),
        (10, "引号不成对"),
    ]


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(2))
def test_entering_the_catalogue_again_changes_nothing_and_a_change_is_taken():
    taken, _ = _read("000131023000,,食品经营许可,01,依据,3^4,1")

    assert registering.enter_catalogue(items=taken, actor=REVIEWER, at=AT) == 1
    assert registering.enter_catalogue(items=taken, actor=REVIEWER, at=AT) == 0
    moved = [replace(taken[0], levels=("4",), version=2)]
    assert registering.enter_catalogue(items=moved, actor=REVIEWER, at=AT) == 1
    assert items.catalogue(words="0001310") == tuple(moved)
    assert journal.kinds("catalogue") == ["items.catalogue_entered"] * 2
    with pytest.raises(errors.NotAReviewer):
        registering.enter_catalogue(items=taken, actor=EDITOR, at=AT)
    assert items.catalogue(words="0001310") == tuple(moved)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(29, item=4), BER(44))
@pytest.mark.check("A29-4")
def test_the_retained_list_takes_only_proofs_that_a_law_asks_for():
    bases.register(
        instruments=[bases.Instrument("哈密市某办法", Grade.RULE, since=date(2020, 1, 1))],
        actor=system("test"), at=AT,
    )  # fmt: skip
    for wrong in (
        replace(PROOF, act="中华人民共和国无此法"),
        replace(PROOF, act="哈密市某办法", grade=Grade.RULE),
        replace(PROOF, grade=Grade.REGULATION),
        replace(PROOF, act="中华人民共和国行政许可法", article="84"),
    ):
        with pytest.raises(errors.ProofWrong):
            items.retain_proofs(proofs=[wrong], actor=REVIEWER, at=AT)
    with pytest.raises(errors.NotAReviewer):
        items.retain_proofs(proofs=[PROOF], actor=EDITOR, at=AT)
    assert items.retained_proofs(on=TODAY) == ()

    assert items.retain_proofs(proofs=[PROOF], actor=REVIEWER, at=AT) == 1
    assert items.retain_proofs(proofs=[PROOF], actor=REVIEWER, at=AT) == 0
    assert items.retained_proofs(on=TODAY) == (PROOF,)
    assert items.retained_proofs(on=date(2025, 12, 31)) == ()


@pytest.mark.django_db
def test_a_proof_ends_by_its_day_and_may_belong_to_one_body():
    ended = replace(PROOF, until=TODAY)
    own = replace(PROOF, code="B2", body="1" * 18)
    items.retain_proofs(proofs=[ended, own], actor=REVIEWER, at=AT)

    assert items.retained_proofs(on=date(2026, 11, 2)) == (ended, own)
    assert items.retained_proofs(on=TODAY) == (own,)
    assert items.retained_proofs(on=TODAY, body="2" * 18) == ()


@pytest.mark.django_db
def test_the_commands_take_both_lists_and_name_refused_rows(tmp_path, capsys):
    listed, proofs = tmp_path / "catalogue.csv", tmp_path / "proofs.csv"
    listed.write_text(f"{HEADER}\n000131023000,,食品经营许可,01,依据,3^4,1\n", "utf-8")
    proofs.write_text(
        "code,name,act,article,grade,issuer,document,since,until\n"
        "B1,无犯罪记录证明,中华人民共和国食品安全法,35,law,公安机关,文号,2026-01-01,\n"
        "B2,坏日期证明,中华人民共和国食品安全法,35,law,公安机关,文号,2026-13-01,\n"
        "B3,坏级别证明,中华人民共和国食品安全法,35,high,公安机关,文号,2026-01-01,\n"
        "B4,缺依据证明,,,law,公安机关,文号,2026-01-01,\n",
        "utf-8",
    )

    call_command("items", "catalogue", str(listed))
    with pytest.raises(SystemExit, match="1"):
        call_command("items", "proofs", str(proofs))

    assert capsys.readouterr().out.splitlines() == [
        "1 rows: 1 new or changed, 0 unchanged, 0 refused",
        "error: line 3: 日期无法识别: 坏日期证明",
        "error: line 4: 效力级别 high 无法识别: 坏级别证明",
        "error: line 5: 缺少 act、article: 缺依据证明",
        "4 rows: 1 new or changed, 0 unchanged, 3 refused",
    ]
    assert [one.code for one in items.retained_proofs(on=TODAY)] == ["B1"]
