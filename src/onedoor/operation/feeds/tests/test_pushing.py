import json
import socket
from dataclasses import replace
from datetime import timedelta

import pytest

from onedoor.general.clients import testing as clients
from onedoor.general.people import testing as people
from onedoor.general.terms import testing as terms
from onedoor.journal import testing as journal
from onedoor.journal.api import entries_of
from onedoor.law.articles import CSL, PIPL
from onedoor.operation.cases import api as api_of_cases
from onedoor.operation.cases import testing as cases
from onedoor.operation.feeds import api as feeds
from onedoor.operation.feeds import subscribers
from onedoor.operation.feeds.access import NotAdministrator
from onedoor.operation.feeds.domain.addresses import AddressInside, AddressWrong
from onedoor.operation.feeds.domain.deliveries import (
    BodiesMissing,
    KindsWrong,
    LetterMissing,
    SubscriptionMissing,
    TooManySubscriptions,
)
from onedoor.operation.feeds.domain.signing import holds
from onedoor.operation.feeds.models import DeliveryRow, SubscriptionRow
from onedoor.operation.feeds.sending import Call, post
from onedoor.operation.feeds.services import outbox, pushing
from onedoor.operation.feeds.testing import receiving
from onedoor.system.items import testing as items

AT = cases.AT
EVENTS = ("cases.submitted", "cases.received", "cases.accepted")


@pytest.fixture
def receiver():
    with receiving() as found:
        yield found


@pytest.fixture
def of(db, settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demo=True)
    terms.set_value("feeds.private_receivers", value=True)
    return cases.cast()


@pytest.fixture
def caller(of):
    return clients.caller(at=AT, bodies=(items.BODY,))


def subscribed(caller, address, *, reach=feeds.Reach.BODIES, kinds=EVENTS):
    return feeds.subscribe(
        address=address, kinds=kinds, reach=reach, actor=caller.client.actor(), at=AT
    )


def heard(number):
    """Let the outbox hear all that happened to a case."""
    return [outbox.put(entry=entry) for entry in entries_of(number) if entry.kind in feeds.KINDS]


def pushed(at=AT):
    return [pushing.push(one, at=at) for one in pushing.due(at=at)]


def told(receiver):
    return [json.loads(body)["kind"] for body in receiver.bodies()]


@pytest.mark.verifies(PIPL(6), CSL(21))
def test_events_arrive_signed_and_in_order_and_name_nobody(caller, of, receiver):
    made = subscribed(caller, receiver.address)
    number = cases.a_case(of, api_of_cases.State.ACCEPTED)
    heard(number)

    assert pushed() == [3]
    assert told(receiver) == list(EVENTS)
    headers, body = receiver.got[0]
    now = int(AT.timestamp())
    assert holds(headers["OneDoor-Signature"], secret=made.secret, body=body, now=now)
    assert json.loads(body)["case"] == number
    assert of.applicant.ref not in body.decode()


def test_an_event_that_is_heard_twice_is_delivered_once(caller, of, receiver):
    subscribed(caller, receiver.address)
    number = cases.submitted(of)

    assert (heard(number), heard(number)) == ([1], [0])
    assert (pushed(), pushed()) == ([1], [])


@pytest.mark.verifies(PIPL(6))
def test_a_system_hears_of_its_own_cases_unless_it_has_bodies(caller, of, receiver):
    own = subscribed(caller, receiver.address, reach=feeds.Reach.OWN)
    stranger = clients.caller(at=AT, area="650521000000", bodies=(items.BODY,), name="别的平台")
    subscribed(stranger, receiver.address)
    subscribed(caller, receiver.address)
    heard(cases.submitted(of))

    (row,) = DeliveryRow.objects.select_related("subscription")
    assert row.subscription.client == caller.client.id
    assert row.subscription.public_id != own.subscription


def test_a_later_event_waits_for_the_earlier_one_and_other_cases_go_on(caller, of, receiver):
    subscribed(caller, receiver.address)
    first = cases.a_case(of, api_of_cases.State.ACCEPTED, key="k1")
    second = cases.submitted(of, key="k2")
    for number in (first, second):
        heard(number)
    receiver.answers = [500]

    assert pushed() == [1]
    assert [json.loads(body)["case"] for body in receiver.bodies()] == [first, second]
    assert pushed(AT + timedelta(seconds=29)) == [0]
    assert pushed(AT + timedelta(seconds=31)) == [3]
    assert told(receiver)[2:] == list(EVENTS)


@pytest.mark.verifies(CSL(21))
def test_what_cannot_be_delivered_is_kept_and_tried_again_when_somebody_says_so(
    caller, of, receiver
):
    terms.set_value("feeds.attempts", 2)
    subscribed(caller, receiver.address)
    heard(cases.submitted(of))
    receiver.answers = [302, 404]
    later = AT + timedelta(hours=2)

    assert (pushed(), pushed(later), pushed(later)) == ([0], [0], [])
    (letter,) = feeds.dead_letters(actor=caller.client.actor()).rows
    assert (letter.attempts, letter.error) == (2, "status 404")
    administrator = people.staff_actor("system.admin")
    feeds.retry(letter=letter.id, actor=administrator, at=later)
    assert pushed(later) == [1]
    assert feeds.dead_letters(actor=administrator).rows == []
    assert [e.kind for e in entries_of(letter.subscription)] == [
        "feeds.subscribed", "feeds.died", "feeds.retried",
    ]  # fmt: skip


