from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import PIPL
from onedoor.operation.desks import api as desks
from onedoor.operation.desks.api import Use
from onedoor.operation.desks.domain.phrases import (
    MOST,
    NotTheHead,
    PhraseMissing,
    PhraseThere,
    StillPersonal,
    TooManyPhrases,
    WordsWrong,
    checked,
)
from onedoor.operation.desks.models import PhraseRow

AT = datetime(2026, 11, 30, 4, tzinfo=UTC)
BODY, OTHER = "116505020000000001", "116505020000000002"
HEAD = Actor(ActorKind.STAFF, "1", BODY, "650502000000", frozenset({"cases.decide"}))
OFFICER = Actor(ActorKind.STAFF, "2", BODY, "650502000000", frozenset({"cases.review"}))
COLLEAGUE = Actor(ActorKind.STAFF, "3", BODY, "650502000000", frozenset({"cases.review"}))
STRANGER = Actor(ActorKind.STAFF, "4", OTHER, "650502000000", frozenset({"cases.decide"}))


def keep(words, *, by=OFFICER, use=Use.OPINION, for_body=False):
    return desks.keep_phrase(use=use, words=words, for_body=for_body, actor=by, at=AT)


def offered(to, *uses):
    return [one.words for one in desks.phrases(actor=to, uses=uses or Use)]


def test_words_stand_on_one_line():
    assert checked("  材料 齐全，\n 符合规定。 ") == "材料 齐全， 符合规定。"


@pytest.mark.parametrize("words", ["", " \n", "字" * 501])
def test_a_phrase_has_words_and_not_too_many(words):
    with pytest.raises(WordsWrong):
        checked(words)


@pytest.mark.verifies(PIPL(6))
@pytest.mark.parametrize("words", ["请联系13812345678。", "号码65050219900101001X有误"])
def test_a_phrase_names_nobody(words):
    with pytest.raises(StillPersonal):
        checked(words)


@pytest.mark.django_db
def test_ones_own_come_before_the_bodys_and_a_colleagues_not_at_all():
    keep("全体共用。", by=HEAD, for_body=True)
    ref = keep("我的。")
    keep("同事的。", by=COLLEAGUE)
    keep("别的用途。", use=Use.REFUSE)

    assert offered(OFFICER, Use.OPINION) == ["我的。", "全体共用。"]
    assert offered(STRANGER) == []
    assert offered(Actor(ActorKind.APPLICANT, "2")) == []
    assert journal.kinds(ref) == ["desks.phrase_kept"]


@pytest.mark.django_db
def test_what_the_body_is_offered_only_its_head_keeps():
    with pytest.raises(NotTheHead):
        keep("共用。", for_body=True)
    ref = keep("共用。", by=HEAD, for_body=True)

    with pytest.raises(NotTheHead):
        desks.change_phrase(ref=ref, words="改。", actor=OFFICER, at=AT)
    with pytest.raises(NotTheHead):
        desks.retire_phrase(ref=ref, actor=OFFICER, at=AT)

    assert offered(OFFICER) == ["共用。"]
    assert journal.kinds(ref) == ["desks.phrase_kept"]


@pytest.mark.django_db
def test_a_phrase_is_changed_then_retired_and_stays_in_its_row():
    ref = keep("旧。")

    desks.change_phrase(ref=ref, words="新。", actor=OFFICER, at=AT)
    assert offered(OFFICER) == ["新。"]
    desks.retire_phrase(ref=ref, actor=OFFICER, at=AT)

    assert offered(OFFICER) == []
    assert PhraseRow.objects.get(ref=ref).words == "新。"
    assert journal.kinds(ref) == [
        "desks.phrase_kept", "desks.phrase_changed", "desks.phrase_retired",
    ]  # fmt: skip
    with pytest.raises(PhraseMissing):
        desks.retire_phrase(ref=ref, actor=OFFICER, at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize("stranger", [COLLEAGUE, STRANGER])
def test_to_others_a_phrase_does_not_exist(stranger):
    ref = keep("我的。")

    with pytest.raises(PhraseMissing):
        desks.change_phrase(ref=ref, words="改。", actor=stranger, at=AT)

    assert offered(OFFICER) == ["我的。"]


@pytest.mark.django_db
def test_the_same_words_are_kept_once_and_no_more_than_one_looks_through():
    keep("同样。")
    with pytest.raises(PhraseThere):
        keep("同样。 ")
    (row,) = PhraseRow.objects.all()
    with pytest.raises(IntegrityError), transaction.atomic():
        PhraseRow.objects.create(
            body=row.body, owner=row.owner, use=row.use, words=row.words, added_by=row.added_by
        )
    for n in range(1, MOST):
        keep(f"第{n}条。")

    with pytest.raises(TooManyPhrases):
        keep("再一条。")

    assert PhraseRow.objects.count() == MOST
