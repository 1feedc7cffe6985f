"""The list of findings at the desk."""

import pytest
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing as cases
from onedoor.operation.cases.api import State
from onedoor.supervision.findings import testing as findings


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(29, item=5))
@pytest.mark.check("A29-5")
def test_the_head_and_who_watches_see_what_a_case_gave_and_nobody_else_the_page():
    of = cases.cast()
    number = cases.a_case(of, State.REFUSED)

    def shown(actor):
        with translation.override("zh-hans"):
            return people.client_of(actor).get(reverse("desk:findings"))

    office = people.staff_actor("office.supervise", area=cases.AREA)
    assert "没有办件疑点" in shown(office).content.decode()
    findings.heard(number)
    for actor in (of.officer, office):
        page = shown(actor).content.decode()
        assert number in page
        assert "材料均符合，仍不予许可" in page
    assert shown(people.staff_actor("cases.receive")).status_code == 403
