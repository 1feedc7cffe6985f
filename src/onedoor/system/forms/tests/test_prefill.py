from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from onedoor.law.articles import ADL, HAMI
from onedoor.system.forms import api as forms
from onedoor.system.forms.domain import parsing
from onedoor.system.forms.domain.definition import OnConflict
from onedoor.system.forms.domain.prefill import ORIGINS
from onedoor.system.forms.tests.forms import document, form, question

AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def _form(on_conflict, kind="text"):
    source = {"licence": "shop", "field": "name", "name": "营业执照", "on_conflict": on_conflict}
    return form(question(kind, key="name", source=source), question("text", key="other"))


def _typed(one, raw, *, licence="瓜乡餐饮", answers=None):
    sources = forms.prefill(one, {"shop": {"name": licence}}, at=AT)
    raw = {"other": "x", **raw}
    return forms.clean(one, raw, today=TODAY, sources=sources, answers=answers)


@pytest.mark.verifies(HAMI(8), HAMI(17))
def test_a_locked_answer_stays_and_what_is_said_against_it_goes_along():
    one = _form("lock")
    cleaned = _typed(one, {"name": "瓜乡餐饮", "name__wrong": "yes", "name__right": " 瓜乡 饭店 "})

    assert cleaned.ok
    assert cleaned.values["name"] == "瓜乡餐饮"
    (said,) = forms.disputes(one, cleaned.values).values()
    assert (said.value, said.right, said.licence) == ("瓜乡餐饮", "瓜乡 饭店", "shop")
    assert said.fetched_at == AT


@pytest.mark.verifies(HAMI(17))
def test_a_locked_answer_is_not_typed_over():
    cleaned = _typed(_form("lock"), {"name": "别的店"})

    assert "不能在这里改" in cleaned.errors["name"].zh
    assert "name" not in cleaned.values


@pytest.mark.verifies(HAMI(17))
@pytest.mark.parametrize("conflict, kept", [("lock", True), ("ask", True), ("free", False)])
def test_what_a_register_knows_and_a_filing_leaves_out_stands(conflict, kept):
    left_out = _typed(_form(conflict), {})
    emptied = _typed(_form(conflict), {"name": ""})

    assert (left_out.values.get("name") == "瓜乡餐饮") is kept
    assert emptied.values.get("name") != "瓜乡餐饮"


@pytest.mark.parametrize("right", ["", "瓜乡餐饮", "x" * 201])
def test_who_calls_a_locked_answer_wrong_says_what_would_be_right(right):
    cleaned = _typed(
        _form("lock"), {"name": "瓜乡餐饮", "name__wrong": "yes", "name__right": right}
    )

    assert list(cleaned.errors) == ["name__right"]


@pytest.mark.verifies(HAMI(8))
def test_where_the_form_asks_changing_means_saying_the_register_is_wrong():
    one = _form("ask")

    refused = _typed(one, {"name": "别的店"})
    taken = _typed(one, {"name": "别的店", "name__wrong": "yes"})
    unchanged = _typed(one, {"name": "瓜乡餐饮", "name__wrong": "yes"})

    assert "瓜乡餐饮" in refused.errors["name"].zh
    assert taken.values["name"] == "别的店"
    assert forms.disputes(one, taken.values)["name"].right == "别的店"
    assert list(unchanged.errors) == ["name"]


def test_where_the_form_only_warns_a_change_is_taken_and_both_are_kept():
    one = _form("warn")
    cleaned = _typed(one, {"name": "别的店"})

    assert cleaned.values["name"] == "别的店"
    found = forms.disputes(one, cleaned.values)["name"]
    assert (found.value, found.right) == ("瓜乡餐饮", "别的店")


