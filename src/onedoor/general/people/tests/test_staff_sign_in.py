from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.urls import reverse

from onedoor.general.people.http.staff import SecondFactors
from onedoor.general.people.models import StaffAccount
from onedoor.general.people.testing import client_of, staff_actor
from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.law.articles import CSL

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
PASSWORD = "Melon-and-sand-7"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PAGE = reverse("usersessions_list")  # a page that asks for a staff member, and nothing more
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def account(clock):
    row = StaffAccount.objects.get(number=staff_actor("cases.accept", number="650502777").ref)
    row.set_password(PASSWORD)
    row.save()
    return row


def with_seed(row):
    Authenticator.objects.create(
        user=row, type="totp", data={"secret": SecondFactors().encrypt(SEED)}
    )
    return row


def code(at: datetime = NOON) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(SEED, int(at.timestamp()) // 30)))


def give_password(client, password=PASSWORD, number="650502777", onward=""):
    return client.post(
        reverse("account_login"), {"login": number, "password": password, "next": onward}
    )


def give_code(client, given=None):
    return client.post(reverse("mfa_authenticate"), {"code": given or code()})


def is_in(client: Any) -> bool:
    return bool(client.get(PAGE).status_code == 200)


def seen(client: Any) -> Any:
    return client.get(PAGE).wsgi_request


@pytest.mark.verifies(CSL(21))
def test_password_and_code_together_open_the_desk(account):
    with_seed(account)
    client = Client()

    first = give_password(client, onward="/staff/sessions/")
    between = is_in(client)
    second = give_code(client)

    assert first.headers["Location"] == reverse("mfa_authenticate")
    assert not between
    assert second.headers["Location"] == "/staff/sessions/"
    request = seen(client)
    assert (request.actor.ref, request.actor.duties) == ("650502777", {"cases.accept"})
    assert request.who.name == "王丽"


def test_the_session_key_changes_when_staff_sign_in(account):
    with_seed(account)
    client = Client()
    give_password(client)
    before = client.session.session_key

    give_code(client)

    assert client.session.session_key != before


def test_a_code_is_good_for_one_use(account):
    with_seed(account)
    first, second = Client(), Client()
    give_password(first)
    give_code(first)
    give_password(second)

    answer = give_code(second)

    assert (answer.status_code, is_in(first), is_in(second)) == (200, True, False)
    assert "已经使用过" in answer.content.decode()


@pytest.mark.parametrize("number", ["650502777", "650502778", ""])
def test_wrong_and_missing_accounts_get_the_same_answer(account, number):
    answer = give_password(Client(), password="Wrong-password-1", number=number or "nobody")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("工号或密码不正确") == 1


def test_a_disabled_account_looks_like_a_missing_one(account):
    account.is_active = False
    account.save()

    assert "工号或密码不正确" in give_password(Client()).content.decode()


@pytest.mark.verifies(CSL(21))
@pytest.mark.parametrize("number", ["650502777", "nobody-of-this-number"])
def test_five_wrong_passwords_lock_for_half_an_hour_whether_or_not_the_account_exists(
    account, clock, number
):
    with_seed(account)
    for _ in range(5):
        give_password(Client(), password="Wrong-password-1", number=number)

    locked = give_password(Client(), number=number)
    clock.shift(timedelta(minutes=29))
    still = give_password(Client(), number=number)
    clock.shift(timedelta(minutes=2))
    after = give_password(Client(), number=number)

    assert "尝试次数过多" in locked.content.decode()
    assert "尝试次数过多" in still.content.decode()
    assert "尝试次数过多" not in after.content.decode()
    assert after.status_code == (302 if number == "650502777" else 200)


@pytest.mark.verifies(CSL(21))
def test_how_many_tries_lock_and_for_how_long_is_set_and_said(account, clock):
    set_value("security.lockout_failures", 3)
    set_value("security.lockout_minutes", 10)
    with_seed(account)
    page = Client().get(reverse("account_login")).content.decode()
    for _ in range(3):
        give_password(Client(), password="Wrong-password-1")

    locked = give_password(Client())
    clock.shift(timedelta(minutes=11))
    after = give_password(Client())

    assert "连续 3 次输错，账号锁定 10 分钟" in page
    assert "尝试次数过多，请 10 分钟后再试" in locked.content.decode()
    assert (locked.status_code, locked["Retry-After"]) == (429, "600")
    assert after.status_code == 302


@pytest.mark.verifies(CSL(21))
def test_wrong_codes_lock_by_the_same_setting(account):
    set_value("security.lockout_failures", 3)
    with_seed(account)
    client = Client()
    give_password(client)
    for _ in range(3):
        give_code(client, "000000")

    locked = give_code(client)
    assert "尝试次数过多" in locked.content.decode()
    assert locked.status_code == 429
    assert not is_in(client)


@pytest.mark.verifies(CSL(21))
def test_how_often_one_address_may_try_is_set(account):
    set_value("security.address_tries", 2)
    with_seed(account)
    for number in ("1", "2"):
        give_password(Client(), number=number)

    assert "尝试次数过多，请 5 分钟后再试" in give_password(Client()).content.decode()


@pytest.mark.verifies(CSL(21))
@pytest.mark.parametrize("days, opens", [(30, False), (60, True)])
def test_how_long_a_password_holds_is_set(account, days, opens):
    set_value("security.password_days", days)
    client = client_of(staff_actor())
    StaffAccount.objects.update(password_set_on=NOON.date() - timedelta(days=45))

    assert is_in(client) is opens


def test_the_lock_does_not_depend_on_how_the_number_is_written(account):
    account.number = "ab650502"
    account.save()
    for number in ("ab650502", "AB650502", "Ab650502", " ab650502", "aB650502"):
        give_password(Client(), password="Wrong-password-1", number=number)

    assert "尝试次数过多" in give_password(Client(), number="ab650502").content.decode()


def test_a_password_that_is_right_ends_the_count(account):
    with_seed(account)
    for _ in range(4):
        give_password(Client(), password="Wrong-password-1")
    give_password(Client())
    for _ in range(4):
        give_password(Client(), password="Wrong-password-1")

    assert give_password(Client()).status_code == 302


@pytest.mark.verifies(CSL(21))
def test_five_wrong_codes_lock_too(account):
    with_seed(account)
    client = Client()
    give_password(client)
    for _ in range(5):
        give_code(client, "000000")

    answer = give_code(client)

    assert "尝试次数过多" in answer.content.decode()
    assert not is_in(client)


@pytest.mark.verifies(CSL(21))
def test_without_a_second_factor_there_is_only_the_way_to_one(account):
    client = Client()
    give_password(client)

    sent = client.get(PAGE)
    step = client.get(sent.headers["Location"])

    assert sent.headers["Location"] == f"{reverse('account_login')}?next=%2Fstaff%2Fsessions%2F"
    assert step.headers["Location"] == reverse("mfa_activate_totp")


def test_taking_a_second_factor_into_use_opens_the_desk_and_shows_recovery_codes_once(account):
    client = Client()
    give_password(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    image = client.get(reverse("mfa_totp_image"))
    now = totp.format_hotp_value(totp.hotp_value(secret, int(NOON.timestamp()) // 30))

    answer = client.post(reverse("mfa_activate_totp"), {"code": now})

    assert secret in page.content.decode()
    assert image.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    shown = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert "只显示这一次" in shown
    assert "只显示这一次" not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert secret not in str(Authenticator.objects.get(type="totp").data)
    assert is_in(client)


def test_a_session_from_before_the_second_factor_has_to_prove_it(account):
    client = Client()
    give_password(client)
    with_seed(account)

    answer = client.get(reverse("account_login"))

    assert answer.headers["Location"] == reverse("account_login")
    assert not seen(client).user.is_authenticated


@pytest.mark.verifies(CSL(21))
@pytest.mark.parametrize("given, set_on", [(True, date(2026, 11, 24)), (False, date(2026, 8, 25))])
def test_a_password_given_or_older_than_ninety_days_is_changed_first(account, given, set_on):
    account.must_change_password, account.password_set_on = given, set_on
    account.save()
    with_seed(account)
    client = Client()
    give_password(client)
    give_code(client)
    before = is_in(client)
    step = client.get(reverse("account_login")).headers["Location"]

    new = {
        "oldpassword": PASSWORD,
        "password1": "Oasis-and-grape-8",
        "password2": "Oasis-and-grape-8",
    }
    client.post(reverse("account_change_password"), new)

    assert (before, step) == (False, reverse("account_change_password"))
    assert is_in(client)
    account.refresh_from_db()
    assert (account.must_change_password, account.password_set_on) == (False, NOON.date())
    assert journal.kinds("650502777") == ["people.password_chosen"]


@pytest.mark.parametrize(
    "weak",
    ["Short-1", "alllowercaseletters", "12345678901234", "650502777-Abcd", "王丽-Abcdefg-123"],
)
@pytest.mark.verifies(CSL(21))
def test_weak_passwords_are_refused(account, weak):
    client = Client()
    client.force_login(account)

    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": weak, "password2": weak},
    )

    assert answer.status_code == 200
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


@pytest.mark.verifies(CSL(21))
def test_an_idle_desk_signs_out_after_a_quarter_of_an_hour(clock):
    client = client_of(staff_actor())
    assert is_in(client)
    clock.shift(timedelta(minutes=14))
    assert is_in(client)

    clock.shift(timedelta(minutes=16))

    assert client.get(PAGE).headers["Location"].startswith(reverse("account_login"))
    assert not seen(client).user.is_authenticated


@pytest.mark.verifies(CSL(21))
def test_for_how_long_a_desk_may_rest_is_set_and_told_to_the_page(clock):
    set_value("security.staff_idle_minutes", 5)
    client = client_of(staff_actor())
    assert 'data-idle-seconds="300"' in client.get(PAGE).content.decode()

    clock.shift(timedelta(minutes=6))

    assert client.get(PAGE).headers["Location"].startswith(reverse("account_login"))


def test_staff_and_citizen_never_share_a_session(account):
    with_seed(account)
    client = Client()
    session = client.session
    session["applicant"], session["acting_for"] = "somebody", ""
    session.save()
    client.cookies["sessionid"] = session.session_key or ""

    give_password(client)
    give_code(client)

    assert "applicant" not in client.session
    assert is_in(client)


def test_there_is_no_sign_up_no_mail_and_no_forgotten_password():
    for path in ("signup/", "password/reset/", "email/", "login/code/", "social/", "inactive/"):
        assert Client().get(f"/staff/{path}").status_code == 404


def test_the_way_back_after_the_password_stays_here(account):
    with_seed(account)
    client = Client()
    give_password(client, onward="https://evil.example/")

    assert give_code(client).headers["Location"] == "/desk/"


def test_the_last_second_factor_cannot_be_given_up(account):
    with_seed(account)
    client = Client()
    give_password(client)
    give_code(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    answer = client.post(reverse("mfa_deactivate_totp"))

    assert "现在不能解除" in answer.content.decode()

    assert Authenticator.objects.filter(user=account, type="totp").count() == 1


def test_new_recovery_codes_are_not_had_without_proving_oneself_again(account):
    with_seed(account)
    client = Client()
    give_password(client)
    give_code(client)

    sent = client.get(reverse("mfa_generate_recovery_codes")).headers["Location"]

    assert sent.startswith(reverse("account_reauthenticate"))


def test_ending_other_sessions_leaves_only_this_one(account, clock):
    with_seed(account)
    here, there = Client(), Client()
    give_password(here)
    give_code(here)
    clock.shift(timedelta(seconds=120))
    give_password(there)
    give_code(there, code(NOON + timedelta(seconds=120)))
    assert is_in(there)

    here.post(PAGE)

    assert (is_in(here), is_in(there)) == (True, False)


@pytest.mark.parametrize(
    "route",
    [
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "mfa_add_webauthn",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_reauthenticate",
    ],
)
def test_every_page_of_the_way_in_has_words_and_one_heading(account, route):
    with_seed(account)
    client = Client()
    give_password(client)
    give_code(client)

    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    answer = client.get(reverse(route))

    assert (answer.status_code, answer.content.decode().count("<h1")) == (200, 1)
    assert "Password" not in answer.content.decode()
