"""预审: a look before acceptance, from which the one notice is written."""

import pytest

from onedoor.journal.testing import kinds
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import CaseEvent
from onedoor.operation.cases.services.opinions import Opinion, OpinionMissing
from onedoor.operation.cases.services.prereview import NothingNew, pre_review
from onedoor.operation.cases.testing import AT, a_case, make
from onedoor.operation.materials import api as materials

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def stands(number):
    verdicts = [(one.material, one.verdict, one.reason) for one in materials.of(holder=number)]
    return verdicts, kinds(number), CaseEvent.objects.filter(case__number=number).count()


def look(number, actor, **reasons):
    opinions = [
        Opinion(one.id, one.material not in reasons, reasons.get(one.material, ""))
        for one in materials.of(holder=number)
    ]
    pre_review(number=number, opinions=opinions, note="看过", actor=actor, at=AT)


@pytest.mark.verifies(ADL(34, paragraph=1), HAMI(14))
def test_what_does_not_fit_is_written_down_before_anything_is_asked(cast):
    number = a_case(cast, State.RECEIVED)

    look(number, cast.clerk, layout="材料缺页")

    found = {one.material: (one.verdict, one.reason) for one in materials.of(holder=number)}
    assert found["layout"] == (materials.Verdict.UNFIT, "材料缺页")
    assert found["rules"] == (materials.Verdict.FITS, "")
    assert kinds(number)[-1] == "cases.pre_reviewed"
    look(number, cast.counter)  # a colleague sees it otherwise, and says so
    assert {one.verdict for one in materials.of(holder=number)} == {materials.Verdict.FITS}


@pytest.mark.verifies(ADL(34))
def test_no_material_is_left_out_and_nothing_is_said_twice(cast):
    number = a_case(cast, State.RECEIVED)
    before = stands(number)
    with pytest.raises(OpinionMissing):
        pre_review(number=number, opinions=[], note="", actor=cast.clerk, at=AT)
    assert stands(number) == before
    look(number, cast.clerk)
    before = stands(number)

    with pytest.raises(NothingNew):
        look(number, cast.clerk)

    assert stands(number) == before


def test_what_was_found_early_does_not_bind_the_review(cast):
    number = a_case(cast, State.RECEIVED)
    look(number, cast.clerk, layout="材料缺页")

    for move in (Move.ACCEPT, Move.REVIEW, Move.GRANT):
        make(move, number, actor=cast.who(move))

    assert {one.verdict for one in materials.of(holder=number)} == {materials.Verdict.FITS}
