from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from onedoor.general.bases import api as bases
from onedoor.general.places.api import OutsideTheCity
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import ADL, BER, HAMI
from onedoor.system.items import api as items
from onedoor.system.items import demo, models, testing
from onedoor.system.items.domain import codes, errors, parsing
from onedoor.system.items.services import publishing

AT = datetime(2026, 11, 3, 2, tzinfo=UTC)
NEXT_DAY = datetime(2026, 11, 4, 2, tzinfo=UTC)
AREA = "650502000000"


def _staff(ref, *duties, body=testing.BODY):
    return Actor(ActorKind.STAFF, ref, body, AREA, frozenset(duties))


EDITOR = _staff("s1", "items.edit")
REVIEWER = _staff("s2", "items.review")
BOTH = _staff("s3", "items.edit", "items.review")
STRANGER = _staff("s9", "items.edit", "items.review", body="1" * 18)


@pytest.fixture
def surroundings(db):
    testing.surroundings()


def _written(document=None, actor=EDITOR, **more):
    given = testing.document() if document is None else document
    return items.write_draft(document=given, actor=actor, at=AT, **more)


def _sent(document=None, **terms):
    draft = _written(document)
    return items.send_to_review(ref=draft.ref, actor=EDITOR, at=AT, terms=items.Terms(**terms))


def _approved(document=None, **terms):
    draft = _sent(document, **terms)
    return items.review(ref=draft.ref, verdict=items.Verdict.APPROVE, actor=REVIEWER, at=AT)


def _publish(document=None, at=AT, **terms):
    return items.publish(ref=_approved(document, **terms).ref, actor=EDITOR, at=at)


def _nothing_published():
    return not models.VersionRow.objects.exists() and not models.EntryRow.objects.exists()


@pytest.mark.verifies(HAMI(16), HAMI(15), ADL(30))
@pytest.mark.check("A15-2", "A16-1")
def test_a_published_offering_is_one_document_for_every_channel(surroundings):
    published = _publish()

    offering = items.offering(published.code)
    assert (offering.version, published.version) == (1, 1)
    assert parsing.document(offering.what) == parsing.document(items.parse(testing.document()))
    assert items.entry(published.code).offered
    assert journal.kinds(published.code) == ["items.published"]
    assert journal.kinds(published.ref) == [
        "items.draft_begun", "items.sent_to_review", "items.reviewed",
    ]  # fmt: skip


@pytest.mark.verifies(HAMI(16), HAMI(15))
@pytest.mark.check("A16-2")
def test_publishing_the_next_version_switches_what_everybody_reads(surroundings):
    first = _publish()
    changed = testing.document() | {"summary": "开饭店前需要取得许可。"}
    changed["limits"] = {**changed["limits"], "promised_days": 4}
    changed["flow"] = {**changed["flow"], "steps": _shorter(changed["flow"]["steps"])}
    sooner = [{**one, "deferrable_days": 2} for one in changed["form"]["materials"]]
    changed["form"] = {**changed["form"], "materials": sooner}
    second = _publish(changed)

    assert (second.version, items.offering(first.code).version) == (2, 2)
    assert items.entry(first.code).promised_days == 4
    mark = items.mark(first.code)
    assert mark is not None
    assert (mark.version, mark.replaced) == (2, False)
    assert items.offering(first.code, 1).replaced
    assert items.offering(first.code, 1).limits.promised_days == 5
    assert [v.version for v in items.versions(first.code)] == [2, 1]
    assert {v.reviewed_by for v in items.versions(first.code)} == {"s2"}


def _shorter(steps):
    return [step | ({"days": 1} if step["key"] == "review" else {}) for step in steps]


@pytest.mark.verifies(HAMI(16))
def test_two_versions_are_compared_field_by_field(surroundings):
    first = _publish()
    changed = testing.document()
    changed["visits"], changed["why_visits"], changed["online_depth"] = 1, "须核验原件", "4"
    changed["form"]["materials"][1]["copies"] = 2
    _publish(changed, reason="依据修订后的办法")

    found = {
        (c.place, c.label.zh, c.before.zh, c.after.zh)
        for c in items.differences(first.code, older=1, newer=2)
    }

    assert found == {
        ("visits", "到办事现场次数", "0", "1"),
        ("why_visits", "必须现场办理原因说明", "", "须核验原件"),
        ("online_depth", "网上办理深度", "5 办理(审查)", "4 受理"),
        ("form.materials.layout.copies", "申报材料 · 复印件份数", "0", "2"),
    }