@pytest.mark.parametrize("on_conflict", list(OnConflict))
def test_what_is_left_as_the_register_says_it_is_no_dispute(on_conflict):
    one = _form(on_conflict.value)
    cleaned = _typed(one, {"name": "瓜乡餐饮"})

    assert cleaned.ok
    assert forms.disputes(one, cleaned.values) == {}
    (line, _) = forms.read_through(one, cleaned.values)[0].lines
    assert line.origin is not None
    assert not line.origin.wrong


def test_a_register_that_is_silent_or_says_nonsense_blocks_nobody():
    one = _form("lock", kind="date")

    for nonsense in ("", "去年", "2026-02-31"):
        cleaned = _typed(one, {"name": "2026年1月2日"}, licence=nonsense)
        assert (cleaned.ok, cleaned.values["name"]) == (True, "2026-01-02")
        assert ORIGINS not in cleaned.values


def test_a_register_is_understood_as_whatever_is_typed():
    one = _form("lock", kind="date")
    cleaned = _typed(one, {"name": "2026-01-02"}, licence="2026年1月2日")

    assert (cleaned.ok, cleaned.values["name"]) == (True, "2026-01-02")


@pytest.mark.verifies(HAMI(8))
def test_a_dispute_stays_with_the_answers_until_they_are_submitted_and_read():
    one = _form("lock")
    typed = {"name": "瓜乡餐饮", "name__wrong": "yes", "name__right": "瓜乡饭店"}
    answers = forms.remember(one, {}, _typed(one, typed), page="page")

    settled = forms.settle(one, answers, today=TODAY)
    (view, _) = forms.fields(one, "page", settled.values, {})
    (line, _) = forms.read_through(one, settled.values)[0].lines

    assert settled.ok
    assert view.read_only
    assert view.dispute is not None
    assert line.origin is not None
    assert (view.dispute.said, view.dispute.right) == (True, "瓜乡饭店")
    assert (line.words, line.origin.right) == ("瓜乡餐饮", "瓜乡饭店")


def test_a_fresh_look_at_the_register_keeps_what_was_said_against_it():
    one = _form("lock")
    typed = {"name": "瓜乡餐饮", "name__wrong": "yes", "name__right": "瓜乡饭店"}
    fresh = forms.prefill(one, {"shop": {"name": "瓜乡餐饮"}}, at=AT)

    (view, _) = forms.fields(one, "page", _typed(one, typed).values, {}, sources=fresh)

    assert view.dispute is not None
    assert (view.dispute.said, view.dispute.right) == (True, "瓜乡饭店")


def test_what_was_typed_into_a_dispute_comes_back_with_its_error():
    one = _form("lock")
    typed = {"name": "瓜乡餐饮", "name__wrong": "yes", "name__right": ""}
    fresh = forms.prefill(one, {"shop": {"name": "瓜乡餐饮"}}, at=AT)
    cleaned = _typed(one, typed)

    (view, _) = forms.fields(one, "page", typed, cleaned.errors, sources=fresh)

    assert view.dispute is not None
    assert (view.dispute.said, bool(view.dispute.error)) == (True, True)
    assert [p.target for p in view.problems()] == ["id_name__right"]


@pytest.mark.parametrize(
    "stored",
    [None, [], {"name": 1}, {"name": {"value": "x"}}, {"other": {"value": "x"}},
     {"name": {"value": "x", "licence": "shop", "at": "then", "on_conflict": "ask"}},
     {"name": {"value": "x", "licence": "shop", "at": "2026-01-01", "on_conflict": "maybe"}}],
)  # fmt: skip
def test_origins_that_cannot_be_read_count_as_none(stored):
    one = _form("ask")

    assert forms.disputes(one, {ORIGINS: stored}) == {}
    assert forms.settle(one, {"name": "x", "other": "y", ORIGINS: stored}, today=TODAY).values == {
        "name": "x", "other": "y",
    }  # fmt: skip


