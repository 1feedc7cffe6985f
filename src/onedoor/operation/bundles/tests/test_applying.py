"""One form, one set of materials, one number; n cases, each in its time; one end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.bundles import api as bundles
from onedoor.operation.bundles import tasks, testing
from onedoor.operation.bundles.domain.applications import (
    OVER,
    ApplicationMissing,
    MaterialUnknown,
    PartOf,
    PartState,
    Submitted,
    has_ended,
    ready,
    stopped,
)
from onedoor.operation.bundles.models import ApplicationRow, PartRow
from onedoor.operation.bundles.services import filing
from onedoor.operation.bundles.testing import NEW_SHOP
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing as desk
from onedoor.operation.cases.api import Move
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.system.items import testing as offerings

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(21)), pytest.mark.check("A21-2")]
AT = offerings.AT
BOT = system("bundles.test")
CHAIN = st.lists(st.sampled_from(PartState), min_size=1, max_size=6)


def part(key, state=PartState.WAITING, waits_for=()):
    return PartOf(key, "o", "t", "b", 1, tuple(waits_for), state)


@given(states=CHAIN, data=st.data())
def test_ready_is_what_waits_for_nothing_and_a_failure_stops_only_what_needs_it(states, data):
    parts = []
    for n, state in enumerate(states):
        needs = data.draw(st.sets(st.sampled_from(range(n)))) if n else set()
        parts.append(part(str(n), state, sorted(map(str, needs))))
    known = {one.key: one for one in parts}
    for one in ready(parts):
        assert one.state is PartState.WAITING
        assert {known[key].state for key in one.waits_for} <= {PartState.GRANTED}
    lost = {one.key for one in stopped(parts)}
    bad = {one.key for one in parts if one.state in (PartState.FAILED, PartState.STOPPED)} | lost
    for one in parts:
        if one.state is PartState.WAITING:
            assert (one.key in lost) is bool(bad & set(one.waits_for))
        else:
            assert one.key not in lost
    assert has_ended(parts) is all(one.state in OVER for one in parts)


class Cast:
    """The bundle of a restaurant, who applies, and who decides."""

    def __init__(self):
        there = testing.offered()
        self.document, self.reviewer = there.document, there.reviewer
        self.person = people.applicant_actor()
        self.stranger = people.applicant_actor("古丽")
        self.clerk = people.staff_actor(*desk.CLERK, body=offerings.BODY)
        self.officer = people.staff_actor(*desk.OFFICER, body=offerings.BODY)

    def offer(self, status):
        bundles.confirm(document=self.document, status=status, actor=self.reviewer, at=AT)

    def begun(self, situation=NEW_SHOP, actor=None):
        return bundles.begin(
            code="restaurant", situation=situation, actor=actor or self.person, at=AT
        )

    def filled(self, ref):
        filling = bundles.filling(ref=ref, actor=self.person, at=AT)
        told = testing.told(filling)
        cleaned = bundles.save(ref=ref, posted=told, actor=self.person, at=AT)
        assert cleaned.ok, cleaned.errors
        whole = bundles.filling(ref=ref, actor=self.person, at=AT).whole
        for need in whole.needs:
            bundles.attach(
                ref=ref, material=need.key, name=f"{need.key}.png",
                content=desk.picture(need.key).content, actor=self.person, at=AT,
            )  # fmt: skip

    def submitted(self):
        ref = self.begun()
        self.filled(ref)
        number = bundles.submit(ref=ref, actor=self.person, at=AT)
        bundles.go_on(number=number, actor=BOT, at=AT)
        return number

    def in_the_register(self):
        """Enter the business licence of the person, as the register of firms gives it."""
        name = "老城烤包子店"
        facts = {"name": name, "uscc": desk.FIRM, "legal_person": "阿依古丽"}
        licences.enter(
            number=desk.FIRM, terms=licences.Terms(kind="business_licence", facts=facts),
            holder=licences.Grantee(id=self.person.ref, name=name, code=desk.FIRM),
            body=licences.Grantor(
                code=offerings.BODY, name=offerings.BODY_NAME, mark="伊市监", area=desk.AREA
            ),
            actor=BOT, at=AT,
        )  # fmt: skip

    def parts(self, number):
        found = bundles.application(asked=number, actor=self.person)
        return {one.key: one for one in found.parts}

    def make(self, case, *moves):
        for move in moves:
            actor = self.clerk if move in desk.EARLY else self.officer
            desk.make(move, case, actor=actor, at=AT)
            for kind in journal.kinds(case)[-1:]:
                number = filing.hear(case=case, kind=kind, actor=BOT, at=AT)
                bundles.go_on(number=number, actor=BOT, at=AT)


@pytest.fixture(scope="module")
def of(module_db):
    return Cast()


def rows():
    return [list(m.objects.order_by("id").values()) for m in (ApplicationRow, PartRow)]


def test_what_is_filled_in_once_becomes_a_case_for_each_part_in_its_time(of):
    number = of.submitted()
    parts = of.parts(number)
    assert {key: one.state for key, one in parts.items()} == {
        "trader": PartState.FILED, "food": PartState.WAITING,
    }  # fmt: skip
    assert bundles.submit(ref=number, actor=of.person, at=AT) == number
    bundles.go_on(number=number, actor=BOT, at=AT)
    assert of.parts(number) == parts
    case = parts["trader"].case
    assert bundles.number_of(case) == number
    assert bundles.rated_as_one(number) is None
    handed = {one.material for one in materials.of(holder=case)}
    assert handed == {one.material for one in materials.of(holder=_ref(number))} & handed
    assert handed

    of.make(case, Move.RECEIVE, Move.ACCEPT, Move.REVIEW, Move.GRANT, Move.ISSUE)
    parts = of.parts(number)
    assert parts["trader"].state is PartState.GRANTED
    assert (parts["food"].state, parts["food"].problem) == (
        PartState.WAITING, "cases.answers_invalid",
    )  # fmt: skip
    of.in_the_register()  # the licence with its credit code, which the register of firms gives
    tasks.go_on(int(AT.timestamp()))
    parts = of.parts(number)
    assert (parts["food"].state, parts["food"].problem) == (PartState.FILED, "")
    found = cases.cases_of(actor=of.person).rows
    assert {one.number for one in found} == {case, parts["food"].case}
    food = parts["food"].case
    of.make(food, Move.RECEIVE, Move.ACCEPT, Move.REVIEW, Move.GRANT, Move.ISSUE)
    ended = bundles.application(asked=number, actor=of.person)
    assert (ended.stage, ended.ended_at) == (bundles.Stage.ENDED, AT)
    told = bundles.rated_as_one(number)
    assert told is not None
    assert (told[1], told[3]) == (offerings.BODY, (case, food))
    assert journal.kinds(number) == [
        "bundles.submitted", "bundles.part_filed", "bundles.part_ended", "bundles.part_refused",
        "bundles.part_filed", "bundles.part_ended", "bundles.ended",
    ]  # fmt: skip


def _ref(number):
    return ApplicationRow.objects.get(number=number).ref


def test_a_part_that_fails_stops_what_needs_it_and_the_whole_ends(of):
    number = of.submitted()
    case = of.parts(number)["trader"].case
    of.make(case, Move.RECEIVE, Move.DECLINE)
    assert {key: one.state for key, one in of.parts(number).items()} == {
        "trader": PartState.FAILED, "food": PartState.STOPPED,
    }  # fmt: skip
    assert bundles.application(asked=number, actor=of.person).stage is bundles.Stage.ENDED
    before = rows()
    assert filing.hear(case=case, kind="cases.declined", actor=BOT, at=AT) == number
    assert filing.hear(case="none", kind="cases.granted", actor=BOT, at=AT) == ""
    bundles.go_on(number="none", actor=BOT, at=AT)
    assert rows() == before


def test_nothing_is_filed_while_anything_is_missing_and_all_of_it_is_told(of):
    ref = of.begun()
    assert of.begun() == ref
    before = rows()
    with pytest.raises(bundles.AnswersWrong) as wrong:
        bundles.submit(ref=ref, actor=of.person, at=AT)
    assert wrong.value.facts["errors"]
    assert rows() == before
    filling = bundles.filling(ref=ref, actor=of.person, at=AT)
    bundles.save(ref=ref, posted=testing.told(filling), actor=of.person, at=AT)
    before = rows()
    with pytest.raises(bundles.MaterialsMissing) as missing:
        bundles.submit(ref=ref, actor=of.person, at=AT)
    whole = bundles.filling(ref=ref, actor=of.person, at=AT).whole
    required = {need.key for need in whole.needs if need.required}
    told = missing.value.facts["missing"]
    assert isinstance(told, tuple)
    assert set(told) == required
    with pytest.raises(MaterialUnknown):
        bundles.attach(ref=ref, material="none", name="a.png", content=b"", actor=of.person, at=AT)
    assert rows() == before


@pytest.mark.verifies(PIPL(51))
def test_an_application_is_its_owners_and_sealed(of):
    ref = of.begun()
    of.filled(ref)
    row = ApplicationRow.objects.get(ref=ref)
    assert "如实填写".encode() not in bytes(row.answers_sealed)
    before = rows()
    for actor in (of.stranger, of.clerk):
        for act in (
            lambda who: bundles.application(asked=ref, actor=who),
            lambda who: bundles.filling(ref=ref, actor=who, at=AT),
            lambda who: bundles.save(ref=ref, posted={}, actor=who, at=AT),
            lambda who: bundles.submit(ref=ref, actor=who, at=AT),
        ):
            with pytest.raises(ApplicationMissing):
                act(actor)
    with pytest.raises(ApplicationMissing):
        bundles.begin(code="restaurant", situation=NEW_SHOP, actor=of.clerk, at=AT)
    assert rows() == before
    assert bundles.applications(actor=of.stranger) == ()
    (mine,) = bundles.applications(actor=of.person)
    assert mine.ref == ref
    attached = materials.of(holder=ref)[0]
    bundles.detach(ref=ref, attachment=attached.id, actor=of.person, at=AT)
    assert attached.id not in {one.id for one in materials.of(holder=ref)}


def test_what_is_not_offered_or_chooses_nothing_is_refused(of):
    ref = of.begun()
    of.filled(ref)
    of.offer(bundles.Status.STOPPED)
    before = rows()
    with pytest.raises(bundles.NotOffered):
        bundles.submit(ref=ref, actor=of.person, at=AT)
    with pytest.raises(bundles.NotOffered):
        of.begun()
    assert rows() == before
    of.offer(bundles.Status.OFFERED)
    number = bundles.submit(ref=ref, actor=of.person, at=AT)
    before = rows()
    with pytest.raises(Submitted):
        bundles.save(ref=number, posted={}, actor=of.person, at=AT)
    assert rows() == before
    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationRow.objects.filter(number=number).update(submitted_at=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        PartRow.objects.filter(application__number=number).update(state=PartState.FILED)


def test_what_could_not_be_filed_says_why_and_is_tried_again(of):
    ref = of.begun()
    of.filled(ref)
    number = bundles.submit(ref=ref, actor=of.person, at=AT)
    PartRow.objects.filter(application__number=number, key="trader").update(offering="none")
    bundles.go_on(number=number, actor=BOT, at=AT)
    bundles.go_on(number=number, actor=BOT, at=AT)
    assert of.parts(number)["trader"].problem == "items.offering_missing"
    assert journal.kinds(number).count("bundles.part_refused") == 1
    there = next(one for one in of.document["parts"] if one["key"] == "trader")
    PartRow.objects.filter(application__number=number, key="trader").update(
        offering=there["offering"]
    )
    tasks.go_on(int((AT + timedelta(minutes=10)).timestamp()))
    assert of.parts(number)["trader"].state is PartState.FILED
    assert of.parts(number)["trader"].problem == ""
