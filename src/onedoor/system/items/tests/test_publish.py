from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from onedoor.general.places.api import OutsideTheCity
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.law.articles import ADL, BER, HAMI
from onedoor.system.items import api as items
from onedoor.system.items import models, testing
from onedoor.system.items.domain import codes, errors, parsing

AT = datetime(2026, 11, 3, 2, tzinfo=UTC)
EDITOR = Actor(ActorKind.STAFF, "s1", testing.BODY, "650502000000", frozenset({"items.edit"}))
STRANGER = Actor(ActorKind.STAFF, "s2", "1" * 18, "650502000000", frozenset({"items.edit"}))


def _publish(document, **more):
    return items.publish(**{"document": document, "actor": EDITOR, "at": AT} | more)


def _nothing_happened():
    return not models.VersionRow.objects.exists() and not models.EntryRow.objects.exists()


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(16), HAMI(15), ADL(30))
@pytest.mark.check("A15-2")
def test_a_published_offering_is_one_document_for_every_channel():
    published = _publish(testing.document())

    offering = items.offering(published.code)
    assert (offering.version, offering.sha256) == (1, published.sha256)
    assert parsing.document(offering.what) == parsing.document(items.parse(testing.document()))
    assert items.entry(published.code).offered
    assert journal.kinds(published.code) == ["items.published"]


@pytest.mark.django_db
def test_the_same_document_again_changes_nothing_and_a_change_is_the_next_version():
    first = _publish(testing.document())
    again = _publish(testing.document())
    changed = testing.document()
    changed["limits"]["promised_days"] = 5
    changed["summary"] = "开饭店前需要取得许可。"
    second = _publish(changed)

    assert (again.version, again.is_new) == (1, False)
    assert (second.version, second.is_new) == (2, True)
    assert items.offering(first.code).version == 2
    assert items.offering(first.code, 1).replaced
    assert items.offering(first.code, 1).sha256 == first.sha256
    assert journal.kinds(first.code) == ["items.published"] * 2


@pytest.mark.django_db
def test_a_published_version_can_be_neither_changed_nor_deleted():
    published = _publish(testing.document())
    row = models.VersionRow.objects.filter(code=published.code)

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        row.update(sha256="0" * 64)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        row.delete()


@pytest.mark.django_db
def test_only_an_editor_of_the_body_publishes():
    with pytest.raises(errors.NotAnEditor):
        _publish(testing.document(), actor=STRANGER)

    assert _nothing_happened()


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(3))
@pytest.mark.check("A3-1")
def test_an_offering_of_another_place_is_refused():
    with pytest.raises(OutsideTheCity):
        _publish(testing.document() | {"area": "510100000000"})

    assert _nothing_happened()


@pytest.mark.django_db
@pytest.mark.verifies(BER(35))
@pytest.mark.check("A2-1")
def test_all_flaws_are_named_at_once_and_nothing_is_published():
    broken = testing.document() | {
        "task_type": "02",
        "visits": 2,
        "complaint_phone": "0902-2233315",
        "handling": "1",
    }

    with pytest.raises(items.NotPublishable) as refused:
        _publish(broken)

    assert refused.value.facts["codes"] == ["V1", "V5", "V7", "V9", "A2-1"]
    assert _nothing_happened()


def _limits(**changes):
    return {"limits": {**testing.document()["limits"], **changes}}


def _material(**changes):
    form = testing.document()["form"]
    return {"form": {**form, "materials": [{**form["materials"][1], **changes}]}}


@pytest.mark.parametrize(
    "code, changes",
    [
        ("V1", {"handling": "1"}),
        ("V2", _limits(legal_days=4)),
        ("V3", {"result": {"name": "食品经营许可证", "kind": "20"}}),
        ("V3", {"result": {"name": "批复", "kind": ""}}),
        ("V5", {"visits": 1, "online_depth": "4"}),
        ("V5", {"why_visits": "必须到现场"}),
        ("V6", {"channels": ["counter"]}),
        ("V7", {"visits": 1, "why_visits": "须核验原件"}),
        ("V8", {"charges": True}),
        ("V8", {"pays_online": True}),
        ("V9", {"consult_phone": "2233315"}),
        ("V9", {"complaint_phone": ""}),
        ("V10", {"places": []}),
        ("V11", {"topics": []}),
        ("V12", {"faq": []}),
        ("V13", _limits(promised_days=4)),
        ("V14", _material(proof=True)),
        ("V15", _material(basis="")),
        ("V16", _material(licence="business_licence")),
        ("A2-1", {"task_type": "06"}),
        ("A2-2", {"task_type": "20"}),
        ("A15-1", {"channels": ["online"]}),
        ("codes", {"code": "11652201010485123A4000131023001"}),
        ("codes", {"code": "有 空格"}),
        ("codes", {"handling_code": "x"}),
        ("permit", {"bases": []}),
    ],
)
def test_each_rule_names_its_flaw(code, changes):
    found = {flaw.code for flaw in items.flaws(items.parse(testing.document() | changes))}

    assert code in found


def test_the_demonstration_offering_has_no_flaw():
    assert items.flaws(items.parse(testing.document())) == ()


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(4))
@pytest.mark.check("A4-1")
def test_the_five_measures_are_kept_from_the_start_and_shrink():
    before = {"materials": 9, "steps": 8, "days": 20, "visits": 2, "fee": 0}
    published = _publish(testing.document(), baseline=before)

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


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(4))
@pytest.mark.check("A4-1")
def test_asking_for_more_than_at_the_start_needs_a_reason():
    _publish(testing.document())
    slower = testing.document() | _limits(promised_days=8)

    with pytest.raises(items.ReasonMissing):
        _publish(slower)
    assert items.offering(slower["code"]).version == 1
    assert _publish(slower, reason="依据修订后的办法增加核查").version == 2


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


@pytest.mark.django_db
def test_a_missing_offering_and_a_missing_version_look_the_same():
    published = _publish(testing.document(), actor=system("test"))

    for code, version in (("nothing", None), (published.code, 7)):
        with pytest.raises(items.OfferingMissing):
            items.offering(code, version)
