"""Accepted with gaps: only what may follow is missing, promised in writing, supplied in time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.terms.testing import set_value
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import system
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import tasks, testing
from onedoor.operation.cases.domain import gaps
from onedoor.operation.cases.domain.states import Move, MoveNotOpen, State
from onedoor.operation.cases.domain.supplements import Ask
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.queries.desk import case as shown
from onedoor.operation.cases.services import deferring, intake, submission
from onedoor.operation.cases.services.acceptance import NoticeTooLate
from onedoor.operation.cases.services.completeness import MaterialsMissing
from onedoor.operation.cases.testing import AT, LAPSED, case_for, make, picture
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.clocks import api as clocks
from onedoor.operation.credit import testing as records
from onedoor.operation.documents import api as documents
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.system.items import testing as offerings

DEFERRAL = clocks.Kind.DEFERRAL
NIGHT = system("cases.lapse_overdue")


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def everything(number):
    row = Case.objects.values().get(number=number)
    held = materials.keys_of(holder=number)
    papers = documents.documents_of(case_number=number)
    return row, clocks.of(number), kinds(number), papers, held, promises.of(number)


def clock(number):
    return next((one for one in clocks.of(number) if one.kind is DEFERRAL), None)


@dataclass(frozen=True)
class Lack:
    key: str
    days: int


_KEYS = st.sampled_from("abcdef")


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-1")
@given(
    deferrable=st.sets(_KEYS), missing=st.sets(_KEYS), promised=st.none() | st.frozensets(_KEYS),
    is_shut=st.booleans(), is_exact=st.booleans(), days=st.integers(0, 6),
)  # fmt: skip
def test_accepted_with_gaps_if_and_only_if_every_condition_holds(
    deferrable, missing, promised, is_shut, is_exact, days
):
    lacks = [Lack(key, 5 if key in deferrable else 0) for key in sorted(missing)]
    promised = frozenset(missing) if is_exact else promised
    holds = missing and missing <= deferrable and promised == missing and not is_shut
    holds = holds and 0 < days < 5

    try:
        gaps.check_gaps(
            lacks=lacks, promised=promised, names="", is_shut=is_shut, days=days, decided_in=5
        )
        allowed = True
    except DomainError:
        allowed = False

    assert allowed is bool(holds)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-1")
def test_a_promise_online_leads_to_acceptance_with_gaps(cast):
    number = case_for(cast, Move.ACCEPT_WITH_GAPS)
    (signed,) = promises.of(number)
    assert (signed.text.materials, signed.on_paper) == (("rules",), False)
    assert signed.sha256 == signed.text.sha256 == testing.promise_of(cast, "rules")

    make(Move.ACCEPT_WITH_GAPS, number, actor=cast.clerk)

    case = Case.objects.get(number=number)
    assert (case.state, case.open_gaps, case.accepted_by) == (State.ACCEPTED, 1, cast.clerk.ref)
    found = {one.kind: one for one in clocks.of(number)}
    assert found[clocks.Kind.NOTICE].state is clocks.State.FINISHED
    assert found[clocks.Kind.DECISION_PROMISED].due_on == date(2026, 12, 1)
    assert found[DEFERRAL].due_on == date(2026, 11, 27)
    assert case.due_on == date(2026, 12, 1)  # what the office owes, not what it waits for
    row_is_its_history(number)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-2")
def test_the_notice_says_what_in_which_form_by_when_and_what_if_not(cast):
    number = case_for(cast, Move.FILL_GAP)

    paper = documents.documents_of(case_number=number)[-1]
    assert (paper.kind, paper.title) == (documents.DocumentKind.GAPS, "容缺受理通知书")
    words = str(documents.twin(document_id=paper.id).sheets[0])
    for told in (
        "食品安全管理制度", "纸质或者电子，原件 1 份", "2026年11月27日", "终止办理",
        ("《中华人民共和国行政许可法》第三十二条和"
        "《哈密市市场主体政务服务条例（草案）》第十八条（草案尚未施行）"),
        "不再要求补交其他材料", promises.of(number)[0].sha256,
    ):  # fmt: skip
        assert told in words


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-1")
def test_at_the_counter_the_signed_paper_is_noted(cast):
    number = testing.taken_in(cast, then=Move.ACCEPT_WITH_GAPS, promised_on_paper=True)

    assert Case.objects.get(number=number).state == State.ACCEPTED
    (signed,) = promises.of(number)
    assert (signed.on_paper, signed.by, signed.at) == (True, cast.counter.ref, AT)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-1")
def test_without_a_promise_nothing_is_taken_in(cast):
    with pytest.raises(gaps.GapsNotPromised):
        testing.taken_in(cast, then=Move.ACCEPT_WITH_GAPS)
    whole = submission.Intake(
        applicant=cast.applicant.applicant, offering=cast.offering, posted=testing.POSTED,
        then=Move.ACCEPT_WITH_GAPS, promised_on_paper=True,
    )  # fmt: skip
    with pytest.raises(gaps.MainMissing):
        submission.take_in(intake=whole, actor=cast.counter, at=AT, key="k2")

    assert not Case.objects.exists()


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-1", "A18-4")
def test_an_unrepaired_record_shuts_the_way_until_it_is_repaired(cast):
    number = case_for(cast, Move.ACCEPT_WITH_GAPS)
    draft = testing.filled_draft(cast, without=("rules",))
    sha256 = testing.promise_of(cast, "rules")
    record = records.final(applicant=cast.applicant.applicant)
    before = everything(number)

    with pytest.raises(gaps.WayShut):
        make(Move.ACCEPT_WITH_GAPS, number, actor=cast.clerk)
    with pytest.raises(gaps.WayShut):
        submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k9", promised=sha256)
    assert everything(number) == before

    records.repaired(record)
    make(Move.ACCEPT_WITH_GAPS, number, actor=cast.clerk)
    assert Case.objects.get(number=number).open_gaps == 1


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-1")
def test_a_draft_with_gaps_is_submitted_only_by_the_text_that_was_shown(cast):
    bare = testing.filled_draft(cast, without=("rules", "layout"))
    right = testing.promise_of(cast, "rules")
    with pytest.raises(MaterialsMissing):
        submission.submit(draft=bare, actor=cast.applicant, at=AT, key="k1", promised=right)

    draft = testing.filled_draft(cast, without=("rules",))
    for sha256 in ("", "0" * 64):
        with pytest.raises(MaterialsMissing):
            submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k1", promised=sha256)

    assert not Case.objects.exists()


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
def test_a_promise_answers_a_notice_that_asks_for_just_that(cast):
    number = testing.taken_in(cast)
    ask = Ask("rules", "制度", "缺")
    intake.ask_for_supplement(number=number, asks=[ask], actor=cast.clerk, at=AT)

    make(Move.PROMISE, number, actor=cast.applicant)

    case = Case.objects.get(number=number)
    assert case.state == State.RECEIVED
    assert case.notices.get().supplied_at == AT
    assert clocks.running(case=number, kind=clocks.Kind.NOTICE) is not None
    make(Move.ACCEPT_WITH_GAPS, number, actor=cast.clerk)
    row_is_its_history(number)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
def test_a_promise_of_another_text_is_none(cast):
    number = testing.taken_in(cast)
    before = everything(number)

    with pytest.raises(gaps.GapsNotPromised):
        deferring.promise(number=number, sha256="0" * 64, actor=cast.applicant, at=AT)

    assert everything(number) == before


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
def test_where_nothing_is_missing_or_silence_has_accepted_there_are_no_gaps(cast):
    whole = testing.a_case(cast, State.RECEIVED)
    late = case_for(cast, Move.ACCEPT_WITH_GAPS, key="k2")
    before = everything(whole), everything(late)

    with pytest.raises(gaps.NothingMissing):
        make(Move.ACCEPT_WITH_GAPS, whole, actor=cast.clerk)
    with pytest.raises(NoticeTooLate):
        make(Move.ACCEPT_WITH_GAPS, late, actor=cast.clerk, at=testing.SILENT)

    assert (everything(whole), everything(late)) == before


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-2")
@pytest.mark.parametrize("on_paper", [False, True])
def test_what_is_supplied_in_time_lets_the_case_go_on(cast, on_paper):
    number = case_for(cast, Move.FILL_GAP)
    last = datetime(2026, 11, 27, 15, 59, tzinfo=UTC)  # a minute to midnight in Beijing

    if on_paper:
        deferring.fill(
            number=number, handed_in={}, on_paper=frozenset({"rules"}), actor=cast.counter, at=last
        )
    else:
        make(Move.FILL_GAP, number, actor=cast.applicant, at=last)

    case = Case.objects.get(number=number)
    assert (case.open_gaps, case.state) == (0, State.ACCEPTED)
    assert clock(number).state is clocks.State.FINISHED
    row_is_its_history(number)
    for move in (Move.REVIEW, Move.GRANT):
        make(move, number, actor=cast.officer, at=last)
    assert Case.objects.get(number=number).state == State.GRANTED


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-2")
def test_nothing_is_decided_while_a_gap_is_open(cast):
    number = case_for(cast, Move.FILL_GAP)
    before = everything(number)

    with pytest.raises(gaps.GapsOpen):
        make(Move.REVIEW, number, actor=cast.officer)
    for move in (Move.GRANT, Move.REFUSE):
        with pytest.raises(MoveNotOpen):
            make(move, number, actor=cast.officer)
    with pytest.raises(IntegrityError, match="case_granted_has_no_gaps"), transaction.atomic():
        Case.objects.filter(number=number).update(state=State.GRANTED)

    assert everything(number) == before
    assert Move.REVIEW not in shown(number=number, actor=cast.officer).moves


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
@pytest.mark.check("A18-2")
@pytest.mark.parametrize(
    "handed_in", [{}, {"rules": []}, {"layout": 1}, {"rules": 1, "web_page": 1}]
)
def test_nothing_but_what_the_notice_named_is_asked_or_taken(cast, handed_in):
    number = case_for(cast, Move.FILL_GAP)
    before = everything(number)
    files = {key: [picture(key)] if n else [] for key, n in handed_in.items()}

    with pytest.raises(gaps.NotInNotice):
        deferring.fill(number=number, handed_in=files, actor=cast.applicant, at=AT)
    with pytest.raises(MoveNotOpen):
        make(Move.ASK_FOR_SUPPLEMENT, number, actor=cast.clerk)

    assert everything(number) == before


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-2")
def test_what_is_not_supplied_in_time_ends_by_the_clock(cast):
    number = case_for(cast, Move.LAPSE)
    before = everything(number)
    assert deferring.lapse_overdue(actor=NIGHT, at=LAPSED - timedelta(hours=1, seconds=1)) == 0
    with pytest.raises(deferring.NotYetOverdue):
        deferring.lapse(number=number, actor=NIGHT, at=AT)
    assert everything(number) == before
    with pytest.raises(gaps.GapTooLate):
        make(Move.FILL_GAP, number, actor=cast.applicant, at=LAPSED)
    assert everything(number) == before

    with time_machine.travel(LAPSED, tick=False):
        tasks.lapse_overdue(timestamp=0)
        tasks.lapse_overdue(timestamp=0)

    case = Case.objects.get(number=number)
    assert (case.state, case.concluded_at, case.due_on) == (State.TERMINATED, LAPSED, None)
    assert clocks.State.RUNNING not in {one.state for one in clocks.of(number)}
    assert kinds(number).count("cases.lapsed") == 1
    paper = documents.documents_of(case_number=number)[-1]
    assert paper.title == "终止办理通知书"
    words = str(documents.twin(document_id=paper.id).sheets[0])
    for told in ("食品安全管理制度", "2026年11月27日", "重新申请"):
        assert told in words
    event = shown(number=number, actor=cast.applicant).events[-1]
    assert (event.kind, event.document) == ("lapse", paper.id)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18), ADL(82))
@pytest.mark.check("A18-2")
@pytest.mark.parametrize(
    "at, promised, expected",
    [
        # A Thursday; the Friday is a day off in Xinjiang: three working days end on the 25th.
        (datetime(2026, 3, 19, 4, tzinfo=UTC), 5, date(2026, 3, 25)),
        (datetime(2026, 3, 19, 4, tzinfo=UTC), 15, date(2026, 3, 25)),
        # The day before the national week; a Saturday is worked after it.
        (datetime(2026, 9, 30, 4, tzinfo=UTC), 5, date(2026, 10, 10)),
    ],
)
def test_the_day_lies_before_the_promised_one_by_the_working_days_of_xinjiang(
    cast, at, promised, expected
):
    limits = offerings.document()["limits"] | {"promised_days": promised}
    offerings.published(offerings.document() | {"limits": limits}, reason="时限")
    number = testing.submitted(cast, at=at, without=("rules",))
    make(Move.RECEIVE, number, actor=cast.clerk, at=at)

    make(Move.ACCEPT_WITH_GAPS, number, actor=cast.clerk, at=at)

    found = {one.kind: one.due_on for one in clocks.of(number)}
    assert found[DEFERRAL] == expected
    assert found[DEFERRAL] < found[clocks.Kind.DECISION_PROMISED]


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-2")
def test_the_days_signed_are_the_days_that_run_whatever_the_setting_says_meanwhile(cast):
    number = case_for(cast, Move.ACCEPT_WITH_GAPS)
    (signed,) = promises.of(number)
    assert (signed.text.days, "3 个工作日内补齐" in signed.text.told.zh) == (3, True)
    set_value("cases.gap_margin_days", 5)
    assert testing.promise_of(cast, "rules") == ""
    with pytest.raises(gaps.NoDayLeft):
        testing.taken_in(cast, key="k2", then=Move.ACCEPT_WITH_GAPS, promised_on_paper=True)
    assert Case.objects.count() == 1

    make(Move.ACCEPT_WITH_GAPS, number, actor=cast.clerk)

    running = clocks.running(case=number, kind=DEFERRAL)
    assert running is not None
    assert (running.days, running.due_on) == (3, date(2026, 11, 27))
    paper = documents.documents_of(case_number=number)[-1]
    assert "2026年11月27日" in str(documents.twin(document_id=paper.id).sheets[0])
    assert shown(number=number, actor=cast.applicant).events[-1].document == paper.id


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18))
def test_the_desk_offers_it_only_where_just_that_is_missing(cast):
    offered = {
        move: Move.ACCEPT_WITH_GAPS
        in shown(number=case_for(cast, move, key=move), actor=cast.clerk).moves
        for move in (Move.ACCEPT_WITH_GAPS, Move.ACCEPT, Move.FILL_GAP)
    }

    assert offered == {Move.ACCEPT_WITH_GAPS: True, Move.ACCEPT: False, Move.FILL_GAP: False}