def test_who_does_not_answer_is_left_alone_and_others_hear_at_once(caller, of, receiver):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        dead = subscribed(caller, f"http://127.0.0.1:{closed.getsockname()[1]}/")
    subscribed(caller, receiver.address)
    for key in ("k1", "k2"):
        heard(cases.submitted(of, key=key))

    assert pushed() == [0, 2]
    row = SubscriptionRow.objects.get(public_id=dead.subscription)
    (failing,) = feeds.failing(actor=people.staff_actor("system.admin"))
    with pytest.raises(NotAdministrator):
        feeds.failing(actor=caller.client.actor())
    assert (failing.error, failing.attempts) == ("ConnectError", 1)
    assert (failing.address, failing.due_at) == (row.address, AT + timedelta(seconds=30))
    assert (row.failures, row.due_at) == (1, AT + timedelta(seconds=30))
    assert DeliveryRow.objects.filter(subscription=row, attempts__gt=0).count() == 1


@pytest.mark.verifies(CSL(21))
def test_an_ended_subscription_and_a_revoked_system_hear_nothing_more(caller, of, receiver):
    made = subscribed(caller, receiver.address)
    heard(cases.submitted(of))
    actor = caller.client.actor()
    feeds.end(subscription=made.subscription, actor=actor, at=AT)
    feeds.end(subscription=made.subscription, actor=actor, at=AT)

    assert (pushed(), receiver.got) == ([], [])
    kinds = [entry.kind for entry in entries_of(made.subscription)]
    assert kinds == ["feeds.subscribed", "feeds.ended"]


@pytest.mark.parametrize("changes, refusal", [
    ({"address": "https://127.0.0.1/"}, AddressInside),
    ({"address": "https://localhost/"}, AddressInside),
    ({"address": "ftp://example.org/"}, AddressWrong),
    ({"kinds": ()}, KindsWrong),
    ({"kinds": ("people.signed_in",)}, KindsWrong),
])  # fmt: skip
def test_a_subscription_that_is_wrong_is_not_made(caller, changes, refusal):
    terms.set_value("feeds.private_receivers", value=False, from_on=AT.date())

    with pytest.raises(refusal):
        subscribed(caller, **({"address": "https://example.org/"} | changes))
    assert SubscriptionRow.objects.count() == 0


@pytest.mark.verifies(PIPL(6))
def test_a_system_without_bodies_and_one_with_too_many_subscriptions_are_refused(of, caller):
    narrow = clients.caller(at=AT, name="别的平台")
    terms.set_value("feeds.most_subscriptions", 1)

    with pytest.raises(BodiesMissing):
        subscribed(narrow, "https://example.org/")
    assert SubscriptionRow.objects.count() == 0
    subscribed(caller, "https://example.org/")
    with pytest.raises(TooManySubscriptions):
        subscribed(caller, "https://example.org/")


def test_strangers_neither_end_nor_retry_nor_see(of, caller, receiver):
    made = subscribed(caller, receiver.address)
    stranger = clients.caller(at=AT, name="别的平台").client.actor()

    with pytest.raises(SubscriptionMissing):
        feeds.end(subscription=made.subscription, actor=stranger, at=AT)
    with pytest.raises(LetterMissing):
        feeds.retry(letter="x", actor=stranger, at=AT)
    with pytest.raises(NotAdministrator):
        feeds.dead_letters(actor=of.officer)
    assert feeds.subscriptions(actor=stranger) == ()


@pytest.mark.verifies(CSL(21))
def test_a_name_that_stands_for_an_address_inside_is_not_called(receiver):
    call = Call(plain_http=True, inside=False, timeout_seconds=1)

    sent = post(receiver.address, b"{}", {}, call, lambda *_: ["127.0.0.1"])

    assert (sent.error, receiver.got) == ("feeds.address_inside", [])


def test_the_journal_tells_the_outbox_by_itself(caller, of, receiver):
    subscribed(caller, receiver.address)
    with journal.only_subscriber("feeds.outbox", feeds.KINDS, subscribers.put_out):
        cases.submitted(of)
        journal.deliver(at=AT)

    assert DeliveryRow.objects.count() == 1


def test_what_was_delivered_goes_after_its_days(caller, of, receiver):
    subscribed(caller, receiver.address)
    heard(cases.submitted(of))
    pushed()

    assert pushing.drop_delivered(at=AT + timedelta(days=29)) == 0
    assert pushing.drop_delivered(at=AT + timedelta(days=31)) == 1
