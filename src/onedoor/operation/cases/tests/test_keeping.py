from dataclasses import replace
from datetime import timedelta

import pytest

from onedoor.general.people import testing as persons
from onedoor.journal.testing import kinds
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.models import Case, Draft
from onedoor.operation.cases.services.submission import Intake
from onedoor.operation.cases.testing import AT, POSTED
from onedoor.operation.materials import api as materials

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.fixture
def begun(cast):
    """A draft filled in at home, as the counter gets to see it."""
    return cases.draft(id=testing.filled_draft(cast), actor=cast.applicant)


def intake(cast, **changed):
    return replace(Intake(cast.applicant.ref, cast.offering, POSTED), **changed)


def opened(cast, code, *, actor=None, at=AT):
    return cases.draft_by_code(code=code, actor=actor or cast.counter, at=at)


@pytest.mark.verifies(HAMI(14), HAMI(15))
def test_a_draft_from_home_is_ended_at_the_counter_with_its_files(cast, begun):
    there = {one.material for one in materials.of(holder=begun.id)}
    answered = cases.Intake(
        begun.owner, begun.offering, POSTED, then=cases.Move.ACCEPT, draft=begun.code
    )

    receipt = cases.take_in(intake=answered, actor=cast.counter, at=AT, key="k1")

    case = cases.case(number=receipt.number, actor=cast.applicant)
    assert (case.channel, case.state) == (cases.Channel.COUNTER, cases.State.ACCEPTED)
    assert {one.material for one in materials.of(holder=receipt.number)} >= there != set()
    assert materials.of(holder=begun.id) == ()
    assert cases.draft(id=begun.id, actor=cast.applicant).case == receipt.number
    with pytest.raises(cases.DraftCodeUnknown):
        opened(cast, begun.code)


def test_a_repeat_at_the_counter_answers_the_first_receipt(cast, begun):
    first, again = (
        cases.take_in(intake=intake(cast, draft=begun.code), actor=cast.counter, at=AT, key="k1")
        for _ in range(2)
    )

    assert first == again
    assert Case.objects.count() == 1


@pytest.mark.verifies(HAMI(14), PIPL(6))
def test_the_code_opens_a_draft_for_counters_of_its_area_only(cast, begun):
    assert opened(cast, f" {begun.code.lower()} ").answers == begun.answers
    elsewhere = persons.staff_actor("counter.intake", body="1" * 18, area="650402000000")
    for code, actor in ((begun.code, elsewhere), ("A" * 10, cast.counter), ("", cast.counter)):
        with pytest.raises(cases.DraftCodeUnknown):
            opened(cast, code, actor=actor)
    with pytest.raises(RoleMissing):
        opened(cast, begun.code, actor=cast.officer)
    with pytest.raises(cases.DraftCodeUnknown):
        opened(cast, begun.code, at=AT + timedelta(days=400))


@pytest.mark.parametrize("changed", [{"applicant": "somebody"}, {"draft": "A" * 10}])
def test_the_draft_of_another_applicant_is_not_gone_on_with(cast, begun, changed):
    other = persons.organisation_actor(code="91650502MADEM10146").ref
    given = {"draft": begun.code, **changed}
    if "applicant" in changed:
        given["applicant"] = other

    with pytest.raises(cases.DraftCodeUnknown):
        cases.take_in(intake=intake(cast, **given), actor=cast.counter, at=AT, key="k1")
    with pytest.raises(cases.DraftCodeUnknown):
        cases.put_by(intake=intake(cast, **given), actor=cast.counter, at=AT)

    assert Case.objects.count() == 0
    assert cases.draft(id=begun.id, actor=cast.applicant) == begun


@pytest.mark.verifies(HAMI(14), HAMI(15))
def test_what_the_counter_puts_by_is_ended_at_home(cast):
    half = {**POSTED, "staff_count": "minus one"}
    scans = {key: (testing.picture(key),) for key in ("layout", "rules")}

    kept = cases.put_by(intake=intake(cast, posted=half, scans=scans), actor=cast.counter, at=AT)

    mine = cases.draft(id=kept.id, actor=cast.applicant)
    assert mine == kept
    assert "staff_count" not in mine.answers
    assert mine.answers["contact_phone"] == POSTED["contact_phone"]
    assert mine.confirmed == frozenset()
    assert kinds(kept.id) == ["cases.draft_begun"]
    assert {"layout", "rules"} <= {one.material for one in materials.of(holder=kept.id)}


def test_what_is_put_by_twice_stays_one_draft_when_its_code_is_told(cast):
    first = cases.put_by(intake=intake(cast), actor=cast.counter, at=AT)
    later = AT + timedelta(days=1)
    changed = {**POSTED, "contact_phone": "13909020009"}

    again = cases.put_by(
        intake=intake(cast, posted=changed, draft=first.code), actor=cast.counter, at=later
    )

    assert (again.id, again.code, again.saved_at) == (first.id, first.code, later)
    assert again.answers["contact_phone"] == "13909020009"
    assert kinds(first.id) == ["cases.draft_begun"]


def test_what_the_applicant_began_alone_is_not_touched_by_a_counter(cast, begun):
    kept = cases.put_by(intake=intake(cast), actor=cast.counter, at=AT)

    assert kept.id != begun.id
    assert cases.draft(id=begun.id, actor=cast.applicant) == begun


def test_nothing_is_kept_of_a_file_that_is_refused_or_by_who_is_no_counter(cast):
    bad = {"layout": (cases.Upload("a.jpg", b"no picture"),)}
    with pytest.raises(materials.FileRefused):
        cases.put_by(intake=intake(cast, scans=bad), actor=cast.counter, at=AT)
    with pytest.raises(RoleMissing):
        cases.put_by(intake=intake(cast), actor=cast.officer, at=AT)
    elsewhere = persons.staff_actor("counter.intake", body="1" * 18, area="650402000000")
    with pytest.raises(RoleMissing):
        cases.put_by(intake=intake(cast), actor=elsewhere, at=AT)

    assert Draft.objects.count() == 0
