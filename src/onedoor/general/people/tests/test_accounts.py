from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.bodies import api as bodies
from onedoor.general.people import administration as accounts
from onedoor.general.people import api
from onedoor.general.people.access import NotSecurityAdministrator, OutsideReach
from onedoor.general.people.domain.duties import (
    ADMINISTRATORS,
    REGULAR,
    REGULAR_AT_MOST,
    AdministratorsNotApart,
    Duty,
    DutyUnknown,
    Employment,
    EmploymentUnknown,
    NotEstablished,
    check_employment,
    checked_duties,
)
from onedoor.general.people.domain.staff import AccountTaken, AdministersOneself, StaffNumberWrong
from onedoor.general.people.models import StaffAccount
from onedoor.general.people.testing import YIZHOU, client_of, staff_actor
from onedoor.general.places.api import HAMI as CITY
from onedoor.general.places.api import Level, OutsideTheCity, XpccNotServed
from onedoor.general.sheets.api import SheetUnreadable
from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.law.articles import CSL, HAMI

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
OFFICE = "11652201MB0A00001T"
BALIKUN = "11652222MB0A00002F"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def offices():
    one = bodies.Body(
        code=OFFICE, name="测试用伊州区机关", short_name="机关", kind=bodies.Nature.STATUTORY,
        role=bodies.Role.DEPARTMENT, level=Level.COUNTY, area=YIZHOU, parent="", sample=False,
    )  # fmt: skip
    other = replace(one, code=BALIKUN, name="测试用巴里坤机关", area="650521000000")
    bodies.register(bodies=[one, other], actor=system("test"), at=NOON)


@pytest.fixture
def security():
    return staff_actor("security.admin", number="SEC-1")


NEW = accounts.NewStaff("650502100", "艾哈迈德•买买提", OFFICE, "审查岗", ("cases.review",))


def onboard(actor, **changes):
    return accounts.onboard(wanted=replace(NEW, **changes), actor=actor, at=NOON)


@pytest.mark.verifies(CSL(21))
def test_the_security_administrator_makes_an_account_with_a_first_password(security):
    password = onboard(security)

    row = StaffAccount.objects.get(number="650502100")
    assert (row.name, row.body, row.area) == ("艾哈迈德·买买提", OFFICE, YIZHOU)
    assert row.check_password(password)
    assert row.must_change_password
    assert api.staff("650502100").duties == {"cases.review"}
    assert journal.kinds("650502100") == ["people.onboarded"]


@pytest.mark.verifies(CSL(21))
@pytest.mark.check("A5-2")
@pytest.mark.parametrize("duty", [duty for duty in Duty if duty is not Duty.SECURITY_ADMIN] + [""])
def test_nobody_else_touches_accounts(security, duty):
    onboard(security)
    other = staff_actor(*filter(None, [duty]), number="OTHER")
    before = list(StaffAccount.objects.order_by("id").values())

    for act in (
        lambda: onboard(other, number="650502101"),
        lambda: accounts.change_duties(number="650502100", duties=[], actor=other, at=NOON),
        lambda: accounts.change_post(
            number="650502100", body=OFFICE, position="", actor=other, at=NOON
        ),
        lambda: accounts.disable(number="650502100", actor=other, at=NOON),
        lambda: accounts.enable(number="650502100", actor=other, at=NOON),
        lambda: accounts.reset_password(number="650502100", actor=other, at=NOON),
        lambda: accounts.reset_second_factor(number="650502100", actor=other, at=NOON),
        lambda: accounts.end_sessions(number="650502100", actor=other, at=NOON),
        lambda: accounts.import_staff(content=b"", actor=other, at=NOON),
    ):
        with pytest.raises(NotSecurityAdministrator):
            act()

    assert list(StaffAccount.objects.order_by("id").values()) == before
    assert journal.kinds("650502100") == ["people.onboarded"]


