"""A longer limit: asked by the handler, approved by somebody else, once: ADL 42."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.terms.testing import set_value
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.extensions import (
    AlreadyExtended,
    AuthorityMissing,
    DaysOutOfRange,
    ExtensionAsked,
    LimitPassed,
    NoExtensionAsked,
    OwnRequest,
    check_approver,
    check_authority,
)
from onedoor.operation.cases.domain.inbox import Filter
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.domain.words import ReasonMissing
from onedoor.operation.cases.models import Case, Extension
from onedoor.operation.cases.queries.desk import case as shown
from onedoor.operation.cases.queries.desk import inbox
from onedoor.operation.cases.services import extending
from onedoor.operation.cases.testing import AT, REASON, a_case, attempt, make
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.cases.tests.test_special import LEGAL, PROMISED, clock, everything
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents

TODAY = date(2026, 11, 24)
PASSED = datetime(2026, 12, 22, 16, 0, tzinfo=UTC)
GOVERNMENT = "哈密市伊州区人民政府区长（伊政批〔2026〕3号）"


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.mark.verifies(ADL(42, paragraph=1))
def test_nobody_approves_what_they_asked_for():
    asked = frozenset({"1", "3"})
    check_approver(asked=asked, approver=Actor(ActorKind.STAFF, "2"))
    for own in (Actor(ActorKind.STAFF, "1"), Actor(ActorKind.STAFF, "2", on_behalf_of="3")):
        with pytest.raises(OwnRequest):
            check_approver(asked=asked, approver=own)


@pytest.mark.verifies(ADL(42, paragraph=2))
@pytest.mark.parametrize(
    "words, joint, kept", [("", False, ""), ("甲", False, ""), (" 甲 ", True, "甲")]
)
def test_the_government_approves_where_departments_review_jointly(words, joint, kept):
    assert check_authority(words, is_joint=joint) == kept
    with pytest.raises(AuthorityMissing):
        check_authority(" ", is_joint=True)


@pytest.mark.django_db
@pytest.mark.verifies(ADL(42, paragraph=1))
@pytest.mark.parametrize("state", [State.ACCEPTED, State.REVIEWED])
@pytest.mark.parametrize("moves_promise", [False, True])
def test_the_head_makes_the_limit_longer_once_and_the_applicant_reads_why(
    cast, state, moves_promise
):
    set_value("clocks.extension_moves_promise", moves_promise)
    number = a_case(cast, state)
    promised = clock(number, PROMISED).due_on

    make(Move.ASK_EXTENSION, number, actor=cast.officer)
    assert clock(number, LEGAL).due_on == date(2026, 12, 22)  # nothing moves before
    asked = shown(number=number, actor=cast.head)
    assert asked.extension is not None
    assert (asked.extension.days, asked.extension.reason) == (10, REASON)
    assert asked.moves - {Move.PAUSE} == {Move.EXTEND, Move.REFUSE_EXTENSION}
    make(Move.EXTEND, number, actor=cast.head)

    legal = clock(number, LEGAL)
    assert (legal.days, legal.due_on) == (30, date(2027, 1, 5))
    assert (clock(number, PROMISED).due_on > promised) is moves_promise
    assert Case.objects.get(number=number).state == state
    row_is_its_history(number)
    change = next(one for one in clocks.changes(number) if one.kind is LEGAL)
    assert (change.why, change.basis, change.by) == ("extended", "ADL 42¶1", cast.head.ref)
    paper = documents.documents_of(case_number=number)[-1]
    assert paper.title == "延长办理期限告知书"
    words = str(documents.twin(document_id=paper.id).sheets[0])
    for told in ("10 个工作日", REASON, "2026年12月22日", "2027年1月5日", "第四十二条第一款"):
        assert told in words
    assert shown(number=number, actor=cast.head).extension is None

    before = everything(number)
    with pytest.raises(AlreadyExtended):
        attempt(Move.ASK_EXTENSION, number, actor=cast.officer, at=AT, days=1)
    assert everything(number) == before


@pytest.mark.django_db
@pytest.mark.verifies(ADL(42, paragraph=1))
@pytest.mark.parametrize(
    "told, at, refusal",
    [
        ({"days": 11}, AT, DaysOutOfRange),
        ({"days": 0}, AT, DaysOutOfRange),
        ({"reason": ""}, AT, ReasonMissing),
        ({}, PASSED, LimitPassed),
    ],
)
def test_nobody_asks_without_reason_for_more_or_too_late(cast, told, at, refusal):
    number = a_case(cast, State.ACCEPTED)
    before = everything(number)

    with pytest.raises(refusal):
        attempt(Move.ASK_EXTENSION, number, actor=cast.officer, at=at, **told)

    assert everything(number) == before


@pytest.mark.django_db
@pytest.mark.verifies(ADL(42, paragraph=1))
def test_who_asks_does_not_approve_and_who_decides_has_no_say(cast):
    number = a_case(cast, State.ACCEPTED)
    both = replace(cast.officer, duties=cast.officer.duties | cast.head.duties)
    with pytest.raises(NoExtensionAsked):
        extending.approve(number=number, actor=cast.head, at=AT)
    make(Move.ASK_EXTENSION, number, actor=both)
    before = everything(number)

    with pytest.raises(OwnRequest):
        extending.approve(number=number, actor=both, at=AT)
    with pytest.raises(OwnRequest):
        extending.refuse(number=number, reason=REASON, actor=both, at=AT)
    with pytest.raises(RoleMissing):
        extending.approve(number=number, actor=cast.officer, at=AT)
    with pytest.raises(ExtensionAsked):
        attempt(Move.ASK_EXTENSION, number, actor=cast.officer, at=AT)
    with pytest.raises(LimitPassed):
        extending.approve(number=number, actor=cast.head, at=PASSED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Extension.objects.update(answered_by=both.ref, answered_at=AT, approved=True)

    assert everything(number) == before


@pytest.mark.django_db
@pytest.mark.verifies(ADL(42, paragraph=1))
def test_what_is_not_approved_leaves_the_limit_and_may_be_asked_for_again(cast):
    number = a_case(cast, State.ACCEPTED)
    make(Move.ASK_EXTENSION, number, actor=cast.officer)

    extending.refuse(number=number, reason="材料已经齐全不必延长", actor=cast.head, at=AT)

    assert clock(number, LEGAL).due_on == date(2026, 12, 22)
    assert shown(number=number, actor=cast.officer).events[-1].note == "材料已经齐全不必延长"
    assert kinds(number)[-1] == "cases.extension_refused"
    make(Move.ASK_EXTENSION, number, actor=cast.officer)
    make(Move.EXTEND, number, actor=cast.head)
    assert clock(number, LEGAL).due_on == date(2027, 1, 5)


@pytest.mark.django_db
@pytest.mark.verifies(ADL(42, paragraph=2))
def test_jointly_handled_the_government_of_the_place_approves_up_to_fifteen_days(cast):
    testing.publish_joint(cast)
    number = a_case(cast, State.ACCEPTED)
    attempt(Move.ASK_EXTENSION, number, actor=cast.officer, at=AT, days=15)
    before = everything(number)
    with pytest.raises(AuthorityMissing):
        extending.approve(number=number, actor=cast.head, at=AT)
    assert everything(number) == before

    extending.approve(number=number, authority=GOVERNMENT, actor=cast.head, at=AT)

    assert Extension.objects.get().authority == GOVERNMENT
    paper = documents.documents_of(case_number=number)[-1]
    words = str(documents.twin(document_id=paper.id).sheets[0])
    for told in (GOVERNMENT, "15 个工作日", "第四十二条第二款"):
        assert told in words
    assert clocks.changes(number)[-1].basis == "ADL 42¶2"


@pytest.mark.django_db
def test_the_head_sees_what_waits_and_nobody_else(cast):
    number = a_case(cast, State.ACCEPTED)
    a_case(cast, State.ACCEPTED, key="k2")
    make(Move.ASK_EXTENSION, number, actor=cast.officer)

    def waiting(actor):
        found = inbox(actor=actor, shown=Filter(approval=True), on=TODAY)
        return [row.number for row in found.rows]

    assert waiting(cast.head) == [number]
    others = replace(cast.head, body=cast.stranger.body)
    assert [waiting(one) for one in (cast.officer, cast.applicant, others)] == [[], [], []]
    make(Move.REVIEW, number, actor=cast.officer)
    make(Move.GRANT, number, actor=cast.officer)
    assert waiting(cast.head) == []


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(24))
@pytest.mark.check("A24-1")
def test_an_approved_extension_leaves_the_overrun_of_the_promise_to_be_seen(cast):
    number = a_case(cast, State.ACCEPTED)
    make(Move.EXTEND, number, actor=cast.head)

    promised, legal = clock(number, PROMISED), clock(number, LEGAL)
    assert promised.due_on < legal.due_on
    assert Case.objects.get(number=number).due_on == promised.due_on
    assert "cases.extended" in kinds(number)
