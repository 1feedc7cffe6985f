import json
import re
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from onedoor.general.calendar import api as calendars
from onedoor.general.people import api as persons
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.law.articles import ADL, HAMI, PIPL
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import Move, State
from onedoor.operation.materials import api as materials
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db
OFFICERS = ("cases.receive", "cases.accept", "cases.review", "cases.decide", "cases.issue",
            "cases.deliver")  # fmt: skip


@pytest.fixture(autouse=True)
def in_chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def get(actor, name, /, *args, **query):
    translation.activate("zh-hans")
    return people.client_of(actor).get(reverse(f"desk:{name}", args=args), query)


def post(actor, name, /, *args, **values):
    translation.activate("zh-hans")
    return people.client_of(actor).post(reverse(f"desk:{name}", args=args), values)


def words(response):
    return response.content.decode()


def state(number, actor):
    return cases.case(number=number, actor=actor).state


@pytest.mark.parametrize("name", ["inbox", "search", "counter", "home"])
def test_nobody_reaches_the_desk_without_signing_in(client, name):
    response = client.get(reverse(f"desk:{name}"))

    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]


def test_the_permission_matrix_of_the_desk(cast):
    number = testing.a_case(cast, State.ACCEPTED)
    pages = {
        "home": ((), set(OFFICERS) | {"counter.intake", "items.edit"}),
        "inbox": ((), {*OFFICERS, "counter.intake"}),
        "search": ((), {*OFFICERS, "counter.intake"}),
        "case": ((number,), {*OFFICERS, "counter.intake"}),
        "review": ((number,), {"cases.review"}),
        "pre_review": ((number,), {"cases.accept", "counter.intake"}),
        "ask": ((number,), {"cases.accept", "counter.intake"}),
        "supply": ((number,), {"counter.intake"}),
        "counter": ((), {"counter.intake"}),
        "counter_items": ((cast.applicant.ref,), {"counter.intake"}),
        "take_in": ((cast.applicant.ref, cast.offering), {"counter.intake"}),
    }
    staff = {
        duty: people.staff_actor(duty, body=cast.clerk.body, area=testing.AREA)
        for duty in (*OFFICERS, "counter.intake", "items.edit")
    }

    for (name, (args, allowed)), (duty, actor) in product(pages.items(), staff.items()):
        answer = get(actor, name, *args).status_code
        assert (answer != 403) == (duty in allowed), (name, duty, answer)


def test_a_strangers_case_number_looks_like_a_missing_one(cast):
    number = testing.a_case(cast, State.ACCEPTED)

    there = get(cast.stranger, "case", number)
    nowhere = get(cast.stranger, "case", "1")

    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert words(there).count("没有查到这个办件") == words(nowhere).count("没有查到这个办件") > 0
    assert post(cast.stranger, "move", number, "accept").status_code == 404


@pytest.mark.verifies(PIPL(51), HAMI(29, item=8))
def test_the_page_of_a_case_lists_who_opened_what_and_when(cast):
    number = testing.a_case(cast, State.ACCEPTED)
    (file, *_rest) = [one.file.id for one in materials.of(holder=number) if one.file]
    for _twice in range(2):
        get(cast.clerk, "case", number)
        get(cast.clerk, "image", number, file, 1)
    persons.unmask(
        applicant=cast.applicant.ref, field=persons.Field.PHONE, purpose=persons.Purpose.CONTACT,
        case=number, actor=cast.clerk, at=timezone.now(),
    )  # fmt: skip

    page = words(get(cast.officer, "case", number))

    looks = persons.looks_at_case(case=number, applicant=cast.applicant.ref)
    assert sorted((look.by, look.seen.value) for look in looks) == sorted([
        (cast.officer.ref, "form"), (cast.clerk.ref, "phone"), (cast.clerk.ref, "file"),
        (cast.clerk.ref, "form"),
    ])  # fmt: skip
    listed = page[page.index('id="looks"') :]
    assert "联系电话全文" in listed
    assert "联系申请人" in listed
    assert "马建国" in listed
    assert journal.kinds(number).count("people.looked_at") == 3