def test_the_same_document_again_is_refused_before_review(surroundings):
    _publish()
    again = _written()

    with pytest.raises(items.NothingChanged):
        items.send_to_review(ref=again.ref, actor=EDITOR, at=AT)
    assert items.draft(ref=again.ref, actor=EDITOR).state is items.DraftState.WRITING
    assert journal.kinds(again.ref) == ["items.draft_begun"]


def test_a_published_version_can_be_neither_changed_nor_deleted(surroundings):
    published = _publish()
    row = models.VersionRow.objects.filter(code=published.code)

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        row.update(sha256="0" * 64)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        row.delete()


def test_only_people_of_the_body_write_review_and_publish(surroundings):
    with pytest.raises(errors.NotAnEditor):
        _written(actor=STRANGER)
    with pytest.raises(errors.NotAnEditor):
        _written(actor=REVIEWER)
    sent = _sent()
    with pytest.raises(items.DraftMissing):
        items.review(ref=sent.ref, verdict=items.Verdict.APPROVE, actor=STRANGER, at=AT)
    with pytest.raises(errors.NotAReviewer):
        items.review(ref=sent.ref, verdict=items.Verdict.APPROVE, actor=EDITOR, at=AT)
    with pytest.raises(items.DraftMissing):
        items.draft(ref=sent.ref, actor=STRANGER)

    assert items.draft(ref=sent.ref, actor=REVIEWER).state is items.DraftState.IN_REVIEW
    assert items.drafts(actor=STRANGER) == ()
    assert _nothing_published()


@pytest.mark.verifies(HAMI(16), BER(35))
def test_nobody_reviews_what_they_wrote_nor_publishes_what_they_reviewed(surroundings):
    mine = _written(actor=BOTH)
    items.send_to_review(ref=mine.ref, actor=BOTH, at=AT)
    with pytest.raises(items.SecondPersonNeeded):
        items.review(ref=mine.ref, verdict=items.Verdict.APPROVE, actor=BOTH, at=AT)
    items.drop_draft(ref=_returned(mine.ref), actor=BOTH, at=AT)

    sent = _sent()
    items.review(ref=sent.ref, verdict=items.Verdict.APPROVE, actor=BOTH, at=AT)
    with pytest.raises(items.SecondPersonNeeded):
        items.publish(ref=sent.ref, actor=BOTH, at=AT)

    assert _nothing_published()


def _returned(ref):
    items.review(
        ref=ref, verdict=items.Verdict.RETURN, actor=REVIEWER, at=AT, opinion="条件一的依据不对"
    )
    return ref


def test_a_returned_draft_carries_its_opinion_and_needs_a_new_review(surroundings):
    sent = _sent()
    with pytest.raises(errors.OpinionMissing):
        items.review(ref=sent.ref, verdict=items.Verdict.RETURN, actor=REVIEWER, at=AT)

    returned = items.draft(ref=_returned(sent.ref), actor=EDITOR)

    assert (returned.state, returned.opinion) == (items.DraftState.WRITING, "条件一的依据不对")
    with pytest.raises(items.DraftNotOpen):
        items.publish(ref=sent.ref, actor=EDITOR, at=AT)
    assert _nothing_published()


def test_an_approved_draft_that_is_written_to_needs_a_new_review(surroundings):
    approved = _approved()

    _written(testing.document() | {"summary": "改动"}, ref=approved.ref)

    with pytest.raises(items.DraftNotOpen):
        items.publish(ref=approved.ref, actor=EDITOR, at=AT)
    assert _nothing_published()


def test_a_draft_in_review_stands_still(surroundings):
    sent = _sent()

    with pytest.raises(items.DraftNotOpen):
        _written(ref=sent.ref)
    with pytest.raises(items.DraftNotOpen):
        items.drop_draft(ref=sent.ref, actor=EDITOR, at=AT)
    assert items.draft(ref=sent.ref, actor=EDITOR).revision == 1


