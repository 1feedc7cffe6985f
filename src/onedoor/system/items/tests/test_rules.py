"""Every rule of publishing, alone and together."""

from dataclasses import replace
from datetime import date

import pytest

from onedoor.general.terms.testing import shipped_codes
from onedoor.law.articles import ADL, BER, HAMI, OGS
from onedoor.law.grades import Grade
from onedoor.system.items import api as items
from onedoor.system.items import testing
from onedoor.system.items.domain import checking, demonstration
from onedoor.system.items.domain.known import Act, Known, Provider
from onedoor.system.items.domain.proofs import BANNED_PROOFS, RetainedProof, is_banned
from onedoor.system.items.domain.rules.telling import vague_words

ON = date(2026, 11, 3)
LAW = Act(Grade.LAW, in_force=True)
TITLES = {
    "中华人民共和国食品安全法": LAW,
    "中华人民共和国行政许可法": Act(Grade.LAW, in_force=True, last_article=83),
    "食品经营许可和备案管理办法": Act(Grade.RULE, in_force=True),
}
MARRIAGE = RetainedProof(
    code="B1", name="无重大违法记录证明", act="中华人民共和国食品安全法", article="35",
    grade=Grade.LAW, issuer="公安机关", document="示例", since=date(2026, 1, 1),
)  # fmt: skip


@pytest.fixture(scope="module")
def codes_in_force():
    return shipped_codes()


@pytest.fixture
def known(codes_in_force):
    entry = next(i for i in demonstration.catalogue() if i.code == "000131023000")
    return Known(
        on=ON, codes=codes_in_force, acts=TITLES, catalogue=entry,
        body=Provider("1", is_utility=False, name=testing.BODY_NAME),
    )  # fmt: skip


def _flaws(known, **changes):
    document = testing.document() | changes
    return {flaw.code for flaw in checking.flaws(items.parse(document), known)}


def _limits(**changes):
    return {"limits": {**testing.document()["limits"], **changes}}


def _material(n=1, **changes):
    form = testing.document()["form"]
    return {"form": {**form, "materials": [{**form["materials"][n], **changes}]}}


def _step(key, **changes):
    flow = testing.document()["flow"]
    steps = [step | (changes if step["key"] == key else {}) for step in flow["steps"]]
    return {"flow": {**flow, "steps": steps}}


def _place(**changes):
    return {"places": [{**testing.document()["places"][0], **changes}]}


def _fee(**changes):
    fee = {"name": "工本费", "amount": "10", "standard": "每证 10 元", "basis": "fsl35"}
    return {"charges": True, "fees": [fee | changes]}


def _form(**changes):
    return {"form": {**testing.document()["form"], **changes}}


def _lane(key, **changes):
    flow = testing.document()["flow"]
    lanes = [lane | (changes if lane["key"] == key else {}) for lane in flow["lanes"]]
    return {"flow": {**flow, "lanes": lanes}}


def _basis(key, **changes):
    rows = testing.document()["bases"]
    return {"bases": [row | (changes if row["key"] == key else {}) for row in rows]}


def test_the_demonstration_offering_has_no_flaw(known):
    assert checking.flaws(items.parse(testing.document()), known) == ()


