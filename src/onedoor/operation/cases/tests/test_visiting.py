"""现场核查: by two or more of the body, on record and on paper, before the step is left."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.people import testing as persons
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import ADL
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.remedies import DayImpossible
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.domain.visits import (
    InspectorUnknown,
    NotVisited,
    TooFewInspectors,
    VisitRecorded,
    check_inspectors,
)
from onedoor.operation.cases.models import SiteVisit
from onedoor.operation.cases.queries.desk import case as shown
from onedoor.operation.cases.services.advancing import TurnNotOpen
from onedoor.operation.cases.testing import AT, a_case, attempt, case_for, make
from onedoor.operation.cases.tests.test_gaps import everything
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.documents import api as documents

_NAMES = st.lists(st.sampled_from("abcd"), max_size=5)


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.mark.verifies(ADL(34, paragraph=3))
@given(named=_NAMES, serving=st.sets(st.sampled_from("abcd")))
def test_two_different_people_of_the_body_or_none(named, serving):
    holds = set(named) <= serving and len(set(named)) > 1

    try:
        found = check_inspectors(named, serving=serving)
        assert set(found) == set(named)
        allowed = True
    except DomainError:
        allowed = False

    assert allowed is holds


@pytest.mark.django_db
@pytest.mark.verifies(ADL(34, paragraph=3))
def test_the_step_on_the_site_is_left_with_the_record_of_two_only(cast):
    number, today = case_for(cast, Move.VISIT), legal_day(AT)
    away = persons.staff_actor("cases.review", body=cast.stranger.body)
    pair = [cast.officer.ref, cast.inspector.ref]
    before = everything(number)
    with pytest.raises(NotVisited):
        make(Move.REVIEW, number, actor=cast.officer)
    for told, refusal in (
        ({"inspectors": [pair[0], pair[0]]}, TooFewInspectors),
        ({"inspectors": [pair[0], away.ref]}, InspectorUnknown),
        ({"inspectors": pair, "on": today + timedelta(days=1)}, DayImpossible),
        ({"inspectors": pair, "on": today - timedelta(days=1)}, DayImpossible),
    ):
        with pytest.raises(refusal):
            attempt(Move.VISIT, number, actor=cast.officer, at=AT, **told)
    assert everything(number) == before
    assert Move.REVIEW not in shown(number=number, actor=cast.officer).moves

    attempt(Move.VISIT, number, actor=cast.officer, at=AT, inspectors=pair)

    before = everything(number)
    with pytest.raises(VisitRecorded):
        attempt(Move.VISIT, number, actor=cast.officer, at=AT, inspectors=pair)
    assert everything(number) == before
    visit = SiteVisit.objects.get()
    assert ((visit.first, visit.second), visit.on, visit.step) == (tuple(pair), today, "inspect")
    paper = documents.documents_of(case_number=number)[-1]
    assert (paper.id, paper.title) == (visit.document, "现场核查记录")
    words = str(documents.twin(document_id=paper.id).sheets[0])
    for said in ("马建国、张惠", "2026年11月24日", testing.REASON):
        assert said in words
    row_is_its_history(number)
    assert Move.REVIEW in shown(number=number, actor=cast.officer).moves
    make(Move.REVIEW, number, actor=cast.officer)
    with pytest.raises(IntegrityError, match="case_visit_was_made_by_two"), transaction.atomic():
        SiteVisit.objects.update(second=pair[0])


@pytest.mark.django_db
@pytest.mark.verifies(ADL(34, paragraph=3))
def test_where_no_step_is_made_on_the_site_no_visit_is_recorded(cast):
    number = a_case(cast, State.ACCEPTED)
    before = everything(number)

    with pytest.raises(TurnNotOpen):
        make(Move.VISIT, number, actor=cast.officer)
    assert Move.VISIT not in shown(number=number, actor=cast.officer).moves

    assert everything(number) == before