def test_a_look_an_hour_later_is_a_look_of_its_own(cast):
    number, now = testing.a_case(cast, State.ACCEPTED), timezone.now()

    for minutes in (0, 59, 60):
        persons.note_look(
            case=number, seen=persons.Seen.FORM, actor=cast.clerk,
            at=now + timedelta(minutes=minutes),
        )  # fmt: skip

    assert journal.kinds(number).count("people.looked_at") == 2


@pytest.mark.verifies(HAMI(5))
@pytest.mark.check("A5-2")
@pytest.mark.parametrize("duty", OFFICERS)
def test_a_case_of_another_county_is_forbidden_not_missing(cast, duty):
    number = testing.a_case(cast, State.ACCEPTED)
    away = people.staff_actor(duty, body="1" * 18, area="650522000000")

    opened, moved = get(away, "case", number), post(away, "move", number, "accept")

    assert (opened.status_code, moved.status_code) == (403, 403)
    assert "只监督本行政区域内的单位" in words(opened)
    assert cast.applicant.ref not in words(opened)
    assert state(number, cast.officer) is State.ACCEPTED


def test_a_stranger_who_is_refused_leaves_no_look(cast):
    number = testing.a_case(cast, State.ACCEPTED)

    get(cast.stranger, "case", number)

    assert "people.looked_at" not in journal.kinds(number)


@pytest.mark.verifies(ADL(82))
def test_a_due_date_that_moved_stands_on_the_page_with_its_reason(cast):
    number = testing.a_case(cast, State.ACCEPTED)
    row = {"off": ["2026-11-30"], "text": "测试放假一天", "source": "测试"}
    content = json.dumps({"years": {"2026": row}}, ensure_ascii=False)
    calendars.import_file(content=content, area=testing.AREA, actor=system("t"), at=testing.AT)
    journal.deliver(at=testing.AT)

    for page in (words(get(cast.officer, "case", number)),
                 words(people.client_of(cast.applicant).get(f"/cases/{number}/"))):  # fmt: skip
        assert "节假日安排或计时规则有变动" in page
        assert "《行政许可法》第八十二条" in page


@pytest.mark.parametrize("language", ["", "/ug"])
def test_every_state_has_its_page_within_twenty_queries(
    cast, django_assert_max_num_queries, language
):
    first = testing.a_case(cast, State.SUBMITTED, key="first")
    get(cast.officer, "case", first)  # what a process reads once, as the places, is read
    for n, each in enumerate(State):
        number = testing.a_case(cast, each, key=f"k{n}")
        client = people.client_of(cast.officer)
        client.get(reverse("desk:inbox"))
        with django_assert_max_num_queries(20):
            response = client.get(f"{language}/desk/case/{number}/")
        assert response.status_code == 200
        assert number in words(response)


def test_the_list_costs_the_same_however_long_it_is(cast, django_assert_max_num_queries):
    for n in range(4):
        testing.a_case(cast, State.SUBMITTED, key=f"k{n}")
    client = people.client_of(cast.clerk)
    client.get(reverse("desk:inbox"))

    with django_assert_max_num_queries(20):
        response = client.get(reverse("desk:inbox"))

    assert words(response).count("甜蜜蜜瓜") == 4


def test_a_case_goes_through_the_desk_by_its_buttons(cast):
    number = testing.submitted(cast)

    def press(actor, move, **values):
        response = post(actor, "move", number, move.value, **values)
        assert response.status_code == 302, words(response)

    press(cast.clerk, Move.RECEIVE)
    press(cast.clerk, Move.ACCEPT)
    verdicts = {f"verdict_{one.id}": "fits" for one in materials.of(holder=number)}
    assert post(cast.officer, "review", number, note="符合", **verdicts).status_code == 302
    press(cast.officer, Move.GRANT, note="")
    press(cast.officer, Move.ISSUE)
    asked = words(get(cast.officer, "move", number, "deliver"))
    assert "申请人选择的领取方式" in asked
    assert "只要电子许可证" in asked
    assert post(cast.officer, "move", number, "deliver", to="窗口领取").status_code == 422
    press(cast.officer, Move.DELIVER, to="邮寄送达")

    page = words(get(cast.officer, "case", number))
    assert state(number, cast.officer) is State.DELIVERED
    for said in ("受理通知书", "准予", "邮寄送达", "已送达"):
        assert said in page


