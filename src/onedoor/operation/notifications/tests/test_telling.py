"""What happens to a case is told once, by the ways that are there, chosen and lead somewhere."""

import email
import json
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction

from onedoor.general.people import api as people
from onedoor.general.people import testing as persons
from onedoor.general.terms import testing as terms
from onedoor.journal import testing as journal
from onedoor.law.articles import ADL, CSL, HAMI, PIPL
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.clocks import api as clocks
from onedoor.operation.correspondence import api as correspondence
from onedoor.operation.documents import api as documents
from onedoor.operation.feeds import testing as feeds
from onedoor.operation.fees import api as fees
from onedoor.operation.fees import testing as fees_of
from onedoor.operation.notifications import api, subscribers, tasks
from onedoor.operation.notifications.domain.moments import KINDS, Moment
from onedoor.operation.notifications.domain.shapes import (
    ChoiceWrong,
    NotAdministrator,
    NotForAgents,
    NotificationMissing,
    SendingMissing,
)
from onedoor.operation.notifications.models import AttemptRow, NotificationRow, SendingRow
from onedoor.operation.notifications.ports import HttpSms, Letter, Mail
from onedoor.operation.notifications.services import sending, telling
from onedoor.operation.notifications.testing import heard
from onedoor.operation.notifications.tests.mail_server import serving
from onedoor.operation.notifications.words import text

AT = testing.AT
pytestmark = pytest.mark.django_db


@pytest.fixture
def of(settings):
    settings.DEFAULT_FROM_EMAIL = "onedoor@example.cn"
    settings.SMS = replace(settings.SMS, adapter="console")
    cast = testing.cast()
    people.mine.change_contact(
        phone="13909020000", mail="a@example.cn", address="", actor=cast.applicant, at=AT
    )
    return cast


def moments(actor):
    return [one.moment for one in api.mine(actor=actor).rows]


def ways(number):
    rows = SendingRow.objects.filter(notification__case=number).order_by("id")
    return [(row.notification.moment, row.way) for row in rows.select_related("notification")]


@pytest.mark.verifies(HAMI(14), PIPL(6), CSL(21))
def test_a_case_is_told_step_by_step_and_goes_out_by_the_ways_of_each_moment(of):
    number = testing.a_case(of, cases.State.ACCEPTED)
    with journal.only_subscriber("notifications.tell", KINDS, subscribers.tell):
        journal.deliver(at=AT)

    assert heard(number) == 0  # again changes nothing
    assert moments(of.applicant) == ["accepted", "received", "submitted"]
    assert ways(number) == [("submitted", "mail"), ("accepted", "mail"), ("accepted", "sms")]
    assert api.unread(actor=of.applicant) == 3

    assert (sending.send_due(at=AT), sending.send_due(at=AT)) == (3, 0)
    assert [(m.to, m.from_email, m.subject) for m in mail.outbox] == [
        (["a@example.cn"], "onedoor@example.cn", "申请已提交"),
        (["a@example.cn"], "onedoor@example.cn", "已受理"),
    ]
    assert number in str(mail.outbox[1].body)
    (accepted, *_others) = api.of_case(number)
    assert [(one.way, one.arrival, one.attempts) for one in accepted.sendings] == [
        ("mail", "sent", 1), ("sms", "sent", 1),
    ]  # fmt: skip
    told = NotificationRow.objects.get(moment="accepted")
    assert journal.kinds(told.public_id) == ["notifications.sent", "notifications.sent"]
    assert AttemptRow.objects.count() == 3

    assert api.open_one(notification=told.public_id, actor=of.applicant, at=AT).case == number
    api.open_one(notification=told.public_id, actor=of.applicant, at=AT)
    assert api.unread(actor=of.applicant) == 2
    assert api.open_all(actor=of.applicant, at=AT) == 2
    assert api.unread(actor=of.applicant) == 0


@pytest.mark.verifies(ADL(42, paragraph=1))
def test_an_extension_is_told_once_with_the_new_day_of_the_law(of):
    number = testing.a_case(of, cases.State.ACCEPTED)
    testing.make(cases.Move.EXTEND, number, actor=of.head)
    heard(number)
    heard(number)

    (told,) = NotificationRow.objects.filter(moment="extended")
    legal = clocks.running(case=number, kind=clocks.Kind.DECISION_LEGAL)
    promised = clocks.running(case=number, kind=clocks.Kind.DECISION_PROMISED)
    assert legal is not None
    assert promised is not None
    assert legal.provisional  # next year's holidays are not told yet
    assert told.facts == {"day": legal.due_on.isoformat(), "provisional": "yes"}
    assert legal.due_on > promised.due_on
    said = text(Moment.EXTENDED, case=number, item=told.title, facts=told.facts)
    assert f"{documents.chinese_date(legal.due_on)}（暂定）" in said
    assert "redated" not in moments(of.applicant)


