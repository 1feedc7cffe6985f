"""What stops a clock, for how long, and that nothing and nobody else does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.journal.testing import kinds
from onedoor.kernel.actors import system
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.access import CaseMissing
from onedoor.operation.cases.domain.extensions import DaysOutOfRange
from onedoor.operation.cases.domain.roles import RoleMissing, SameHands
from onedoor.operation.cases.domain.special import (
    WORDS,
    Procedure,
    ProcedureGoesOn,
    ProcedureNotPublished,
    ProcedureUsedUp,
    Published,
    Taken,
    check_published,
    days_left,
    named_in,
)
from onedoor.operation.cases.domain.states import EDGES, Move, MoveNotOpen, State
from onedoor.operation.cases.domain.words import ReasonMissing
from onedoor.operation.cases.labels import PROCEDURES
from onedoor.operation.cases.models import Case, Pause
from onedoor.operation.cases.queries.desk import case as shown
from onedoor.operation.cases.services import special
from onedoor.operation.cases.testing import AT, a_case, attempt, make
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db
NIGHT = system("test")
LEGAL, PROMISED = clocks.Kind.DECISION_LEGAL, clocks.Kind.DECISION_PROMISED


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def clock(number, kind):
    return next(one for one in clocks.of(number) if one.kind is kind)


def everything(number):
    row = Case.objects.values().get(number=number)
    return row, clocks.of(number), kinds(number), documents.documents_of(case_number=number)


def later(days):
    return AT + timedelta(days=days)


@pytest.mark.verifies(ADL(45))
def test_the_eight_procedures_of_the_law_and_nothing_else_stop_a_clock(cast):
    named = {str(words) for words in PROCEDURES.values()}
    assert named == {"听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审"}
    number = a_case(cast, State.PAUSED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.filter(case__number=number).update(procedure="site_inspection")
    into = [edge for edge in EDGES if edge.target is State.PAUSED is not edge.source]
    pausing = {edge.move for edge in into}
    assert pausing == {Move.PAUSE}


@pytest.mark.verifies(ADL(45))
@pytest.mark.parametrize("procedure", [Procedure.INSPECTION, Procedure.APPRAISAL])
def test_the_days_of_a_procedure_are_not_counted_and_what_is_left_runs_on(cast, procedure):
    number = a_case(cast, State.ACCEPTED)
    assert clock(number, LEGAL).due_on == date(2026, 12, 22)
    special.pause(
        number=number,
        procedure=procedure,
        reason="生产工艺复杂需要鉴定",
        days=8,
        actor=cast.head,
        at=later(2),
    )

    assert {clock(number, kind).state for kind in (LEGAL, PROMISED)} == {clocks.State.PAUSED}
    row = Case.objects.get(number=number)
    assert (row.state, row.due_on, row.warn_on) == (State.PAUSED, None, None)
    row_is_its_history(number)

    make(Move.RESUME, number, actor=cast.officer, at=later(13))  # seven working days lost

    legal = clock(number, LEGAL)
    assert (legal.state, legal.due_on) == (clocks.State.RUNNING, date(2026, 12, 31))
    assert Case.objects.get(number=number).state == State.ACCEPTED
    row_is_its_history(number)
    changes = {one.kind: one for one in clocks.changes(number)}
    assert (changes[LEGAL].old, changes[LEGAL].new) == (date(2026, 12, 22), date(2026, 12, 31))
    assert (changes[LEGAL].why, changes[LEGAL].basis) == ("paused", "ADL 45")
    assert changes[LEGAL].by == cast.officer.ref
    kept = Pause.objects.get(case__number=number)
    assert (kept.started_on, kept.ended_on) == (date(2026, 11, 26), date(2026, 12, 7))


@pytest.mark.verifies(ADL(45))
def test_the_applicant_is_told_in_writing_which_procedure_why_and_how_long(cast):
    number = a_case(cast, State.PAUSED)

    paper = documents.documents_of(case_number=number)[-1]
    assert (paper.kind, paper.title) == (documents.DocumentKind.SPECIAL, "特别程序告知书")
    words = str(documents.twin(document_id=paper.id).sheets[0])
    for told in ("检验", "8 个工作日", testing.REASON, "第四十五条"):
        assert told in words
    event = shown(number=number, actor=cast.applicant).events[-1]
    assert (event.kind, event.document, event.due_on) == ("pause", paper.id, None)


@pytest.mark.verifies(ADL(45))
def test_a_case_may_be_paused_again_and_each_pause_counts_once(cast):
    number = a_case(cast, State.ACCEPTED)
    for begins, ends in ((2, 6), (8, 13)):
        make(Move.PAUSE, number, actor=cast.head, at=later(begins))
        make(Move.RESUME, number, actor=cast.officer, at=later(ends))

    # Two working days of the first pause and three of the second are added to 22 December.
    assert clock(number, LEGAL).due_on == date(2026, 12, 29)
    assert len(clock(number, LEGAL).pauses) == 2
    assert Pause.objects.filter(case__number=number).count() == 2


@pytest.mark.verifies(ADL(45), ADL(82))
def test_counting_again_keeps_the_pauses(cast):
    number = a_case(cast, State.PAUSED)
    make(Move.RESUME, number, actor=cast.officer, at=later(13))
    other = a_case(cast, State.ACCEPTED, key="k2")
    before = {one: clock(one, LEGAL).due_on for one in (number, other)}
    assert before[number] > before[other]

    assert clocks.redate(actor=system("test"), at=later(14)) == 0

    assert {one: clock(one, LEGAL).due_on for one in before} == before


@pytest.mark.verifies(ADL(45))
def test_while_a_procedure_runs_nothing_is_decided_and_no_clock_is_late(cast):
    number = a_case(cast, State.PAUSED)
    before = everything(number)

    for move in (Move.REVIEW, Move.GRANT, Move.REFUSE, Move.PAUSE, Move.ASK_EXTENSION):
        with pytest.raises(MoveNotOpen):
            make(move, number, actor=cast.officer, at=later(100))

    assert everything(number) == before
    make(Move.WITHDRAW, number, actor=cast.applicant, at=later(1))
    assert {one.state for one in clocks.of(number)} == {
        clocks.State.FINISHED, clocks.State.STOPPED
    }  # fmt: skip


@pytest.mark.verifies(ADL(45))
@pytest.mark.parametrize(
    "told, refusal",
    [
        ({"days": 0}, DaysOutOfRange),
        ({"days": 16}, DaysOutOfRange),
        ({"reason": "  "}, ReasonMissing),
        ({"procedure": Procedure.AUCTION}, ProcedureNotPublished),
    ],
)
def test_no_clock_stops_without_a_reason_and_an_end_in_sight(cast, told, refusal):
    number = a_case(cast, State.ACCEPTED)
    before = everything(number)
    given = {"procedure": Procedure.TESTING, "reason": "自制饮品的水样需要送检", "days": 15} | told

    with pytest.raises(refusal):
        special.pause(number=number, actor=cast.head, at=AT, **given)

    assert everything(number) == before


@pytest.mark.verifies(ADL(45))
def test_a_procedure_does_not_end_without_a_result(cast):
    number = a_case(cast, State.PAUSED)
    before = everything(number)

    with pytest.raises(ReasonMissing):
        special.resume(number=number, result="", actor=cast.officer, at=AT)

    assert everything(number) == before


PROCEDURES_OF = st.frozensets(st.sampled_from(Procedure), min_size=1)


@pytest.mark.verifies(ADL(45), HAMI(24))
@given(
    published=st.lists(st.builds(Published, PROCEDURES_OF, st.integers(1, 30))),
    taken=st.lists(st.builds(Taken, st.sampled_from(Procedure), st.integers(0, 30)), max_size=3),
    wanted=st.sampled_from(Procedure),
)
def test_a_procedure_takes_the_days_that_are_published_and_not_taken_yet(published, taken, wanted):
    naming = [one for one in published if wanted in one.procedures]
    left = [
        one.days - sum(t.days for t in taken if t.procedure in one.procedures) for one in naming
    ]

    if not naming:
        with pytest.raises(ProcedureNotPublished):
            check_published(wanted, published, taken)
    elif max(left) <= 0:
        with pytest.raises(ProcedureUsedUp):
            check_published(wanted, published, taken)
    else:
        assert check_published(wanted, published, taken) == max(left)


def test_a_published_name_means_the_procedures_whose_words_it_has():
    assert {one: named_in(words) for one, words in WORDS.items()} == {
        one: frozenset({one}) for one in Procedure
    }
    assert named_in("检验、检测、鉴定") == {
        Procedure.INSPECTION, Procedure.TESTING, Procedure.APPRAISAL
    }  # fmt: skip
    assert named_in("现场核查") == frozenset()
    assert days_left(()) == {}


@pytest.mark.verifies(ADL(45), HAMI(24))
def test_what_a_version_does_not_publish_stops_no_clock_and_shows_no_button(cast):
    number = a_case(cast, State.ACCEPTED)
    found = shown(number=number, actor=cast.head)
    assert found.procedures == (
        (Procedure.INSPECTION, 15), (Procedure.TESTING, 15), (Procedure.APPRAISAL, 15)
    )  # fmt: skip
    limits = {**offerings.document()["limits"], "special": []}
    offerings.published(offerings.document() | {"limits": limits}, reason="没有特别程序")
    other = a_case(cast, State.ACCEPTED, key="k2")
    before = everything(other)

    assert Move.PAUSE not in shown(number=other, actor=cast.head).moves
    with pytest.raises(ProcedureNotPublished):
        make(Move.PAUSE, other, actor=cast.head)
    assert everything(other) == before
    make(Move.PAUSE, number, actor=cast.head)  # the case keeps to the version it came under


@pytest.mark.verifies(ADL(45), HAMI(24))
def test_the_days_of_what_is_published_together_are_taken_once(cast):
    number = a_case(cast, State.ACCEPTED)
    attempt(Move.PAUSE, number, actor=cast.head, at=AT, days=15)
    make(Move.RESUME, number, actor=cast.officer, at=later(3))  # three working days

    left = dict(shown(number=number, actor=cast.head).procedures)
    assert left[Procedure.TESTING] == left[Procedure.INSPECTION] == 12
    with pytest.raises(DaysOutOfRange):
        attempt(Move.PAUSE, number, actor=cast.head, at=later(3), days=13)
    attempt(Move.PAUSE, number, actor=cast.head, at=later(3), days=12)
    special.end_due(actor=NIGHT, at=later(60))
    before = everything(number)

    assert Move.PAUSE not in shown(number=number, actor=cast.head).moves
    with pytest.raises(ProcedureUsedUp):
        attempt(Move.PAUSE, number, actor=cast.head, at=later(60), days=1)
    assert everything(number) == before
    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.filter(case__number=number).update(days=16)


@pytest.mark.verifies(ADL(45))
def test_the_clock_runs_on_by_itself_when_the_days_that_were_told_are_over(cast):
    number = a_case(cast, State.PAUSED)  # eight working days, from 24 November on
    before = everything(number)
    assert special.end_due(actor=NIGHT, at=later(9)) == 0
    with pytest.raises(ProcedureGoesOn):
        special.resume(number=number, result="到期", actor=NIGHT, at=later(9))
    assert everything(number) == before

    assert special.end_due(actor=NIGHT, at=later(20)) == 1
    assert special.end_due(actor=NIGHT, at=later(20)) == 0

    kept = Pause.objects.get(case__number=number)
    assert (kept.ended_on, kept.result) == (date(2026, 12, 4), special.DAYS_OVER)
    # No day more than the eight is left out, though the night came later.
    assert clock(number, LEGAL).due_on == date(2026, 12, 31)
    row_is_its_history(number)


def test_the_night_goes_on_where_a_case_ended_during_a_procedure(cast):
    ended, number = a_case(cast, State.PAUSED, key="k1"), a_case(cast, State.PAUSED, key="k2")
    make(Move.WITHDRAW, ended, actor=cast.applicant)

    assert special.end_due(actor=NIGHT, at=later(20)) == 1

    states = [Case.objects.get(number=one).state for one in (ended, number)]
    assert states == [State.WITHDRAWN, State.ACCEPTED]


@pytest.mark.verifies(ADL(45), HAMI(13))
def test_a_second_person_with_the_duty_approves_and_nobody_who_took_it_in(cast):
    number = a_case(cast, State.ACCEPTED)
    before = everything(number)

    for actor, refusal in (
        (cast.officer, RoleMissing),
        (testing.with_all_duties(cast), SameHands),  # the clerk, who accepted it
        (cast.stranger, CaseMissing),
        (cast.applicant, RoleMissing),
    ):
        with pytest.raises(refusal):
            make(Move.PAUSE, number, actor=actor)

    assert everything(number) == before
    make(Move.PAUSE, number, actor=cast.head)
    assert Case.objects.get(number=number).handler == cast.clerk.ref  # still in the same hands
    paused = everything(number)
    for actor in (cast.head, cast.stranger, cast.applicant):
        with pytest.raises((RoleMissing, CaseMissing)):
            make(Move.RESUME, number, actor=actor)
    assert everything(number) == paused


@pytest.mark.verifies(ADL(26, paragraph=2), ADL(45))
def test_a_guest_of_a_joint_review_does_its_part_and_nothing_to_the_whole_case(cast):
    testing.publish_joint(cast)
    number = a_case(cast, State.ACCEPTED)
    every = testing.with_all_duties(cast).duties - {"counter.intake"}
    guest = replace(cast.stranger, duties=frozenset(every))
    before = everything(number)

    assert shown(number=number, actor=guest).moves == {Move.ADVANCE}
    for move in set(Move) - {Move.ADVANCE, Move.DEEM, Move.DEEM_RENEWED, Move.LAPSE}:
        with pytest.raises((RoleMissing, MoveNotOpen, CaseMissing)):
            make(move, number, actor=guest)
    assert everything(number) == before

    make(Move.PAUSE, number, actor=cast.head)
    paused = everything(number)
    with pytest.raises(RoleMissing):
        make(Move.RESUME, number, actor=guest, at=later(3))
    assert everything(number) == paused
