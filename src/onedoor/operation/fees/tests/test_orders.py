from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.law.articles import ADL
from onedoor.operation.documents import api as documents
from onedoor.operation.fees import api, subscribers, tasks, testing
from onedoor.operation.fees.domain import orders
from onedoor.operation.fees.domain.money import AmountWrong
from onedoor.operation.fees.models import CallBack, Order

AT = testing.AT
pytestmark = pytest.mark.django_db


class Busy(api.PlayedBank):
    """An institution that cannot pay back just now."""

    def pay_back(self, *, order, amount):
        return f"busy: {order} {amount}"


@pytest.fixture
def payer():
    return people.applicant_actor()


@pytest.fixture
def number(payer):
    return testing.charged(payer)


@pytest.fixture
def cashiers():
    return people.staff_actor("fees.handle"), people.staff_actor("fees.handle", name="李红")


@pytest.mark.verifies(ADL(58), ADL(59))
def test_what_is_charged_blocks_until_it_is_paid(payer, number):
    found = api.mine(case="C1", actor=payer)
    assert (found.number, str(found.amount), found.state) == (number, "120.50", api.State.DUE)
    assert found.charges == (testing.FEE,)
    assert found.due_on == date(2026, 12, 15)  # fifteen working days
    with pytest.raises(orders.Unpaid):
        api.require_paid("C1")

    assert testing.tell(number) is api.Outcome.PAID

    api.require_paid("C1")
    api.require_paid("a case that costs nothing")
    assert api.mine(case="C1", actor=payer).paid_at == AT
    assert journal.kinds(number) == ["fees.charged", "fees.paid"]


@pytest.mark.verifies(ADL(58))
def test_nothing_charged_makes_no_order(payer):
    with transaction.atomic():
        api.charge(api.Granted("C2", payer.ref, "x", "b", testing.AREA), [], actor=payer, at=AT)

    assert api.of_case("C2") is None
    assert not Order.objects.exists()


def test_somebody_elses_order_is_missing(number):
    stranger = people.applicant_actor("热合曼")

    with pytest.raises(orders.OrderMissing):
        api.mine(case="C1", actor=stranger)


@pytest.mark.verifies(ADL(59))
def test_telling_again_changes_nothing(payer, number):
    told = [testing.tell(number) for _ in range(3)]

    assert told == [api.Outcome.PAID, api.Outcome.REPEATED, api.Outcome.REPEATED]
    assert journal.kinds(number) == ["fees.charged", "fees.paid"]


@pytest.mark.verifies(ADL(59))
@pytest.mark.parametrize("amount", ["120.49", "120.51", "0", "241.00"])
def test_another_amount_pays_nothing_and_is_listed(payer, number, cashiers, amount):
    assert testing.tell(number, amount=amount) is api.Outcome.WRONG_AMOUNT

    assert api.mine(case="C1", actor=payer).state is api.State.DUE
    (odd,) = api.to_settle(actor=cashiers[0])
    assert (odd.order, odd.amount, str(odd.due)) == (number, api.money(amount), "120.50")
    assert testing.tell(number) is api.Outcome.PAID


@pytest.mark.verifies(ADL(59))
def test_what_is_not_signed_or_no_amount_leaves_no_trace(payer, number):
    with pytest.raises(api.Unsigned):
        testing.tell(number, signature="00")
    with pytest.raises(api.Unsigned):  # signed for another amount
        testing.tell(number, signature=api.sign(order=number, amount="1.00"))
    with pytest.raises(AmountWrong):
        testing.tell(number, amount="很多")
    with pytest.raises(orders.OrderMissing):
        testing.tell("JF1")

    assert testing.kept() == []
    assert journal.kinds(number) == ["fees.charged"]


