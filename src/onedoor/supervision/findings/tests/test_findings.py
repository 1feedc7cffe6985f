"""Silence and a refusal against the verdicts are put down once, for those who may see them."""

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.kernel.pages import CursorUnreadable
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing as cases
from onedoor.operation.cases.api import State
from onedoor.supervision.findings import api, testing
from onedoor.supervision.findings.domain.kinds import Kind, kind_of
from onedoor.supervision.findings.models import FindingRow


@pytest.mark.verifies(HAMI(29, item=5))
@pytest.mark.check("A29-5")
@pytest.mark.parametrize("ground, found", [
    ("not_ours", Kind.DISOWNED), ("not_needed", Kind.DISOWNED), ("incomplete", None), ("", None),
])  # fmt: skip
def test_an_item_of_ones_own_that_is_declined_as_none_is_a_finding(ground, found):
    assert kind_of("cases.declined", ["fits"], ground=ground) is found
    assert kind_of("cases.accepted", ["fits"], ground=ground) is None


@pytest.mark.verifies(HAMI(29, item=5))
@pytest.mark.check("A29-5")
@pytest.mark.parametrize("event, verdicts, found", [
    ("cases.deemed_accepted", [], Kind.SILENT),
    ("cases.deemed_accepted", ["unfit"], Kind.SILENT),
    ("cases.refused", ["fits", "fits", "open"], Kind.AGAINST_VERDICTS),
    ("cases.refused", ["fits", "unfit"], None),
    ("cases.refused", ["open"], None),
    ("cases.refused", [], None),
    ("cases.granted", ["fits"], None),
])  # fmt: skip
def test_what_an_act_may_mean(event, verdicts, found):
    assert kind_of(event, verdicts) is found


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(29, item=5), HAMI(5))
@pytest.mark.check("A29-5")
def test_a_refusal_of_what_fitted_is_a_finding_for_the_body_and_those_who_watch():
    of = cases.cast()
    number = cases.a_case(of, State.REFUSED)
    assert (testing.heard(number), testing.heard(number)) == (1, 0)
    assert testing.heard(cases.a_case(of, State.GRANTED, key="k2")) == 0
    assert testing.heard(cases.a_case(of, State.DECLINED, key="k3")) == 1

    disowned, found = api.findings(actor=of.officer).rows
    assert disowned.kind is Kind.DISOWNED
    assert (found.case, found.kind, found.body) == (number, Kind.AGAINST_VERDICTS, of.officer.body)
    assert journal.kinds(number)[-1] == "findings.found"
    office = people.staff_actor("office.supervise", area=cases.AREA)
    elsewhere = people.staff_actor("office.supervise", area="650521000000")
    clerk = people.staff_actor("cases.receive", body=of.officer.body, area=cases.AREA)
    seen = [len(api.findings(actor=one).rows) for one in (office, elsewhere, clerk, of.applicant)]
    assert seen == [2, 0, 0, 0]
    with pytest.raises(CursorUnreadable):
        api.findings(actor=office, after="!")
    with pytest.raises(IntegrityError), transaction.atomic():
        FindingRow.objects.update(kind="guilt")
