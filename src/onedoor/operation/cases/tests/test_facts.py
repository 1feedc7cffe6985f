"""A promise in the place of one material: free, in its exact words, checked, undone when untrue."""

from datetime import timedelta
from functools import partial

import pytest

from onedoor.general.people import testing as people
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.access import DraftMissing
from onedoor.operation.cases.domain.gaps import FactNotPromised, WayShut
from onedoor.operation.cases.domain.states import Move, MoveNotOpen, State
from onedoor.operation.cases.domain.supplements import Ask
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import intake
from onedoor.operation.cases.services.accepting import PromiseUnknown
from onedoor.operation.cases.services.promising import NothingPromised
from onedoor.operation.cases.testing import AT, make
from onedoor.operation.cases.tests.test_gaps import everything
from onedoor.operation.clocks import api as clocks
from onedoor.operation.credit import api as credit
from onedoor.operation.credit import testing as records
from onedoor.operation.documents import api as documents
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.system.items import api as items
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db
ON = (Move.RECEIVE, Move.ACCEPT, Move.REVIEW, Move.GRANT)


@pytest.fixture
def cast():
    of = testing.cast()
    offerings.publish_fact()
    return of


def text_of(cast, material="rules"):
    what = items.offering(cast.offering)
    return promises.fact_text(what, what.form.material(material))


def promise(cast, draft, sha256, *, material="rules", actor=None):
    cases.attach(
        draft=draft, material=material, upload=cases.Promised(sha256),
        actor=actor or cast.applicant, at=AT,
    )  # fmt: skip


def commitments(number):
    papers = documents.documents_of(case_number=number)
    return [one for one in papers if one.kind == "commitment"]


def drafted(cast):
    draft = testing.filled_draft(cast, without=("rules",))
    promise(cast, draft, text_of(cast).sha256)
    return draft


def submitted(cast):
    draft = drafted(cast)
    return cases.submit(draft=draft, actor=cast.applicant, at=AT, key=draft).number


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_what_was_promised_is_kept_word_for_word_checked_and_undone_when_untrue(cast):
    number = submitted(cast)

    (signed,) = promises.of(number)
    assert offerings.FACT in signed.text.promised.zh
    assert "食品安全管理制度" in signed.text.told.zh
    assert (signed.text.kind, signed.text.materials) == (promises.Kind.FACT, ("rules",))
    assert (signed.sha256, signed.on_paper) == (text_of(cast).sha256, False)
    (stands,) = (one for one in materials.of(holder=number) if one.material == "rules")
    assert (stands.source, stands.reference) == (materials.Source.PROMISE, signed.sha256)
    (commitment,) = documents.documents_of(case_number=number)
    chinese, uyghur = documents.twin(document_id=commitment.id).sheets
    assert (commitment.title, "许诺〔2026〕1号" in commitment.number) == (
        "证明事项告知承诺书", True,
    )  # fmt: skip
    for word in (offerings.FACT, signed.sha256, "代替的材料", "食品安全管理制度", "网上签署"):
        assert word in str(chinese)
    assert signed.sha256 in str(uyghur)
    assert documents.verify(code=commitment.code).state == "in_force"
    paper = cases.give_receipt(number=number, actor=cast.applicant)
    assert "书面承诺代替" in str(documents.twin(document_id=paper))

    for move in ON:
        make(move, number, actor=cast.who(move))
    check = promises.check_of(number)
    assert check is not None
    assert (check.state, check.due_on is not None) == (promises.CheckState.OPEN, True)
    for move in (
        Move.ISSUE, Move.ORDER_MENDING, Move.HEAR, Move.DEFEND, Move.REVOKE,
    ):  # fmt: skip
        make(move, number, actor=cast.who(move))
    assert Case.objects.get().state == State.REVOKED
    (finding,) = credit.findings(actor=cast.applicant).rows
    assert finding.case == number


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_only_the_shown_words_stand_and_only_where_the_definition_allows_it(cast):
    draft = testing.filled_draft(cast, without=("rules",))
    sha256 = text_of(cast).sha256
    other = people.organisation_actor(code="91650502MA77777777")
    for material, told, actor, error in (
        ("rules", "0" * 64, cast.applicant, FactNotPromised),
        ("layout", sha256, cast.applicant, FactNotPromised),
        ("rules", sha256, other, DraftMissing),
    ):
        with pytest.raises(error):
            promise(cast, draft, told, material=material, actor=actor)
    record = records.final(applicant=cast.applicant.applicant)
    with pytest.raises(WayShut):
        promise(cast, draft, sha256)
    assert "rules" not in materials.keys_of(holder=draft)
    with pytest.raises(cases.MaterialsMissing):  # unwilling or unable: the ordinary way
        cases.submit(draft=draft, actor=cast.applicant, at=AT, key=draft)

    records.repaired(record)
    for _ in range(2):
        promise(cast, draft, sha256)
    assert [one.material for one in materials.of(holder=draft)].count("rules") == 1


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_a_record_made_final_meanwhile_shuts_the_way_at_submission(cast):
    draft = drafted(cast)
    records.final(applicant=cast.applicant.applicant)

    with pytest.raises(WayShut):
        cases.submit(draft=draft, actor=cast.applicant, at=AT, key=draft)

    assert not Case.objects.exists()


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_withdrawn_before_the_decision_the_material_is_asked_for_in_the_ordinary_way(cast):
    number = submitted(cast)
    for move in ON[:2]:
        make(move, number, actor=cast.who(move))

    make(Move.WITHDRAW_PROMISE, number, actor=cast.applicant)

    (signed,) = promises.of(number)
    assert signed.withdrawn_at == AT
    (commitment,) = commitments(number)
    assert documents.verify(code=commitment.code).state == "revoked"
    assert "rules" not in materials.keys_of(holder=number)
    case = Case.objects.get()
    assert (case.state, case.accepted_at) == (State.RECEIVED, None)
    assert clocks.running(case=number, kind=clocks.Kind.NOTICE) is not None
    before = everything(number)
    with pytest.raises(NothingPromised):
        make(Move.WITHDRAW_PROMISE, number, actor=cast.applicant)
    with pytest.raises(cases.MaterialsMissing):
        make(Move.ACCEPT, number, actor=cast.clerk)
    assert everything(number) == before


