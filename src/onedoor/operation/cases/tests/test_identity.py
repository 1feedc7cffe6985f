"""A number that a clerk saw masked comes into the case in full, and into the journal not at all."""

import pytest

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.services import answering
from onedoor.system.items import api as items
from onedoor.system.items import testing as offerings

NUMBER = "650502198803071214"


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(17))
def test_what_comes_back_masked_stands_as_the_identity_says_it():
    person = people.applicant_actor("阿依古丽·买买提", number=NUMBER, phone="13909020077")
    form = items.parse(offerings.demonstrations()["hardship_recognition"]).form
    asked = answering.Asked(form, person.ref, {})
    masked = {
        "by_agent": "no", "person_name": "阿依古丽·买买提",
        "person_idcard": "650**************4", "contact_phone": "139****0077",
    }  # fmt: skip

    found = answering.so_far(asked, masked, at=testing.AT)
    other = answering.so_far(asked, masked | {"person_idcard": "651**************4"}, at=testing.AT)

    assert (found["person_idcard"], found["contact_phone"]) == (NUMBER, "13909020077")
    assert "person_idcard" not in other
