"""A record counts only when it is final, only until it is repaired, and only its own see it."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.people import testing as people
from onedoor.journal.testing import kinds
from onedoor.kernel.pages import CursorUnreadable
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.credit import api as credit
from onedoor.operation.credit.access import DutyMissing, RecordMissing
from onedoor.operation.credit.domain.findings import (
    ObjectionTooLate,
    SecondPersonNeeded,
    State,
    StepNotOpen,
    StillOpenToObjection,
)
from onedoor.operation.credit.models import CreditRecord
from onedoor.operation.credit.services import WordsMissing
from onedoor.operation.credit.testing import AREA, AT, BODY, LATER, final, officer, told

pytestmark = pytest.mark.django_db
DUE = date(2026, 9, 15)  # ten working days after the first of September
LAST = datetime(2026, 9, 15, 15, 59, tzinfo=UTC)


@pytest.fixture
def firm():
    return people.organisation_actor(code="91650502MADEM0011M")


def everything():
    return list(CreditRecord.objects.values())


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-4")
def test_a_finding_counts_only_when_the_days_to_object_have_passed(firm):
    number = told(applicant=firm.applicant)
    assert credit.exclusion(firm.applicant) is None
    before = everything()
    with pytest.raises(StillOpenToObjection):
        credit.settle(number=number, upheld=True, words="认定", actor=officer(), at=LAST)
    assert everything() == before

    credit.settle(number=number, upheld=True, words="认定", actor=officer(), at=LATER)

    shut = credit.exclusion(firm.applicant)
    assert shut == credit.Exclusion(credit.Kind.FALSE_PROMISE, LATER)
    assert credit.finding(number=number, actor=firm).object_by == DUE
    assert kinds(number) == ["credit.found", "credit.made_final"]


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-4")
@pytest.mark.parametrize("upheld", [True, False])
def test_what_is_contested_waits_for_an_answer_by_a_second_person(firm, upheld):
    finder = officer()
    number = told(applicant=firm.applicant, by=finder)
    credit.object_to(number=number, words="设施已经备齐。", actor=firm, at=LAST)
    assert credit.exclusion(firm.applicant) is None
    before = everything()
    with pytest.raises(SecondPersonNeeded):
        credit.settle(number=number, upheld=upheld, words="答复", actor=finder, at=LATER)
    assert everything() == before

    credit.settle(number=number, upheld=upheld, words="答复", actor=officer(), at=LAST)

    assert (credit.exclusion(firm.applicant) is not None) is upheld
    found = credit.finding(number=number, actor=firm)
    assert (found.objection, found.answer) == ("设施已经备齐。", "答复")
    assert found.state is (State.FINAL if upheld else State.DROPPED)


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-4")
def test_repaired_it_counts_no_longer_at_once(firm):
    number = final(applicant=firm.applicant)
    assert credit.exclusion(firm.applicant) is not None

    credit.repair(number=number, words="已经整改。", actor=officer(), at=LATER)

    assert credit.exclusion(firm.applicant) is None
    before = everything()
    with pytest.raises(StepNotOpen):
        credit.repair(number=number, words="再次", actor=officer(), at=LATER)
    assert everything() == before
    assert kinds(number) == ["credit.found", "credit.made_final", "credit.repaired"]


@pytest.mark.verifies(HAMI(18))
def test_an_objection_comes_in_time_once_and_with_words(firm):
    number = told(applicant=firm.applicant)
    before = everything()
    with pytest.raises(ObjectionTooLate):
        credit.object_to(number=number, words="晚了", actor=firm, at=LATER)
    with pytest.raises(WordsMissing):
        credit.object_to(number=number, words="  ", actor=firm, at=AT)
    assert everything() == before

    credit.object_to(number=number, words="有异议", actor=firm, at=AT)
    with pytest.raises(StepNotOpen):
        credit.object_to(number=number, words="再次", actor=firm, at=AT)


@pytest.mark.verifies(HAMI(18), PIPL(6))
@pytest.mark.check("A18-4")
def test_nobody_else_sees_a_record_or_touches_it(firm):
    number = told(applicant=firm.applicant)
    before = everything()
    stranger = people.staff_actor("cases.decide", body="11652201MB0000003C", area=AREA)
    clerk = people.staff_actor("cases.accept", "counter.intake", body=BODY, area=AREA)
    other = people.applicant_actor()

    for actor in (stranger, clerk, other):
        assert credit.findings(actor=actor).rows == []
        with pytest.raises(RecordMissing):
            credit.finding(number=number, actor=actor)
        with pytest.raises(RecordMissing):
            credit.settle(number=number, upheld=True, words="认定", actor=actor, at=LATER)
        with pytest.raises(RecordMissing):
            credit.object_to(number=number, words="异议", actor=actor, at=AT)
    with pytest.raises(DutyMissing):
        told(applicant=firm.applicant, by=clerk, case="6505-2")

    assert everything() == before
    assert [one.number for one in credit.findings(actor=firm).rows] == [number]
    assert [one.number for one in credit.findings(actor=officer()).rows] == [number]


def test_the_same_about_the_same_case_is_entered_once(firm):
    assert told(applicant=firm.applicant) == told(applicant=firm.applicant)


@pytest.mark.verifies(PIPL(51))
def test_the_words_are_sealed_in_the_table(firm):
    told(applicant=firm.applicant)

    assert "承诺" not in bytes(CreditRecord.objects.get().words_sealed).decode("latin1")
    assert "现场没有".encode() not in bytes(CreditRecord.objects.get().words_sealed)


@pytest.mark.verifies(HAMI(18))
def test_the_table_too_wants_a_second_person(firm):
    number = told(applicant=firm.applicant)
    row = CreditRecord.objects.get(number=number)

    with pytest.raises(IntegrityError, match="settled_by_another"), transaction.atomic():
        CreditRecord.objects.filter(pk=row.pk).update(
            state=State.FINAL, settled_at=LATER, settled_by=row.found_by
        )


def test_a_cursor_that_nobody_gave_is_refused(firm):
    with pytest.raises(CursorUnreadable):
        credit.findings(actor=firm, after="x")