@pytest.mark.verifies(HAMI(15), HAMI(18))
def test_at_the_counter_it_is_signed_on_paper_also_what_was_only_chosen_at_home(cast):
    draft = cases.draft(id=drafted(cast), actor=cast.applicant)
    number = testing.taken_in(cast, draft=draft.code, key="k1")
    assert "rules" not in materials.keys_of(holder=number)  # nobody has signed it
    assert promises.of(number) == ()

    signed = testing.taken_in(cast, key="k2", promised_for=frozenset({"rules"}))

    (told,) = promises.of(signed)
    assert (told.on_paper, told.by) == (True, cast.counter.ref)
    assert "rules" in materials.keys_of(holder=signed)
    with pytest.raises(FactNotPromised):
        testing.taken_in(cast, key="k3", promised_for=frozenset({"layout"}))
    assert Case.objects.count() == 2


def test_a_changed_wording_is_another_promise(cast):
    draft = drafted(cast)
    offerings.publish_fact(words="制度已经报备。")

    renewed = cases.new_draft(
        offering=cast.offering, actor=cast.applicant, at=AT + timedelta(days=1)
    )

    assert renewed.id == draft
    assert [name.zh for name in renewed.lost] == ["食品安全管理制度"]
    assert "rules" not in materials.keys_of(holder=draft)


def asked_for(cast, *keys, key):
    """Return a case that came in with its layout only, and that lacks what a notice asks for."""
    number = testing.taken_in(cast, key=key)
    intake.ask_for_supplement(
        number=number, asks=[Ask(one, one, "缺") for one in keys], actor=cast.clerk, at=AT
    )
    return number


@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
@pytest.mark.check("A18-3")
def test_in_answer_to_a_notice_a_promise_stands_for_what_it_asked_and_for_nothing_else(cast):
    number = asked_for(cast, "rules", key="k1")
    other = asked_for(cast, "layout", key="k2")
    accepted = frozenset({text_of(cast).sha256})
    supply = partial(testing.attempt, Move.SUPPLY, at=AT, handed_in={}, accepted=accepted)
    before = everything(number), everything(other)
    record = records.final(applicant=cast.applicant.applicant)
    with pytest.raises(WayShut):
        supply(number=number, actor=cast.applicant)
    records.repaired(record)
    for which, told in (
        (other, {}),
        (number, {"accepted": frozenset({"0" * 64})}),
        (number, {"handed_in": {"rules": [testing.picture("rules")]}}),
    ):
        with pytest.raises(PromiseUnknown):
            supply(number=which, actor=cast.applicant, **told)
    assert (everything(number), everything(other)) == before
    assert promises.of(number) == ()

    supply(number=number, actor=cast.applicant)
    supply(number=(third := asked_for(cast, "rules", key="k3")), actor=cast.counter)

    for which, on_paper in ((number, False), (third, True)):
        (signed,) = promises.of(which)
        assert (signed.sha256, signed.on_paper) == (text_of(cast).sha256, on_paper)
        (stands,) = (one for one in materials.of(holder=which) if one.material == "rules")
        assert (stands.source, stands.reference) == (materials.Source.PROMISE, signed.sha256)
        (commitment,) = commitments(which)
        twin = str(documents.twin(document_id=commitment.id))
        assert ("窗口纸质签署" if on_paper else "网上签署") in twin
    with pytest.raises(MoveNotOpen):
        supply(number=number, actor=cast.applicant)
    for move in ON[1:]:
        make(move, number, actor=cast.who(move))
    check = promises.check_of(number)
    assert check is not None
    assert check.due_on is not None


@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
@pytest.mark.check("A18-1")
def test_with_the_answer_to_a_notice_what_may_follow_is_promised_too(cast):
    number = asked_for(cast, "web_page", "rules", key="k1")
    accepted = frozenset({testing.promise_of(cast, "rules")})
    handed_in = {"web_page": [testing.picture("web_page")]}

    testing.attempt(
        Move.SUPPLY, number, actor=cast.applicant, at=AT, handed_in=handed_in, accepted=accepted
    )
    make(Move.ACCEPT_WITH_GAPS, number, actor=cast.clerk)

    (gap,) = cases.case(number=number, actor=cast.clerk).gaps
    assert (gap.key, gap.filled_at) == ("rules", None)
    due = clocks.running(case=number, kind=clocks.Kind.DEFERRAL)
    assert due is not None
    assert due.due_on > AT.date()