@pytest.mark.verifies(
    HAMI(20),
    HAMI(24),
    HAMI(26),
    HAMI(10),
    BER(36),
    BER(43),
    ADL(30),
    ADL(42),
    ADL(58),
    OGS(7),
)
@pytest.mark.check("A16-4")
@pytest.mark.parametrize(
    "code, changes",
    [
        ("V1", {"handling": "1"}),
        ("V2", _limits(legal_days=4)),
        ("V2", _limits(legal_unit="2")),
        ("V2", _limits(legal_days=0)),
        ("V2", _limits(legal_days=21)),
        ("A20-1", {"citywide_mode": ""}),
        ("A20-1", {"scope": "4"}),
        ("A18-2", _material(deferrable_days=4)),
        ("A18-2", _limits(promised_days=2)),
        ("V3", {"result": {"name": "食品经营许可证", "kind": "20"}}),
        ("V3", {"result": {"name": "批复", "kind": ""}}),
        ("V4", {"result": {"name": "准予食品经营的批复", "kind": "20"}}),
        ("V5", {"visits": 1, "online_depth": "4"}),
        ("V7", {"visits": 1, "why_visits": "核验", "online_depth": ["4", "5"]}),
        ("V7", {"online_depth": []}),
        ("V5", {"why_visits": "必须到现场"}),
        ("V5", {"conditions": [{"words": "申请人须到现场签字。", "basis": "fsl35"}]}),
        ("V6", {"channels": ["counter"]}),
        ("V6", {"posts_materials": False}),
        ("V7", {"visits": 1, "why_visits": "须核验原件"}),
        ("V8", {"charges": True}),
        ("V8", {"pays_online": True}),
        ("V8", {"charges": True, "fees": [
            {"name": "工本费", "amount": "10", "standard": "每证 10 元", "basis": "rule78"}]}),
        ("V9", {"consult_phone": "2233315"}),
        ("V9", {"complaint_phone": ""}),
        ("V10", {"places": []}),
        ("V11", {"topics": []}),
        ("V11", {"business_topics": []}),
        ("V11", {"person_topics": ["060"]}),
        ("V11", {"served": ["1"]}),
        ("V12", {"faq": []}),
        ("V12", _step("decide", duty="cases.review")),
        ("V13", _limits(promised_days=4)),
        ("V14", _material(proof=True)),
        ("V15", _material(basis="")),
        ("V16", _material(licence="business_licence")),
        ("BER43", {"intermediaries": [
            {"name": "检测", "content": "出具检测报告", "basis": "rule78"}]}),
        ("A10-1", {"hall": ""}),
        ("A10-1", {"negative_list": "哈政办〔2026〕1号"}),
        ("lists", {"power_source": "7"}),
        ("lists", {"business_topics": ["021"]}),
        ("elements", {"rights": ""}),
        ("elements", {"level": "6"}),
        ("codes", {"code": "11652201010485123A4000131023001"}),
        ("codes", {"code": "有 空格"}),
        ("codes", {"code": "LOCAL-1"}),
        ("codes", {"handling_code": "x"}),
        ("codes", {"local_code": "x" * 51}),
        ("blank", {"name": ""}),
        ("blank", {"faq": [{"question": "要多久？", "answer": " "}]}),
        ("blank", _material(name="")),
        ("blank", {"result": {**testing.document()["result"], "name": ""}}),
        ("blank", _place(name="")),
        ("blank", _place(address=" ")),
        ("blank", _place(phone="")),
        ("blank", {"remedies": [{"name": "", "where": "", "within": ""}]}),
        ("blank", _fee(name="")),
        ("V10", _place(window="")),
        ("V10", _place(hours="每天")),
        ("long", {"name": "长" * 1001}),
        ("sense", _fee(amount="99999999999")),
        ("sense", _fee(amount="0.125")),
        ("sense", _limits(acceptance_days=6)),
        ("sense", _limits(delivery_days=900)),
        ("sense", _limits(special=[{"name": "检验", "days": 900, "basis": "fsl35"}])),
        ("sense", {"consult_phone": "0902-abc"}),
        ("sense", _place(phone="工作日打来")),
        ("sense", _material(accept=["exe"])),
        ("sense", _material(max_mb=0)),
        ("sense", _material(max_pages=0)),
        ("sense", {"topics": ["zzz"]}),
        ("sense", _form(pages=[], materials=[], situations=[], conditions={}, sample={})),
        ("hidden", {"name": "\u200b"}),
        ("hidden", {"name": "食品\u202e经营"}),
        ("hidden", {"faq": [{"question": "要\u200b多久？", "answer": "五天"}]}),
        ("lanes", _lane("counter", body="1" * 18)),
        ("placeholder", _step("review", name="新环节")),
        ("placeholder", _step("review", name={"zh-Hans": "核验", "ug": "يېڭى باسقۇچ"})),
        ("A16-4", {"obligations": "按要求提供其他材料"}),
    ],
)  # fmt: skip
def test_each_rule_names_its_flaw(known, code, changes):
    assert code in _flaws(known, **changes)


