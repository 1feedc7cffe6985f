import pytest
from django.test import Client
from django.utils import timezone

from onedoor.general.clients import api as clients
from onedoor.general.clients.testing import HAMI, WANTED
from onedoor.general.people import testing as people

pytestmark = pytest.mark.django_db
TYPED = {
    "name": WANTED.name, "operator": WANTED.operator, "credit_code": WANTED.credit_code,
    "contact": WANTED.contact, "area": HAMI, "scopes": ["api.read", "api.file"],
    "bodies": [], "offerings": "", "expires_on": "2027-06-30",
}  # fmt: skip


@pytest.fixture
def system():
    return people.client_of(people.staff_actor("system.admin", area=HAMI))


@pytest.fixture
def security():
    return people.client_of(people.staff_actor("security.admin", area=HAMI))


def registered(browser, **changes):
    return browser.post("/desk/clients/new/", TYPED | changes)


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to("2026-11-24T12:00:00+08:00", tick=False)


def test_a_system_is_registered_by_one_and_confirmed_by_another_who_sees_the_key_once(
    system, security
):
    address = registered(system)["Location"]

    assert "确认接入" not in system.get(address).content.decode().split("最近调用")[0]
    shown = security.post(f"{address}confirm/").content.decode()
    key = next(word for word in shown.split('"') if word.startswith("odk."))
    page = security.get(address).content.decode()

    assert (key in page, "有效，直到更换" in page) == (False, True)
    assert (
        clients.recognise(header=f"Bearer {key}", asker="", at=timezone.now()).name == WANTED.name
    )


def test_a_key_is_changed_and_the_system_shut_out(system, security):
    address = registered(system)["Location"]
    security.post(f"{address}confirm/")

    assert "odk." in system.post(f"{address}rotate/").content.decode()
    assert system.post(f"{address}revoke/")["Location"] == address
    assert "已撤销" in security.get("/desk/clients/").content.decode()


@pytest.mark.parametrize("changes, told", [
    ({"offerings": "NONE"}, "没有"),
    ({"credit_code": "X"}, "统一社会信用代码有误"),
    ({"scopes": []}, "请至少选择一项"),
    ({"expires_on": "2020-01-01"}, "有效期有误"),
])  # fmt: skip
def test_what_is_wrong_with_a_registration_is_told_beside_the_field(system, changes, told):
    answer = registered(system, **changes)

    assert (answer.status_code, told in answer.content.decode()) == (422, True)
    assert "还没有接入系统" in system.get("/desk/clients/").content.decode()


def test_nobody_else_sees_the_page(db):
    clerk = people.client_of(people.staff_actor("cases.receive"))

    assert clerk.get("/desk/clients/").status_code == 403
    assert Client().get("/desk/clients/").status_code == 302