@pytest.mark.verifies(HAMI(3))
@pytest.mark.check("A3-1")
def test_staff_carry_the_area_of_their_body_and_no_body_lies_outside_the_city():
    city = staff_actor("security.admin", area=CITY, number="SEC-0")
    onboard(city)
    onboard(city, number="B-001", body=BALIKUN)
    accounts.change_post(number="650502100", body=BALIKUN, position="", actor=city, at=NOON)
    chengdu = replace(bodies.body(OFFICE), code="11510100MB0A00003W", name="测试用成都市机关")
    before = list(StaffAccount.objects.order_by("id").values())

    for area, refusal in (("510100000000", OutsideTheCity), ("650502501000", XpccNotServed)):
        with pytest.raises(refusal):
            bodies.register(bodies=[replace(chengdu, area=area)], actor=system("test"), at=NOON)
        with pytest.raises(bodies.BodyMissing):
            onboard(city, number="C-001", body=chengdu.code)

    assert [api.staff(one).area for one in ("650502100", "B-001")] == ["650521000000"] * 2
    assert list(StaffAccount.objects.order_by("id").values()) == before


@pytest.mark.check("A5-2")
def test_a_county_administrator_has_no_say_in_another_county(security):
    city = staff_actor("security.admin", area=CITY, number="SEC-0")
    onboard(city, number="B-001", body=BALIKUN)

    with pytest.raises(OutsideReach):
        accounts.disable(number="B-001", actor=security, at=NOON)
    with pytest.raises(OutsideReach):
        onboard(security, number="B-002", body=BALIKUN)
    with pytest.raises(OutsideReach):
        accounts.change_post(number="B-001", body=OFFICE, position="", actor=security, at=NOON)

    assert api.staff("B-001").active
    assert journal.kinds("B-001") == ["people.onboarded"]


@pytest.mark.verifies(CSL(21))
@pytest.mark.parametrize("pair", list(combinations(ADMINISTRATORS, 2)))
def test_two_kinds_of_administrator_never_meet_in_one_person(security, pair):
    onboard(security)

    with pytest.raises(AdministratorsNotApart):
        onboard(security, number="650502101", duties=pair)
    with pytest.raises(AdministratorsNotApart):
        accounts.change_duties(number="650502100", duties=list(pair), actor=security, at=NOON)
    with pytest.raises(IntegrityError, match="apart"), transaction.atomic():
        StaffAccount.objects.filter(number="650502100").update(duties=list(pair))

    assert api.staff("650502100").duties == {"cases.review"}


def test_unknown_duties_are_refused_and_by_the_table_too(security):
    onboard(security)

    with pytest.raises(DutyUnknown):
        accounts.change_duties(
            number="650502100", duties=["cases.anything"], actor=security, at=NOON
        )
    with pytest.raises(IntegrityError, match="known"), transaction.atomic():
        StaffAccount.objects.update(duties=["cases.anything"])


@pytest.mark.parametrize("number", ["", "a", "x" * 33, "甲乙丙", "a b c", "../../etc"])
def test_a_staff_number_is_letters_and_digits(security, number):
    with pytest.raises(StaffNumberWrong):
        onboard(security, number=number)


def test_a_number_is_given_once(security):
    onboard(security)

    with pytest.raises(AccountTaken):
        onboard(security, name="别人")

    assert api.staff("650502100").name == "艾哈迈德·买买提"


def test_duties_are_changed_once_however_often_it_is_asked(security):
    onboard(security)

    for _ in range(2):
        accounts.change_duties(number="650502100", duties=["cases.decide"], actor=security, at=NOON)

    assert api.staff("650502100").duties == {"cases.decide"}
    assert journal.kinds("650502100") == ["people.onboarded", "people.duties_changed"]


