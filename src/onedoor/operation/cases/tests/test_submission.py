from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from onedoor.general.people import api as people
from onedoor.general.people import testing as persons
from onedoor.general.places import api as places
from onedoor.general.terms.testing import set_value
from onedoor.journal.testing import kinds
from onedoor.law.articles import ADL, HAMI, PIPL
from onedoor.operation.cases import access, testing
from onedoor.operation.cases.domain.declining import BASES, Declined, Ground
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.words import ReasonMissing, RemedyMissing
from onedoor.operation.cases.models import Case, Draft
from onedoor.operation.cases.queries.drafts import draft as draft_of
from onedoor.operation.cases.queries.drafts import drafts_of
from onedoor.operation.cases.services import drafts, numbering, submission
from onedoor.operation.cases.services.answering import AnswersInvalid
from onedoor.operation.cases.services.completeness import MaterialsMissing
from onedoor.operation.cases.services.declining import NotAskedYet
from onedoor.operation.cases.services.drafts import DraftSubmitted, NotForStaff
from onedoor.operation.cases.services.submission import (
    DraftChanged,
    Intake,
    SubmittedTooOften,
)
from onedoor.operation.cases.services.uploads import MaterialUnknown, Upload
from onedoor.operation.cases.testing import AT, POSTED
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents
from onedoor.operation.materials import api as materials
from onedoor.operation.materials import testing as files
from onedoor.operation.receptions.api import TakenElsewhere
from onedoor.system.items import api as items
from onedoor.system.items import testing as items_testing

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def submit(cast, draft, *, key="k1", actor=None):
    return submission.submit(draft=draft, actor=actor or cast.applicant, at=AT, key=key)


def intake(cast, **changed):
    whole = Intake(
        applicant=cast.applicant.ref,
        offering=cast.offering,
        posted=POSTED,
        on_paper=frozenset({"layout", "rules"}),
    )
    return replace(whole, **changed)


def wrong(refused):
    """Return the names of the inputs that were refused."""
    return set(refused.value.facts["errors"])


@pytest.mark.verifies(HAMI(14), HAMI(4))
@pytest.mark.check("A4-2")
def test_a_draft_becomes_a_case_with_number_clock_materials_and_journal(cast):
    draft = testing.filled_draft(cast)

    receipt = submit(cast, draft)

    case = Case.objects.get(number=receipt.number)
    assert receipt.number == f"{cast.offering}202611240001"
    assert len(receipt.query_code) == 10
    assert (case.state, case.channel, case.applicant) == ("submitted", "web", cast.applicant.ref)
    (clock,) = clocks.of(receipt.number)
    assert (clock.kind, clock.due_on) == (clocks.Kind.NOTICE, case.due_on)
    assert {one.material: one.source for one in materials.of(holder=receipt.number)} == {
        "business_licence": materials.Source.LICENCE,
        "layout": materials.Source.UPLOAD,
        "rules": materials.Source.UPLOAD,
    }
    assert kinds(receipt.number) == ["cases.submitted"]


@pytest.mark.verifies(HAMI(3))
@pytest.mark.check("A3-1")
def test_a_case_carries_the_area_of_its_item_and_there_is_none_for_an_item_of_another_place(cast):
    items_testing.import_samples()
    (sample, *_rest) = [hit.entry for hit in items.search("企业") if hit.entry.sample]

    submit(cast, testing.filled_draft(cast))
    submission.take_in(intake=intake(cast), actor=cast.counter, at=AT, key="c1")
    with pytest.raises(items.OfferingMissing):
        drafts.new_draft(offering=sample.code, actor=cast.applicant, at=AT)
    with pytest.raises(items.OfferingMissing):
        submission.take_in(
            intake=intake(cast, offering=sample.code), actor=cast.counter, at=AT, key="c2"
        )

    assert sample.area == "320100000000"
    assert list(Case.objects.values_list("area", flat=True)) == [testing.AREA] * 2
    places.require_in_city(testing.AREA)
    assert Draft.objects.count() == 1


def licence_of(holder):
    """Return what answers the entry of the business licence, as source and reference."""
    return [
        (one.source, one.reference)
        for one in materials.of(holder=holder)
        if one.material == "business_licence"
    ]


def take_out_licence(cast, draft):
    (held,) = (one for one in materials.of(holder=draft) if one.material == "business_licence")
    drafts.detach(draft=draft, attachment=held.id, actor=cast.applicant, at=AT)


