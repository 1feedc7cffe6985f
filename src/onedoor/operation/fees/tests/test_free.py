"""No order names help: the table says so too."""

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.fees import testing
from onedoor.operation.fees.models import Order

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(12)), pytest.mark.check("A12-4")]


@pytest.mark.parametrize("name", ["帮办代办费", "代办服务费"])
def test_the_table_keeps_no_charge_for_help(name):
    testing.charged(people.applicant_actor())

    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.update(charges=[{"fee": name, "amount": "10", "basis": "某标准"}])