def test_a_review_with_gaps_comes_back_with_what_was_typed(cast):
    number = testing.a_case(cast, State.ACCEPTED)
    first, *_others = materials.of(holder=number)

    response = post(cast.officer, "review", number, **{f"verdict_{first.id}": "unfit"})

    assert response.status_code == 422
    assert "请写明不符合的理由" in words(response)
    assert words(response).count("请选择符合或者不符合") >= 2
    assert state(number, cast.officer) is State.ACCEPTED


@pytest.mark.parametrize("move, at, who", [
    (Move.DECLINE, State.RECEIVED, "clerk"), (Move.REFUSE, State.REVIEWED, "officer")
])  # fmt: skip
def test_an_adverse_answer_is_asked_for_its_reason_on_the_page(cast, move, at, who):
    number = testing.a_case(cast, at)
    actor = getattr(cast, who)

    asked = words(get(actor, "move", number, move.value))
    empty = post(actor, "move", number, move.value, reason="", remedy="没有")

    assert "行政复议：" in asked
    assert empty.status_code == 422
    assert "请写明理由" in words(empty)
    unprinted = post(actor, "move", number, move.value, reason="不符😀𪛖", ground="not_needed")
    assert "印不出来，请换一种写法：😀 𪛖" in words(unprinted)
    assert state(number, actor) is at
    whole = {"reason": "不符", "remedy": "没有", "ground": "not_ours", "turn_to": "城管局"}
    short = post(actor, "move", number, move.value, **whole)
    assert short.status_code == 422
    assert "理由太短，看不出原因：最少 8 个字" in words(short)
    assert state(number, actor) is at
    whole["reason"] = "经营场所不符合食品安全要求"
    assert post(actor, "move", number, move.value, **whole).status_code == 302
    told = cases.case(number=number, actor=actor).events[-1].note
    assert "行政复议：自知道决定之日起" in told  # what the offering says, whatever was sent
    assert "没有" not in told


@pytest.mark.verifies(ADL(32, item=2))
def test_whom_to_turn_to_is_first_who_offers_the_same_item_elsewhere(cast):
    number = testing.a_case(cast, State.RECEIVED)
    other = "11652223MB0000009L"
    offerings.published(body=other, body_name="巴里坤县市场监督管理局")

    page = get(cast.clerk, "move", number, "decline").content.decode()

    offered = re.findall('<option value="([^"]+)"', page.split('id="id_turn_to_list"')[1])
    assert offered[0] == "巴里坤县市场监督管理局"
    assert offerings.BODY_NAME not in offered
    assert len(offered) == len(set(offered))


@pytest.mark.verifies(PIPL(51), PIPL(6))
def test_numbers_in_a_form_are_masked_until_somebody_says_what_for(cast):
    number = testing.a_case(cast, State.ACCEPTED)

    closed = words(get(cast.officer, "case", number))
    unsaid = post(cast.officer, "numbers", number)
    assert unsaid.status_code == 422
    assert "请选择查看号码的用途" in words(unsaid)
    assert journal.kinds(number).count("people.unmasked") == 0
    shown = words(post(cast.officer, "numbers", number, purpose="verify"))
    again = words(get(cast.officer, "case", number))

    for page in (closed, words(unsaid), again):
        assert "139****0000" in page
        assert "650**************0" in page
        assert "13909020000" not in page
        assert "650502198803050210" not in page
    assert "13909020000" in shown
    assert "650502198803050210" in shown
    assert journal.kinds(number).count("people.unmasked") == 1
    assert "核验身份" in again


@pytest.mark.parametrize("purpose", ["", "curious", "\0"])
def test_a_stranger_sees_no_numbers_and_no_reason_of_ones_own_will_do(cast, purpose):
    number = testing.a_case(cast, State.ACCEPTED)

    assert post(cast.officer, "numbers", number, purpose=purpose).status_code == 422
    assert post(cast.stranger, "numbers", number, purpose="verify").status_code in (403, 404)
    assert get(cast.officer, "numbers", number).status_code == 302
    assert journal.kinds(number).count("people.unmasked") == 0


