"""What a renewal says of itself: which question names the licence, and that it ends."""

from dataclasses import replace

import pytest

from onedoor.law.articles import ADL
from onedoor.system.forms.api import Text
from onedoor.system.items import testing
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.parsing import parse
from onedoor.system.items.domain.parts import Renewing
from onedoor.system.items.domain.rules.renewals import a_renewal_names_its_licence


def places(what):
    return [place for place, _mend in a_renewal_names_its_licence(what, Known(testing.AT.date()))]


@pytest.mark.verifies(ADL(50, paragraph=1))
@pytest.mark.parametrize(
    "how, years, told",
    [
        (None, 0, []),
        (Renewing("business_name"), 5, []),
        (Renewing("business_name", 60), 5, []),
        (Renewing("no_question"), 5, ["renewing.question"]),
        (Renewing("manager_name"), 5, ["renewing.question"]),  # one of several
        (Renewing("business_name", 19), 5, ["renewing.days"]),
        (Renewing("business_name"), 0, ["result.years"]),
        (Renewing("business_name", 15, working=True), 5, []),
        (Renewing("business_name", 9, working=True), 5, ["renewing.days"]),
        (Renewing("business_name", working=True), 5, ["renewing.days"]),
    ],
)
def test_a_renewal_names_the_licence_and_how_long_it_holds(how, years, told):
    what = parse(testing.document())

    assert places(replace(what, renewing=how, result=replace(what.result, years=years))) == told


def test_a_document_says_how_it_is_renewed():
    said = {"question": "business_name", "days": 60, "working": True, "instead": "重新申请"}
    told = testing.document() | {"renewing": said}

    assert parse(told).renewing == Renewing(
        "business_name", 60, working=True, instead=Text("重新申请")
    )
