"""Every offering of the demonstration, applied for and answered by its own people and flow."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from onedoor.general.bodies import api as bodies
from onedoor.general.bodies import demo as the_city
from onedoor.general.people import api as known
from onedoor.general.people import testing as persons
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.documents import api as documents
from onedoor.operation.fees import api as fees
from onedoor.operation.fees import testing as paying
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms
from onedoor.system.forms import testing as filling
from onedoor.system.items import api as items
from onedoor.system.items import demo as the_catalogue

AT = datetime(2026, 11, 24, 4, tzinfo=UTC)
Move, State = cases.Move, cases.State
FIRM = "哈密市伊州区甜蜜蜜瓜专业合作社"
# In this order; what leads to a decision before the decision.
WAY = (
    Move.RECEIVE, Move.ACCEPT, Move.ADVANCE, Move.REVIEW, Move.VISIT, Move.GRANT, Move.ISSUE,
    Move.DELIVER,
)  # fmt: skip
ANSWERS = {
    "project_code": "2311-650502-04-01-123456",
    "card": "6217001234567890123",
    "plate": "新L12345",
    "trade": "catering",
}
# What each move needs beside the case, who and when.
ACTS: Mapping[Move, Callable[..., object]] = {
    Move.ADVANCE: lambda found, **who: cases.COMMANDS[Move.ADVANCE](
        turn=found.turns[-1][0], note="已核实", **who
    ),
    Move.VISIT: lambda found, **who: cases.COMMANDS[Move.VISIT](
        inspectors=[persons.staff_actor(body=found.body).ref for _ in range(2)],
        on=legal_day(AT),
        found="与申请一致，布局符合要求。",
        **who,
    ),
    Move.REVIEW: lambda found, **who: cases.COMMANDS[cases.Move.REVIEW](
        opinions=_opinions(found.number), note="符合", **who
    ),
    Move.GRANT: lambda _, **who: cases.COMMANDS[Move.GRANT](note="", **who),
    Move.ISSUE: lambda _, **who: cases.COMMANDS[Move.ISSUE](**who),
    Move.DELIVER: lambda _, **who: cases.COMMANDS[Move.DELIVER](to="电子送达", **who),
    Move.RECEIVE: lambda _, **who: cases.COMMANDS[Move.RECEIVE](**who),
    Move.ACCEPT: lambda _, **who: cases.COMMANDS[Move.ACCEPT](**who),
}
SITUATIONS: Mapping[str, tuple[dict[str, Any], ...]] = {
    "公共场所卫生许可（新办）": ({"procedure": "promise"}, {"procedure": "ordinary"}),
    "建筑工程施工许可（新办）": ({"project_kind": "building"}, {"project_kind": "decoration"}),
    "创业担保贷款申请": ({"borrower": "person"}, {"borrower": "firm"}),
}
pytestmark = pytest.mark.django_db


def offered() -> list[items.Entry]:
    """Load the bodies and the catalogue of the demo city; return what may be applied for."""
    the_city.load(at=AT)
    the_catalogue.load(at=AT)
    return list(items.browse(offered=True).rows)


def staff() -> list[Actor]:
    """Return everybody who works on cases in the demo city, acting."""
    there = bodies.bodies()
    found = []
    for one in persons.demo_staff():
        body = next(body for body in there if body.name.endswith(one.body))
        found.append(
            Actor(
                ActorKind.STAFF, one.number, body=body.code, area=body.area,
                duties=frozenset(one.duties),
            )
        )  # fmt: skip
    return found


def applicants() -> tuple[Actor, Actor]:
    """Return a person, and a firm with its business licence in the register."""
    firm = persons.organisation_actor(code=testing.FIRM)
    licences.enter(
        number=testing.FIRM,
        terms=licences.Terms(
            kind="business_licence",
            facts={"name": "哈密市伊州区甜蜜蜜瓜专业合作社", "uscc": testing.FIRM},
        ),
        holder=licences.Grantee(
            id=firm.ref, name="哈密市伊州区甜蜜蜜瓜专业合作社", code=testing.FIRM
        ),
        body=licences.Grantor(
            code="1" * 18, name="市场监督管理局", mark="市监", area="650502000000"
        ),
        actor=firm,
        at=persons.LONG_AGO,
    )
    return persons.applicant_actor(), firm


def applied_for(what: items.Offering, actor: Actor, situation: Mapping[str, Any], key: str) -> str:
    """Fill in and submit online, page after page, with a picture for whatever is asked."""
    given = {**ANSWERS, "business_name": FIRM, **_identity(actor), **situation}
    posted = filling.posted(what.form, today=legal_day(AT), **given)
    answers = forms.clean(what.form, posted, today=legal_day(AT)).values
    draft = cases.new_draft(offering=what.code, actor=actor, at=AT).id
    for page in forms.visible_pages(what.form, answers):
        plain = {name.removeprefix(f"{page.key}-0-"): value for name, value in posted.items()}
        cases.save_answers(
            draft=draft, page=page.key, posted=plain, actor=actor, at=AT,
            index=0 if page.repeat else None,
        )  # fmt: skip
    for need in forms.required_materials(what.form, answers):
        if need.required and not need.material.licence:
            cases.attach(
                draft=draft, material=need.material.key, upload=testing.picture(need.material.key),
                actor=actor, at=AT,
            )  # fmt: skip
    return cases.submit(draft=draft, actor=actor, at=AT, key=key).number


def _identity(actor: Actor) -> dict[str, str]:
    """Return what a person leaves as the sign-in has filled it in; a firm is no person."""
    own = known.facts(actor.applicant)
    return {"person_name": own["name"], "person_idcard": own["number"]} if "name" in own else {}


def carried_on(number: str, people: list[Actor]) -> Iterator[Move]:
    """Make whatever move somebody may make next, until nobody may make any."""
    while step := next(filter(None, (_able(number, one) for one in people)), None):
        move, actor, found = step
        order = fees.of_case(number) if move in (Move.ISSUE, Move.DELIVER) else None
        if order is not None and order.state is fees.State.DUE:
            paying.tell(order.number, amount=str(order.amount))
        ACTS[move](found, number=number, actor=actor, at=AT)
        yield move


def _able(number: str, actor: Actor) -> tuple[Move, Actor, cases.Dossier] | None:
    try:
        found = cases.case(number=number, actor=actor)
    except DomainError:
        return None
    move = next((one for one in WAY if one in found.moves), None)
    return (move, actor, found) if move else None


def _opinions(number: str) -> list[cases.Opinion]:
    return [cases.Opinion(one.id, fits=True) for one in materials.of(holder=number)]


@pytest.mark.verifies(HAMI(13), HAMI(15), HAMI(16), ADL(26, paragraph=2), ADL(38, paragraph=1))
def test_each_can_be_applied_for_online_and_is_answered_on_its_own_flow():
    catalogue, people = offered(), staff()
    person, firm = applicants()
    assert len(catalogue) >= 13

    for n, entry in enumerate(catalogue):
        what = items.offering(entry.code)
        actor = firm if "business" in entry.audiences else person
        for m, situation in enumerate(SITUATIONS.get(what.name.zh, ({},))):
            number = applied_for(what, actor, situation, f"k{n}-{m}")
            concerned = [one for one in people if _concerns(what, one)]
            made = list(carried_on(number, concerned))

            case = cases.case(number=number, actor=actor)
            assert case.state is State.DELIVERED, (what.name.zh, made)
            assert (Move.ISSUE in made) == bool(what.result.licence), what.name.zh
            assert bool(case.licence) == bool(what.result.licence)
            titles = {one.title for one in documents.documents_of(case_number=number)}
            assert {
                "受理通知书",
                "准予行政许可决定书" if what.is_permit else "办理决定书",
            } <= titles
            decided = {one.by for one in case.events if one.kind in ("grant", "accept")}
            assert len(decided) == 2


def _concerns(what: items.Offering, actor: Actor) -> bool:
    return actor.body in {what.body, *(lane.body for lane in what.flow.lanes)}
