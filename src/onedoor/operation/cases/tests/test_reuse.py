from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from onedoor.general.people import testing as people
from onedoor.journal import api as entries
from onedoor.journal import testing as journal
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.cases import testing
from onedoor.operation.cases.access import DraftMissing
from onedoor.operation.cases.domain.reuse import (
    MOST,
    Earlier,
    NothingToReuse,
    ReuseNotAgreed,
    Wanted,
    reusable,
)
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.queries.drafts import earlier
from onedoor.operation.cases.services.drafts import new_draft
from onedoor.operation.cases.services.reusing import use_again
from onedoor.operation.materials import api as materials
from onedoor.system.items import api as items

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
WANTED = Wanted("布局图", frozenset({"pdf", "jpeg"}), 1000, 5)


def handed(file="F1", *, days_ago=1, **changes):
    given: dict[str, Any] = {
        "attachment": f"A{file}", "case": "C1", "title": "许可", "material": "布局图",
        "file": file, "file_name": "a.jpg", "kind": "jpeg", "size": 1000, "pages": 5,
        "is_unfit": False, "at": AT - timedelta(days=days_ago),
    }  # fmt: skip
    return Earlier(**{**given, **changes})


def offered(*earlier_ones, there=frozenset()):
    found = reusable(WANTED, earlier_ones, there=there, on=legal_day(AT), days=730)
    return [one.file for one in found]


@pytest.mark.verifies(HAMI(17))
def test_what_stands_is_offered_newest_first_and_each_file_once():
    old, new = handed("F1", days_ago=9), handed("F2", days_ago=2)

    assert offered(old, new, handed("F1", days_ago=5)) == ["F2", "F1"]
    assert offered(old, new, there=frozenset({"F2"})) == ["F1"]
    assert len(offered(*(handed(f"F{n}") for n in range(MOST + 3)))) == MOST
    assert offered(handed(days_ago=730)) == ["F1"]


@pytest.mark.parametrize(
    "flaw",
    [{"days_ago": 731}, {"is_unfit": True}, {"material": "制度"}, {"kind": "png"},
     {"size": 1001}, {"pages": 6}],
)  # fmt: skip
def test_what_is_old_unfit_other_or_not_taken_is_not_offered(flaw):
    assert offered(handed(**flaw)) == []


def looked(cast, material, **changes):
    form = items.offering(cast.offering).form
    given: dict[str, Any] = {
        "applicant": cast.applicant.ref, "wanted": [form.material(material)], "held": (),
        "actor": cast.applicant, "at": testing.AT,
    }  # fmt: skip
    return earlier(**{**given, **changes})[material]


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(17))
def test_a_file_of_an_earlier_case_stands_for_a_material_once_more():
    cast = testing.cast()
    number = testing.submitted(cast)
    draft = new_draft(offering=cast.offering, actor=cast.applicant, at=testing.AT).id
    given: dict[str, Any] = {
        "draft": draft,
        "material": "layout",
        "actor": cast.applicant,
        "at": testing.AT,
    }
    (found,) = looked(cast, "layout")
    assert found.case == number

    use_again(attachment=found.attachment, **given)

    held = {one.material: one.file for one in materials.of(holder=draft)}
    before = {one.material: one.file for one in materials.of(holder=number)}
    assert held["layout"] == before["layout"]
    assert journal.kinds(draft)[-1] == "cases.material_used_again"
    assert looked(cast, "layout", held={found.file}) == ()
    with pytest.raises(NothingToReuse):  # it is there already
        use_again(attachment=found.attachment, **given)


@pytest.mark.django_db
def test_nobody_uses_what_is_not_their_own_or_was_not_offered():
    cast = testing.cast()
    testing.submitted(cast)
    draft = new_draft(offering=cast.offering, actor=cast.applicant, at=testing.AT).id
    (layout,) = looked(cast, "layout")
    other = people.organisation_actor(code="91650502MA77777777")
    theirs = new_draft(offering=cast.offering, actor=other, at=testing.AT).id

    assert looked(cast, "layout", applicant=other.ref, actor=other) == ()
    assert looked(cast, "layout", actor=other) == ()
    for draft_id, material, actor, error in (
        (draft, "rules", cast.applicant, NothingToReuse),
        (draft, "layout", other, DraftMissing),
        (theirs, "layout", other, NothingToReuse),
    ):
        with pytest.raises(error):
            use_again(
                draft=draft_id, material=material, attachment=layout.attachment, actor=actor,
                at=testing.AT,
            )  # fmt: skip

    assert "layout" not in materials.keys_of(holder=draft)
    assert "layout" not in materials.keys_of(holder=theirs)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(17), PIPL(14))
def test_the_counter_uses_an_earlier_file_once_the_applicant_agreed():
    cast = testing.cast()
    first = testing.submitted(cast)
    (found,) = looked(cast, "rules", actor=cast.counter, agreed=True)
    chosen = {"rules": (found.attachment,)}
    for actor, agreed in ((cast.counter, False), (cast.officer, True)):
        assert looked(cast, "rules", actor=actor, agreed=agreed) == ()
    with pytest.raises(ReuseNotAgreed):
        testing.taken_in(cast, key="k2", again=chosen)
    with pytest.raises(NothingToReuse):  # offered for another material
        testing.taken_in(cast, key="k2", again={"layout": chosen["rules"]}, agreed=True)
    assert [one.number for one in Case.objects.all()] == [first]

    number = testing.taken_in(cast, key="k2", again=chosen, agreed=True)

    (held,) = (one for one in materials.of(holder=number) if one.material == "rules")
    assert held.file is not None
    assert (held.file.id, held.by) == (found.file, cast.counter.ref)
    (told,) = (one for one in entries.entries_of(number) if one.kind == "cases.material_used_again")
    assert (told.facts["material"], told.facts["case"]) == ("rules", first)
    assert told.facts["agreed"] is True
    assert testing.taken_in(cast, key="k2", again=chosen, agreed=True) == number