def test_only_one_plain_answer_can_come_from_a_register():
    source = {"licence": "shop", "field": "name", "name": "营业执照"}

    with pytest.raises(parsing.FormUnreadable) as refused:
        parsing.parse(document(question("address", source=source)))

    assert refused.value.facts["flaws"] == ("form: q_address 不能自动带出：只有单项填写可以",)


def test_an_origin_goes_when_its_answer_no_longer_applies():
    one = _form("warn")
    values = _typed(one, {"name": "别的店"}).values
    gone = replace(one, pages=(replace(one.pages[0], questions=one.pages[0].questions[1:]),))

    assert forms.settle(gone, values, today=TODAY).values == {"other": "x"}


def _asked(kind, on_conflict, field="number"):
    source = {"licence": "identity", "field": field, "name": "登录身份", "on_conflict": on_conflict}
    return form(question(kind, key="number", source=source), question("text", key="other"))


NUMBER, MASK = "650502198803071214", "650**************4"
WHO = {"identity": {"name": "张三", "number": NUMBER, "phone": "13900000001"}}


@pytest.mark.verifies(HAMI(17))
def test_what_the_identity_says_is_offered_with_where_it_is_from():
    one = _asked("idcard", "lock")
    sources = forms.prefill(one, WHO, at=AT)

    assert forms.sources_of(one) == {"identity"}
    assert sources["number"].value == NUMBER
    (online, _other) = forms.fields(one, one.pages[0], {}, {}, sources=sources)
    assert (online.value, online.read_only) == (NUMBER, True)
    assert online.source.startswith("登录身份 ")
    assert online.dispute is not None


@pytest.mark.parametrize("on_conflict", ["lock", "ask", "warn"])
def test_a_clerk_sees_a_number_masked_and_what_comes_back_masked_stands_in_full(on_conflict):
    one = _asked("idcard", on_conflict)
    sources = forms.prefill(one, WHO, at=AT)
    for answers in ({}, {"number": NUMBER}, {"number": MASK}):
        (view, _other) = forms.fields(
            one, one.pages[0], answers, {}, sources=sources, channel=forms.Channel.COUNTER
        )
        assert view.value == MASK

    cleaned = forms.clean(
        one, {"number": MASK, "other": "x"}, channel=forms.Channel.COUNTER, today=TODAY,
        sources=sources,
    )  # fmt: skip
    assert (cleaned.errors, cleaned.values["number"]) == ({}, NUMBER)
    assert forms.disputes(one, cleaned.values) == {}


def test_a_telephone_is_masked_but_for_its_end_and_may_be_another_one():
    one = _asked("phone", "free", field="phone")
    sources = forms.prefill(one, WHO, at=AT)
    (view, _other) = forms.fields(
        one, one.pages[0], {}, {}, sources=sources, channel=forms.Channel.COUNTER
    )
    assert (view.value, view.read_only, view.dispute) == ("139****0001", False, None)

    kept = forms.clean(one, {"number": "139****0001", "other": "x"}, today=TODAY, sources=sources)
    assert kept.values["number"] == "13900000001"
    assert list(kept.values[ORIGINS]) == ["number"]


def test_what_was_only_offered_and_is_changed_leaves_no_trace_of_the_other():
    one = _asked("phone", "free", field="phone")
    sources = forms.prefill(one, WHO, at=AT)

    raw = {"number": "13900000002", "other": "x"}
    changed = forms.clean(one, raw, today=TODAY, sources=sources)

    assert changed.values == raw
    (view, _other) = forms.fields(one, one.pages[0], changed.values, {}, sources=sources)
    assert (view.value, view.source) == ("13900000002", "")


def test_a_mask_stands_for_nothing_where_the_identity_says_nothing():
    one = _asked("idcard", "lock")
    assert forms.prefill(one, {}, at=AT) == {}
    assert not forms.clean(one, {"number": MASK, "other": "x"}, today=TODAY, sources={}).ok


