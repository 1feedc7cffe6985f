import pytest

from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.law.articles import HAMI
from onedoor.operation.consultations import testing

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def of(module_db):
    return testing.cast()


def ask(client, **told):
    return client.post("/consult/", {"question": testing.QUESTION, **told}, follow=True)


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-1")
@pytest.mark.parametrize("prefix", ["", "/ug"])
def test_a_guide_leads_to_a_question_and_the_code_leads_back(client, of, prefix):
    guide = client.get(f"{prefix}/items/{of.offering}/").content.decode()
    assert f"{prefix}/consult/?item={of.offering}" in guide

    answer = ask(client, item=of.offering, reach="13909020000")

    ((_number, code),) = testing.ways_back()
    assert answer.redirect_chain == [(f"/consultations/{code}/", 302)]
    assert code in answer.content.decode()
    found = client.get(f"/consultations/?code={code.lower()}", follow=True).content.decode()
    assert "租赁合同" in found
    assert "剩余" in found


def test_without_a_contact_the_form_comes_back_with_what_was_written(client, of):
    answer = ask(client, item=of.offering)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert testing.QUESTION in page
    assert "请留下手机号码" in page
    assert testing.ways_back() == []


def test_who_signed_in_leaves_no_contact_and_finds_the_list(of):
    browser = people.client_of(of.applicant)
    assert 'name="reach"' not in browser.get(f"/consult/?item={of.offering}").content.decode()

    ask(browser, item=of.offering)

    ((number, _code),) = testing.ways_back()
    assert number in browser.get("/consultations/").content.decode()
    assert number in browser.get(f"/consultations/{number}/").content.decode()
    stranger = people.client_of(people.applicant_actor("热合曼"))
    assert stranger.get(f"/consultations/{number}/").status_code == 404


def test_a_wrong_code_and_too_many_are_told(client, of):
    set_value("security.progress_lookups_per_hour", 5)

    statuses = [client.get("/consultations/ABCDEFGHJK/").status_code for _ in range(6)]

    assert statuses == [404] * 5 + [429]


def test_too_many_questions_are_refused(client, of):
    set_value("security.consultations_per_hour", 1)
    ask(client, item=of.offering, reach="13909020000")

    answer = ask(client, item=of.offering, reach="13909020000")

    assert answer.status_code == 429
    assert len(testing.ways_back()) == 1


def test_a_case_is_asked_about_only_after_signing_in(client):
    answer = client.get("/consult/?case=C1")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


def test_a_search_without_result_leads_to_a_question(client, of):
    assert "/consult/?q=zzzz" in client.get("/search/?q=zzzz").content.decode()
    page = client.get("/consult/?q=zzzz").content.decode()
    assert "没有找到这个事项" in page
    assert ">zzzz</textarea>" in page.replace("\n", "")
    found = client.get("/consult/?q=食品经营").content.decode()
    assert f"/consult/?item={of.offering}" in found


@pytest.mark.verifies(HAMI(14))
def test_the_asker_reads_the_answer_and_asks_once_more(of):
    number = testing.answered(of)
    browser = people.client_of(of.applicant)
    assert testing.ANSWER in browser.get(f"/consultations/{number}/").content.decode()

    empty = browser.post(f"/consultations/{number}/", {"question": " "})
    again = browser.post(f"/consultations/{number}/", {"question": "几份？"}, follow=True)

    assert empty.status_code == 422
    assert "您的追问" in again.content.decode()
    assert "还有不明白的" not in again.content.decode()


@pytest.mark.verifies(HAMI(14))
def test_a_published_question_stands_on_the_guide_that_was_kept_before(client, of):
    before = client.get(f"/items/{of.offering}/")
    assert testing.PAIR.question not in before.content.decode()

    testing.published(of)

    after = client.get(f"/items/{of.offering}/", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert testing.PAIR.question in after.content.decode()
    assert "13909020000" not in after.content.decode()