@pytest.mark.verifies(HAMI(14), PIPL(6), PIPL(44))
def test_people_choose_ways_and_language_and_agents_only_read(of):
    agent = persons.acting_for(persons.applicant_actor("热合曼"), of.applicant)
    with pytest.raises(NotForAgents):
        api.choose(ways=[], language="ug", actor=agent, at=AT)
    with pytest.raises(ChoiceWrong):
        api.choose(ways=["fax"], language="ug", actor=of.applicant, at=AT)
    assert api.choice(actor=of.applicant, on=AT.date()).ways == {"sms", "mail"}
    for _again in range(2):
        api.choose(ways=["mail"], language="ug", actor=of.applicant, at=AT)
    head = persons.acting_for(
        persons.applicant_actor("刘志强"), of.applicant, ground=people.mine.Ground.REPRESENTATIVE
    )
    assert api.may_choose(head, on=AT.date())
    assert not api.may_choose(agent, on=AT.date())
    assert api.choice(actor=head, on=AT.date()).ways == {"mail"}

    number = testing.a_case(of, cases.State.ACCEPTED)
    correspondence.write(case=number, words="请补照片。", key="k", actor=of.officer, at=AT)
    correspondence.write(case=number, words="好的。", key="k", actor=of.applicant, at=AT)
    heard(number)
    assert ways(number) == [("submitted", "mail"), ("accepted", "mail"), ("message", "mail")]
    assert moments(agent) == ["message", "accepted", "received", "submitted"]
    sending.send_due(at=AT)
    assert {m.subject for m in mail.outbox}.isdisjoint({"申请已提交", "已受理"})
    assert "请补照片" not in "".join(str(m.body) for m in mail.outbox)

    only_applies = replace(agent, duties=frozenset({people.Scope.APPLY.value}))
    assert (moments(only_applies), api.unread(actor=only_applies)) == ([], 0)

    found = NotificationRow.objects.earliest("id").public_id
    for stranger in (of.stranger, of.officer, persons.applicant_actor("欧阳锋")):
        assert moments(stranger) == []
        assert api.unread(actor=stranger) == 0
        with pytest.raises(NotificationMissing):
            api.open_one(notification=found, actor=stranger, at=AT)
    assert NotificationRow.objects.filter(read_at=None).count() == 4


