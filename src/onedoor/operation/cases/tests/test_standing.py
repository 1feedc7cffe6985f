"""Items that are paused or cancelled take no new case; what runs goes on."""

from dataclasses import replace

import pytest

from onedoor.journal.testing import kinds
from onedoor.kernel.actors import system
from onedoor.law.articles import BER, HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case, Draft
from onedoor.operation.cases.services import drafts, submission
from onedoor.operation.cases.testing import AT, POSTED
from onedoor.system.items import api as items

pytestmark = pytest.mark.django_db
STOPPED = [
    (items.Standing.PAUSED, items.OfferingPaused),
    (items.Standing.CANCELLED, items.OfferingCancelled),
]


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def stop(cast, standing):
    items.set_standing(
        code=cast.offering, standing=standing, reason="测试", document_number="测试〔2026〕1号",
        actor=system("test"), at=AT,
    )  # fmt: skip


@pytest.mark.verifies(HAMI(29, item=2), BER(40))
@pytest.mark.check("A29-2")
@pytest.mark.parametrize("standing, refusal", STOPPED)
def test_no_draft_is_begun_and_none_submitted(cast, standing, refusal):
    draft = testing.filled_draft(cast)
    stop(cast, standing)

    with pytest.raises(refusal):
        drafts.new_draft(offering=cast.offering, actor=cast.applicant, at=AT)
    with pytest.raises(refusal):
        submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k1")
    assert (Draft.objects.count(), Case.objects.count()) == (1, 0)
    assert kinds(draft).count("cases.submitted") == 0


@pytest.mark.verifies(HAMI(29, item=2), BER(40))
@pytest.mark.check("A29-2")
@pytest.mark.parametrize("standing, refusal", STOPPED)
def test_nothing_is_taken_in_at_the_counter(cast, standing, refusal):
    stop(cast, standing)
    intake = submission.Intake(
        applicant=cast.applicant.ref, offering=cast.offering, posted=POSTED,
        on_paper=frozenset({"layout", "rules"}),
    )  # fmt: skip

    for then in (Move.RECEIVE, Move.ACCEPT):
        asked = replace(intake, then=then)
        with pytest.raises(refusal):
            submission.take_in(intake=asked, actor=cast.counter, at=AT, key="k1")
    assert Case.objects.count() == 0


@pytest.mark.verifies(HAMI(16), BER(40))
@pytest.mark.check("A16-3")
@pytest.mark.parametrize("standing, _", STOPPED)
def test_a_running_case_goes_on_and_a_repeat_gets_its_first_receipt(cast, standing, _):
    draft = testing.filled_draft(cast)
    receipt = submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k1")
    stop(cast, standing)

    again = submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k1")
    testing.make(Move.RECEIVE, receipt.number, actor=cast.clerk)

    assert again == receipt
    assert Case.objects.get(number=receipt.number).state == State.RECEIVED