def test_nobody_administers_oneself(security):
    for act in (
        lambda: accounts.change_duties(number="SEC-1", duties=[], actor=security, at=NOON),
        lambda: accounts.disable(number="SEC-1", actor=security, at=NOON),
        lambda: accounts.reset_password(number="SEC-1", actor=security, at=NOON),
        lambda: accounts.reset_second_factor(number="SEC-1", actor=security, at=NOON),
    ):
        with pytest.raises(AdministersOneself):
            act()

    assert journal.kinds("SEC-1") == []


def test_a_disabled_account_is_out_at_once_and_may_come_back(security):
    onboard(security)
    StaffAccount.objects.update(must_change_password=False, password_set_on=date(2099, 1, 1))
    client = client_of(api.staff("650502100").actor())
    assert client.get("/staff/sessions/").status_code == 200

    accounts.disable(number="650502100", actor=security, at=NOON)
    accounts.disable(number="650502100", actor=security, at=NOON)

    assert client.get("/staff/sessions/").status_code == 302
    accounts.enable(number="650502100", actor=security, at=NOON)
    assert journal.kinds("650502100") == [
        "people.onboarded",
        "people.account_disabled",
        "people.account_enabled",
    ]


@pytest.mark.parametrize(
    "reset",
    [accounts.reset_password, accounts.reset_second_factor, accounts.end_sessions],
)
def test_a_reset_ends_every_session_of_the_account(security, reset):
    onboard(security)
    StaffAccount.objects.update(must_change_password=False, password_set_on=date(2099, 1, 1))
    client = client_of(api.staff("650502100").actor())
    client.get("/staff/sessions/")
    Authenticator.objects.create(
        user=StaffAccount.objects.get(number="650502100"), type="totp", data={}
    )

    reset(number="650502100", actor=security, at=NOON)

    assert client.get("/staff/sessions/").status_code == 302
    left = Authenticator.objects.count()
    assert left == (0 if reset is accounts.reset_second_factor else 1)


@pytest.mark.verifies(HAMI(11))
@pytest.mark.check("A11-1")
@given(
    employment=st.sampled_from(Employment),
    duties=st.frozensets(st.sampled_from([d for d in Duty if d not in ADMINISTRATORS])),
)
def test_only_who_belongs_to_the_establishment_may_approve(employment, duties):
    approves = bool(duties & {Duty.ACCEPT, Duty.REVIEW, Duty.DECIDE, Duty.APPROVE_EXTENSION})
    for regular, kinds in (
        (REGULAR, {"civil", "institution"}),
        (REGULAR_AT_MOST, {"civil", "institution", "worker"}),
    ):
        if approves and employment not in kinds:
            with pytest.raises(NotEstablished):
                check_employment(employment, duties, regular=regular)
        else:
            assert check_employment(employment, duties, regular=regular) is employment


@pytest.mark.verifies(HAMI(11))
@pytest.mark.check("A11-1")
def test_a_contract_never_comes_together_with_a_duty_of_approval(security):
    with pytest.raises(NotEstablished):
        onboard(security, employment="contract")
    with pytest.raises(EmploymentUnknown):
        onboard(security, employment="friend")
    assert list(StaffAccount.objects.values_list("number", flat=True)) == ["SEC-1"]

    onboard(security, employment="agency", duties=("counter.intake",))
    onboard(security, number="650502101")
    before = list(StaffAccount.objects.order_by("id").values())
    for number, duties, employment in (
        ("650502100", ["cases.decide"], ""),
        ("650502101", ["cases.decide"], "contract"),
    ):
        with pytest.raises(NotEstablished):
            accounts.change_duties(
                number=number, duties=duties, employment=employment, actor=security, at=NOON
            )
        with pytest.raises(IntegrityError, match="established"), transaction.atomic():
            StaffAccount.objects.filter(number=number).update(
                duties=duties, employment=employment or "agency"
            )
    assert list(StaffAccount.objects.order_by("id").values()) == before

    accounts.change_duties(
        number="650502101", duties=["cases.deliver"], employment="contract", actor=security, at=NOON
    )
    assert api.staff("650502101").employment == Employment.CONTRACT
    with pytest.raises(NotEstablished):
        onboard(security, number="650502102", employment="worker")
    set_value("staffing.established_kinds", "with_workers")
    onboard(security, number="650502102", employment="worker")
    assert journal.kinds("650502101") == ["people.onboarded", "people.duties_changed"]


