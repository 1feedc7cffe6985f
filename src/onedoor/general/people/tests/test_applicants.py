from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError

from onedoor.general.people import api
from onedoor.general.people.access import NotOnesOwn, NotStaff
from onedoor.general.people.domain.authorisations import (
    AgentIsOneself,
    DatesWrong,
    ScopeEmpty,
    ScopeMissing,
)
from onedoor.general.people.domain.contacts import AddressWrong, MailWrong, PhoneWrong
from onedoor.general.people.domain.names import NameWrong
from onedoor.general.people.domain.numbers import NumberWrong
from onedoor.general.people.domain.samples import credit_code, resident_number
from onedoor.general.people.models import ApplicantRow, AuthorisationRow
from onedoor.general.people.queries import standing
from onedoor.general.people.services.applicants import recognise
from onedoor.general.people.testing import (
    acting_for,
    applicant_actor,
    organisation_actor,
    staff_actor,
)
from onedoor.journal import testing as journal
from onedoor.law.articles import ADL, HAMI, PIPL

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
TODAY = date(2026, 11, 24)
NUMBER = resident_number(born=date(1994, 6, 15), order=461)
pytestmark = pytest.mark.django_db


def someone(**changes):
    identity = api.Identity(
        kind=api.ApplicantKind.PERSON,
        name="帕孜丽亚•帕塔尔",
        id_kind=api.IdKind.RESIDENT,
        number=NUMBER,
        level=api.Level.FACE,
    )
    return replace(identity, **changes)


def known(**changes):
    person, _ = recognise(identity=someone(**changes), at=NOON)
    return person


@pytest.mark.verifies(HAMI(2), PIPL(51))
@pytest.mark.check("A2-4")
def test_a_person_is_kept_sealed_found_by_number_and_shown_masked():
    person = known(number=NUMBER.lower())

    shown = api.applicant(person)
    assert (shown.name, shown.id_masked) == ("帕孜丽亚·帕塔尔", f"650{'*' * 14}{NUMBER[-1]}")
    row = ApplicantRow.objects.get()
    assert NUMBER.encode() not in bytes(row.id_sealed) + bytes(row.id_index)
    assert api.find_by_identity(id_kind=api.IdKind.RESIDENT, number=NUMBER) == shown
    assert api.number_ends_with(person, NUMBER[-4:])
    assert not api.number_ends_with(person, "0000")
    assert not api.number_ends_with("nobody", NUMBER[-4:])