@pytest.mark.verifies(ADL(32, item=4))
def test_incomplete_is_a_ground_only_once_a_notice_has_told_what_is_missing(cast):
    number = testing.a_case(cast, State.RECEIVED)
    early = words(get(cast.clerk, "move", number, "decline"))
    sent = post(
        cast.clerk, "move", number, "decline", reason="缺", remedy="复议", ground="incomplete"
    )
    testing.make(Move.ASK_FOR_SUPPLEMENT, number, actor=cast.clerk)
    testing.make(Move.SUPPLY, number, actor=cast.counter)
    late = words(get(cast.clerk, "move", number, "decline"))

    assert "告知后仍未补正" not in early
    assert sent.status_code == 422
    assert "告知后仍未补正" in late


def test_the_supplement_notice_proposes_what_is_missing_and_needs_reasons(cast):
    receipt = cases.take_in(
        intake=cases.Intake(
            applicant=cast.applicant.ref, offering=cast.offering, posted=testing.POSTED
        ),
        actor=cast.counter,
        at=testing.AT,
        key="c",
    )

    page = words(get(cast.counter, "ask", receipt.number))
    nothing = post(cast.counter, "ask", receipt.number, x="1")
    bare = post(cast.counter, "ask", receipt.number, ask_layout="yes", reason_layout="")
    drawn = post(cast.counter, "ask", receipt.number, ask_layout="yes", reason_layout="缺😀")
    good = post(cast.counter, "ask", receipt.number, ask_layout="yes", reason_layout="未提交")

    assert (drawn.status_code, "印不出来" in words(drawn)) == (422, True)
    assert page.count("未提交该材料") >= 2
    assert "请至少选择一项" in words(nothing)
    assert "请写明缺什么" in words(bare)
    assert (nothing.status_code, bare.status_code, good.status_code) == (422, 422, 302)
    assert state(receipt.number, cast.counter) is State.AWAITING_SUPPLEMENT


@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
def test_what_is_promised_in_writing_is_not_proposed_for_the_one_notice(cast):
    number = testing.case_for(cast, Move.PROMISE)
    box = 'name="ask_rules" value="yes"{}'.format
    assert box(" checked") in words(get(cast.counter, "ask", number))

    testing.make(Move.PROMISE, number, actor=cast.applicant)

    page = words(get(cast.counter, "ask", number))
    assert box(">") in page
    assert "材料，已书面承诺后补" in page


@pytest.mark.verifies(HAMI(15), ADL(32, item=4))
def test_the_rows_of_a_repeated_page_are_asked_for_and_corrected_together(cast):
    number = testing.a_case(cast, State.RECEIVED)
    page = words(get(cast.clerk, "ask", number))
    assert page.count('name="ask_managers"') == 1
    assert "食品安全管理人员" in page
    sent = {"ask_managers": "yes", "reason_managers": "证件号与姓名不符"}
    assert post(cast.clerk, "ask", number, **sent).status_code == 302

    browser, where = people.client_of(cast.applicant), f"/cases/{number}/supply/"
    shown = words(browser.get(where))
    same = browser.post(where, {"managers-0-manager_name": "阿依古丽·买买提"})
    wrong = browser.post(where, {"managers-0-manager_idcard": "1"})
    assert shown.count('value="阿依古丽·买买提"') == 1
    assert "这一项还没有补正" in words(same)
    assert "应为 18 位" in words(wrong)
    assert (same.status_code, wrong.status_code) == (422, 422)
    assert browser.post(where, {"managers-0-manager_name": "买买提·吐尔逊"}).status_code == 302
    found = cases.case(number=number, actor=cast.clerk)
    assert found.state is State.RECEIVED
    assert "买买提·吐尔逊" in str(found.answers["managers"])


def test_uploads_are_shown_as_pictures_and_only_of_this_case(cast):
    number = testing.a_case(cast, State.ACCEPTED, key="a")
    other = testing.a_case(cast, State.ACCEPTED, key="b")
    file = next(one.file.id for one in materials.of(holder=number) if one.file)

    shown = get(cast.officer, "image", number, file, 1)

    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    for refused in (
        get(cast.stranger, "image", number, file, 1),
        get(cast.officer, "image", number, file, 9),
        get(cast.officer, "image", other, "nothing", 1),
    ):
        assert refused.status_code == 404


