"""A licence of which nobody decided the renewal before it ended goes on: ADL 50."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from onedoor.general.terms.testing import set_value
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import system
from onedoor.law.articles import ADL
from onedoor.operation.cases import tasks, testing
from onedoor.operation.cases.access import CaseMissing
from onedoor.operation.cases.domain.renewals import NothingRenewed, RenewedBySilence
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services.renewals import deem, renew_silent
from onedoor.operation.cases.testing import AT, ENDED, ENDS, attempt, make
from onedoor.operation.cases.tests.test_endings import everything
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents
from onedoor.operation.licences import api as licences

NIGHT = system("cases.renew_silent")
RENEWAL = clocks.Kind.RENEWAL
ON = date(2032, 1, 10)  # five years on: as long as the offering's licence holds


@pytest.fixture(scope="module")
def cast(module_db):
    of = testing.cast()
    testing.publish_renewing()
    return of


def asked(cast, *way, until=ENDS, at=AT, key="k1", **licence):
    named = testing.a_licence(cast, until=until, **licence)
    number = testing.submitted(cast, at=at, key=key, answers={"renewed": named})
    for move in way:
        make(move, number, actor=cast.who(move), at=at)
    return number


def held():
    return licences.licence(number="JY26505020000017")


def clock(number):
    return next((one for one in clocks.of(number) if one.kind is RENEWAL), None)


WAYS = {
    State.SUBMITTED: (),
    State.RECEIVED: (Move.RECEIVE,),
    State.ACCEPTED: (Move.RECEIVE, Move.ACCEPT),
    State.PAUSED: (Move.RECEIVE, Move.ACCEPT, Move.PAUSE),
    State.REVIEWED: (Move.RECEIVE, Move.ACCEPT, Move.REVIEW),
}


@pytest.mark.django_db
@pytest.mark.verifies(ADL(50))
@pytest.mark.parametrize("state", WAYS)
def test_what_nobody_decided_before_the_licence_ended_is_renewed_at_that_moment(cast, state):
    number = asked(cast, *WAYS[state])
    assert clock(number).due_on == ENDS  # a Sunday, and no day off moves it

    assert renew_silent(actor=NIGHT, at=ENDED - timedelta(seconds=1)) == 0
    assert renew_silent(actor=NIGHT, at=ENDED) == 1
    assert renew_silent(actor=NIGHT, at=ENDED + timedelta(days=1)) == 0

    row = Case.objects.get(number=number)
    assert (row.state, row.decided_at, row.decided_by) == (State.DELIVERED, ENDED, NIGHT.ref)
    assert row.licence == held().number
    assert row.accepted_at == AT
    assert (held().valid_until, held().case_number) == (ON, number)
    assert licences.in_force(
        holder=cast.applicant.ref, kind="food_business_licence", on=ENDS + timedelta(days=1)
    )
    assert {one.state for one in clocks.of(number)} <= {
        clocks.State.FINISHED, clocks.State.STOPPED
    }  # fmt: skip
    row_is_its_history(number)
    assert kinds(number).count("cases.deemed_renewed") == 1
    assert kinds(held().identifier)[-1] == "licences.renewed"
    paper, letter = documents.documents_of(case_number=number)[-2:]
    assert (paper.kind, letter.title) == ("licence", "视为准予延续告知书")
    words = str(documents.twin(document_id=letter.id).sheets[0])
    for told in ("第五十条第二款", "2032年1月10日", held().number):
        assert told in words


@pytest.mark.django_db
@pytest.mark.verifies(ADL(50), ADL(82))
def test_a_licence_that_ends_on_a_day_off_of_xinjiang_ends_on_that_day(cast):
    at, rest = datetime(2026, 2, 10, 4, 0, tzinfo=UTC), date(2026, 3, 20)  # 肉孜节
    number = asked(cast, Move.RECEIVE, Move.ACCEPT, until=rest, at=at)

    assert clock(number).due_on == rest
    with time_machine.travel(datetime(2026, 3, 20, 15, 59, tzinfo=UTC), tick=False):
        tasks.renew_silent(timestamp=0)
    assert Case.objects.get(number=number).state == State.ACCEPTED
    with time_machine.travel(datetime(2026, 3, 20, 16, 20, tzinfo=UTC), tick=False):
        tasks.renew_silent(timestamp=0)
        tasks.renew_silent(timestamp=0)

    assert held().valid_until == date(2031, 3, 20)
    assert kinds(number).count("cases.deemed_renewed") == 1


@pytest.mark.django_db
@pytest.mark.verifies(ADL(50, paragraph=1))
@pytest.mark.parametrize("days, own, counts", [(40, 0, False), (47, 0, True), (30, 48, False)])
def test_who_asks_too_late_waits_for_a_decision(cast, days, own, counts):
    set_value("cases.renewal_days_before", days)
    testing.publish_renewing(days=own) if own else None
    number = asked(cast, until=ENDS if counts or own else ENDS - timedelta(days=8))

    assert (clock(number) is not None) is counts


@pytest.mark.django_db
@pytest.mark.verifies(ADL(50))
def test_who_asks_too_late_by_working_days_is_told_so_on_the_notice_with_what_to_do(cast):
    testing.publish_renewing(days=15, working=True, instead="届满后按新办重新申请。")
    ends = date(2026, 12, 14)  # fourteen working days after the day it was asked for
    number = asked(cast, Move.RECEIVE, Move.ACCEPT, until=ends)

    assert clock(number) is None
    told = str(documents.twin(document_id=documents.documents_of(case_number=number)[-1].id))
    for words in ("2026年12月14日", "应当在2026年11月23日前申请延续", "届满后按新办重新申请。"):
        assert words in told
    in_time = asked(cast, until=ends + timedelta(days=1), key="k2", number="JY26505020000025")
    assert clock(in_time).due_on == ends + timedelta(days=1)


@pytest.mark.django_db
@pytest.mark.verifies(ADL(50, paragraph=1))
def test_a_licence_of_somebody_else_has_no_clock_and_a_new_one_is_made(cast):
    number = testing.submitted(cast, answers={"renewed": "JY00000000000000"})
    assert clock(number) is None

    for move in (Move.RECEIVE, Move.ACCEPT, Move.REVIEW, Move.GRANT, Move.ISSUE):
        make(move, number, actor=cast.who(move))

    assert Case.objects.get(number=number).licence.startswith("JY2650502")


@pytest.mark.django_db
@pytest.mark.verifies(ADL(50, paragraph=1), ADL(39))
def test_decided_in_time_the_same_licence_holds_on(cast):
    number = asked(cast, Move.RECEIVE, Move.ACCEPT, Move.REVIEW, Move.GRANT)
    assert held().valid_until == ENDS
    make(Move.ISSUE, number, actor=cast.officer)

    assert Case.objects.get(number=number).licence == held().number
    assert (held().valid_until, bool(held().document)) == (ON, True)
    assert renew_silent(actor=NIGHT, at=ENDED) == 0


@pytest.mark.django_db
@pytest.mark.verifies(ADL(50, paragraph=2))
@pytest.mark.parametrize("move", [Move.GRANT, Move.REFUSE, Move.TRANSFER_UP, Move.VOID])
def test_after_the_end_there_is_nothing_left_to_decide(cast, move):
    number = asked(cast, Move.RECEIVE, Move.ACCEPT, Move.REVIEW)
    before = everything(number)

    with pytest.raises(RenewedBySilence):
        attempt(move, number, actor=cast.officer, at=ENDED)
    assert everything(number) == before

    renew_silent(actor=NIGHT, at=ENDED)
    before = everything(number)
    with pytest.raises(RenewedBySilence) as refused:
        attempt(move, number, actor=cast.officer, at=ENDED + timedelta(days=3))
    assert refused.value.facts["on"] == date(2027, 1, 11)
    assert everything(number) == before


@pytest.mark.django_db
@pytest.mark.verifies(ADL(50, paragraph=2))
@pytest.mark.parametrize("why", ["supplement", "revoked"])
def test_where_no_office_was_silent_the_clock_ends_without_effect(cast, why):
    number = asked(cast, Move.RECEIVE)
    if why == "supplement":
        make(Move.ASK_FOR_SUPPLEMENT, number, actor=cast.clerk)
    else:
        licences.revoke(
            identifier=held().identifier, state=licences.LicenceState.CANCELLED, reason="歇业",
            actor=cast.officer, at=AT,
        )  # fmt: skip

    assert renew_silent(actor=NIGHT, at=ENDED) == 0

    assert held().valid_until == ENDS
    assert clock(number).state is clocks.State.FINISHED
    assert kinds(number)[-1] == "cases.redated"
    row_is_its_history(number)


@pytest.mark.django_db
@pytest.mark.verifies(ADL(50, paragraph=2))
def test_nobody_renews_before_the_time_and_no_person_ever(cast):
    number = asked(cast, Move.RECEIVE, Move.ACCEPT)
    before = everything(number)

    with pytest.raises(NothingRenewed):
        deem(number=number, actor=NIGHT, at=AT)
    for actor in (cast.clerk, cast.officer, cast.applicant):
        with pytest.raises(RoleMissing):
            deem(number=number, actor=actor, at=ENDED)
    with pytest.raises(CaseMissing):
        deem(number=number, actor=replace(cast.stranger, area=""), at=ENDED)

    assert everything(number) == before
    assert held().valid_until == ENDS
