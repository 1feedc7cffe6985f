"""A new version while drafts and cases of the old one are under way."""

import pytest

from onedoor.journal.testing import kinds
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.models import Case, Draft
from onedoor.operation.cases.services import drafts, submission
from onedoor.operation.cases.services.renewing import VersionReplaced
from onedoor.operation.cases.testing import AT, POSTED
from onedoor.operation.materials import api as materials
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return testing.cast()


def publish(**changes):
    return offerings.published(offerings.document() | {"summary": "新的说明"} | changes)


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