def test_notices_are_given_out_as_pdf_only_with_their_case(cast):
    number = testing.a_case(cast, State.ACCEPTED, key="a")
    other = testing.a_case(cast, State.SUBMITTED, key="b")
    event = next(e for e in cases.case(number=number, actor=cast.clerk).events if e.document)

    assert words(get(cast.clerk, "case", number)).count(event.document) >= 2
    given = get(cast.clerk, "paper", number, event.document)
    assert given.content.startswith(b"%PDF")
    assert get(cast.clerk, "paper", other, event.document).status_code == 404


@pytest.mark.verifies(HAMI(13))
@pytest.mark.check("A13-1")
def test_the_receiver_has_no_button_to_decide(cast):
    number = testing.a_case(cast, State.REVIEWED)
    both = people.staff_actor("cases.receive", "cases.decide", body=cast.clerk.body,
                              area=testing.AREA, number="BOTH")  # fmt: skip
    mine = testing.submitted(cast, key="mine")
    testing.make(Move.RECEIVE, mine, actor=both)
    testing.make(Move.ACCEPT, mine, actor=cast.clerk)
    testing.make(Move.REVIEW, mine, actor=cast.officer)

    assert "准予许可" in words(get(both, "case", number))
    assert reverse("desk:move", args=[mine, "grant"]) not in words(get(both, "case", mine))
    assert post(both, "move", mine, "grant", note="").status_code == 403
    assert state(mine, both) is State.REVIEWED


def test_the_counter_knows_by_the_number_who_comes_or_enters_them(cast):
    somebody = "650502198803050210"
    known = post(cast.counter, "counter", number=f" {testing.FIRM.lower()} ")
    unknown = post(cast.counter, "counter", number=somebody)
    entered = post(cast.counter, "counter", number=somebody, name="阿依古丽·买买提")

    assert known["Location"] == reverse("desk:counter_items", args=[cast.applicant.ref])
    assert unknown.status_code == 422
    assert "还没有登记过" in words(unknown)
    assert entered.status_code == 302


@pytest.mark.verifies(HAMI(2))
@pytest.mark.check("A2-4")
@pytest.mark.parametrize(
    "wrong,beside,said",
    [
        ({"number": "650502198803050211"}, "number", "号码不对"),
        ({"number": testing.FIRM[:-1] + "A"}, "number", "号码不对"),
        ({"phone": "12"}, "phone", "电话"),
    ],
)
def test_whoever_cannot_be_entered_at_the_counter_is_not_and_what_was_typed_stays(
    cast, wrong, beside, said
):
    right = {"number": "650502198803050210", "name": "阿依古丽·买买提", "phone": "13909020000"}
    answer = post(cast.counter, "counter", **{**right, **wrong})

    assert answer.status_code == 422
    assert re.search(rf'id="id_{beside}_error".*?{said}', words(answer))
    assert 'value="阿依古丽·买买提"' in words(answer)
    assert persons.find_by_identity(id_kind=persons.IdKind.RESIDENT, number=right["number"]) is None


def test_the_counter_offers_items_by_words_and_initials(cast):
    for query in ({}, {"q": "spjyxk"}, {"q": "食品经营"}):
        page = words(get(cast.counter, "counter_items", cast.applicant.ref, **query))
        assert reverse("desk:take_in", args=[cast.applicant.ref, cast.offering]) in page


def screen(cast, **values):
    papers = {"paper_layout": "yes", "paper_rules": "yes"}
    whole = {**testing.POSTED, **papers, "key": "c1", **values}
    return post(cast.counter, "take_in", cast.applicant.ref, cast.offering, **whole)


def test_a_clerk_whose_session_ended_finds_the_screen_as_it_was(cast, client):
    where = reverse("desk:take_in", args=[cast.applicant.ref, cast.offering])
    typed = {**testing.POSTED, "paper_layout": "yes", "contact_phone": "13909029999"}

    sent_away = client.post(where, typed)
    again = words(people.client_of(cast.counter, client=client).get(where))

    assert sent_away.status_code == 302
    assert "您刚才填写的内容还在" in again
    assert 'value="13909029999"' in again
    assert re.search(r'id="paper_layout"[^>]* checked', again)
    assert not re.search(r'id="paper_rules"[^>]* checked', again)


