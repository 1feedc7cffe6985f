import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.journal import api as journal
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import State
from onedoor.operation.materials import api as materials
from onedoor.site.ui import moments

pytestmark = pytest.mark.django_db
PAGES = {
    "managers": ("manager_name", "manager_idcard", "manager_post"),
}


@pytest.fixture(autouse=True)
def _in_chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.fixture
def browser(cast):
    return people.client_of(cast.applicant)


def address(name, *args):
    translation.activate("zh-hans")
    return reverse(f"portal:{name}", args=args)


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def found(pattern, text):
    """Return the first group of the first match; the test fails when there is none."""
    match = re.search(pattern, text)
    assert match, pattern
    return match[match.re.groups]


def test_the_page_says_for_how_many_days_a_draft_is_kept_as_it_is_set(browser, cast):
    assert "草稿保存 90 天" in words(browser.get(address("apply", cast.offering)))

    set_value("cases.draft_kept_days", 30)

    assert "草稿保存 30 天" in words(browser.get(address("apply", cast.offering)))


def begin(browser, cast):
    answer = browser.post(address("apply", cast.offering))
    assert answer.status_code == 302
    return answer["Location"].strip("/").split("/")[-1]


def fill(browser, draft):
    """Answer every page in the order in which the pages send one on."""
    seen = []
    where = address("question", draft, first_page(browser, draft))
    while "/form/" in where:
        key = where.rstrip("/").split("/form/")[1].split("/")[0]
        seen.append(key)
        where = answer_page(browser, where, key)
    return seen, where


def first_page(browser, draft):
    page = browser.get(address("draft", draft)).content.decode()
    return found(rf"/drafts/{draft}/form/([\w-]+)/", page)


def answer_page(browser, where, key):
    page = browser.get(where)
    if page.status_code == 302:
        return page["Location"]
    if key in PAGES and re.search(r"/\d+/$", where):
        posted = {name: testing.POSTED[f"{key}-0-{name}"] for name in PAGES[key]}
    elif key in PAGES:
        posted = {"more": "no"}
    else:
        posted = {
            name: value
            for name, value in testing.POSTED.items()
            if f'name="{name}"' in page.content.decode() and value not in ("", [])
        }
    answer = browser.post(where, posted)
    assert answer.status_code == 302, (key, posted, re.findall(r"error-text.*?</p>", words(answer)))
    return answer["Location"]


def upload(browser, draft, cast):
    page = words(browser.get(address("materials", draft)))
    for key in sorted(set(re.findall(rf"/drafts/{draft}/materials/([\w-]+)/\"", page))):
        where = address("material", draft, key)
        sent = SimpleUploadedFile("图.png", testing.picture("平面布局图").content, "image/png")
        assert browser.post(where, {"file": sent}).status_code == 302


def mark(browser, draft):
    """Return what the page for checking sends along: the mark of what it shows."""
    return found(r'name="seen" value="([^"]+)"', words(browser.get(address("check", draft))))


def confirm(browser, draft):
    return browser.post(address("check", draft), {"seen": mark(browser, draft)})


@pytest.mark.verifies(HAMI(14), HAMI(15))
@pytest.mark.check("A4-2", "A14-3")
def test_from_the_first_page_to_the_receipt(browser, cast):
    draft = begin(browser, cast)

    seen, last = fill(browser, draft)
    upload(browser, draft, cast)
    check = browser.get(address("check", draft))
    done = confirm(browser, draft)

    assert last in (address("materials", draft), address("check", draft))
    assert len(seen) >= 5
    assert "确认提交" in words(check)
    number = done["Location"].strip("/").split("/")[1]
    assert re.fullmatch(r"[0-9A-Z]{31}\d{8}\d{4,}", number)
    assert number in words(browser.get(done["Location"]))
    assert cases.case(number=number, actor=cast.applicant).state is State.SUBMITTED


def test_submitting_twice_gives_one_case_and_the_same_receipt(browser, cast):
    draft = begin(browser, cast)
    fill(browser, draft)
    upload(browser, draft, cast)

    seen = {"seen": mark(browser, draft)}
    first, second = (browser.post(address("check", draft), seen)["Location"] for _ in range(2))

    assert first == second
    assert len(cases.cases_of(actor=cast.applicant).rows) == 1


