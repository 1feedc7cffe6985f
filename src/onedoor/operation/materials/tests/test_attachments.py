from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onedoor.kernel import prepared
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.materials import access, api, services, testing
from onedoor.operation.materials.models import Attachment

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
CLERK = Actor(ActorKind.STAFF, "S1")
pytestmark = pytest.mark.django_db


def a_file(owner: str = "a1") -> api.StoredFile:
    return api.store(name="图.jpg", content=testing.picture(), owner=owner, at=AT)


def attached(holder: str = "draft-1", material: str = "plan") -> api.Attached:
    return api.attach(holder=holder, material=material, file_id=a_file().id, actor=CLERK, at=AT)


def verdict(found: api.Attached, verdict: api.Verdict, reason: str = "", holder: str = "draft-1"):
    api.give_verdicts(holder=holder, found={found.id: (verdict, reason)}, by="S1", at=AT)
    return api.of(holder=holder)[0]


def test_a_file_attached_twice_is_attached_once():
    assert attached() == attached()
    assert [one.material for one in api.of(holder="draft-1")] == ["plan"]


@pytest.mark.verifies(HAMI(17))
@pytest.mark.check("A17-1")
def test_a_licence_stands_for_a_file():
    made = [
        api.attach_reference(
            holder="draft-1",
            material="licence",
            source=api.Source.LICENCE,
            reference="X1",
            actor=CLERK,
            at=AT,
        )
        for _ in range(2)
    ]

    assert made[0] == made[1]
    assert [(one.source, one.file, one.reference) for one in api.of(holder="draft-1")] == [
        (api.Source.LICENCE, None, "X1")
    ]


def test_a_material_from_nowhere_is_refused():
    with pytest.raises(services.ReferenceMissing):
        api.attach_reference(
            holder="draft-1", material="m", source=api.Source.EXCHANGE, reference="",
            actor=CLERK, at=AT,
        )  # fmt: skip

    assert Attachment.objects.count() == 0


def test_what_was_attached_can_be_taken_out_by_its_holder_only():
    found = attached()

    with pytest.raises(access.AttachmentMissing):
        api.detach(holder="draft-2", attachment_id=found.id)
    assert len(api.of(holder="draft-1")) == 1
    api.detach(holder="draft-1", attachment_id=found.id)
    assert api.of(holder="draft-1") == ()


def test_a_draft_hands_all_its_materials_to_the_case():
    attached(material="plan")
    attached(material="lease")

    handing = api.HAND_OVER.format(target="%s", source="%s")
    assert prepared.run(handing, ["C1", "draft-1"]).rowcount == 2
    assert [one.material for one in api.of(holder="C1")] == ["plan", "lease"]
    assert api.of(holder="draft-1") == ()


@pytest.mark.verifies(ADL(32, item=4))
def test_unfit_needs_a_reason():
    found = attached()

    with pytest.raises(services.ReasonMissing):
        verdict(found, api.Verdict.UNFIT, reason="  ")
    assert api.of(holder="draft-1")[0].verdict is api.Verdict.OPEN

    assert verdict(found, api.Verdict.UNFIT, reason="缺公章").reason == "缺公章"
    assert verdict(found, api.Verdict.FITS).reason == ""


def test_a_stranger_cannot_give_a_verdict():
    found = attached()

    with pytest.raises(access.AttachmentMissing):
        verdict(found, api.Verdict.FITS, holder="C9")
    assert api.of(holder="draft-1")[0].verdict is api.Verdict.OPEN


@pytest.mark.verifies(ADL(32, item=4))
def test_what_was_found_alike_is_written_at_once_and_the_rest_each_by_itself(
    django_assert_num_queries,
):
    held = [attached(material=name) for name in ("plan", "lease", "rules")]
    found = {one.id: (api.Verdict.FITS, "") for one in held}
    found[held[2].id] = (api.Verdict.UNFIT, "缺公章")

    with django_assert_num_queries(2):
        api.give_verdicts(holder="draft-1", found=found, by="S1", at=AT)

    told = [(one.verdict, one.reason) for one in api.of(holder="draft-1")]
    assert told == [(api.Verdict.FITS, ""), (api.Verdict.FITS, ""), (api.Verdict.UNFIT, "缺公章")]


def test_who_may_read_is_asked_with_the_holders_of_a_file():
    found = attached()
    asked = []

    def reader(file: api.StoredFile, holders: tuple[str, ...]) -> bool:
        asked.append((file.owner, holders))
        return True

    assert found.file is not None
    api.original(file_id=found.file.id, may_read=reader)

    assert asked == [("a1", ("draft-1",))]


def test_the_list_of_materials_costs_one_query(flat_queries):
    def add(n: int) -> None:
        attached(material=f"m{n}")

    flat_queries(add_row=add, ask=lambda: api.of(holder="draft-1"), at_most=1)


def test_who_handed_something_in_stays_with_it():
    found = attached()
    again = api.attach(
        holder="draft-1", material="plan", file_id=a_file().id,
        actor=Actor(ActorKind.APPLICANT, "a2"),
        at=AT + timedelta(days=1),
    )  # fmt: skip

    assert again == found
    assert (found.by_kind, found.by, found.attached_at) == ("staff", "S1", AT)


def handed(ref: str, hours: int, **changes: object) -> api.Attached:
    first = api.Attached(
        ref, "C1", "plan", api.Source.PAPER, None, "paper:S1", api.Verdict.OPEN, "",
        AT + timedelta(hours=hours),
    )  # fmt: skip
    return replace(first, **changes)  # type: ignore[arg-type]  # the fields, by name


def test_what_came_until_the_submission_is_one_version_and_each_handing_in_one_more():
    held = [
        handed("a", -9), handed("b", 0), handed("c", 5), handed("d", 5), handed("e", 9),
        handed("other", 5, material="lease"),
    ]  # fmt: skip

    found = api.versions(held, submitted_at=AT)

    told = {ref: (one.n, one.of, one.is_newest) for ref, one in found.items()}
    assert told == {
        "a": (1, 3, False), "b": (1, 3, False), "c": (2, 3, False), "d": (2, 3, False),
        "e": (3, 3, True), "other": (1, 1, True),
    }  # fmt: skip


@pytest.mark.verifies(ADL(32, item=4))
def test_an_application_rests_on_all_but_what_did_not_fit_and_was_replaced():
    unfit = {"verdict": api.Verdict.UNFIT, "reason": "缺公章"}
    held = [handed("a", 0, **unfit), handed("b", 0), handed("c", 5, **unfit)]

    standing = api.standing(held, submitted_at=AT)

    assert [one.id for one in standing] == ["b", "c"]
    assert api.unexamined(held[0]) == handed("a", 0)