@pytest.mark.verifies(ADL(59))
def test_a_refund_has_a_reason_and_a_second_person_and_what_comes_later_is_late(
    number, cashiers, settings
):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demo=False)
    one, other = cashiers
    with pytest.raises(orders.NotOpen):
        api.ask_refund(number=number, reason="多收", actor=one, at=AT)
    testing.tell(number)
    with pytest.raises(orders.ReasonMissing):
        api.ask_refund(number=number, reason=" ", actor=one, at=AT)
    with pytest.raises(orders.NotOpen):
        api.approve_refund(number=number, actor=other, at=AT)

    api.ask_refund(number=number, reason="标准下调。", actor=one, at=AT)
    with pytest.raises(orders.SecondPersonNeeded):
        api.approve_refund(number=number, actor=one, at=AT)
    api.approve_refund(number=number, actor=other, at=AT)
    assert testing.tell(number) is api.Outcome.REPEATED
    assert api.pay_back(provider=Busy(""), at=AT) == 0
    (order,) = api.of_body(actor=one)
    assert (order.state, order.refund_error) == (
        api.State.REFUND_APPROVED, f"busy: {number} 120.50",
    )  # fmt: skip
    tasks.pay_back(timestamp=0)  # nobody is connected
    assert Order.objects.get().state == "refund_approved"
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demo=True)
    tasks.pay_back(timestamp=0)
    assert api.pay_back(provider=testing.BANK, at=AT) == 0

    (order,) = api.of_body(actor=one)
    assert (order.state, order.refund_reason) == (api.State.REFUNDED, "标准下调。")
    assert order.refund_error == ""
    assert testing.tell(number) is api.Outcome.LATE
    assert [told.outcome for told in api.to_settle(actor=one)] == [api.Outcome.LATE]
    assert journal.kinds(number) == [
        "fees.charged", "fees.paid", "fees.refund_asked", "fees.refund_approved", "fees.refunded",
        "fees.late",
    ]  # fmt: skip


def test_refunds_are_for_those_of_the_body_who_handle_fees(number):
    testing.tell(number)

    for actor, refusal in (
        (people.staff_actor("fees.handle", body="1" * 18), orders.OrderMissing),
        (people.staff_actor("cases.decide"), orders.DutyMissing),
        (people.applicant_actor("热合曼"), orders.OrderMissing),
    ):
        with pytest.raises(refusal):
            api.ask_refund(number=number, reason="多收", actor=actor, at=AT)
        assert api.of_body(actor=actor) == ()
    assert Order.objects.get().state == "paid"


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": 0},
        {"state": "paid"},
        {"state": "refund_approved", "paid_at": AT},
        {"state": "refunded", "paid_at": AT},
    ],
)
def test_the_table_holds_what_the_rules_say(number, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.update(**changes)


def test_the_table_takes_one_payment_an_order(number):
    testing.tell(number)

    with pytest.raises(IntegrityError), transaction.atomic():
        CallBack.objects.create(order=Order.objects.get(), amount=Decimal(1), outcome="paid", at=AT)


@pytest.mark.verifies(ADL(59))
def test_who_paid_has_one_proof_of_it_and_nobody_else_gets_it(payer):
    bodies.demo_city()
    number = testing.charged(payer, body=bodies.body_of("伊州区城市管理局").code)
    with pytest.raises(orders.Unpaid):
        api.give_proof(case="C1", actor=payer)
    assert documents.documents_of(case_number="C1") == ()
    testing.tell(number)

    with journal.only_subscriber("fees.proof", ("fees.paid",), subscribers.make_proof):
        journal.deliver(at=AT)
    assert len(documents.documents_of(case_number="C1")) == 1
    paper = api.give_proof(case="C1", actor=payer)
    (found,) = documents.documents_of(case_number="C1")
    assert (found.id, found.title) == (paper, "缴费凭证")
    said = str(documents.twin(document_id=paper).sheets[0].blocks)
    assert all(word in said for word in (number, "120.50", "《某法》第五条", "工本费"))
    with pytest.raises(orders.OrderMissing):
        api.give_proof(case="C1", actor=people.applicant_actor("热合曼"))