@pytest.mark.verifies(CSL(21), HAMI(14))
def test_what_cannot_be_sent_is_tried_again_then_kept_for_the_operator(of, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody answers there
    settings.SMS = replace(settings.SMS, adapter="")
    terms.set_value("feeds.attempts", 2)
    number = testing.submitted(of)
    heard(number)
    later = AT + timedelta(hours=1)
    operator = persons.staff_actor("system.admin")

    assert (sending.send_due(at=AT), sending.send_due(at=AT)) == (0, 0)
    assert AttemptRow.objects.count() == 1
    assert sending.send_due(at=later) == 0
    (failed,) = api.failed(actor=operator).rows
    assert (failed.case, failed.attempts, failed.error) == (number, 2, "ConnectionRefusedError")
    (told,) = api.of_case(number)
    assert told.sendings[0].arrival is api.Arrival.FAILED

    for actor, refusal in ((of.officer, NotAdministrator), (of.applicant, NotAdministrator)):
        with pytest.raises(refusal):
            api.retry(sending=failed.id, actor=actor, at=later)
    with pytest.raises(SendingMissing):
        api.retry(sending="x", actor=operator, at=later)
    api.retry(sending=failed.id, actor=operator, at=later)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert sending.send_due(at=later) == 1
    assert api.failed(actor=operator).rows == []


def test_old_news_is_listed_and_not_sent_and_a_moment_can_be_turned_off(of):
    terms.set_value("notifications.received", "off")
    number = testing.a_case(of, cases.State.RECEIVED)
    heard(number)

    assert moments(of.applicant) == ["submitted"]
    assert sending.send_due(at=AT + timedelta(days=4)) == 0
    assert ways(number) == []


@pytest.mark.verifies(HAMI(14))
def test_a_last_day_is_told_again_before_it_comes(of):
    number = testing.a_case(of, cases.State.AWAITING_SUPPLEMENT)
    clock = clocks.running(case=number, kind=clocks.Kind.SUPPLEMENT)
    assert clock is not None
    day = clock.due_on
    before = AT + timedelta(days=(day - AT.date()).days - 3)

    assert telling.remind(at=before - timedelta(days=1)) == 0
    assert (telling.remind(at=before), telling.remind(at=before)) == (1, 0)
    (told, *_others) = api.mine(actor=of.applicant).rows
    assert (told.moment, told.facts["day"]) == ("supplement_due", day.isoformat())


@pytest.mark.verifies(HAMI(14))
def test_the_day_of_payment_is_told_again_and_not_once_it_is_paid(of):
    number = testing.submitted(of)
    fees_of.charged(of.applicant, case=number)
    order = fees.of_case(number)
    assert order is not None
    assert order.due_on is not None
    before = AT + timedelta(days=(order.due_on - AT.date()).days - 3)

    assert telling.remind(at=before - timedelta(days=1)) == 0
    assert (telling.remind(at=before), telling.remind(at=before)) == (1, 0)
    (told, *_others) = api.mine(actor=of.applicant).rows
    assert (told.moment, told.case) == ("fee_soon", number)
    assert told.facts == {"day": order.due_on.isoformat(), "amount": str(order.amount)}
    fees_of.tell(order.number)
    SendingRow.objects.all().delete()
    NotificationRow.objects.all().delete()
    assert telling.remind(at=before) == 0


@pytest.mark.verifies(HAMI(14), PIPL(6))
def test_the_agent_of_a_case_hears_of_it_as_long_as_entrusted(of):
    agent = persons.acting_for(persons.applicant_actor("热合曼"), of.applicant)
    own = replace(agent, on_behalf_of="")
    people.mine.change_contact(
        phone="13909020009", mail="agent@example.cn", address="", actor=own, at=AT
    )
    api.choose(ways=["mail"], language="ug", actor=own, at=AT)
    number = testing.submitted(replace(of, applicant=agent))
    heard(number)
    rows = SendingRow.objects.filter(notification__case=number).order_by("id")
    assert [(row.way, row.agent) for row in rows] == [("mail", ""), ("mail", agent.ref)]

    assert sending.send_due(at=AT) == 2
    assert [m.to for m in mail.outbox] == [["a@example.cn"], ["agent@example.cn"]]
    assert mail.outbox[0].subject == "申请已提交" != mail.outbox[1].subject
    (told,) = api.of_case(number)
    assert [one.to_agent for one in told.sendings] == [False, True]

    later = testing.a_case(replace(of, applicant=agent), cases.State.ACCEPTED, key="later")
    heard(later)
    persons.no_longer_acting(agent)
    mail.outbox.clear()
    sending.send_due(at=AT + timedelta(minutes=1))
    assert {m.to[0] for m in mail.outbox} == {"a@example.cn"}
    heard_of = SendingRow.objects.filter(notification__case=later).exclude(agent="")
    assert set(heard_of.values_list("error", flat=True)) == {"notifications.unreachable"}


def test_the_tables_hold_what_the_rules_say(of):
    heard(testing.submitted(of))

    for model, changes in (
        (NotificationRow, {"moment": "x"}),
        (SendingRow, {"way": "fax"}),
        (SendingRow, {"sent_at": AT, "died_at": AT}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**changes)


def test_a_gateway_takes_json_with_our_key():
    letter = Letter(key="K1", to="13909020000", head="已受理", text="已受理。")
    with feeds.receiving() as gateway:
        gateway.answers = [HTTPStatus.ACCEPTED, HTTPStatus.BAD_REQUEST]
        sms = HttpSms(gateway.address, "secret")
        answers = [sms.send(letter, timeout_seconds=2) for _ in range(2)]

    assert [answer.error for answer in answers] == ["", "status 400"]
    headers, body = gateway.got[0]
    assert headers["Authorization"] == "Bearer secret"
    assert json.loads(body) == {"id": "K1", "to": "13909020000", "text": "已受理。"}


@pytest.mark.verifies(HAMI(14))
def test_mail_goes_out_by_smtp_from_our_address_and_a_repeat_can_be_told(of, settings):
    number = testing.submitted(of)
    heard(number)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    with serving() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        with time_machine.travel(AT, tick=False):
            tasks.send(timestamp=0)
        refused = Mail().send(Letter("K2", "nobody@example.cn", "x", "y"), timeout_seconds=1)

    ((to, text),) = server.taken
    letter = email.message_from_string(text)
    row = SendingRow.objects.get()
    assert (to, letter["From"], row.attempts) == ("a@example.cn", "onedoor@example.cn", 1)
    assert letter["Message-ID"] == f"<{row.public_id}@example.cn>"
    assert number.encode() in bytes(letter.get_payload(decode=True))
    assert (refused.error, refused.silent) == ("SMTPRecipientsRefused", False)
