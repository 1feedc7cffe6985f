"""A new version while drafts and cases of the old one are under way."""

import pytest

from onedoor.journal.testing import kinds
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move, MoveNotOpen, State
from onedoor.operation.cases.models import Case, Draft
from onedoor.operation.cases.services import drafts, submission
from onedoor.operation.cases.services.renewing import VersionReplaced
from onedoor.operation.cases.services.versions import (
    AsksForMore,
    FlowDiffers,
    NoNewerVersion,
    TakesLonger,
    move_to_version,
)
from onedoor.operation.cases.testing import AT, POSTED
from onedoor.operation.clocks import api as clocks
from onedoor.operation.materials import api as materials
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def publish(**changes):
    document = offerings.document() | {"summary": "新的说明"} | changes
    return offerings.published(document, reason="按新规定调整")


def changed_form():
    """Return the form with one question more, and one material less."""
    form = offerings.document()["form"]
    first, *rest = form["pages"]
    asked = {"key": "seats", "kind": "text", "label": "餐位数", "basis": "rule78"}
    page = first | {"questions": [*first["questions"], asked]}
    kept = [one for one in form["materials"] if one["key"] != "rules"]
    return form | {"pages": [page, *rest], "materials": kept}


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-2")
def test_no_new_case_is_made_on_a_replaced_version(cast):
    draft = testing.filled_draft(cast)
    publish()

    with pytest.raises(VersionReplaced):
        submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k1")

    assert Case.objects.count() == 0
    assert Draft.objects.get(public_id=draft).version == 1


@pytest.mark.verifies(HAMI(16), HAMI(17))
def test_a_draft_moves_to_the_version_in_force_with_all_that_is_still_asked(cast):
    draft = testing.filled_draft(cast)
    before = Draft.objects.get(public_id=draft)
    publish(form=changed_form())

    moved = drafts.new_draft(offering=cast.offering, actor=cast.applicant, at=AT)

    assert (moved.id, moved.version) == (draft, 2)
    assert dict(moved.answers) == before.answers
    assert set(before.confirmed) - set(moved.confirmed) == {
        offerings.document()["form"]["pages"][0]["key"]
    }
    assert "rules" not in {held.material for held in materials.of(holder=draft)}
    assert "layout" in {held.material for held in materials.of(holder=draft)}
    assert kinds(draft) == ["cases.draft_begun", "cases.draft_renewed"]


@pytest.mark.verifies(HAMI(16))
def test_a_renewed_draft_is_submitted_on_the_version_in_force(cast):
    draft = testing.filled_draft(cast)
    publish()
    drafts.new_draft(offering=cast.offering, actor=cast.applicant, at=AT)

    receipt = submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k1")

    assert Case.objects.get(number=receipt.number).version == 2
    assert Draft.objects.count() == 1


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-3")
def test_a_running_case_keeps_its_version_and_the_counter_takes_the_newest(cast):
    number = testing.submitted(cast)
    publish()
    testing.make(Move.RECEIVE, number, actor=cast.clerk)
    intake = submission.Intake(
        applicant=cast.applicant.ref, offering=cast.offering, posted=POSTED,
        on_paper=frozenset({"layout", "rules"}),
    )  # fmt: skip

    newer = submission.take_in(intake=intake, actor=cast.counter, at=AT, key="k2").number

    versions = {case.number: case.version for case in Case.objects.all()}
    assert versions == {number: 1, newer: 2}


def longer():
    """Return limits that promise a later day."""
    limits = offerings.document()["limits"]
    return limits | {"promised_days": limits["promised_days"] + 1}


def another_way():
    """Return the flow with its first step under another key: what was done no longer fits."""
    flow = offerings.document()["flow"]
    accept, supply, *rest = flow["steps"]
    again = supply | {"outcomes": [supply["outcomes"][0] | {"to": "intake"}]}
    return flow | {"start": "intake", "steps": [accept | {"key": "intake"}, again, *rest]}


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-3")
def test_a_running_case_goes_on_under_a_version_that_takes_nothing_away(cast):
    number = testing.a_case(cast, State.ACCEPTED)
    running = clocks.of(number)
    publish(name="食品经营许可（新）")

    move_to_version(number=number, version=2, actor=cast.officer, at=AT)

    row = Case.objects.get(number=number)
    assert (row.version, row.title, row.state) == (2, "食品经营许可（新）", State.ACCEPTED)
    assert clocks.of(number) == running
    assert row.events.order_by("-n").values_list("kind", "by", "state").first() == (
        "renew", cast.officer.ref, "accepted",
    )  # fmt: skip
    assert kinds(number)[-1] == "cases.version_moved"
    testing.make(Move.REVIEW, number, actor=cast.officer)
    assert Case.objects.get(number=number).state == State.REVIEWED


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-3")
@pytest.mark.parametrize(
    "changes, refusal",
    [
        (lambda: {"form": changed_form()}, AsksForMore),
        (lambda: {"limits": longer()}, TakesLonger),
        (lambda: {"flow": another_way()}, FlowDiffers),
    ],
)
def test_a_running_case_does_not_go_on_under_a_version_that_makes_it_worse(cast, changes, refusal):
    number = testing.a_case(cast, State.ACCEPTED)
    before = Case.objects.values().get(number=number)
    publish(**changes())

    with pytest.raises(refusal):
        move_to_version(number=number, version=2, actor=cast.officer, at=AT)

    assert Case.objects.values().get(number=number) == before
    assert "cases.version_moved" not in kinds(number)


@pytest.mark.verifies(HAMI(16))
def test_a_case_under_the_version_in_force_or_ended_moves_nowhere(cast):
    number = testing.a_case(cast, State.ACCEPTED)
    ended = testing.a_case(cast, State.WITHDRAWN, key="k2")
    with pytest.raises(NoNewerVersion):
        move_to_version(number=number, version=1, actor=cast.officer, at=AT)
    publish()
    with pytest.raises(MoveNotOpen):
        move_to_version(number=ended, version=2, actor=cast.officer, at=AT)

    assert set(Case.objects.values_list("version", flat=True)) == {1}


@pytest.mark.verifies(HAMI(13))
def test_neither_the_applicant_nor_the_counter_moves_a_case_to_another_version(cast):
    number = testing.a_case(cast, State.ACCEPTED)
    publish()

    for actor in (cast.applicant, cast.counter):
        with pytest.raises(RoleMissing):
            move_to_version(number=number, version=2, actor=actor, at=AT)

    assert Case.objects.get(number=number).version == 1
