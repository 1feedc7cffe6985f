import pytest

from onedoor.law.articles import ADL
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case
from onedoor.operation.fees import api as fees
from onedoor.operation.fees import testing as paying
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db
FEE = {"name": "工本费", "amount": "120.50", "standard": "每件", "basis": "fsl35"}


@pytest.mark.verifies(ADL(58), ADL(59))
def test_a_granted_case_of_an_item_that_charges_waits_for_its_payment():
    of = testing.cast()
    offerings.published(offerings.document() | {"charges": True, "fees": [FEE]}, reason="收费")

    number = testing.a_case(of, State.GRANTED)

    order = fees.mine(case=number, actor=of.applicant)
    assert (str(order.amount), order.body) == ("120.50", of.officer.body)
    assert [(one.name, "食品安全法" in one.basis) for one in order.charges] == [("工本费", True)]
    with pytest.raises(fees.Unpaid):
        testing.make(Move.ISSUE, number, actor=of.officer)
    assert Case.objects.get().state == State.GRANTED

    paying.tell(order.number)
    testing.make(Move.ISSUE, number, actor=of.officer)
    assert Case.objects.get().state == State.ISSUED


@pytest.mark.verifies(ADL(58))
def test_an_item_that_charges_nothing_has_no_order():
    of = testing.cast()

    number = testing.a_case(of, State.DELIVERED)

    assert fees.of_case(number) is None