def test_duties_have_labels_and_are_read_by_label_or_code():
    assert checked_duties(["cases.receive", "counter.intake"]) == {Duty.RECEIVE, Duty.INTAKE}
    assert len({duty.label for duty in Duty}) == len(Duty)


HEAD = "工号,姓名,实施主体,职务,编制类型,职责\n"
SHEET = (
    HEAD + f"650502201,王 芳,{OFFICE},受理岗,事业编制,受理、送达出件\n"
    "650502202,O'Brien,测试用伊州区机关,,civil,cases.review\n"
)


def take(actor, text):
    return accounts.import_staff(content=text.encode(), actor=actor, at=NOON)


@pytest.mark.verifies(CSL(21), HAMI(5))
def test_a_sheet_makes_accounts_and_the_same_sheet_again_changes_nothing(security):
    first = take(security, SHEET)
    before = list(StaffAccount.objects.order_by("id").values())

    again = take(security, SHEET)

    assert [number for number, _ in first.new] == ["650502201", "650502202"]
    assert api.staff("650502201").name == "王芳"
    assert api.staff("650502201").duties == {"cases.accept", "cases.deliver"}
    assert (again.new, again.changed, again.unchanged) == ((), (), 2)
    assert list(StaffAccount.objects.order_by("id").values()) == before
    assert journal.kinds("650502201") == ["people.onboarded"]


def test_a_changed_row_changes_that_account_only(security):
    take(security, SHEET)

    report = take(security, SHEET.replace("受理岗", "收件岗"))

    assert (report.new, report.changed, report.unchanged) == ((), ("650502201",), 1)
    assert api.staff("650502201").position == "收件岗"


def test_with_one_flaw_nothing_is_written_and_every_flaw_is_named(security):
    report = take(
        security,
        SHEET + "650502201,重复,测试用伊州区机关,,行政编制,受理\n"
        "乙,张3,没有的机关,,行政编制,飞行\n"
        "650502205,某人,测试用巴里坤机关,,行政编制,受理\n"
        "650502206,某人,测试用伊州区机关,,行政编制,系统管理员、审计管理员\n"
        "650502207,某人,测试用伊州区机关,,聘用,审查\n"
        "650502208,某人,测试用伊州区机关,,志愿者,窗口受理\n",
    )

    assert [(flaw.row, flaw.column) for flaw in report.flaws] == [
        (4, "工号"),
        (5, "工号"),
        (5, "姓名"),
        (5, "职责"),
        (5, "实施主体"),
        (6, "实施主体"),
        (7, "职责"),
        (8, "编制类型"),
        (9, "编制类型"),
    ]
    assert list(StaffAccount.objects.values_list("number", flat=True)) == ["SEC-1"]


def test_a_sheet_does_not_reach_oneself_nor_other_areas(security):
    city = staff_actor("security.admin", area=CITY, number="SEC-0")
    onboard(city, number="B-001", body=BALIKUN)

    report = take(
        security,
        HEAD + f"B-001,某人,{OFFICE},,行政编制,审查\nSEC-1,某人,{OFFICE},,聘用,安全管理员\n",
    )

    assert sorted(flaw.value for flaw in report.flaws) == ["B-001", "SEC-1"]
    assert api.staff("B-001").body == BALIKUN


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"PK\x03\x04broken", "工号,姓名\n".encode()])
def test_what_is_no_sheet_is_refused(security, content):
    with pytest.raises(SheetUnreadable):
        accounts.import_staff(content=content, actor=security, at=NOON)