def test_a_draft_may_be_unfinished_and_knows_when_somebody_else_saved_it(surroundings):
    unfinished = {"body": testing.BODY, "name": "新事项"}
    draft = _written(unfinished)
    saved = _written(unfinished | {"visits": 0}, ref=draft.ref, revision=draft.revision)

    with pytest.raises(items.DraftChanged):
        _written(unfinished, ref=draft.ref, revision=draft.revision)
    assert (saved.revision, saved.name, saved.code) == (2, "新事项", "")
    assert items.draft(ref=draft.ref, actor=EDITOR).document == unfinished | {"visits": 0}
    with pytest.raises(items.OfferingUnreadable):
        items.send_to_review(ref=draft.ref, actor=EDITOR, at=AT)


def test_an_offering_has_one_open_draft_at_a_time(surroundings):
    _written()

    with pytest.raises(items.DraftTaken):
        _written()
    assert len(items.drafts(actor=EDITOR)) == 1


@pytest.mark.verifies(HAMI(3))
@pytest.mark.check("A3-1")
def test_an_offering_of_another_place_is_refused(surroundings):
    draft = _written(testing.document() | {"area": "510100000000"})

    with pytest.raises(OutsideTheCity):
        items.send_to_review(ref=draft.ref, actor=EDITOR, at=AT)
    assert items.draft(ref=draft.ref, actor=EDITOR).state is items.DraftState.WRITING
    assert _nothing_published()


@pytest.mark.verifies(BER(35))
@pytest.mark.check("A16-4")
def test_all_flaws_are_named_at_once_and_nothing_is_sent(surroundings):
    broken = testing.document() | {
        "task_type": "02",
        "visits": 2,
        "complaint_phone": "0902-2233315",
        "handling": "1",
    }
    draft = _written(broken)

    with pytest.raises(items.NotPublishable) as refused:
        items.send_to_review(ref=draft.ref, actor=EDITOR, at=AT)

    found = refused.value.facts["found"]
    assert isinstance(found, tuple)
    assert {flaw.code for flaw in found} == {"V1", "V5", "V7", "V9", "A2-1", "A29-2"}
    assert all(flaw.basis and flaw.mend for flaw in found)
    assert items.draft(ref=draft.ref, actor=EDITOR).state is items.DraftState.WRITING
    assert _nothing_published()


@pytest.mark.verifies(HAMI(16), HAMI(29, item=2))
def test_a_day_of_effect_is_kept_by_the_clock(surroundings):
    approved = _approved(effective_on=date(2026, 11, 4), cancel_on=date(2026, 12, 1))
    scheduled = items.publish(ref=approved.ref, actor=EDITOR, at=AT)

    assert (scheduled.state, _nothing_published()) == (items.DraftState.SCHEDULED, True)
    assert publishing.keep_dates(at=AT) == ()
    assert publishing.keep_dates(at=NEXT_DAY) == (scheduled.code,)
    assert publishing.keep_dates(at=NEXT_DAY) == ()
    offering = items.offering(scheduled.code)
    assert (offering.effective_on, offering.cancel_on) == (date(2026, 11, 4), date(2026, 12, 1))

    assert publishing.keep_dates(at=datetime(2026, 12, 1, 2, tzinfo=UTC)) == (scheduled.code,)
    assert items.offering(scheduled.code).standing is items.Standing.CANCELLED


def test_a_scheduled_draft_that_the_rules_forbid_by_then_goes_back_to_its_writers(surroundings):
    approved = _approved(effective_on=date(2026, 11, 4))
    items.publish(ref=approved.ref, actor=EDITOR, at=AT)
    bases.change(
        title="中华人民共和国食品安全法", state=bases.State.REPEALED, on=date(2026, 11, 4),
        document="测试", actor=REVIEWER, at=AT,
    )  # fmt: skip

    publishing.keep_dates(at=NEXT_DAY)

    back = items.draft(ref=approved.ref, actor=EDITOR)
    assert (back.state, "已废止" in back.opinion) == (items.DraftState.WRITING, True)
    assert _nothing_published()


