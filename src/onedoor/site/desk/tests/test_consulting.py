import pytest

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.consultations import api, testing

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def of(module_db):
    return testing.cast()


@pytest.mark.verifies(HAMI(14))
@pytest.mark.parametrize("prefix", ["", "/ug"])
def test_an_officer_finds_the_question_and_answers_it(of, prefix):
    number = testing.asked(of).number
    browser = people.client_of(of.officer)
    assert number in browser.get(f"{prefix}/desk/consultations/").content.decode()
    page = browser.get(f"{prefix}/desk/consultations/{number}/").content.decode()
    assert f"{prefix}/desk/consultations/{number}/answer/" in page

    browser.post(f"/desk/consultations/{number}/answer/", {"answer": testing.ANSWER})

    whole = api.asked(asked=number, actor=of.applicant)
    assert whole.turns[0].answer == testing.ANSWER
    answered = browser.get("/desk/consultations/?show=answered").content.decode()
    assert number in answered
    assert number not in browser.get("/desk/consultations/").content.decode()


def test_the_manager_sees_what_is_overdue_and_may_only_hand_it_on(of):
    number = testing.asked(of).number
    testing.let_it_be_late(number)
    browser = people.client_of(of.manager)

    assert number in browser.get("/desk/consultations/?show=overdue").content.decode()
    page = browser.get(f"/desk/consultations/{number}/").content.decode()
    assert "/forward/" in page
    assert "/answer/" not in page
    refused = browser.post(f"/desk/consultations/{number}/answer/", {"answer": "x"})
    assert refused.status_code == 403
    assert api.asked(asked=number, actor=of.applicant).waits is not None


@pytest.mark.parametrize("days", ["", "0", "九", "99"])
def test_days_that_are_none_are_refused(of, days):
    number = testing.asked(of).number

    answer = people.client_of(of.officer).post(
        f"/desk/consultations/{number}/put-off/", {"days": days, "reason": "会商"}
    )

    assert answer.status_code == 422
    assert api.asked(asked=number, actor=of.applicant).turns[0].put_off_because == ""


@pytest.mark.verifies(PIPL(51))
def test_the_contact_is_shown_in_full_once(of):
    number = testing.anonymous(of).number
    browser = people.client_of(of.officer)
    page = f"/desk/consultations/{number}/"
    assert "139****0000" in browser.get(page).content.decode()

    shown = browser.post(f"{page}contact/", follow=True).content.decode()

    assert "13909020000</bdi>" in shown
    assert "13909020000</bdi>" not in browser.get(page).content.decode()


@pytest.mark.verifies(PIPL(6))
def test_a_pair_is_written_beside_the_original_and_another_publishes_it(of):
    number = testing.answered(of)
    browser = people.client_of(of.officer)
    address = f"/desk/consultations/{number}/faq/1/"
    assert browser.get(address).content.decode().count("13909020000") == 2

    refused = browser.post(address, {"question": testing.QUESTION, "answer": testing.ANSWER})
    assert refused.status_code == 422
    assert testing.refs() == []
    told = {"question": testing.PAIR.question, "answer": testing.PAIR.answer}
    done = browser.post(address, told, follow=True)
    assert 'value="publish"' not in done.content.decode()

    second = people.client_of(of.reviewer)
    (ref,) = testing.refs()
    assert ref in second.get("/desk/faqs/").content.decode()
    both = second.get(f"/desk/faqs/{ref}/").content.decode()
    assert testing.QUESTION in both
    assert testing.PAIR.question in both
    assert second.post(f"/desk/faqs/{ref}/", {"verdict": "return"}).status_code == 422
    second.post(f"/desk/faqs/{ref}/", {"verdict": "nothing"})
    assert api.published(of.offering) == ()
    second.post(f"/desk/faqs/{ref}/", {"verdict": "publish"})
    assert len(api.published(of.offering)) == 1