def test_what_a_licence_says_is_no_secret_of_a_person_and_is_shown_whole():
    one = _form("lock")
    sources = forms.prefill(one, {"shop": {"name": "瓜乡餐饮"}}, at=AT)
    (view, _other) = forms.fields(
        one, one.pages[0], {}, {}, sources=sources, channel=forms.Channel.COUNTER
    )
    assert view.value == "瓜乡餐饮"


def test_a_number_to_be_corrected_is_masked_and_stands_when_it_comes_back_so():
    one = _asked("idcard", "lock")
    sources = forms.prefill(one, WHO, at=AT)
    answers = forms.clean(
        one, {"number": NUMBER, "other": "x"}, today=TODAY, sources=sources
    ).values
    (view,) = forms.corrections(one, answers, ["number"])

    assert view.value == MASK
    again = forms.corrected(one, answers, {"number": MASK}, today=TODAY)
    assert (again.errors, again.values["number"]) == ({}, NUMBER)


def test_what_was_taken_over_and_is_changed_later_is_no_longer_from_the_identity():
    one = _asked("phone", "free", field="phone")
    sources = forms.prefill(one, WHO, at=AT)
    answers: dict[str, object] = {}
    for number in ("13900000001", "13900000002"):
        raw = {"number": number, "other": "x"}
        cleaned = forms.clean(one, raw, today=TODAY, sources=sources, answers=answers)
        answers = forms.remember(one, answers, cleaned, page=one.pages[0].key)

    assert answers == {"number": "13900000002", "other": "x"}


_ASKED = form(
    *(
        question(kind, key=key, source={
            "licence": "acting", "field": field, "name": "登录身份", "on_conflict": "lock",
        })
        for kind, key, field in (("yesno", "by_agent", "by_agent"), ("text", "agent_name", "name"))
    ),
    question("text", key="other"),
)  # fmt: skip


@pytest.mark.verifies(ADL(29))
def test_what_the_session_says_of_who_acts_stands_whatever_is_posted_or_was_stored():
    known = forms.prefill(_ASKED, {"acting": {"by_agent": "yes", "name": "马丽"}}, at=AT)
    posted = {"by_agent": "no", "by_agent__wrong": "yes", "agent_name": "别人", "other": "x"}
    own = forms.prefill(_ASKED, {"acting": {"by_agent": "no"}}, at=AT)

    told = forms.clean(_ASKED, posted, today=TODAY, sources=known).values
    again = forms.Prefilled.imposed(told, own)

    assert (told["by_agent"], told["agent_name"]) == ("yes", "马丽")
    assert forms.disputes(_ASKED, told) == {}
    assert _ASKED.acting(told) == {"by_agent": "yes", "name": "马丽"}
    assert again["by_agent"] == "no"
    assert forms.Prefilled.imposed(posted, {}) == posted  # where nobody has signed in


@pytest.mark.verifies(ADL(29))
def test_what_the_session_says_is_shown_and_neither_asked_nor_to_be_confirmed():
    known = forms.prefill(_ASKED, {"acting": {"by_agent": "yes", "name": "马丽"}}, at=AT)
    (page,) = _ASKED.pages
    answers = forms.Prefilled.imposed({"other": ""}, known)

    shown, name, _ = forms.fields(_ASKED, page, answers, {}, sources=known)
    (at_counter, *_) = forms.fields(_ASKED, page, {}, {}, channel=forms.Channel.COUNTER)
    (alone,) = forms.outline(_without_other(), answers, confirmed=frozenset())

    assert (shown.kind, shown.value, shown.read_only, shown.dispute) == ("text", "是", True, None)
    assert (name.value, name.read_only, shown.hint) == ("马丽", True, "")
    assert (at_counter.kind, at_counter.read_only) == ("yesno", False)
    assert alone.standing is forms.Standing.DONE


def _without_other():
    (page,) = _ASKED.pages
    return replace(_ASKED, pages=(replace(page, questions=page.questions[:2]),))
