"""What was promised stays word for word, with its hash, and one promise of a kind stands."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.kernel.actors import system
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.promises import api as promises
from onedoor.operation.promises import sealing
from onedoor.operation.promises.domain.checks import is_drawn
from onedoor.operation.promises.domain.wording import days_to_supply, of_gaps
from onedoor.operation.promises.models import PromiseCheck, SignedPromise

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
BY = system("test")
ITEM = promises.Words("食品经营许可", "يېمەكلىك ئىجازىتى")
LACK = promises.Lack("rules", promises.Words("管理制度", "تۈزۈم"), "电子", 5)
BASIS = promises.Words("《条例》第十八条", "«نىزام» نىڭ 18-ماددىسى")
TEXT = of_gaps(ITEM, [LACK], days=5, basis=BASIS)


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-1")
def test_the_text_names_each_material_its_days_and_what_happens_in_both_languages():
    other = promises.Lack("layout", promises.Words("平面图", "خەرىتە"), "", 7)
    text = of_gaps(ITEM, [LACK, other], days=4, basis=BASIS)

    for words in (
        "食品经营许可",
        "1. 管理制度",
        "2. 平面图",
        "作出之日起 4 个工作日内补齐",
        "终止办理",
        "依据《条例》第十八条，可以先受理",
    ):
        assert words in text.told.zh
    for words in ("يېمەكلىك ئىجازىتى", "1. تۈزۈم", "4 خىزمەت كۈنى", "2. خەرىتە"):
        assert words in text.told.ug
    assert (text.materials, text.days) == (("rules", "layout"), 4)


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-2")
@given(
    st.lists(st.integers(1, 60), max_size=4), st.integers(0, 60), st.integers(1, 10),
    st.integers(1, 60),
)  # fmt: skip
def test_the_days_are_the_fewest_of_list_and_cap_and_end_before_the_promised_day(
    listed, promised, margin, most
):
    lacks = [replace(LACK, days=one) for one in listed]

    days = days_to_supply(lacks, promised=promised, margin=margin, most=most)

    assert days == (max(0, min([*listed, promised - margin, most])) if listed else 0)
    assert days == 0 or days < promised


@pytest.mark.verifies(HAMI(18))
@given(st.text(), st.text(), st.text())
def test_another_text_has_another_hash(told, promised, ug):
    words, others = promises.Words(told, ug), promises.Words(promised, ug)
    texts = {replace(TEXT, told=words), replace(TEXT, promised=others), TEXT}

    assert len({one.sha256 for one in texts}) == len(texts)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_what_was_signed_is_kept_as_it_was():
    promises.sign(case="1", text=TEXT, on_paper=True, actor=BY, at=AT)

    (signed,) = promises.of("1")
    assert (signed.text, signed.sha256, signed.at, signed.on_paper) == (TEXT, TEXT.sha256, AT, True)
    assert promises.standing(case="1", kind=promises.Kind.GAPS) == signed
    assert promises.standing(case="1", kind=promises.Kind.INFORM) is None
    assert promises.of("2") == ()


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
def test_a_new_promise_takes_the_place_of_the_old_one_and_withdrawing_ends_it():
    promises.sign(case="1", text=TEXT, on_paper=False, actor=BY, at=AT)
    promises.sign(case="1", text=replace(TEXT, materials=("x",)), on_paper=False, actor=BY, at=AT)

    first, second = promises.of("1")
    assert (first.withdrawn_at, second.withdrawn_at) == (AT, None)
    assert promises.withdraw(case="1", kind=promises.Kind.GAPS, at=AT)
    assert not promises.withdraw(case="1", kind=promises.Kind.GAPS, at=AT)
    assert promises.standing(case="1", kind=promises.Kind.GAPS) is None


@pytest.mark.django_db
def test_the_table_keeps_one_standing_promise_of_a_kind():
    promises.sign(case="1", text=TEXT, on_paper=False, actor=BY, at=AT)
    row = SignedPromise.objects.get()
    row.pk = None

    with pytest.raises(IntegrityError, match="promise_stands_once"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_the_table_too_wants_a_hearing_and_a_reason():
    row = PromiseCheck(case="1", item="x", body="b", area="a", planned_at=AT, decided_by="7")

    for state, checked_by, name in (
        ("untrue", "", "promise_revoked_was_heard"), ("waived", "", "unchecked_says_why"),
        ("mending", "", "promise_mended_by_a_day"), ("open", "7", "checked_by_another"),
    ):  # fmt: skip
        row.state, row.checked_by = state, checked_by
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.verifies(HAMI(18))
@given(st.sampled_from(["must", "sample", "none"]), st.integers(1, 100), st.integers(0, 99))
def test_all_are_checked_or_none_or_a_sample(check, percent, draw):
    drawn = is_drawn(check=check, percent=percent, draw=draw)

    assert drawn is {"must": True, "none": False, "sample": draw < percent}[check]


@pytest.mark.verifies(PIPL(51))
def test_what_a_check_found_is_kept_so_that_a_copy_tells_nothing():
    found = "没有承诺的消毒设施"

    kept = sealing.sealed(found)

    assert found.encode() not in kept
    assert (sealing.opened(kept), sealing.opened(None)) == (found, "")
