from datetime import date

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.bodies import api as bodies
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.kernel.areas import Level
from onedoor.kernel.errors import Missing
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.cases import testing as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.consultations import api, testing
from onedoor.operation.consultations.domain import errors
from onedoor.operation.consultations.models import Consultation, Turn

AT = testing.AT
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def of(module_db):
    return testing.cast()


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-1")
def test_a_question_about_an_item_goes_to_its_body_with_a_day(of):
    made = testing.asked(of)

    whole = api.asked(asked=made.number, actor=of.applicant)
    assert made.code == ""
    assert (whole.item, whole.case, whole.body) == (of.offering, "", of.body)
    assert whole.title == "食品经营许可（新办）"
    assert whole.waits is not None
    assert whole.waits.question == testing.QUESTION
    assert whole.waits.due_on == date(2026, 11, 27)  # three working days after a Tuesday
    clock = clocks.running(case=made.number, kind=clocks.Kind.CONSULTATION)
    assert clock is not None
    assert (clock.due_on, clock.basis) == (date(2026, 11, 27), str(HAMI(14)))
    assert journal.kinds(made.number) == ["consultations.asked"]


@pytest.mark.verifies(PIPL(51))
def test_neither_question_nor_contact_stands_in_the_database_in_clear(of):
    testing.anonymous(of)

    row, turn = Consultation.objects.get(), Turn.objects.get()
    assert b"13909020000" not in bytes(row.contact_sealed)
    assert "租赁合同".encode() not in bytes(turn.question_sealed)


@pytest.mark.verifies(HAMI(14))
def test_without_signing_in_the_code_is_the_only_way_back(of):
    made = testing.anonymous(of)

    assert len(made.code) == 10
    assert api.asked(asked=made.code, actor=None).number == made.number
    for asked, actor in ((made.number, None), (made.number, of.applicant), ("X", None)):
        with pytest.raises(errors.ConsultationMissing):
            api.asked(asked=asked, actor=actor)


@pytest.mark.verifies(HAMI(14))
def test_somebody_elses_question_is_missing(of):
    made = testing.asked(of)

    with pytest.raises(errors.ConsultationMissing):
        api.asked(asked=made.number, actor=people.applicant_actor("热合曼"))
    assert [one.number for one in api.mine(actor=of.applicant).rows] == [made.number]


def test_a_case_of_ones_own_can_be_asked_about_and_no_other(of):
    who = of.officer
    story = cases.Cast(of.offering, of.applicant, who, who, who, who, who, of.stranger)
    number = cases.submitted(story)
    about = api.About(case=number)

    made = api.ask(about=about, question="到哪一步了？", reach="", actor=of.applicant, at=AT)

    assert api.asked(asked=made.number, actor=of.applicant).case == number
    with pytest.raises(Missing):
        api.ask(about=about, question="问", reach="", actor=people.applicant_actor("热合曼"), at=AT)
    assert Consultation.objects.count() == 1


@pytest.mark.parametrize("area", ["", "659000000000"])
def test_a_general_question_goes_to_the_manager_of_the_area_or_is_refused(of, area):
    bodies.register(
        bodies=[
            bodies.Body(
                code="12652201MB0000009X", name="伊州区政务服务中心", short_name="政务中心",
                kind=bodies.Nature.OTHER, role=bodies.Role.MANAGER, level=Level.COUNTY,
                area=people.YIZHOU, parent="", sample=True,
            )
        ],
        actor=system("test"),
        at=AT,
    )  # fmt: skip

    def ask(area: str) -> api.Asked:
        about = api.About(area=area)
        return api.ask(about=about, question="问", reach="a@example.cn", actor=None, at=AT)

    made = ask(people.YIZHOU)

    assert api.asked(asked=made.code, actor=None).body == "12652201MB0000009X"
    with pytest.raises(errors.BodyUnfit):
        ask(area)
    assert Consultation.objects.count() == 1


@pytest.mark.parametrize(
    "question, reach, refusal",
    [
        ("", "13909020000", errors.WordsMissing),
        ("问", "", errors.ContactMissing),
        ("字" * 1001, "13909020000", errors.WordsTooLong),
    ],
)
def test_what_is_not_whole_is_not_taken(of, question, reach, refusal):
    with pytest.raises(refusal):
        api.ask(
            about=api.About(item=of.offering), question=question, reach=reach, actor=None, at=AT
        )
    assert not Consultation.objects.exists()


def test_staff_do_not_ask_here(of):
    with pytest.raises(errors.NotForStaff):
        testing.asked(of, actor=of.officer)
    with pytest.raises(errors.NotForStaff):
        api.mine(actor=of.officer)
    assert not Consultation.objects.exists()


@pytest.mark.verifies(HAMI(14))
def test_one_asks_once_more_after_the_answer_and_no_more(of):
    number = testing.asked(of).number
    again = {"asked": number, "question": "复印件要几份？", "actor": of.applicant, "at": AT}
    with pytest.raises(errors.StillOpen):
        api.ask_again(**again)
    api.answer(number=number, answer=testing.ANSWER, actor=of.officer, at=AT)

    api.ask_again(**again)

    api.answer(number=number, answer="一份。", actor=of.officer, at=AT)
    with pytest.raises(errors.AskedEnough):
        api.ask_again(**again)
    whole = api.asked(asked=number, actor=of.applicant)
    assert [(one.question, one.answer) for one in whole.turns] == [
        (testing.QUESTION, testing.ANSWER),
        ("复印件要几份？", "一份。"),
    ]
    assert [one.n for one in api.mine(actor=of.applicant).rows] == [2]


@pytest.mark.parametrize(
    "changes",
    [
        {"asker": "", "code": ""},
        {"asker": "someone", "code": "ABC"},
        {"asker": "", "code": "ABC", "contact_sealed": b""},
    ],
)
def test_the_table_keeps_known_and_unknown_askers_apart(changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.create(number="ZX1", title="x", area="", **changes)