@pytest.mark.verifies(HAMI(16))
def test_a_day_of_effect_in_the_past_or_far_away_is_refused(surroundings):
    draft = _written()

    for terms in (
        items.Terms(effective_on=date(2026, 11, 2)),
        items.Terms(cancel_on=date(2026, 11, 3)),
    ):
        with pytest.raises(errors.DaysWrong):
            items.send_to_review(ref=draft.ref, actor=EDITOR, at=AT, terms=terms)
    for day in (date(2029, 11, 4), date.max):
        with pytest.raises(errors.TooFarAhead) as far:
            items.send_to_review(
                ref=draft.ref, actor=EDITOR, at=AT, terms=items.Terms(effective_on=day)
            )
        assert far.value.facts == {"last": date(2029, 11, 3), "years": 3}
    with pytest.raises(errors.TooFarAhead):
        items.send_to_review(
            ref=draft.ref, actor=EDITOR, at=AT, terms=items.Terms(cancel_on=date(2029, 11, 4))
        )
    assert items.draft(ref=draft.ref, actor=EDITOR).state is items.DraftState.WRITING


@pytest.mark.verifies(HAMI(4))
@pytest.mark.check("A4-1")
def test_the_five_measures_are_kept_from_the_start_and_shrink(surroundings):
    before = {"materials": 9, "steps": 8, "days": 20, "visits": 2, "fee": 0}
    published = _publish(baseline=before)

    measures = {
        m.name: (m.baseline, m.current, m.reduction) for m in items.measures(published.code)
    }

    assert measures == {
        "materials": (9, 5, 44),
        "steps": (8, 6, 25),
        "days": (20, 5, 75),
        "visits": (2, 0, 100),
        "fee": (0, 0, 0),
    }
    assert items.offering(published.code).reduction == 75


@pytest.mark.verifies(HAMI(4))
@pytest.mark.check("A4-1")
def test_asking_for_more_than_at_the_start_needs_a_reason_that_the_reviewer_sees(surroundings):
    _publish()
    slower = testing.document()
    slower["limits"] = {**slower["limits"], "promised_days": 8}
    draft = _written(slower)

    with pytest.raises(items.ReasonMissing):
        items.send_to_review(ref=draft.ref, actor=EDITOR, at=AT)
    assert items.offering(slower["code"]).version == 1

    terms = items.Terms(reason="依据修订后的办法增加核查")
    items.send_to_review(ref=draft.ref, actor=EDITOR, at=AT, terms=terms)
    assert items.draft(ref=draft.ref, actor=REVIEWER).terms.reason == terms.reason
    items.review(ref=draft.ref, verdict=items.Verdict.APPROVE, actor=REVIEWER, at=AT)
    assert items.publish(ref=draft.ref, actor=EDITOR, at=AT).version == 2
    assert items.versions(slower["code"])[0].reason == terms.reason


def test_codes_are_composed_and_local_shapes_kept():
    code = codes.compose(body=testing.BODY, level="4", catalogue_code="000131023000")

    assert code == "11652201010485123A4000131023000"
    assert codes.handling(code, 1) == code + "01"
    assert codes.is_any_code("511A0138000000-511602000000-000-115113010833722043-1-00")
    assert not codes.is_any_code("x" * 65)
    with pytest.raises(ValueError, match="1165"):
        codes.compose(body="1165", level="4", catalogue_code="000131023000")


def test_an_unreadable_document_names_every_place():
    with pytest.raises(items.OfferingUnreadable) as refused:
        items.parse({"name": 5, "visits": "x", "colour": "red"})

    flaws = str(refused.value.facts["flaws"])
    assert "offering: 未知的属性 colour" in flaws
    assert "offering.visits: 必须是非负整数" in flaws
    assert "offering: 缺少 form" in flaws


def test_a_missing_offering_and_a_missing_version_look_the_same(surroundings):
    published = _publish()

    for code, version in (("nothing", None), (published.code, 7)):
        with pytest.raises(items.OfferingMissing):
            items.offering(code, version)


def test_a_new_demonstration_does_not_undo_what_people_published(surroundings):
    shipped = testing.document()
    demo.refresh(document=shipped, at=AT, baseline={})
    demo.refresh(document=shipped | {"consult_phone": "0902-2230001"}, at=AT, baseline={})
    code = items.parse(shipped).code
    assert items.offering(code).version == 2
    own = _publish(shipped | {"consult_phone": "0902-2230002"})
    before = models.VersionRow.objects.count()

    demo.refresh(document=shipped, at=NEXT_DAY, baseline={})

    assert (items.offering(code).version, own.version) == (3, 3)
    assert models.VersionRow.objects.count() == before