@pytest.mark.verifies(HAMI(10))
@pytest.mark.check("A10-1")
def test_only_the_number_of_an_approved_entry_keeps_an_item_outside(known):
    outside = {"hall": "", "negative_list": "哈政办〔2026〕1号"}
    assert "A10-1" in _flaws(known, **outside)
    assert "A10-1" in _flaws(replace(known, outside="哈政办〔2026〕2号"), **outside)
    assert "A10-1" not in _flaws(replace(known, outside="哈政办〔2026〕1号"), **outside)


@pytest.mark.verifies(ADL(42))
@pytest.mark.check("A20-2")
@pytest.mark.parametrize("days, held", [(45, False), (46, True)])
def test_what_is_handled_jointly_may_take_forty_five_days(known, days, held):
    branches = [
        {"key": key, "name": key, "lane": "bureau", "duty": "cases.review"} for key in ("a", "b")
    ]
    joint = _step("review", branches=branches)

    assert ("V2" in _flaws(known, **joint, **_limits(legal_days=days))) is held


def _asked(**changes):
    """Return the form with one more page of one question."""
    form = testing.document()["form"]
    question = {"key": "more_people", "kind": "number", "label": "几个人？", "basis": "fsl35"}
    question |= {name: value for name, value in changes.items() if name != "page"}
    page = {"key": "more", "title": "人数", "questions": [question]} | changes.get("page", {})
    return _form(pages=[*form["pages"], page])


def _told(known, changes):
    found = checking.flaws(items.parse(testing.document() | changes), known)
    return [(flaw.place, flaw.mend.zh) for flaw in found]


@pytest.mark.verifies(HAMI(16))
@pytest.mark.parametrize(
    "cond, told",
    [
        ({"q": "trade", "op": "eq", "v": "gone"}, "没有“gone”这个选项"),
        ({"q": "by_agent", "op": "eq", "v": ""}, "还没有选"),
        ({"q": "trade", "op": "in", "v": []}, "还没有选"),
        ({"q": "premises_area", "op": "gte", "v": "很多"}, "不能与“很多”比大小"),
        ({"not": {"any": []}}, "没有任何条件"),
    ],
)
def test_a_condition_that_nobody_can_meet_is_told_where_it_stands(known, cond, told):
    form = testing.document()["form"]
    conditions = {**form["conditions"], "case_1": cond}

    ((place, mend),) = _told(known, _form(conditions=conditions))
    assert place == "form.conditions.case_1"
    assert told in mend


@pytest.mark.verifies(HAMI(16))
def test_a_page_asks_something_and_an_answer_can_be_within_its_limits(known):
    ((place, mend),) = _told(known, _asked(page={"questions": []}))
    assert (place, mend[:8]) == ("form.pages.more", "这一页没有问题，")

    least = {"minimum": "9", "maximum": "1"}
    assert _told(known, _asked(limits=least)) == [
        ("form.pages.more.questions.more_people.limits.minimum", "最小的不能大于最大的")
    ]
    assert _told(known, _asked(limits={"minimum": "1", "maximum": "9"})) == []
    longest = {"min_length": 9, "max_length": 1}
    assert len(_told(known, _asked(kind="text", limits=longest))) == 1


@pytest.mark.verifies(HAMI(16), BER(35))
@pytest.mark.check("A16-4")
def test_no_hint_and_no_intro_is_open_ended(known):
    vague = "有关证明也要带上"
    ((place, _mend),) = _told(known, _asked(hint=vague))
    assert place == "form.pages.more.questions.more_people.hint"
    ((place, _mend),) = _told(known, _asked(page={"intro": vague}))
    assert place == "form.pages.more.intro"


def test_of_other_types_and_with_several_phones_more_is_allowed(known):
    assert "sense" not in _flaws(known, task_type="07", **_limits(acceptance_days=60))
    assert "sense" in _flaws(known, task_type="07", **_limits(acceptance_days=91))
    assert _told(known, _place(phone="0902-2233315、12345")) == []
    assert _told(known, _lane("counter", body="")) == []