@pytest.mark.verifies(HAMI(13), HAMI(15))
def test_the_counter_screen_accepts_in_one_go_and_only_once(cast):
    shown = words(get(cast.counter, "take_in", cast.applicant.ref, cast.offering))
    first, second = screen(cast, do="accept"), screen(cast, do="accept")

    assert testing.FIRM in shown
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    page = cases.inbox(actor=cast.counter, shown=cases.Filter(), on=testing.AT.date())
    assert [row.state for row in page.rows] == [State.ACCEPTED]


@pytest.mark.verifies(HAMI(15), HAMI(16))
@pytest.mark.check("A16-2")
def test_a_screen_of_a_replaced_version_comes_back_with_the_difference_and_what_was_typed(cast):
    offerings.published(offerings.document() | {"consult_phone": "0902-2233399"})

    stale = screen(cast, do="accept", version="1", contact_phone="13909029999")
    shown = words(stale)
    again = screen(cast, do="accept", version="2", contact_phone="13909029999")

    assert stale.status_code == 422
    assert "这个事项已发布新版本" in shown
    assert re.search("(?s)0902-2233315.*0902-2233399", shown)
    assert 'value="13909029999"' in shown
    assert re.search(r'id="paper_layout"[^>]* checked', shown)
    assert 'name="version" value="2"' in shown
    assert again.status_code == 302
    assert screen(cast, key="c2", version="x9").status_code == 302


def test_the_counter_screen_comes_back_with_what_is_wrong(cast):
    wrong = screen(cast, do="accept", premises_area="-3")
    missing = screen(cast, do="accept", paper_layout="", key="c2")
    known = words(wrong)

    assert wrong.status_code == 422
    assert "爱国北路 8 号" in known
    assert "id_premises_area" in known
    assert missing.status_code == 302 or "还缺少必要材料" in words(missing)


@pytest.mark.verifies(ADL(29))
def test_a_case_taken_in_says_who_stood_at_the_counter(cast):
    agent = {"by_agent": "yes", "agent_name": "马丽", "agent_phone": "13909020088",
             "agent_idcard": "650502198803050210"}  # fmt: skip
    number = testing.taken_in(cast, posted={**testing.POSTED, **agent})

    assert "代办 马丽" in words(get(cast.clerk, "case", number))


def test_materials_are_checked_while_the_clerk_types(cast):
    def listed(**values):
        return words(post(cast.counter, "counter_check", cast.applicant.ref, cast.offering,
                          **{**testing.POSTED, **values}))  # fmt: skip

    assert "授权委托书" not in listed()
    assert "授权委托书" in listed(by_agent="yes")
    assert "免提交" in listed()


@pytest.mark.verifies(HAMI(17), PIPL(14))
def test_earlier_materials_are_shown_at_the_counter_once_the_applicant_agrees(cast):
    number = testing.submitted(cast, at=timezone.now())
    (held,) = (one for one in materials.of(holder=number) if one.material == "rules")
    who = (cast.applicant.ref, cast.offering)
    offered = f'name="again_rules" value="{held.id}"'
    assert offered not in words(post(cast.counter, "counter_check", *who, **testing.POSTED))
    told = {**testing.POSTED, "agreed": "yes"}
    listed = words(post(cast.counter, "counter_check", *who, **told))
    assert offered in listed
    assert f"/earlier/{held.id}/1/?agreed=yes" in listed

    look = reverse("desk:earlier_page", args=[*who, held.id, 1])
    clerk = people.client_of(cast.counter)
    seen, unasked = clerk.get(f"{look}?agreed=yes&width=240"), clerk.get(look)
    assert (seen.status_code, seen["Content-Type"], unasked.status_code) == (
        200, "image/webp", 404,
    )  # fmt: skip
    other = reverse("desk:earlier_page", args=[*who, "x", 1])
    assert clerk.get(f"{other}?agreed=yes").status_code == 404
    stranger = people.client_of(cast.officer)
    assert stranger.get(f"{look}?agreed=yes").status_code == 403
    assert journal.kinds(number).count("people.looked_at") == 1

    refused = screen(cast, do="take_in", again_rules=held.id)
    assert refused.status_code == 422
    assert "申请人还没有同意沿用以前的材料" in words(refused)
    assert screen(cast, do="take_in", again_rules=held.id, agreed="yes").status_code == 302


