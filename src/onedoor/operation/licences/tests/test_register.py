from datetime import UTC, date, datetime

import pytest

from onedoor.general.people import api as people
from onedoor.general.people import testing as acting
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.law.articles import ADL, HAMI, OGS
from onedoor.operation.documents import api as documents
from onedoor.operation.licences import access, api, demo, kinds, services
from onedoor.operation.licences.models import RegisteredLicence

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 24)
BODY = api.Grantor(
    code="11650502010617034B", name="哈密市伊州区市场监督管理局", mark="伊市监", area="650502000000"
)
DECIDER = Actor(kind=ActorKind.STAFF, ref="S1", body=BODY.code, duties=frozenset({"cases.decide"}))
pytestmark = pytest.mark.django_db


def firm(code: str = "") -> api.Grantee:
    actor = acting.organisation_actor(code=code)
    known = people.applicant(actor.applicant)
    return api.Grantee(id=known.id, name=known.name, code=known.id_masked)


def granted(holder: api.Grantee, *, until: date | None = date(2031, 11, 23)) -> api.Licence:
    terms = api.Terms(
        kind="food_business_licence",
        facts={"name": holder.name, "trade": "餐饮服务", "projects": "热食类食品制售"},
        valid_until=until,
        case_number="C1",
    )
    return api.issue(terms=terms, holder=holder, body=BODY, actor=DECIDER, at=AT)


def entered(holder: api.Grantee) -> api.Licence:
    terms = api.Terms(kind="business_licence", facts={"name": holder.name, "uscc": holder.code})
    return api.enter(
        number=holder.code, terms=terms, holder=holder, body=BODY, actor=system("test"), at=AT
    )


@pytest.mark.verifies(ADL(39), HAMI(17), OGS(10))
def test_an_issued_licence_is_in_the_register_and_on_paper():
    holder = firm()

    made = granted(holder)

    assert made.number.startswith("JY2650502000001")
    assert api.in_force(holder=holder.id, kind=made.kind, on=DAY) == made
    assert api.licence(number=made.number) == api.licence(number=made.identifier) == made
    paper = documents.document(document_id=made.document)
    assert (paper.kind, paper.number) == ("licence", made.number)
    assert journal.kinds(made.identifier) == ["licences.issued"]


def test_numbers_count_by_kind_and_area():
    orders = [granted(firm()).number[9:15] for _ in range(2)]

    assert orders == ["000001", "000002"]


@pytest.mark.verifies(HAMI(17))
@pytest.mark.check("A17-1")
def test_a_licence_entered_before_the_firm_signed_in_is_found_by_its_code():
    holder = firm()
    terms = api.Terms(kind="business_licence", facts={"uscc": holder.code})
    unknown = api.Grantee(id="", name=holder.name, code=holder.code)
    api.enter(
        number=holder.code, terms=terms, holder=unknown, body=BODY, actor=system("test"), at=AT
    )

    facts = api.facts_in_force(holder=holder.id, on=DAY)

    assert facts == {"business_licence": {"uscc": holder.code}}


def test_entering_a_licence_again_changes_nothing():
    holder = firm()

    assert entered(holder) == entered(holder)
    assert RegisteredLicence.objects.count() == 1


def test_nobody_holds_the_licence_of_another():
    granted(firm())
    stranger = acting.applicant_actor()

    assert api.held(holder=stranger.ref, on=DAY) == ()


@pytest.mark.verifies(HAMI(17), OGS(10), ADL(69))
@pytest.mark.check("A17-3")
@pytest.mark.parametrize(
    "case, flaws",
    [
        ("good", ()),
        ("check", (api.Flaw.UNREADABLE,)),
        ("unknown", (api.Flaw.UNKNOWN,)),
        ("holder", (api.Flaw.OTHER_HOLDER,)),
        ("late", (api.Flaw.EXPIRED,)),
        ("early", (api.Flaw.NOT_YET,)),
        ("revoked", (api.Flaw.REVOKED,)),
    ],
)
def test_each_failing_case_of_a_verification_has_its_reason(case, flaws):
    holder = firm()
    made = granted(holder)
    asked, on, named = made.identifier, DAY, holder.code
    if case == "check":
        asked = asked[:-1] + ("0" if asked[-1] != "0" else "1")
    if case == "unknown":
        asked = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U"
    if case == "holder":
        named = "91650502MA00000000"
    if case == "late":
        on = date(2031, 11, 24)
    if case == "early":
        on = date(2026, 11, 23)
    if case == "revoked":
        api.revoke(
            identifier=asked, state=api.LicenceState.REVOKED, reason="骗取", actor=DECIDER, at=AT
        )

    found = api.verify(identifier=asked, on=on, holder=named)

    assert (found.flaws, found.holds) == (flaws, not flaws)
    assert found.since == (DAY if case == "revoked" else None)


@pytest.mark.verifies(ADL(69))
def test_a_revoked_licence_is_gone_from_every_question_and_its_paper_says_so():
    holder = firm()
    made = granted(holder)

    api.revoke(
        identifier=made.identifier,
        state=api.LicenceState.CANCELLED,
        reason="停止经营",
        actor=DECIDER,
        at=AT,
    )

    assert api.held(holder=holder.id, on=DAY) == ()
    assert documents.document(document_id=made.document).state == "revoked"
    with pytest.raises(services.NotInForce):
        api.revoke(
            identifier=made.identifier,
            state=api.LicenceState.REVOKED,
            reason="再次",
            actor=DECIDER,
            at=AT,
        )
    assert api.licence(number=made.number).state == "cancelled"


@pytest.mark.parametrize(
    "actor, refusal",
    [
        (Actor(kind=DECIDER.kind, ref="S2", body="1" * 18, duties=DECIDER.duties), None),
        (Actor(kind=DECIDER.kind, ref="S3", body=BODY.code), access.DutyMissing),
    ],
)
def test_a_stranger_or_a_clerk_cannot_take_a_licence_back(actor, refusal):
    made = granted(firm())

    with pytest.raises(refusal or access.LicenceMissing):
        api.revoke(
            identifier=made.identifier,
            state=api.LicenceState.REVOKED,
            reason="x",
            actor=actor,
            at=AT,
        )
    assert api.licence(number=made.number).state == "in_force"


def test_the_class_of_business_is_a_digit_of_the_number():
    food = api.kind("food_business_licence")

    assert food.beginning({"trade": "食品销售"}) == "JY1"
    assert food.beginning({}) == "JY0"
    assert api.kind("business_licence").beginning({}) == ""


def test_the_demo_firms_hold_a_business_licence_that_fills_forms():
    firm = acting.organisation_actor(code="91650502MADEM0011M")

    for _ in range(2):
        demo.load(at=AT)

    facts = api.facts_in_force(holder=firm.ref, on=DAY)["business_licence"]
    assert facts["name"] == "哈密市伊州区好味道餐饮有限公司"
    food = RegisteredLicence.objects.filter(kind=demo.RENEWED)
    assert RegisteredLicence.objects.count() == len(demo.firms()) + food.count()
    assert food.count() == 2


def test_an_unknown_kind_is_missing():
    with pytest.raises(kinds.KindMissing):
        api.kind("nothing")


@pytest.mark.parametrize("language", ["zh-Hans", "ug"])
def test_no_two_kinds_are_called_the_same_where_one_is_chosen(language):
    names = [kind.told_apart(language) for kind in kinds.kinds().values()]

    assert len(set(names)) == len(names)