FROM_REGISTER = [(materials.Source.LICENCE, testing.FIRM)]


@pytest.mark.verifies(HAMI(17))
@pytest.mark.check("A17-1")
def test_what_a_licence_proves_is_there_as_soon_as_a_draft_is_begun_or_papers_are_taken_in(cast):
    draft = drafts.new_draft(offering=cast.offering, actor=cast.applicant, at=AT)
    at_the_counter = submission.take_in(intake=intake(cast), actor=cast.counter, at=AT, key="c1")

    assert licence_of(draft.id) == licence_of(at_the_counter.number) == FROM_REGISTER


@pytest.mark.verifies(HAMI(17))
@pytest.mark.check("A17-1")
def test_a_licence_missing_from_the_draft_is_taken_from_the_register_on_submission(cast):
    draft = testing.filled_draft(cast)
    take_out_licence(cast, draft)

    receipt = submit(cast, draft)

    assert licence_of(receipt.number) == FROM_REGISTER


@pytest.mark.verifies(HAMI(14))
@pytest.mark.parametrize("key", ["k1", "k2"])
def test_a_repeat_answers_the_first_receipt(cast, key):
    draft = testing.filled_draft(cast)
    first = submit(cast, draft)

    assert submit(cast, draft, key=key) == first
    assert Case.objects.count() == 1
    assert kinds(first.number) == ["cases.submitted"]


def test_a_key_used_again_with_another_draft_answers_the_first_receipt(cast):
    first = submit(cast, testing.filled_draft(cast))

    assert submit(cast, testing.filled_draft(cast)) == first
    assert Case.objects.count() == 1


def test_what_is_missing_is_named_all_at_once_and_nothing_is_submitted(cast):
    draft = testing.filled_draft(cast)
    for held in materials.of(holder=draft):
        if held.material == "business_licence":
            continue
        drafts.detach(draft=draft, attachment=held.id, actor=cast.applicant, at=AT)

    with pytest.raises(MaterialsMissing) as refused:
        submit(cast, draft)

    assert refused.value.facts["missing"] == ("layout", "rules")
    assert Case.objects.count() == 0
    assert Draft.objects.get().case_number == ""


def test_an_empty_draft_names_every_question(cast):
    draft = drafts.new_draft(offering=cast.offering, actor=cast.applicant, at=AT)

    with pytest.raises(AnswersInvalid) as refused:
        submit(cast, draft.id)

    assert {"trade", "declared"} <= wrong(refused)
    assert "by_agent" not in wrong(refused)  # who has signed in says it
    assert Case.objects.count() == 0


@pytest.mark.verifies(ADL(29))
def test_whoever_submits_is_who_the_case_says_applies_whoever_began_it(cast):
    agent = persons.acting_for(persons.applicant_actor("马丽"), cast.applicant)
    head = persons.acting_for(
        persons.applicant_actor(), cast.applicant, ground=people.mine.Ground.REPRESENTATIVE
    )
    draft = testing.filled_draft(replace(cast, applicant=agent))

    with pytest.raises(AnswersInvalid) as refused:
        submit(cast, draft, actor=agent)
    case = Case.objects.get(number=submit(cast, draft, actor=head).number)

    assert wrong(refused) == {"agent_phone"}
    assert case.answers["by_agent"] == "no"
    assert not {"agent_name", "agent_idcard"} & case.answers.keys()


def test_nobody_else_sees_or_submits_a_draft(cast):
    draft = testing.filled_draft(cast)
    stranger = persons.applicant_actor()

    for ask in (
        lambda: submit(cast, draft, actor=stranger),
        lambda: submit(cast, draft, actor=cast.clerk),
        lambda: draft_of(id=draft, actor=stranger),
        lambda: drafts.discard(draft=draft, actor=stranger, at=AT),
    ):
        with pytest.raises(access.DraftMissing):
            ask()
    assert Case.objects.count() == 0
    assert drafts_of(actor=stranger, at=AT) == ()


@pytest.mark.verifies(HAMI(14), HAMI(15))
def test_a_draft_is_gone_on_with_and_kept_for_ninety_days(cast):
    draft = testing.filled_draft(cast)

    again = drafts.new_draft(offering=cast.offering, actor=cast.applicant, at=AT)

    assert again.id == draft
    assert again.expires_on == (AT + timedelta(days=90)).date()
    assert drafts_of(actor=cast.applicant, at=AT + timedelta(days=90))[0].id == draft
    assert drafts_of(actor=cast.applicant, at=AT + timedelta(days=91)) == ()