def test_only_what_was_shown_is_submitted(browser, cast):
    draft = begin(browser, cast)
    fill(browser, draft)
    upload(browser, draft, cast)
    shown = mark(browser, draft)
    other = {key: testing.POSTED[key] for key in testing.POSTED if key.startswith("premises")}
    browser.post(address("question", draft, "premises"), other | {"premises_area": "999"})

    for sent in ({"seen": shown}, {"seen": "2026-99-99"}, {}):
        answer = browser.post(address("check", draft), sent)
        assert answer.status_code == 409
        assert "内容已变化，请重新核对" in words(answer)
        assert "999" in words(answer)
    assert cases.cases_of(actor=cast.applicant).rows == []

    assert confirm(browser, draft).status_code == 302
    (row,) = cases.cases_of(actor=cast.applicant).rows
    case = cases.case(number=row.number, actor=cast.applicant)
    assert case.answers["premises_area"] == "999"


def test_going_back_after_submitting_leads_to_the_case(browser, cast):
    draft = begin(browser, cast)
    seen, _ = fill(browser, draft)
    upload(browser, draft, cast)
    number = confirm(browser, draft)["Location"].strip("/").split("/")[1]

    for name, args in (
        ("draft", ()),
        ("question", (seen[0],)),
        ("row", ("managers", 0)),
        ("materials", ()),
        ("material", ("rules",)),
        ("discard", ()),
    ):
        answer = browser.get(address(name, draft, *args))
        assert (answer.status_code, answer["Location"]) == (302, address("case", number))
    late = browser.post(address("question", draft, "premises"), {"premises_area": "999"})
    told = words(browser.get(late["Location"]))
    assert "这份申请已经提交，刚才的改动没有保存" in told
    assert cases.case(number=number, actor=cast.applicant).answers["premises_area"] == "120"


def test_beginning_again_goes_on_with_the_same_draft(browser, cast):
    assert begin(browser, cast) == begin(browser, cast)


def test_what_was_answered_on_the_guide_is_in_the_application_to_be_confirmed(browser, cast):
    chosen = {"by_agent": "yes", "trade": "catering", "projects": ["hot", "cold"], "web": "maybe"}
    shown = words(browser.get(address("apply", cast.offering), chosen))
    draft = browser.post(address("apply", cast.offering), chosen)["Location"].split("/")[-2]
    tasks = words(browser.get(address("draft", draft)))

    assert 'name="projects" value="cold"' in shown
    assert 'name="web"' not in shown
    assert cases.draft(id=draft, actor=cast.applicant).answers["projects"] == ["hot", "cold"]
    assert cases.draft(id=draft, actor=cast.applicant).answers["by_agent"] == "yes"
    assert "web" not in cases.draft(id=draft, actor=cast.applicant).answers
    assert tasks.count("填写中") >= 1
    assert "代办人信息" not in tasks  # who has signed in says who applies


def test_an_application_gone_on_with_keeps_what_was_saved_whatever_the_guide_says(browser, cast):
    draft = begin(browser, cast)
    browser.post(address("question", draft, first_page(browser, draft)), {"by_agent": "no"})

    browser.post(address("apply", cast.offering), {"by_agent": "yes", "trade": "sales"})

    answers = cases.draft(id=draft, actor=cast.applicant).answers
    assert (answers["by_agent"], answers["trade"]) == ("no", "sales")


def test_an_unanswered_page_is_shown_again_with_what_is_wrong(browser, cast):
    draft = begin(browser, cast)

    answer = browser.post(address("question", draft, "premises"), {})

    assert answer.status_code == 422
    assert "<title>错误：" in words(answer)
    assert 'class="error-summary"' in words(answer)
    assert cases.draft(id=draft, actor=cast.applicant).confirmed == frozenset()


def test_an_unfinished_application_cannot_be_submitted(browser, cast):
    draft = begin(browser, cast)

    seen = cases.draft(id=draft, actor=cast.applicant).mark
    answer = browser.post(address("check", draft), {"seen": seen})

    assert answer.status_code == 422
    assert cases.cases_of(actor=cast.applicant).rows == []
    assert cases.draft(id=draft, actor=cast.applicant).case == ""