@pytest.mark.verifies(HAMI(2, paragraph=2))
@pytest.mark.check("A2-1")
@pytest.mark.parametrize("kind", ["02", "03", "04", "06"])
def test_what_is_not_given_on_application_is_never_published(known, kind):
    assert "A2-1" in _flaws(known, task_type=kind)


@pytest.mark.verifies(HAMI(2, paragraph=2))
@pytest.mark.check("A2-1")
def test_another_power_says_which_it_is_and_no_other_type_does(known):
    assert "A2-1" in _flaws(known, task_type="10")
    assert "A2-1" not in _flaws(known, task_type="10", subtype="filing")
    assert "A2-1" not in _flaws(known, task_type="10", subtype="duty")  # as filing a tax return
    assert "A2-1" in _flaws(known, subtype="filing")


@pytest.mark.verifies(HAMI(2, paragraph=3))
@pytest.mark.check("A2-2")
def test_a_public_service_lies_in_a_domain(known):
    assert "A2-2" in _flaws(known, task_type="20")
    assert "A2-2" in _flaws(known, task_type="20", domain="其他")
    assert "A2-2" not in _flaws(known, task_type="20", domain="社会保险")


@pytest.mark.verifies(HAMI(2, paragraph=1))
@pytest.mark.check("A2-3")
def test_organs_authorised_organisations_and_utilities_may_serve_and_no_one_else(known):
    def of(nature, *, is_utility=False, **changes):
        body = Provider(nature, is_utility, testing.BODY_NAME)
        return "A2-3" in _flaws(replace(known, body=body), body_nature=nature, **changes)

    assert [of(nature) for nature in ("1", "2", "9")] == [False, False, True]
    assert not of("9", is_utility=True)
    assert of("3")
    assert not of("3", entrusted_by="哈密市市场监督管理局")
    assert "A2-3" in _flaws(replace(known, body=None))
    assert "A2-3" in _flaws(known, body_nature="2")


@pytest.mark.verifies(HAMI(2, paragraph=1))
@pytest.mark.check("A2-3")
def test_nothing_is_published_in_the_name_of_another_authority(known):
    document = testing.document() | {"body_name": "哈密市公安局"}
    (flaw,) = checking.flaws(items.parse(document), known)
    short = replace(known.body, short_name="哈密市公安局")

    assert checking.flaws(items.parse(document), replace(known, body=short)) == ()
    assert "A2-3" in _flaws(known, body_name="")
    assert (flaw.code, flaw.place) == ("A2-3", "body_name")
    assert testing.BODY_NAME in flaw.mend.zh
    assert testing.BODY_NAME in flaw.mend.ug


@pytest.mark.verifies(HAMI(15), BER(37))
@pytest.mark.check("A15-1")
def test_an_item_with_one_door_needs_a_law_that_allows_it(known):
    assert "A15-1" in _flaws(known, channels=["online"])
    assert "A15-1" in _flaws(known, channels=["counter", "post"])
    assert "A15-1" in _flaws(known, channels=["online"], one_channel_basis="nothing")
    assert "A15-1" in _flaws(known, channels=["online"], one_channel_basis="rule78")
    assert "A15-1" not in _flaws(known, channels=["online"], one_channel_basis="fsl35")


@pytest.mark.verifies(HAMI(1))
@pytest.mark.check("A1-1")
def test_every_basis_stands_on_the_register_in_force_with_its_height_and_article(known):
    def with_act(act):
        acts = {**TITLES, "中华人民共和国食品安全法": act}
        return "A1-1" in _flaws(replace(known, acts=acts))

    assert "A1-1" in _flaws(known, **_basis("fsl35", act="中华人民共和国无此法"))
    assert with_act(Act(Grade.LAW, in_force=False))
    assert with_act(Act(Grade.REGULATION, in_force=True))
    assert with_act(Act(Grade.LAW, in_force=True, last_article=34))
    assert not with_act(Act(Grade.LAW, in_force=True, last_article=154))
    assert "A1-1" in _flaws(known, founded_on=["nothing"])