def test_wrong_answers_are_not_kept(cast):
    draft = testing.filled_draft(cast)
    before = draft_of(id=draft, actor=cast.applicant)

    with pytest.raises(AnswersInvalid) as refused:
        drafts.save_answers(
            draft=draft, page="premises", posted={"premises_area": "-3"},
            actor=cast.applicant, at=AT,
        )  # fmt: skip

    assert "premises_area" in wrong(refused)
    assert draft_of(id=draft, actor=cast.applicant) == before


def test_a_submitted_draft_is_closed(cast):
    draft = testing.filled_draft(cast)
    receipt = submit(cast, draft)

    with pytest.raises(DraftSubmitted) as refused:
        drafts.save_answers(
            draft=draft, page="premises", posted=POSTED, actor=cast.applicant, at=AT
        )
    with pytest.raises(DraftSubmitted):
        drafts.discard(draft=draft, actor=cast.applicant, at=AT)

    assert refused.value.facts["number"] == receipt.number


def test_files_are_checked_before_they_are_attached(cast):
    draft = testing.filled_draft(cast)
    before = materials.of(holder=draft)

    for upload in (Upload("a.pdf", files.encrypted()), Upload("b.pdf", b"#!/bin")):
        with pytest.raises(materials.FileRefused):
            drafts.attach(
                draft=draft, material="layout", upload=upload, actor=cast.applicant, at=AT
            )
    with pytest.raises(MaterialUnknown):
        drafts.attach(
            draft=draft, material="nothing", upload=testing.picture("x"),
            actor=cast.applicant, at=AT,
        )  # fmt: skip

    assert materials.of(holder=draft) == before


def test_staff_do_not_apply(cast):
    with pytest.raises(NotForStaff):
        drafts.new_draft(offering=cast.offering, actor=cast.clerk, at=AT)
    assert Draft.objects.count() == 0


@pytest.mark.verifies(HAMI(15), HAMI(4))
@pytest.mark.check("A4-2")
def test_the_counter_takes_into_the_same_table_by_the_same_rule(cast):
    online = submit(cast, testing.filled_draft(cast))

    counter = submission.take_in(intake=intake(cast), actor=cast.counter, at=AT, key="c1")

    assert int(counter.number[-4:]) == int(online.number[-4:]) + 1
    assert counter.number[:-4] == online.number[:-4]
    case = Case.objects.get(number=counter.number)
    assert (case.state, case.channel, case.received_by) == (
        "received", "counter", cast.counter.ref
    )  # fmt: skip
    told = Case.objects.get(number=online.number).answers
    assert told["_origins"].pop("by_agent")["licence"] == "acting"
    assert case.answers == told


@pytest.mark.verifies(HAMI(4))
def test_what_is_refused_burns_no_number(cast):
    with pytest.raises(AnswersInvalid):
        submission.take_in(intake=intake(cast, posted={}), actor=cast.counter, at=AT, key="c1")
    gaps = intake(cast, then=Move.ACCEPT, on_paper=frozenset())
    with pytest.raises(MaterialsMissing):
        submission.take_in(intake=gaps, actor=cast.counter, at=AT, key="c2")

    made = [
        submission.take_in(intake=intake(cast), actor=cast.counter, at=AT, key=key).number
        for key in ("c3", "c3", "c4")  # sent twice it is one, and draws one
    ]

    assert [int(number[-4:]) for number in made] == [1, 1, 2]


def test_a_number_is_not_given_back_once_the_next_is_drawn(cast):
    def take():
        return numbering.take(offering="X", on=AT.date())

    def refused():
        with numbering.drawn(offering="X", on=AT.date()) as first:
            drawn.extend([first[-4:], take()[-4:]])
            raise MaterialsMissing

    drawn: list[str] = []
    with pytest.raises(MaterialsMissing):
        refused()

    assert [*drawn, take()[-4:]] == ["0001", "0002", "0003"]


@pytest.mark.verifies(ADL(32, item=5), HAMI(13))
def test_complete_papers_are_accepted_at_the_counter_in_one_go(cast):
    whole = intake(cast, then=Move.ACCEPT)

    receipt, again = (
        submission.take_in(intake=whole, actor=cast.counter, at=AT, key="c1") for _ in range(2)
    )

    case = Case.objects.get()
    assert again == receipt
    assert (case.state, case.accepted_by) == ("accepted", cast.counter.ref)