def test_staff_without_case_duties_see_what_they_may_do():
    response = get(people.staff_actor("items.edit"), "home")

    assert response.status_code == 200
    assert "工作台" in words(response)


@pytest.mark.verifies(HAMI(16))
def test_the_officer_reads_what_a_new_version_changes_and_goes_on_under_it(cast):
    number = testing.a_case(cast, State.ACCEPTED)
    assert get(cast.officer, "version", number).status_code == 302
    offerings.published(offerings.document() | {"summary": "新的说明"})

    link = reverse("desk:version", args=[number])
    assert f'href="{link}"' in words(get(cast.officer, "case", number))
    page = words(get(cast.officer, "version", number))
    assert "改按第 2 版办理" in page
    assert "新的说明" in page
    assert post(cast.officer, "version", number).status_code == 302
    assert cases.case(number=number, actor=cast.officer).version == 2
    assert f'href="{link}"' not in words(get(cast.officer, "case", number))


@pytest.mark.verifies(ADL(26, paragraph=2))
def test_a_body_asked_for_its_part_of_a_joint_review_answers_on_a_page(cast):
    testing.publish_joint(cast)
    number = testing.a_case(cast, State.ACCEPTED)
    planner = replace(cast.stranger, duties=frozenset({"cases.review"}))
    link = reverse("desk:move", args=[number, "advance"])

    listed = words(get(planner, "inbox"))
    assert "等待本单位会同审查" in listed
    assert reverse("desk:case", args=[number]) in listed
    assert link in words(get(planner, "case", number))
    assert "规划：同意" in words(get(planner, "move", number, "advance"))
    assert post(planner, "move", number, "advance").status_code == 422
    answer = post(planner, "move", number, "advance", turn="joint.land:agree", note="符合规划")
    assert (answer.status_code, answer.url) == (302, reverse("desk:inbox"))
    given = get(planner, "case", number)
    assert given.status_code == 403
    assert re.search("会同审查意见已于 [^。]{8,40} 提交（规划：同意）", words(given))
    assert "证件号码后四位" not in words(given)
    assert "等待本单位会同审查" not in words(get(planner, "inbox"))
    assert "规划：同意" in words(get(cast.officer, "case", number))


def test_two_files_for_one_material_are_told_apart_by_their_names(cast):
    scans = {"layout": (testing.picture("一层"), testing.picture("二层"))}
    number = testing.taken_in(cast, scans=scans, on_paper=frozenset({"rules"}))

    page = words(get(cast.clerk, "case", number))

    for name in ("一层.jpg", "二层.jpg"):
        assert f"<bdi>{name}</bdi>" in page  # in the list of materials
        assert f"（{name}）</" in page  # over its opinion


@pytest.mark.verifies(ADL(34, paragraph=1))
def test_what_fails_before_acceptance_is_in_the_notice_already(cast):
    number = testing.a_case(cast, State.RECEIVED)
    layout, rules = sorted(materials.of(holder=number), key=lambda one: one.material)[-2:]
    page = words(get(cast.clerk, "case", number))
    assert "提交预审意见" in page
    others = [one for one in materials.of(holder=number) if one.id not in (layout.id, rules.id)]
    fitting = {f"verdict_{one.id}": "fits" for one in (rules, *others)}
    unfit = {f"verdict_{layout.id}": "unfit", f"reason_{layout.id}": "材料缺页"}

    assert post(cast.clerk, "pre_review", number, **fitting).status_code == 422
    assert post(cast.clerk, "pre_review", number, **fitting, **unfit).status_code == 302

    assert state(number, cast.clerk) is State.RECEIVED
    notice = words(get(cast.clerk, "ask", number))
    assert f'name="ask_{layout.material}" value="yes" checked' in notice
    assert "材料缺页" in notice
    assert f'name="ask_{rules.material}" value="yes" checked' not in notice
