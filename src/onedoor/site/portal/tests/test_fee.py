from dataclasses import replace

import pytest

from onedoor.general.people import testing as people
from onedoor.law.articles import ADL
from onedoor.operation.fees import api as fees
from onedoor.operation.fees import testing

pytestmark = pytest.mark.django_db


@pytest.fixture
def payer():
    return people.applicant_actor()


@pytest.fixture
def demo(settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demo=True)


@pytest.mark.verifies(ADL(58), ADL(59))
@pytest.mark.parametrize("prefix", ["", "/ug"])
def test_the_payer_sees_the_basis_pays_and_has_the_proof(payer, demo, prefix):
    number = testing.charged(payer)
    browser = people.client_of(payer)
    page = browser.get(f"{prefix}/cases/C1/fee/").content.decode()
    assert "120.50" in page
    assert "《某法》第五条" in page

    bank = browser.post("/cases/C1/fee/")
    assert bank["Location"] == f"/bank/{number}/"
    assert number in browser.get(f"{prefix}/bank/{number}/").content.decode()
    done = browser.post(bank["Location"])

    assert done["Location"] == "/cases/C1/fee/"
    assert fees.mine(case="C1", actor=payer).state is fees.State.PAID
    assert "已缴费" in browser.get("/cases/C1/fee/").content.decode()


def test_without_an_institution_nobody_is_sent_anywhere(payer, settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demo=False)
    number = testing.charged(payer)
    browser = people.client_of(payer)

    assert browser.post("/cases/C1/fee/").status_code == 503
    assert browser.get(f"/bank/{number}/").status_code == 404
    assert fees.mine(case="C1", actor=payer).state is fees.State.DUE


@pytest.mark.verifies(ADL(59))
def test_a_call_back_is_taken_signed_only(client, payer, demo):
    number = testing.charged(payer)
    told = {"order": number, "amount": "120.50"}

    refused = client.post("/pay/call-back/", {**told, "signature": "00"})
    signature = fees.sign(order=number, amount="120.50")
    taken = [client.post("/pay/call-back/", {**told, "signature": signature}) for _ in range(2)]

    assert refused.status_code == 403
    assert [one.content for one in taken] == [b"paid", b"repeated"]


def test_an_order_is_missing_to_a_stranger(payer, demo):
    number = testing.charged(payer)
    stranger = people.client_of(people.applicant_actor("热合曼"))

    assert stranger.get("/cases/C1/fee/").status_code == 404
    assert stranger.post(f"/bank/{number}/").status_code == 404
    assert testing.kept() == []


@pytest.mark.verifies(ADL(59))
@pytest.mark.parametrize("prefix", ["", "/ug"])
def test_a_refund_goes_through_two_hands_at_the_desk(payer, prefix):
    number = testing.charged(payer)
    testing.tell(number, amount="1.00")
    testing.tell(number)
    one, other = (people.client_of(people.staff_actor("fees.handle")) for _ in range(2))
    page = one.get(f"{prefix}/desk/fees/").content.decode()
    assert number in page
    assert "1.00" in page

    one.post(f"/desk/fees/{number}/refund/", {"reason": "多收"})
    assert one.post(f"/desk/fees/{number}/approve/").status_code == 403
    assert "/approve/" not in one.get("/desk/fees/").content.decode()
    assert "/approve/" in other.get("/desk/fees/").content.decode()
    other.post(f"/desk/fees/{number}/approve/")
    assert fees.mine(case="C1", actor=payer).state is fees.State.REFUND_APPROVED
    fees.pay_back(provider=testing.BANK, at=testing.AT)

    assert fees.mine(case="C1", actor=payer).state is fees.State.REFUNDED