def test_incomplete_papers_are_not_accepted_and_leave_nothing(cast):
    with pytest.raises(MaterialsMissing) as refused:
        submission.take_in(
            intake=intake(cast, on_paper=frozenset({"rules"}), then=Move.ACCEPT),
            actor=cast.counter, at=AT, key="c1",
        )  # fmt: skip

    assert refused.value.facts["missing"] == ("layout",)
    assert Case.objects.count() == 0


@pytest.mark.verifies(ADL(32, item=1), ADL(32, item=2), HAMI(13))
@pytest.mark.parametrize("ground", [Ground.NOT_NEEDED, Ground.NOT_OURS])
def test_what_is_not_accepted_at_the_counter_is_declined_in_writing_however_little_was_filled_in(
    cast, ground
):
    why = Declined(ground, testing.REASON, testing.REMEDY, testing.ELSEWHERE)
    asked = intake(
        cast, posted={"by_agent": "no", "contact_phone": "12"}, on_paper=frozenset(),
        then=Move.DECLINE, declined=why,
    )  # fmt: skip

    number = submission.take_in(intake=asked, actor=cast.counter, at=AT, key="c1").number

    case = Case.objects.get(number=number)
    notice = documents.documents_of(case_number=number)[-1]
    words = str(documents.twin(document_id=notice.id).sheets[0])
    assert (case.state, case.answers["by_agent"]) == ("declined", "no")
    assert "contact_phone" not in case.answers
    assert notice.kind is documents.DocumentKind.DECLINE
    assert f"依据{BASES[ground]}，决定不予受理" in words
    assert testing.REASON in words
    assert [clock.state for clock in clocks.of(number)] == [clocks.State.FINISHED]


@pytest.mark.verifies(ADL(32, item=4))
def test_nobody_is_sent_away_from_the_counter_for_what_nobody_asked_for(cast):
    why = Declined(Ground.INCOMPLETE, testing.REASON, testing.REMEDY)

    with pytest.raises(NotAskedYet):
        submission.take_in(
            intake=intake(cast, then=Move.DECLINE, declined=why),
            actor=cast.counter,
            at=AT,
            key="c1",
        )
    assert Case.objects.count() == 0


@pytest.mark.verifies(PIPL(51))
def test_a_copy_of_the_database_tells_nobody_what_an_application_says(cast):
    draft = testing.filled_draft(cast)
    number = submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k1").number

    with connection.cursor() as cursor:
        cursor.execute("SELECT d::text || c::text FROM cases_draft AS d, cases_case AS c")
        (kept,) = cursor.fetchone()
    assert Case.objects.get(number=number).answers["contact_phone"] == "13909020000"
    for said in ("13909020000", "contact_phone", "650502198803050210"):
        assert said not in kept
        assert said.encode().hex() not in kept


@pytest.mark.verifies(ADL(38, paragraph=2))
@pytest.mark.parametrize("reason, remedy", [(" ", testing.REMEDY), (testing.REASON, " ")])
def test_nothing_is_declined_at_the_counter_without_reason_and_remedy(cast, reason, remedy):
    why = Declined(Ground.NOT_OURS, reason, remedy, testing.ELSEWHERE)
    asked = intake(cast, then=Move.DECLINE, declined=why)

    with pytest.raises((ReasonMissing, RemedyMissing)):
        submission.take_in(intake=asked, actor=cast.counter, at=AT, key="c1")

    assert Case.objects.count() == 0


def test_only_a_clerk_of_the_area_takes_in(cast):
    elsewhere = persons.staff_actor("counter.intake", area="650522000000")

    for actor, refusal in (
        (cast.clerk, RoleMissing), (elsewhere, TakenElsewhere), (cast.applicant, RoleMissing),
    ):  # fmt: skip
        with pytest.raises(refusal):
            submission.take_in(intake=intake(cast), actor=actor, at=AT, key="c1")

    assert Case.objects.count() == 0


@pytest.mark.parametrize("most", [2, 3])
def test_nobody_submits_more_in_an_hour_than_the_setting_says(cast, most):
    set_value("security.submissions_per_hour", most)
    row = Case.objects.get(number=submit(cast, testing.filled_draft(cast)).number)
    for n in range(most - 2):
        row.pk, row.number, row.key, row.query_code = None, f"n{n}", f"n{n}", f"n{n}"
        row.save(force_insert=True)
    submit(cast, testing.filled_draft(cast), key="the last that is allowed")
    again = drafts.new_draft(offering=cast.offering, actor=cast.applicant, at=AT)

    with pytest.raises(SubmittedTooOften):
        submit(cast, again.id, key="other")

    assert Case.objects.count() == most
    assert Draft.objects.get(public_id=again.id).case_number == ""


