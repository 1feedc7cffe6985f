"""What is not one's remit is somebody else's, and the applicant is told whose: ADL 32(2)."""

import pytest

from onedoor.journal import api as journal
from onedoor.law.articles import ADL
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.declining import Ground, WhereMissing, check_turn_to
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.domain.words import TooLong
from onedoor.operation.cases.queries.desk import case
from onedoor.operation.cases.testing import AT, ELSEWHERE, a_case, attempt
from onedoor.operation.cases.tests.test_moves import everything
from onedoor.operation.documents import api as documents


@pytest.mark.verifies(ADL(32, item=2))
@pytest.mark.parametrize("ground", Ground)
def test_only_what_is_not_ours_names_a_body(ground):
    is_elsewhere = ground is Ground.NOT_OURS

    assert check_turn_to(ground, f" {ELSEWHERE} ") == (ELSEWHERE if is_elsewhere else "")
    if is_elsewhere:
        for words, refusal in (("  ", WhereMissing), ("局" * 101, TooLong)):
            with pytest.raises(refusal):
                check_turn_to(ground, words)
    else:
        assert check_turn_to(ground, "") == ""


@pytest.mark.django_db
@pytest.mark.verifies(ADL(32, item=2))
def test_the_letter_the_case_and_the_journal_say_to_whom_to_turn():
    cast = testing.cast()
    number = a_case(cast, State.RECEIVED)
    before = everything(number)
    with pytest.raises(WhereMissing):
        attempt(Move.DECLINE, number, actor=cast.clerk, at=AT, turn_to="")
    assert everything(number) == before

    attempt(Move.DECLINE, number, actor=cast.clerk, at=AT)

    (paper,) = documents.documents_of(case_number=number)
    assert f"您可以向{ELSEWHERE}提出申请" in str(documents.twin(document_id=paper.id).sheets[0])
    assert f"请向{ELSEWHERE}提出申请" in case(number=number, actor=cast.applicant).events[-1].note
    assert journal.entries_of(number)[-1].facts["turn_to"] == ELSEWHERE