@pytest.mark.verifies(HAMI(16), BER(35))
@pytest.mark.check("A16-4")
@pytest.mark.parametrize(
    "words, vague",
    [
        ("其他材料", "其他材料"),
        ("身份证、户口簿等", "等"),
        ("有关证明材料", "有关证明"),
        ("视情况提供说明", "视情况"),
        ("营业执照等合法主体资格", "等"),
        ("章程以及其他", "以及其他"),
        ("有关文件复印件", "有关文件"),
        ("根据需要补充", "根据需要"),
        ("信用等级证书", ""),
        ("高等学校毕业证书", ""),
        ("平等协商记录", ""),
        ("一等奖证书", ""),
    ],
)
def test_open_ended_words_are_found_and_words_that_only_hold_them_are_not(words, vague):
    assert vague_words(words) == vague


@pytest.mark.verifies(HAMI(16), BER(35))
@pytest.mark.check("A16-4")
def test_a_material_or_condition_in_vague_words_is_refused(known):
    assert "A16-4" in _flaws(known, **_material(name="其他材料"))
    assert "A16-4" in _flaws(known, conditions=[{"words": "符合有关证明要求", "basis": "fsl35"}])


@pytest.mark.verifies(HAMI(16), BER(35))
@pytest.mark.check("A16-4")
@pytest.mark.parametrize(
    "field",
    ["name", "situation", "note", "standard", "source_note", "paper", "issuer", "issued_within"],
)
def test_no_text_of_a_material_leaves_open_what_is_asked(known, field):
    found = checking.flaws(
        items.parse(testing.document() | _material(**{field: "视情况提供"})), known
    )

    (flaw,) = [one for one in found if one.code == "A16-4"]
    assert flaw.place.startswith("form.materials.")
    assert "视情况" in flaw.mend.zh
    assert "A16-4" not in _flaws(known, **_material(**{field: "信用等级说明"}))


@pytest.mark.verifies(HAMI(16), BER(35))
@pytest.mark.check("A16-4")
def test_no_question_step_or_special_procedure_is_open_ended(known):
    document = testing.document()
    pages = document["form"]["pages"]
    asked = {**pages[0]["questions"][0], "label": "其他材料"}
    pages = [{**pages[0], "questions": [asked, *pages[0]["questions"][1:]]}, *pages[1:]]
    special = [{"name": "专家评审等", "days": 5, "basis": document["conditions"][0]["basis"]}]

    assert "A16-4" in _flaws(known, form={**document["form"], "pages": pages})
    assert "A16-4" in _flaws(known, **_step("review", name="酌情审查"))
    assert "A16-4" in _flaws(known, **_limits(special=special))


@pytest.mark.verifies(HAMI(29, item=3), BER(35))
@pytest.mark.check("A29-3")
def test_a_condition_material_question_or_step_below_a_rule_is_refused(known):
    paper = _basis("rule78", grade="paper")
    acts = {**TITLES, "食品经营许可和备案管理办法": Act(Grade.PAPER, in_force=True)}

    assert "V15" in _flaws(replace(known, acts=acts), **paper)
    assert "V15" in _flaws(known, conditions=[{"words": "有本地户籍", "basis": ""}])
    assert "V15" in _flaws(known, **_step("inspect", basis=""))
    assert "V15" not in _flaws(known, **_step("inspect", basis="rule78"))


@pytest.mark.verifies(HAMI(29, item=4), BER(44))
@pytest.mark.check("A29-4")
def test_a_proof_needs_an_entry_of_the_retained_list_and_a_law(known):
    def asked(known, **changes):
        return "V14" in _flaws(known, **_material(name="无重大违法记录证明", **changes))

    listed = replace(known, retained={"B1": MARRIAGE})
    good = {"proof": True, "retained": "B1", "basis": "fsl35", "issuer": "公安机关"}

    assert not asked(listed, **good)
    assert asked(known, **good)
    assert asked(listed, **(good | {"retained": ""}))
    assert asked(listed, **(good | {"basis": "rule78"}))
    assert asked(listed, **(good | {"proof": False, "retained": ""}))
    ended = replace(MARRIAGE, until=date(2026, 11, 3))
    assert asked(replace(known, retained={"B1": ended}), **good)
    other = replace(MARRIAGE, body="1" * 18)
    assert asked(replace(known, retained={"B1": other}), **good)


