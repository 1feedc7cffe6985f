import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import api as people
from onedoor.general.people.testing import applicant_actor, client_of, staff_actor
from onedoor.law.articles import CSL

pytestmark = pytest.mark.django_db
OFFICE = "伊州区市场监督管理局"


@pytest.fixture(autouse=True)
def city(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    bodies.demo_city()


@pytest.fixture
def desk():
    return client_of(staff_actor("security.admin", number="SEC-1"))


def words(answer) -> str:
    text: str = answer.content.decode()
    return text


def newcomer(desk, **changes):
    told = {
        "number": "650502300",
        "name": "马丽",
        "body": bodies.body_of(OFFICE).code,
        "position": "审查岗",
        "employment": "civil",
        "duties": ["cases.review"],
    }
    return desk.post(reverse("desk:account_new"), told | changes)


ADDRESSES = [
    reverse("desk:accounts"),
    reverse("desk:account_new"),
    reverse("desk:staff_sheet"),
    reverse("desk:account", args=["SEC-2"]),
    *(
        reverse("desk:account_act", args=["SEC-2", act])
        for act in ("password", "second-factor", "sessions", "disable", "enable")
    ),
]


@pytest.mark.verifies(CSL(21))
@pytest.mark.check("A5-2")
@pytest.mark.parametrize("duty", [d.value for d in people.Duty if d != "security.admin"])
def test_only_the_security_administrator_enters(duty):
    staff_actor("cases.review", number="SEC-2")
    client = client_of(staff_actor(duty))

    answers = {(client.get(a).status_code, client.post(a).status_code) for a in ADDRESSES}

    assert answers == {(403, 403)}


@pytest.mark.verifies(CSL(21))
@pytest.mark.check("A5-2")
def test_an_administrator_of_one_county_has_no_way_into_another(desk):
    elsewhere = bodies.body_of("伊吾县市场监督管理局")
    staff_actor("cases.review", number="SEC-2", body=elsewhere.code, area=elsewhere.area)
    before = people.staff("SEC-2")

    answers = {(desk.get(a).status_code, desk.post(a).status_code) for a in ADDRESSES[3:]}

    assert answers == {(403, 403)}
    assert people.staff("SEC-2") == before


@pytest.mark.check("A5-2")
def test_others_are_sent_to_sign_in_and_nobody_enters_without_a_second_factor(desk):
    staff_actor("cases.review", number="SEC-2")
    unproved = client_of(staff_actor("security.admin"), second_factor=False)

    for address in ADDRESSES:
        assert desk.get(address).status_code == 200
        for client in (Client(), client_of(applicant_actor()), unproved):
            assert client.get(address).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("language", ["", "/ug"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_each_page_has_one_heading_in_both_languages(address, language, desk):
    staff_actor("cases.review", number="SEC-2")

    assert words(desk.get(language + address)).count("<h1") == 1


def test_an_account_is_made_and_its_password_shown_once(desk):
    answer = newcomer(desk)

    assert answer.status_code == 200
    assert "Od-" in words(answer)
    assert answer.headers["Cache-Control"].startswith("max-age=0")
    assert people.staff("650502300").duties == {"cases.review"}
    assert "Od-" not in words(desk.get(reverse("desk:account", args=["650502300"])))


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"number": ""}, "请填写工号"),
        ({"number": "甲"}, "3 至 32 位"),
        ({"number": "SEC-1"}, "已有账号"),
        ({"name": "张3"}, "姓名"),
        ({"body": "nowhere"}, "请从列表中选择"),
        ({"duties": ["system.admin", "audit.admin"]}, "不能由同一人担任"),
        ({"employment": ""}, "请选择编制类型"),
        ({"employment": "contract"}, "聘用人员不能承担审查的职责"),
    ],
)
def test_a_wrong_newcomer_comes_back_with_words(desk, wrong, said):
    answer = newcomer(desk, **wrong)

    assert answer.status_code == 422
    assert said in words(answer)
    assert [one.member.number for one in listed()] == ["SEC-1"]


def listed():
    return people.accounts.listed(actor=people.staff("SEC-1").actor()).rows


def test_duties_are_changed_and_two_kinds_of_administrator_refused(desk):
    newcomer(desk)
    address = reverse("desk:account", args=["650502300"])

    wrong = desk.post(address, {"employment": "civil", "duties": ["system.admin", "audit.admin"]})
    right = desk.post(address, {"employment": "civil", "duties": ["cases.decide"]})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert people.staff("650502300").duties == {"cases.decide"}


def test_an_account_is_disabled_and_enabled(desk):
    newcomer(desk)

    for act, active in (("disable", False), ("enable", True)):
        desk.post(reverse("desk:account_act", args=["650502300", act]))
        assert people.staff("650502300").active is active


def test_a_password_is_reset_and_shown_once(desk):
    newcomer(desk)

    assert "Od-" in words(desk.post(reverse("desk:account_act", args=["650502300", "password"])))


def test_unknown_accounts_and_acts_are_missing(desk):
    assert desk.get(reverse("desk:account", args=["nobody"])).status_code == 404
    assert desk.get(reverse("desk:account_act", args=["SEC-1", "explode"])).status_code == 404
    assert desk.post(reverse("desk:account_act", args=["SEC-1", "disable"])).status_code == 409


def send(desk, text):
    file = SimpleUploadedFile("staff.csv", text.encode())
    return desk.post(reverse("desk:staff_sheet"), {"sheet": file})


HEAD = "工号,姓名,实施主体,职务,编制类型,职责\n"


def test_a_sheet_is_taken_and_taken_again(desk):
    sheet = HEAD + f"650502301,马丽,{OFFICE},,行政编制,受理\n"

    first, again = send(desk, sheet), send(desk, sheet)

    assert "650502301" in words(first)
    assert again.headers["Location"] == reverse("desk:accounts")


def test_a_flawed_sheet_names_its_rows(desk):
    answer = send(desk, HEAD + f"650502301,马丽,{OFFICE},,行政编制,飞行\n")

    assert answer.status_code == 422
    assert "没有导入任何内容" in words(answer)
    assert [one.member.number for one in listed()] == ["SEC-1"]


@pytest.mark.parametrize("text", ["", "不是表格", "\0\1"])
def test_what_is_no_sheet_comes_back_with_words(desk, text):
    assert send(desk, text).status_code == 422


def test_the_list_finds_by_number_and_name_and_pages(desk):
    for n in range(55):
        staff_actor(number=f"Z-{n:03d}", name="马丽")

    first = words(desk.get(reverse("desk:accounts"), {"words": "马丽"}))
    after = first.split("after=")[1].split('"')[0]
    second = words(desk.get(reverse("desk:accounts"), {"words": "马丽", "after": after}))

    assert "Z-049" in first
    assert "Z-050" not in first
    assert "Z-054" in second
    assert "没有找到" in words(desk.get(reverse("desk:accounts"), {"words": "没有这个人"}))


def test_lists_cost_the_same_however_long(flat_queries, desk):
    desk.get(reverse("desk:accounts"))  # the first page of a session also notes the time

    flat_queries(
        add_row=lambda n: staff_actor(number=f"Q-{n}"),
        ask=lambda: desk.get(reverse("desk:accounts")),
        at_most=6,
    )
