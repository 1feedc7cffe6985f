"""委托受理、授权办理: a township acts in the place of the body, as long as that is delegated."""

from dataclasses import replace

import pytest

from onedoor.general.bodies import api as bodies
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.roles import RoleMissing, SameHands
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case
from onedoor.operation.documents import api as documents
from onedoor.operation.receptions import api as receptions
from onedoor.operation.receptions import testing as places
from onedoor.system.delegation import api as delegation
from onedoor.system.delegation import testing as down
from onedoor.system.items import testing as offerings

pytestmark = [
    pytest.mark.django_db, pytest.mark.verifies(HAMI(12), ADL(24)), pytest.mark.check("A12-1"),
    pytest.mark.check("A12-2"),
]  # fmt: skip
PAPERS = frozenset({"layout", "rules"})
OFFICER = ("cases.review", "cases.decide", "cases.issue", "cases.deliver")


@pytest.fixture(scope="module")
def cast(module_db):
    made = testing.cast()
    plain = offerings.document() | {"scope": "4", "citywide_mode": ""}
    offerings.published(plain, reason="本县")
    return made


@pytest.fixture(scope="module")
def town(cast):
    return places.a_place("650502205000", *OFFICER)


def taken(cast, town, key="k1"):
    return testing.taken_in(replace(cast, counter=town), key=key, on_paper=PAPERS, then=Move.ACCEPT)


def attempt(move, number, actor):
    testing.make(move, number, actor=actor)


def test_without_a_delegation_nothing_is_taken_in(cast, town):
    with pytest.raises(receptions.TakenElsewhere):
        taken(cast, town)
    assert Case.objects.count() == 0


def test_who_is_entrusted_accepts_and_the_body_decides(cast, town):
    made = down.delegated(cast.offering, town, delegation.Mode.ENTRUSTED)
    number = taken(cast, town)

    case = Case.objects.get(number=number)
    assert (case.state, case.body, case.accepted_by) == (
        State.ACCEPTED, offerings.BODY, town.ref,
    )  # fmt: skip
    with pytest.raises(RoleMissing):
        attempt(Move.REVIEW, number, town)
    attempt(Move.REVIEW, number, cast.officer)
    assert Case.objects.get(number=number).state == State.REVIEWED
    down.ended(made)
    with pytest.raises(receptions.TakenElsewhere):
        taken(cast, town, key="k2")
    assert Case.objects.count() == 1


def test_who_is_authorised_decides_in_the_name_of_the_body_until_it_ends(cast, town):
    made = down.delegated(cast.offering, town, delegation.Mode.AUTHORISED)
    number, other = taken(cast, town), taken(cast, town, key="k2")
    second = replace(town, ref="T9")

    attempt(Move.REVIEW, number, second)
    with pytest.raises(SameHands):  # who took it in does not decide there either
        attempt(Move.GRANT, number, town)
    with pytest.raises(bodies.OutsideYourArea):
        attempt(Move.GRANT, number, replace(second, body=cast.stranger.body))
    attempt(Move.GRANT, number, second)

    case = Case.objects.get(number=number)
    assert (case.state, case.body, case.decided_by) == (State.GRANTED, offerings.BODY, "T9")
    paper = next(
        one for one in documents.documents_of(case_number=number)
        if one.kind is documents.DocumentKind.GRANT
    )  # fmt: skip
    said = str(documents.twin(document_id=paper.id))
    township = bodies.body(town.body).name
    assert f"{township}受{offerings.BODY_NAME}委托，以其名义办理" in said
    down.ended(made)
    with pytest.raises(delegation.NotInForce):
        attempt(Move.REVIEW, other, second)
    assert Case.objects.get(number=other).state == State.ACCEPTED
    attempt(Move.REVIEW, other, cast.officer)  # the body that is liable goes on with it
    assert Case.objects.get(number=other).state == State.REVIEWED