@pytest.mark.verifies(HAMI(29, item=4), BER(44))
@pytest.mark.check("A29-4")
def test_none_of_the_twenty_proofs_is_asked_of_a_village_committee(known):
    assert len(BANNED_PROOFS) == 20
    for name in BANNED_PROOFS:
        assert is_banned(name, "")
        assert is_banned(name, "户籍所在地村民委员会")
        assert not is_banned(name, "公安机关")
        assert "V14" in _flaws(known, **_material(name=name))


@pytest.mark.verifies(HAMI(29, item=2), BER(40))
@pytest.mark.check("A29-2")
def test_only_what_the_catalogue_holds_is_published(known):
    entry = known.catalogue

    def refused(**changes):
        return "A29-2" in _flaws(replace(known, catalogue=replace(entry, **changes)))

    assert "A29-2" in _flaws(replace(known, catalogue=None))
    assert "A29-2" in _flaws(replace(known, cancelled=True))
    assert refused(state="3")
    assert refused(state="2")
    assert refused(cancel_on=ON)
    assert refused(effective_on=date(2026, 11, 4))
    assert refused(levels=("2",))
    assert refused(permit_list="")
    assert not refused(levels=("7",))


@pytest.mark.verifies(HAMI(29, item=2), BER(39))
@pytest.mark.check("A29-2")
def test_a_permit_under_another_name_is_refused(known):
    filing = {"task_type": "10", "subtype": "filing", "result": {"name": "备案回执", "kind": "30"}}
    entry = replace(known.catalogue, task_type=items.parse(testing.document() | filing).task_type)
    known = replace(known, catalogue=entry)

    named = [f.mend.zh for f in checking.flaws(items.parse(testing.document() | filing), known)]

    assert any("变相设定许可" in mend for mend in named)
    filing["name"] = "仅销售预包装食品备案"
    named = [f.mend.zh for f in checking.flaws(items.parse(testing.document() | filing), known)]
    assert not any("变相设定许可" in mend for mend in named)


@pytest.mark.verifies(HAMI(29, item=2), ADL(24))
@pytest.mark.check("A29-2")
def test_a_permit_stays_with_an_organ(known):
    def mends(nature, **changes):
        found = replace(known, body=Provider(nature, is_utility=True, name=testing.BODY_NAME))
        document = testing.document() | {"body_nature": nature} | changes
        return [f.mend.zh for f in checking.flaws(items.parse(document), found)]

    assert any("行业协会" in mend for mend in mends("9"))
    assert any("行业协会" in mend for mend in mends("3"))
    assert not any("行业协会" in mend for mend in mends("3", entrusted_by="哈密市卫健委"))
    assert not any("行业协会" in mend for mend in mends("1"))


@pytest.mark.verifies(ADL(14), ADL(15), ADL(17))
def test_a_permit_is_set_up_by_an_act_that_is_high_enough(known):
    def set_up_by(grade, since=date(2026, 1, 1)):
        acts = {**TITLES, "中华人民共和国食品安全法": Act(grade, in_force=True, since=since)}
        changed = {"bases": [
            row | ({"grade": grade.value} if row["act"] == "中华人民共和国食品安全法" else {})
            for row in testing.document()["bases"]
        ]}  # fmt: skip
        return "permit" not in _flaws(replace(known, acts=acts), **changed)

    allowed = {grade for grade in Grade if set_up_by(grade)}

    assert allowed == {
        Grade.LAW, Grade.REGULATION, Grade.DECISION, Grade.LOCAL, Grade.PROVINCIAL,
    }  # fmt: skip
    assert set_up_by(Grade.PROVINCIAL, since=date(2025, 11, 3))
    assert not set_up_by(Grade.PROVINCIAL, since=date(2025, 11, 2))


def test_every_flaw_says_where_it_stands(known):
    document = testing.document() | _material(basis="") | {"hall": "", "visits": 3}

    found = checking.flaws(items.parse(document), known)

    assert {f.place for f in found} >= {
        "form.materials.layout",
        "hall",
        "why_visits",
        "online_depth",
    }
    assert all(f.place and f.mend.zh and f.mend.ug and f.basis for f in found)