@pytest.mark.check("A2-4")
@pytest.mark.parametrize(
    "kind, id_kind, number",
    [
        ("person", "resident", NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1")),
        ("person", "resident", "650502199413150011"),
        ("person", "resident", ""),
        ("person", "passport", "<script>"),
        ("organisation", "credit_code", "11500108009275780R"),
    ],
)
def test_a_wrong_check_digit_is_refused_and_nothing_is_kept(kind, id_kind, number):
    with pytest.raises(NumberWrong):
        known(
            kind=api.ApplicantKind(kind),
            id_kind=api.IdKind(id_kind),
            number=number,
            name="哈密某公司",
        )

    assert ApplicantRow.objects.count() == 0


@pytest.mark.check("A2-4")
def test_an_organisation_is_an_applicant_by_its_credit_code_which_is_public():
    code = credit_code(order=77)

    firm = known(
        kind=api.ApplicantKind.ORGANISATION,
        name="哈密七七有限公司",
        id_kind=api.IdKind.CREDIT_CODE,
        number=code,
    )

    assert api.applicant(firm).id_masked == code


def test_a_person_has_no_credit_code_and_an_organisation_no_identity_number():
    with pytest.raises(IntegrityError, match="credit_code"):
        known(id_kind=api.IdKind.CREDIT_CODE, number=credit_code(order=1))


def test_a_better_proof_corrects_a_name_and_a_worse_one_does_not():
    person = known(level=api.Level.NUMBER)

    known(name="帕孜丽亚·帕塔尔江", level=api.Level.FACE)
    known(name="别人", level=api.Level.NUMBER)

    assert api.applicant(person).name == "帕孜丽亚·帕塔尔江"
    assert ApplicantRow.objects.count() == 1


@pytest.mark.verifies(HAMI(2))
@pytest.mark.check("A2-4")
def test_a_clerk_registers_whom_a_card_names_and_an_applicant_does_not():
    clerk = staff_actor("counter.intake")

    person = api.register(identity=someone(), phone="139 0902 0009", actor=clerk, at=NOON)

    assert api.applicant(person).phone_masked == "139****0009"
    assert journal.kinds(person) == ["people.registered"]
    with pytest.raises(NotStaff):
        api.register(identity=someone(), actor=applicant_actor(), at=NOON)


@pytest.mark.verifies(PIPL(46))
def test_contact_data_are_changed_by_their_owner():
    actor = applicant_actor()

    api.mine.change_contact(
        phone="+86 139-0902-1234",
        mail=" a@b.cn ",
        address="哈密市\n某路 1 号",
        actor=actor,
        at=NOON,
    )

    shown = api.applicant(actor.ref)
    assert (shown.phone_masked, shown.mail, shown.address) == (
        "139****1234",
        "a@b.cn",
        "哈密市 某路 1 号",
    )
    assert journal.kinds(actor.ref) == ["people.contact_changed"]


@pytest.mark.parametrize(
    "wrong, refused",
    [
        ({"phone": "12345"}, PhoneWrong),
        ({"phone": "٠١٢٣٤٥٦٧٨٩٠"}, PhoneWrong),
        ({"mail": "nobody"}, MailWrong),
        ({"address": "长" * 201}, AddressWrong),
        ({"address": "<img>"}, AddressWrong),
    ],
)
def test_wrong_contact_data_are_refused_and_nothing_changes(wrong, refused):
    actor = applicant_actor(phone="13909020000")
    given = {"phone": "13909029999", "mail": "", "address": ""} | wrong

    with pytest.raises(refused):
        api.mine.change_contact(**given, actor=actor, at=NOON)

    assert api.applicant(actor.ref).phone_masked == "139****0000"
    assert journal.kinds(actor.ref) == []


def test_an_agent_does_not_change_the_contact_data_of_the_one_acted_for():
    firm = organisation_actor()
    agent = acting_for(applicant_actor(), firm)

    with pytest.raises(NotOnesOwn):
        api.mine.change_contact(phone="13909029999", mail="", address="", actor=agent, at=NOON)


def test_who_represents_a_firm_changes_its_contact_data():
    firm = organisation_actor()
    head = acting_for(applicant_actor(), firm, ground=api.mine.Ground.REPRESENTATIVE)

    api.mine.change_contact(phone="13909029999", mail="", address="", actor=head, at=NOON)

    assert api.applicant(firm.ref).phone_masked == "139****9999"


@pytest.mark.verifies(PIPL(51), PIPL(6))
def test_a_full_number_is_shown_for_a_purpose_and_leaves_a_row():
    person = known()
    clerk = staff_actor("cases.review")

    shown = api.unmask(
        applicant=person,
        field=api.Field.NUMBER,
        purpose=api.Purpose.VERIFY,
        case="X-1",
        actor=clerk,
        at=NOON,
    )

    assert shown == NUMBER
    (look,) = api.mine.looks_at(person)
    assert (look.by, look.field, look.purpose, look.case) == (
        clerk.ref,
        api.Field.NUMBER,
        api.Purpose.VERIFY,
        "X-1",
    )


@pytest.mark.parametrize("who", [applicant_actor, staff_actor])
def test_nobody_without_a_duty_sees_a_full_number(who):
    person, stranger = known(), who()

    with pytest.raises(NotStaff):
        api.unmask(
            applicant=person,
            field=api.Field.PHONE,
            purpose=api.Purpose.CONTACT,
            actor=stranger,
            at=NOON,
        )

    assert api.mine.looks_at(person) == ()


WANTED = api.mine.Grant("马丽", NUMBER, ["agent.apply"], TODAY, date(2027, 11, 24))


def head_of(firm):
    return acting_for(applicant_actor(), firm, ground=api.mine.Ground.REPRESENTATIVE)


def grant(actor, **changes):
    return api.mine.grant(wanted=replace(WANTED, **changes), actor=actor, at=NOON)


@pytest.mark.verifies(ADL(29))
def test_an_agent_acts_within_dates_and_scope_and_no_longer():
    firm = organisation_actor()
    agent = known(name="马丽")
    grant(head_of(firm))

    before = api.mine.may_act_for(agent, on=date(2026, 11, 23))
    during: Any = standing(agent, acting_for=firm.ref, on=date(2027, 11, 24))
    after: Any = standing(agent, acting_for=firm.ref, on=date(2027, 11, 25))

    assert before == ()
    assert during.actor.on_behalf_of == firm.ref
    assert during.actor.duties == {"agent.apply"}
    assert after.actor is None
    api.require_scope(during.actor, api.Scope.APPLY)
    with pytest.raises(ScopeMissing):
        api.require_scope(during.actor, api.Scope.COLLECT)


def test_an_agent_of_the_same_number_but_another_name_is_not_the_agent():
    firm = organisation_actor()
    grant(head_of(firm), agent_name="马莉")

    assert api.mine.may_act_for(known(name="马丽"), on=TODAY) == ()


@pytest.mark.verifies(ADL(29))
def test_revoking_ends_it_at_once_and_again_changes_nothing():
    firm = organisation_actor()
    head = head_of(firm)
    agent = known(name="马丽")
    granted = grant(head)

    for _ in range(2):
        api.mine.revoke(authorisation=granted, actor=head, at=NOON)

    assert api.mine.may_act_for(agent, on=TODAY) == ()
    assert [one.state for one in api.mine.granted_by(firm.ref, on=TODAY)][:1] == ["revoked"]
    assert journal.kinds(firm.ref) == ["people.authorised", "people.authorisation_revoked"]


def test_an_agent_entrusts_nobody_and_revokes_nothing():
    firm = organisation_actor()
    granted = grant(head_of(firm))
    agent = acting_for(applicant_actor(), firm)

    with pytest.raises(NotOnesOwn):
        grant(agent)
    with pytest.raises(NotOnesOwn):
        api.mine.revoke(authorisation=granted, actor=agent, at=NOON)

    assert AuthorisationRow.objects.filter(agent_name="马丽", revoked_at=None).count() == 1


def test_nobody_revokes_what_another_granted():
    granted = grant(head_of(organisation_actor()))

    for authorisation in (granted, "nothing"):
        with pytest.raises(api.mine.AuthorisationMissing):
            api.mine.revoke(authorisation=authorisation, actor=applicant_actor(), at=NOON)


@pytest.mark.parametrize(
    "changes, refused",
    [
        ({"from_on": date(2026, 11, 23)}, DatesWrong),
        ({"until_on": date(2026, 11, 23)}, DatesWrong),
        ({"until_on": date(2030, 1, 1)}, DatesWrong),
        ({"scopes": []}, ScopeEmpty),
        ({"scopes": ["agent.apply", "everything"]}, ScopeEmpty),
        ({"agent_name": "3"}, NameWrong),
        ({"agent_number": "1"}, NumberWrong),
    ],
)
def test_a_grant_that_is_wrong_is_refused_and_nothing_is_kept(changes, refused):
    actor = applicant_actor()

    with pytest.raises(refused):
        grant(actor, **changes)

    assert AuthorisationRow.objects.count() == 0
    assert journal.kinds(actor.ref) == []


def test_nobody_entrusts_oneself():
    actor = applicant_actor("马丽", number=NUMBER)

    with pytest.raises(AgentIsOneself):
        grant(actor)


def test_a_grant_on_the_last_of_february_ends_within_three_years():
    at = datetime(2028, 2, 29, 4, tzinfo=UTC)
    wanted = replace(WANTED, from_on=date(2028, 2, 29), until_on=date(2031, 2, 28))

    assert api.mine.grant(wanted=wanted, actor=applicant_actor(), at=at)


def test_lists_cost_the_same_however_long(flat_queries):
    actor = applicant_actor()

    flat_queries(
        add_row=lambda n: grant(actor, agent_name="马" * (n % 40 + 1)),
        ask=lambda: api.mine.granted_by(actor.ref, on=TODAY),
        at_most=1,
    )