@pytest.mark.verifies(HAMI(17))
@pytest.mark.parametrize("forged", ["另一家公司", ""])
def test_what_the_licence_says_is_not_typed_over_online(cast, forged):
    draft = drafts.new_draft(offering=cast.offering, actor=cast.applicant, at=AT).id
    posted = {**POSTED, "business_name": forged}

    with pytest.raises(AnswersInvalid) as refused:
        drafts.save_answers(
            draft=draft, page="business", posted=posted, actor=cast.applicant, at=AT
        )

    assert wrong(refused) == {"business_name"}
    assert "营业执照" in str(refused.value.facts["errors"])
    assert draft_of(id=draft, actor=cast.applicant).answers == {}
    assert draft_of(id=draft, actor=cast.applicant).confirmed == frozenset()


@pytest.mark.verifies(HAMI(17))
def test_what_the_licence_says_is_not_typed_over_at_the_counter(cast):
    forged = intake(cast, posted={**POSTED, "business_uscc": "91152201078377449P"})

    with pytest.raises(AnswersInvalid) as refused:
        submission.take_in(intake=forged, actor=cast.counter, at=AT, key="c1")

    assert wrong(refused) == {"business_uscc"}
    assert Case.objects.count() == 0


def test_what_only_asks_may_be_typed_over_and_without_a_licence_anything_may(cast):
    page = {**POSTED, "legal_person": "王新"}
    draft = drafts.new_draft(offering=cast.offering, actor=cast.applicant, at=AT).id
    stranger = persons.applicant_actor()
    free = drafts.new_draft(offering=cast.offering, actor=stranger, at=AT).id

    saved = drafts.save_answers(
        draft=draft, page="business", posted=page, actor=cast.applicant, at=AT
    )
    other = drafts.save_answers(
        draft=free, page="business", posted={**page, "business_name": "无照的店"},
        actor=stranger, at=AT,
    )  # fmt: skip

    assert saved.answers["legal_person"] == "王新"
    assert other.answers["business_name"] == "无照的店"


SATURDAY = AT + timedelta(days=4)


@pytest.mark.verifies(ADL(32, item=4))
@pytest.mark.parametrize(
    "setting, counted_from, due",
    [("same_day", date(2026, 11, 28), date(2026, 12, 4)),
     ("next_working_day", date(2026, 11, 30), date(2026, 12, 7))],
)  # fmt: skip
def test_what_comes_in_on_a_saturday_comes_in_on_the_day_set(cast, setting, counted_from, due):
    set_value("clocks.online_receipt_counts_from", setting)
    draft = testing.filled_draft(cast, at=SATURDAY)

    number = submission.submit(draft=draft, actor=cast.applicant, at=SATURDAY, key="k").number

    (clock,) = clocks.of(number)
    assert (clock.started_on, clock.due_on) == (counted_from, due)
    assert Case.objects.get(number=number).submitted_at == SATURDAY


def test_what_comes_in_on_a_working_day_comes_in_that_day_however_it_is_set(cast):
    set_value("clocks.online_receipt_counts_from", "next_working_day")

    number = submit(cast, testing.filled_draft(cast)).number

    assert clocks.of(number)[0].started_on == AT.date()


def test_a_draft_saved_meanwhile_is_not_submitted_as_it_was_read(cast, monkeypatch):
    draft = testing.filled_draft(cast)
    take = numbering.take

    def on_another_device(**which):
        Draft.objects.update(saved_at=AT + timedelta(seconds=1))
        return take(**which)

    monkeypatch.setattr(numbering, "take", on_another_device)
    with pytest.raises(DraftChanged):
        submit(cast, draft)

    assert Case.objects.count() == 0
    assert "cases.submitted" not in kinds()


def test_an_agent_who_may_only_follow_hands_nothing_in(cast):
    draft = testing.filled_draft(cast)
    agent = persons.acting_for(persons.applicant_actor(), cast.applicant)
    follower = replace(agent, duties=frozenset({"agent.follow"}))

    with pytest.raises(RoleMissing):
        submit(cast, draft, actor=follower)
    with pytest.raises(RoleMissing):
        draft_of(id=draft, actor=follower)

    assert Case.objects.count() == 0
    assert submit(cast, draft).number
