"""An application of several people waits until each of them has confirmed just what it says."""

from datetime import date, timedelta

import pytest

from onedoor.general.people import testing as people
from onedoor.journal.testing import kinds
from onedoor.law.articles import ADL, HAMI, OGS
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.access import DraftMissing
from onedoor.operation.cases.domain.cosigning import (
    Confirmed,
    Cosigned,
    CosignedChanged,
    Named,
    NotCosigned,
    Signature,
    check_cosigned,
    content_hash,
    named,
    standing,
)
from onedoor.operation.cases.models import Case, Cosignature
from onedoor.operation.cases.services.drafts import discard
from onedoor.operation.cases.testing import AT
from onedoor.system.items import testing as offerings

MANAGER = "650502198803050210"
ONE, TWO = Named(0, "甲", "1"), Named(1, "乙", "2")


def test_the_hash_follows_every_part_of_the_content_and_no_order():
    whole = content_hash("A", 1, {"x": "1", "y": "2"}, [("plan", "f1"), ("lease", "f2")])

    assert whole == content_hash("A", 1, {"y": "2", "x": "1"}, [("lease", "f2"), ("plan", "f1")])
    others = {
        content_hash("A", 2, {"x": "1", "y": "2"}, [("plan", "f1"), ("lease", "f2")]),
        content_hash("A", 1, {"x": "1", "y": "3"}, [("plan", "f1"), ("lease", "f2")]),
        content_hash("A", 1, {"x": "1", "y": "2"}, [("plan", "f1"), ("lease", "f3")]),
        content_hash("A", 1, {"x": "1", "y": "2"}, [("plan", "f1")]),
    }
    assert len(others | {whole}) == 5


def test_an_unfinished_row_names_nobody_yet():
    rows = [{"name": "甲", "number": " 1 "}, {"name": "乙"}, "no row"]

    assert named(rows, name="name", number="number") == (ONE,)
    assert named(None, name="name", number="number") == ()


@pytest.mark.verifies(ADL(31))
def test_only_a_confirmation_of_just_this_content_counts():
    old = Signature(0, "甲", "old", AT, on_paper=False)
    new = Signature(1, "乙", "new", AT, on_paper=False)

    found = standing([ONE, TWO], [old, new], sha256="new")

    assert [one.state for one in found] == [Confirmed.VOID, Confirmed.DONE]
    (waiting,) = standing([ONE], [new], sha256="new")
    assert waiting.state is Confirmed.WAITING
    with pytest.raises(NotCosigned) as refused:
        check_cosigned(Cosigned("new", date(2026, 12, 1), found))
    assert refused.value.facts["names"] == "甲"


@pytest.fixture
def cast():
    of = testing.cast()
    offerings.publish_cosigned()
    return of


@pytest.fixture
def manager():
    return people.applicant_actor("古丽", number=MANAGER)


def seen(draft, who):
    return cases.to_cosign(draft=draft, actor=who, at=AT).cosigned


def sign(draft, who, sha256=None):
    given = sha256 or seen(draft, who).sha256
    cases.cosign(draft=draft, sha256=given, actor=who, at=AT)


def submit(draft, cast):
    return cases.submit(draft=draft, actor=cast.applicant, at=AT, key=draft).number


@pytest.mark.django_db
@pytest.mark.verifies(ADL(31), OGS(8), HAMI(14))
def test_it_waits_for_each_and_a_change_makes_the_confirmation_void(cast, manager):
    draft = testing.filled_draft(cast)
    with pytest.raises(NotCosigned):
        submit(draft, cast)
    first = seen(draft, manager).sha256
    for _ in range(2):
        sign(draft, manager)
    assert kinds(draft).count("cases.cosigned") == 1
    state = cases.cosigned(draft=draft, actor=cast.applicant, at=AT)
    assert state is not None
    assert (state.is_whole, state.sha256, state.mine) == (True, first, None)

    cases.attach(
        draft=draft, material="layout", upload=testing.picture("other"), actor=cast.applicant,
        at=AT + timedelta(hours=1),
    )  # fmt: skip
    assert [one.state for one in seen(draft, manager).cosigners] == [Confirmed.VOID]
    with pytest.raises(NotCosigned):
        submit(draft, cast)
    with pytest.raises(CosignedChanged):
        sign(draft, manager, first)
    assert Cosignature.objects.count() == 1

    sign(draft, manager)
    number = submit(draft, cast)
    (kept,) = cases.cosignatures(number=number)
    assert (kept.on_paper, kept.at) == (False, AT)
    assert not Cosignature.objects.filter(holder=draft).exists()


@pytest.mark.django_db
@pytest.mark.verifies(ADL(31))
def test_a_draft_is_shown_to_those_it_names_and_to_nobody_else(cast, manager):
    draft = testing.filled_draft(cast)
    other = people.applicant_actor("外人")
    agent = people.acting_for(manager, cast.applicant)
    for who in (other, agent, cast.counter):
        with pytest.raises(DraftMissing):
            seen(draft, who)
        with pytest.raises(DraftMissing):
            sign(draft, who, "0" * 64)
    assert not Cosignature.objects.exists()

    sign(draft, manager)
    discard(draft=draft, actor=cast.applicant, at=AT)
    assert not Cosignature.objects.exists()


@pytest.mark.django_db
@pytest.mark.verifies(ADL(31), HAMI(15))
def test_at_the_counter_the_clerk_records_the_signatures_seen_on_paper(cast):
    with pytest.raises(NotCosigned):
        testing.taken_in(cast)
    assert not Case.objects.exists()

    number = testing.taken_in(cast, cosigned=True)

    (kept,) = cases.cosignatures(number=number)
    assert (kept.name, kept.on_paper) == ("阿依古丽·买买提", True)
    assert "cases.cosigned" in kinds(number)
