"""A colleague stands in for somebody on leave: some days, named duties, on record."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from onedoor.general.people import api as people
from onedoor.general.people.access import StaffMissing
from onedoor.general.people.domain.duties import Duty, NotEstablished
from onedoor.general.people.domain.substitutions import (
    LENDABLE,
    DutiesNotLent,
    NotOnesOwnDuties,
    Span,
    SubstituteElsewhere,
    SubstitutionDaysWrong,
    SubstitutionMissing,
    check_duties,
    check_span,
)
from onedoor.general.people.models import SubstitutionRow
from onedoor.general.people.testing import client_of, staff_actor
from onedoor.journal.testing import kinds
from onedoor.law.articles import HAMI

AT = datetime(2026, 11, 24, 4, tzinfo=UTC)
TODAY = date(2026, 11, 24)
WEEK = Span(TODAY, TODAY + timedelta(days=6))
substitutes = people.substitutes


@pytest.mark.parametrize(
    "first, last, fine",
    [(0, 0, True), (0, 59, True), (0, 60, False), (-1, 3, False), (3, 2, False), (9, 9, True)],
)
def test_the_days_begin_today_at_the_earliest_and_are_not_too_many(first, last, fine):
    span = Span(TODAY + timedelta(days=first), TODAY + timedelta(days=last))
    if fine:
        check_span(span, today=TODAY, most=60)
        return
    with pytest.raises(SubstitutionDaysWrong):
        check_span(span, today=TODAY, most=60)


@pytest.mark.verifies(HAMI(13))
def test_only_duties_of_handling_cases_that_are_ones_own_are_lent():
    own = {"cases.review", "cases.accept", "security.admin"}

    assert check_duties(["cases.review", "cases.accept"], own=own) == [
        "cases.accept",
        "cases.review",
    ]
    for wanted in ([], ["cases.decide"], ["security.admin"], ["cases.review", "no.duty"]):
        with pytest.raises(DutiesNotLent):
            check_duties(wanted, own=own)
    assert {duty for duty in Duty if not duty.startswith(("cases.", "counter."))}.isdisjoint(
        LENDABLE
    )


@pytest.fixture
def two():
    return staff_actor("cases.review", "cases.accept"), staff_actor("cases.issue", name="马建国")


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(11))
@pytest.mark.check("A11-1")
def test_who_serves_by_contract_is_lent_no_duty_of_approval(two):
    absent, _colleague = two
    hired = staff_actor("counter.intake", employment="contract")

    with pytest.raises(NotEstablished):
        named(absent, hired)
    assert not SubstitutionRow.objects.exists()


def named(absent, substitute, *, actor=None, span=WEEK, duties=("cases.review",)):
    return substitutes.name(
        absent=absent.ref, substitute=substitute.ref, duties=duties, span=span,
        actor=actor or absent, at=AT,
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(13))
def test_who_stands_in_acts_in_the_named_duties_for_those_days_and_ends_by_itself(two):
    absent, other = two
    ref = named(absent, other)

    found = substitutes.acting(ref=ref, actor=other, on=WEEK.last)

    assert found is not None
    acting, name = found
    assert (acting.ref, acting.on_behalf_of, name) == (other.ref, absent.ref, "王丽")
    assert acting.duties == {"cases.review"}
    for day in (WEEK.first - timedelta(days=1), WEEK.last + timedelta(days=1)):
        assert substitutes.acting(ref=ref, actor=other, on=day) is None
        assert substitutes.taken_over(actor=other, on=day) == ()
    assert substitutes.acting(ref=ref, actor=absent, on=TODAY) is None
    (shown,) = substitutes.mine(actor=absent, on=TODAY)
    assert (shown.substitute_name, shown.duties, shown.runs) == ("马建国", ("cases.review",), True)
    assert kinds(absent.ref) == ["people.substitute_named"]


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(13))
def test_it_is_taken_back_by_who_is_concerned_or_the_head_and_by_nobody_else(two):
    absent, other = two
    ref = named(absent, other)
    for stranger in (staff_actor("cases.review"), staff_actor("cases.decide", body="X")):
        with pytest.raises(SubstitutionMissing):
            substitutes.withdraw(ref=ref, actor=stranger, at=AT)
    assert SubstitutionRow.objects.get().withdrawn_at is None

    substitutes.withdraw(ref=ref, actor=staff_actor("cases.decide"), at=AT)
    substitutes.withdraw(ref=ref, actor=absent, at=AT)

    assert substitutes.acting(ref=ref, actor=other, on=TODAY) is None
    assert kinds(absent.ref).count("people.substitute_withdrawn") == 1


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(13))
def test_who_names_whom_has_bounds(two):
    absent, other = two
    head, elsewhere = staff_actor("cases.decide"), staff_actor("cases.review", body="X")

    for refused, error in (
        (lambda: named(absent, absent), SubstituteElsewhere),
        (lambda: named(absent, elsewhere), SubstituteElsewhere),
        (lambda: named(absent, other, actor=other), NotOnesOwnDuties),
        (lambda: named(absent, other, actor=elsewhere), StaffMissing),
        (lambda: named(absent, other, duties=["cases.decide"]), DutiesNotLent),
        (lambda: named(absent, head, actor=replace(absent, on_behalf_of="1")), NotOnesOwnDuties),
    ):
        with pytest.raises(error):
            refused()
    assert not SubstitutionRow.objects.exists()
    assert named(absent, other, actor=head)
    with pytest.raises(IntegrityError), transaction.atomic():
        SubstitutionRow.objects.update(duties=["security.admin"])


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(13))
def test_a_session_acts_for_the_colleague_until_the_last_day_has_passed(two):
    absent, other = two
    with time_machine.travel(AT, tick=False):
        ref = named(absent, other, span=Span(TODAY, TODAY))
        browser = client_of(other)
        session = browser.session
        session[substitutes.STANDING_IN] = ref
        session.save()
        assert "王丽" in browser.get("/desk/substitutes/").content.decode()
        assert browser.session[substitutes.STANDING_IN] == ref
    with time_machine.travel(AT + timedelta(hours=12, minutes=1), tick=False):
        browser = client_of(other, client=browser)
        browser.get("/desk/substitutes/")

    assert substitutes.STANDING_IN not in browser.session