@pytest.mark.verifies(HAMI(29, item=8))
def test_whoever_submitted_holds_a_proof_that_anybody_can_check(browser, cast):
    number = testing.submitted(cast)

    page = words(browser.get(f"/cases/{number}/submitted/"))
    receipt = found(r"/law/log/\?receipt=([0-9a-f-]+)\"", page)
    (first, *_later) = journal.entries_of(number)

    assert (first.kind, receipt) == ("cases.submitted", str(first.receipt))
    assert "还没有封存" in words(browser.get(f"/law/log/?receipt={receipt}"))
    assert f"receipt={receipt}" in words(browser.get(f"/cases/{number}/"))


@pytest.mark.verifies(HAMI(17))
def test_what_a_licence_says_is_filled_in_with_its_source(browser, cast):
    draft = begin(browser, cast)

    pages = [
        words(browser.get(address("question", draft, key)))
        for key in re.findall(
            rf"/drafts/{draft}/form/([\w-]+)/", words(browser.get(address("draft", draft)))
        )
    ]

    assert any("已自动带出" in page and testing.FIRM in page for page in pages)


@pytest.mark.parametrize(
    "name,content,said",
    [
        ("平面图.pdf", b"<script>alert(1)</script>", ""),
        ("小.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 34, ""),
        ("空.pdf", b"", ""),
    ],
)
def test_a_wrong_file_is_refused_beside_the_question_and_not_kept(
    browser, cast, name, content, said
):
    draft = begin(browser, cast)
    fill(browser, draft)
    page = words(browser.get(address("materials", draft)))
    key = found(rf"/drafts/{draft}/materials/([\w-]+)/\"", page)

    answer = browser.post(
        address("material", draft, key), {"file": SimpleUploadedFile(name, content)}
    )

    assert answer.status_code == 422
    assert "error-text" in words(answer)
    assert all(one.file is None for one in materials.of(holder=draft))


def test_posting_without_a_file_asks_for_one(browser, cast):
    draft = begin(browser, cast)
    fill(browser, draft)
    page = words(browser.get(address("materials", draft)))
    key = found(rf"/drafts/{draft}/materials/([\w-]+)/\"", page)

    answer = browser.post(address("material", draft, key), {})

    assert answer.status_code == 422
    assert "请先选择一个文件" in words(answer)


def test_to_a_stranger_drafts_and_cases_do_not_exist(browser, cast):
    draft = begin(browser, cast)
    number = testing.submitted(cast)
    stranger = people.client_of(people.applicant_actor())

    for where in (
        address("draft", draft),
        address("check", draft),
        address("materials", draft),
        address("case", number),
        address("submitted", number),
        address("withdraw", number),
    ):
        assert stranger.get(where).status_code == 404
    assert stranger.post(address("withdraw", number)).status_code == 404
    assert cases.case(number=number, actor=cast.applicant).state is State.SUBMITTED


def test_an_expired_session_keeps_what_was_typed(client, browser, cast):
    draft = begin(browser, cast)
    page = address("question", draft, "premises")

    sent_away = client.post(page, {"premises_area": "118"})
    signing_in = words(client.get(sent_away["Location"]))
    people.client_of(cast.applicant, client=client)
    again = client.get(page)

    assert sent_away.status_code == 302
    assert "sign-in" in sent_away["Location"]
    assert "重新登录后回到原来的页面，刚才填写的内容还在" in signing_in
    assert "您刚才填写的内容还在" in words(again)
    assert re.search(r'name="premises_area"[^>]* value="118"', words(again))


@pytest.mark.verifies(ADL(29))
def test_who_has_signed_in_says_who_applies_and_is_not_asked(browser, cast):
    agent = people.acting_for(people.applicant_actor("马丽"), cast.applicant)
    instead, draft = people.client_of(agent), begin(browser, cast)
    first, details = (address("question", draft, key) for key in ("applicant", "agent_details"))

    own, other = words(browser.get(first)), words(instead.get(details))
    instead.post(first, {"by_agent": "no"})
    instead.post(details, {"agent_phone": "13909020088", "agent_name": "马3"})

    assert re.search(r'name="by_agent" type="text" value="否"[^>]* readonly', own)
    assert 'type="radio"' not in own
    assert re.search(r'name="agent_name" type="text" value="马丽"[^>]* readonly', other)
    told = cases.draft(id=draft, actor=cast.applicant).answers
    assert (told["by_agent"], told["agent_name"]) == ("yes", "马丽")
    assert browser.get(details).status_code == 404  # in one's own name nobody acts
    assert "代办人信息" not in words(browser.get(address("draft", draft)))
    assert "授权委托书" in words(instead.get(address("materials", draft)))


@pytest.mark.verifies(ADL(32, item=4))
def test_what_the_notice_asks_for_is_handed_in_online(browser, cast):
    number = testing.a_case(cast, State.AWAITING_SUPPLEMENT)
    page = words(browser.get(address("supply", number)))
    keys = re.findall(r'type="file"[^>]*name="([\w-]+)"|name="([\w-]+)" type="file"', page)
    files = {
        key: SimpleUploadedFile("补.png", testing.picture("平面布局图").content, "image/png")
        for pair in keys
        for key in pair
        if key
    }

    assert "需要您处理" in words(browser.get(address("case", number)))
    answer = browser.post(address("supply", number), files)

    assert answer.status_code == 302
    assert cases.case(number=number, actor=cast.applicant).state is State.RECEIVED


@pytest.mark.check("A14-3")
@pytest.mark.verifies(HAMI(14))
def test_progress_by_code_shows_every_event_and_nothing_personal(client, cast):
    number = testing.a_case(cast, State.ACCEPTED)
    case = cases.case(number=number, actor=cast.applicant)

    page = words(client.post(address("progress"), {"code": case.query_code}))

    assert number in page
    assert all(str(cases.EVENTS[event.kind]) in page for event in case.events)
    dates = [event.due_on for event in case.events if event.due_on is not None]
    assert len(dates) == 3
    assert all(f"应于 {moments.day(due)} 前办理" in page for due in dates)
    assert case.applicant_name not in page
    assert "制证" in page
    testing.publish_joint(cast)
    number = testing.a_case(cast, State.ACCEPTED, key="without")
    case = cases.case(number=number, actor=cast.applicant)
    page = words(client.post(address("progress"), {"code": case.query_code}))
    assert "制证" not in page  # what ends without a licence tells of none


def test_a_wrong_code_and_a_missing_case_look_the_same(client, cast):
    number = testing.submitted(cast)

    answers = [
        client.post(address("progress"), {"code": "XXXXXXXXXX"}),
        client.post(address("progress"), {"number": number, "last_four": "0000"}),
        client.post(address("progress"), {"number": "9" * 43, "last_four": "0000"}),
    ]

    assert {a.status_code for a in answers} == {422}
    assert {found(r"error-summary.*?</ul>", words(a)) for a in answers} == {
        found(r"error-summary.*?</ul>", words(answers[0]))
    }


@pytest.mark.parametrize("state", list(State))
def test_a_case_is_shown_in_every_state(browser, cast, state):
    number = testing.a_case(cast, state)

    page = words(browser.get(address("case", number)))

    assert str(cases.STATES[state]) in page
    assert (address("withdraw", number) in page) == (state in cases_that_may_be_withdrawn())


def cases_that_may_be_withdrawn():
    return {
        State.SUBMITTED,
        State.RECEIVED,
        State.AWAITING_SUPPLEMENT,
        State.ACCEPTED,
        State.PAUSED,
        State.REVIEWED,
    }


def test_a_paper_is_read_as_a_page_and_taken_away_as_pdf_by_its_applicant_only(browser, cast):
    number = testing.a_case(cast, State.ACCEPTED)
    page = words(browser.get(address("case", number)))
    paper = found(rf"/cases/{number}/papers/([\w-]+)/", page)

    read = browser.get(address("document", number, paper))
    pdf = browser.get(address("document_pdf", number, paper))

    assert "受理通知书" in words(read)
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Disposition"].startswith("attachment;")
    stranger = people.client_of(people.applicant_actor())
    assert stranger.get(address("document", number, paper)).status_code == 404
    other = testing.submitted(cast, key="k2")
    assert browser.get(address("document", other, paper)).status_code == 404


@pytest.mark.verifies(ADL(32, item=4), HAMI(14))
def test_the_receipt_is_one_link_away_from_the_moment_of_submission(browser, cast):
    number = testing.submitted(cast)
    link = address("receipt", number)
    assert link in words(browser.get(address("submitted", number)))
    assert link in words(browser.get(address("case", number)))

    read = browser.get(link, follow=True)

    assert "收件凭证" in words(read)
    assert number in words(read)
    assert link not in words(browser.get(address("case", number)))
    assert people.client_of(people.applicant_actor()).get(link).status_code == 404
