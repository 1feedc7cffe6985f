import pytest

from onedoor.journal import testing as journal
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.consultations import api, testing
from onedoor.operation.consultations.domain import errors
from onedoor.operation.consultations.models import CommonQuestion
from onedoor.system.items import api as items

AT = testing.AT
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def of(module_db):
    return testing.cast()


def propose(of, number, *, pair=testing.PAIR, actor=None):
    return api.propose(number=number, n=1, pair=pair, actor=actor or of.officer, at=AT)


def review(ref, actor, verdict=api.Verdict.PUBLISH, reason=""):
    api.review(ref=ref, verdict=verdict, reason=reason, actor=actor, at=AT)


@pytest.mark.verifies(HAMI(14), PIPL(6))
def test_a_common_question_is_public_once_a_second_person_has_read_it(of):
    before = items.offering(of.offering)
    number = testing.answered(of)

    ref = propose(of, number)

    assert api.published(of.offering) == ()
    sheet = api.faq(ref=ref, actor=of.reviewer)
    assert (sheet.original.question, sheet.line.question) == (
        testing.QUESTION,
        testing.PAIR.question,
    )
    review(ref, of.reviewer)
    assert [(one.question, one.answer) for one in api.published(of.offering)] == [
        (testing.PAIR.question, testing.PAIR.answer)
    ]
    assert journal.kinds(number)[-2:] == [
        "consultations.faq_proposed",
        "consultations.faq_published",
    ]
    assert items.offering(of.offering) == before  # no change of the version


@pytest.mark.verifies(PIPL(6))
def test_who_proposed_does_not_publish(of):
    ref = propose(of, testing.answered(of), actor=of.reviewer)

    with pytest.raises(errors.SecondPersonNeeded):
        review(ref, of.reviewer)
    with pytest.raises(errors.NotYours):
        review(ref, of.officer)
    with pytest.raises(errors.FaqMissing):
        review(ref, of.stranger)
    assert api.published(of.offering) == ()
    assert api.faq(ref=ref, actor=of.reviewer).verdicts == ()


def test_a_number_of_somebodys_is_not_proposed(of):
    number = testing.answered(of)

    with pytest.raises(errors.StillPersonal):
        propose(of, number, pair=api.Pair(testing.QUESTION, testing.ANSWER))
    assert not CommonQuestion.objects.exists()


def test_only_who_answered_proposes_what_was_answered_and_once(of):
    waiting = testing.asked(of).number
    number = testing.answered(of)

    for asked, actor, refusal in (
        (waiting, of.officer, errors.NotYours),
        (number, of.stranger, errors.ConsultationMissing),
        (number, of.manager, errors.NotYours),
    ):
        with pytest.raises(refusal):
            propose(of, asked, actor=actor)
    assert not CommonQuestion.objects.exists()

    propose(of, number)
    with pytest.raises(errors.FaqThere):
        propose(of, number)
    assert CommonQuestion.objects.count() == 1


def test_what_is_returned_or_taken_back_says_why_and_is_not_public(of):
    published = testing.published(of)
    with pytest.raises(errors.WordsMissing):
        review(published, of.reviewer, api.Verdict.WITHDRAW)
    assert [one.ref for one in api.published(of.offering)] == [published]
    assert api.published_refs(of.offering) == (published,)

    review(published, of.reviewer, api.Verdict.WITHDRAW, "规定已经修改。")
    other = propose(of, testing.answered(of))
    review(other, of.reviewer, api.Verdict.RETURN, "只涉及一个人。")

    assert api.published(of.offering) == ()
    assert api.published_refs(of.offering) == ()
    assert api.faqs(actor=of.officer) == ()
    with pytest.raises(errors.FaqNotOpen):
        review(other, of.reviewer)
    assert api.faq(ref=other, actor=of.reviewer).reason == "只涉及一个人。"
