from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.clients import api as clients
from onedoor.general.clients.access import ClientMissing, NotAdministrator
from onedoor.general.clients.domain.clients import (
    ClientNotOpen,
    SecondAdministratorNeeded,
    TermWrong,
    WordsMissing,
)
from onedoor.general.clients.domain.keys import KeyWrong
from onedoor.general.clients.domain.scopes import ScopesWrong
from onedoor.general.clients.models import ClientKey, ClientRow
from onedoor.general.clients.services.registering import CreditCodeWrong, OutsideReach
from onedoor.general.clients.testing import HAMI, WANTED, caller
from onedoor.general.people import testing as people
from onedoor.journal import api as journal
from onedoor.law.articles import CSL

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def system():
    return people.staff_actor("system.admin", area=HAMI)


@pytest.fixture
def security():
    return people.staff_actor("security.admin", area=HAMI)


def recognised(key, at=AT):
    return clients.recognise(header=f"Bearer {key}", asker="1.2.3.4", at=at)


def told(client):
    return [entry.kind for entry in journal.entries_of(client)]


@pytest.mark.verifies(CSL(21))
def test_two_administrators_let_a_system_in_and_its_key_opens(system, security):
    made = clients.propose(wanted=WANTED, actor=system, at=AT)
    key = clients.confirm(client=made, actor=security, at=AT)

    found = recognised(key)
    assert (found.id, found.state(AT.date())) == (made, clients.State.IN_USE)
    assert told(made) == ["clients.proposed", "clients.confirmed"]
    assert key.split(".")[2].encode() not in bytes(ClientKey.objects.get().index)


@pytest.mark.verifies(CSL(21))
def test_who_proposed_a_system_does_not_confirm_it(system):
    made = clients.propose(wanted=WANTED, actor=system, at=AT)

    with pytest.raises(SecondAdministratorNeeded):
        clients.confirm(client=made, actor=system, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClientRow.objects.update(confirmed_by=system.ref, confirmed_at=AT)
    assert (ClientKey.objects.count(), told(made)) == (0, ["clients.proposed"])


def test_a_system_is_confirmed_once(system, security):
    made = clients.propose(wanted=WANTED, actor=system, at=AT)
    clients.confirm(client=made, actor=security, at=AT)

    with pytest.raises(ClientNotOpen):
        clients.confirm(client=made, actor=security, at=AT)
    assert ClientKey.objects.count() == 1


def test_to_strangers_and_to_administrators_of_another_county_there_is_no_system(system):
    made = clients.propose(wanted=WANTED, actor=system, at=AT)

    with pytest.raises(NotAdministrator):
        clients.confirm(client=made, actor=people.staff_actor("audit.admin"), at=AT)
    with pytest.raises(ClientMissing):
        clients.confirm(client=made, actor=people.staff_actor("security.admin"), at=AT)
    assert told(made) == ["clients.proposed"]


@pytest.mark.parametrize("changes, refusal", [
    ({"scopes": ()}, ScopesWrong),
    ({"scopes": ("api.personal",)}, ScopesWrong),
    ({"scopes": ("root",)}, ScopesWrong),
    ({"expires_on": AT.date()}, TermWrong),
    ({"expires_on": date(2030, 1, 1)}, TermWrong),
    ({"contact": " "}, WordsMissing),
    ({"credit_code": "91650502MADEM0000X"}, CreditCodeWrong),
    ({"area": "650521000000"}, OutsideReach),
])  # fmt: skip
def test_a_registration_that_is_wrong_is_not_written(changes, refusal):
    actor = people.staff_actor("system.admin", area="650502000000")

    with pytest.raises(refusal):
        clients.propose(
            wanted=replace(WANTED, **{"area": actor.area, **changes}), actor=actor, at=AT
        )
    assert ClientRow.objects.count() == 0


@pytest.mark.verifies(CSL(21))
def test_a_rotated_key_holds_for_some_hours_more(system):
    made = caller(at=AT)

    key = clients.rotate(client=made.client.id, actor=system, at=AT)

    assert recognised(key).id == recognised(made.key, AT + timedelta(hours=23)).id
    with pytest.raises(KeyWrong):
        recognised(made.key, AT + timedelta(hours=25))


@pytest.mark.verifies(CSL(21))
def test_a_revoked_system_is_shut_out_at_once_and_for_good(system):
    made = caller(at=AT)

    clients.revoke(client=made.client.id, actor=system, at=AT)
    clients.revoke(client=made.client.id, actor=system, at=AT)

    with pytest.raises(KeyWrong):
        recognised(made.key)
    with pytest.raises(ClientNotOpen):
        clients.rotate(client=made.client.id, actor=system, at=AT)
    assert told(made.client.id).count("clients.revoked") == 1


@pytest.mark.verifies(CSL(21))
def test_a_registration_ends_on_its_last_day():
    made = caller(at=AT)
    last = datetime(2027, 6, 30, 15, 0, tzinfo=UTC)

    assert recognised(made.key, last).id == made.client.id
    with pytest.raises(KeyWrong):
        recognised(made.key, last + timedelta(days=1))


def test_the_list_is_flat_and_shows_the_newest_first(system, flat_queries):
    def add(n):
        clients.propose(wanted=replace(WANTED, name=f"平台 {n}"), actor=system, at=AT)

    flat_queries(add_row=add, ask=lambda: clients.listed(actor=system), at_most=1)

    assert clients.listed(actor=system).rows[0].name == "平台 111"
