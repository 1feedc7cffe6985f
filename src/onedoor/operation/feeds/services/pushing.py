"""Sending what is due to one subscription, in order for each case, and noting what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import connection

from onedoor.general.clients import api as clients
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import system
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.kernel.secrets import open_sealed
from onedoor.law.articles import CSL, implements
from onedoor.operation.feeds import access, policy, sending
from onedoor.operation.feeds.domain import signing
from onedoor.operation.feeds.models import DeliveryRow, SubscriptionRow
from onedoor.operation.feeds.sending import Answer, Call

_BATCH = 50
# The first open delivery of each case; a dead one holds up its case and no other.
# EXPLAIN: a range of ``delivery_open`` for one subscription, in its order.
_HEADS = """
SELECT id FROM (
  SELECT DISTINCT ON (subject) id, due_at, died_at FROM feeds_delivery
   WHERE subscription_id = %s AND delivered_at IS NULL ORDER BY subject, id
) AS head
 WHERE died_at IS NULL AND due_at <= %s ORDER BY id LIMIT %s
"""
# EXPLAIN: the live subscriptions, few; for each one probe of ``delivery_open``.
_DUE = """
SELECT s.id FROM feeds_subscription AS s
 WHERE s.ended_at IS NULL AND s.due_at <= %s AND EXISTS (
   SELECT FROM feeds_delivery AS d WHERE d.subscription_id = s.id AND d.delivered_at IS NULL
      AND d.died_at IS NULL AND d.due_at <= %s)
 ORDER BY s.due_at, s.id
"""


@dataclass(frozen=True, slots=True)
class _Receiver:
    """Whom to call, how, and how patiently."""

    row: SubscriptionRow
    secret: str
    call: Call
    patience: policy.Patience


def due(*, at: datetime) -> list[int]:
    """Return the subscriptions for which something can be sent now, those waiting longest first."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [at, at])
        return [row[0] for row in cursor.fetchall()]


def push(subscription: int, *, at: datetime) -> int:
    """Send what is due to a subscription until nothing is, or it fails; return how much went.

    Two processes never send to one subscription at once: order would be lost.
    """
    lock = partial(_advisory, subscription)
    if not lock("pg_try_advisory_lock"):
        return 0
    try:
        receiver = _receiver(subscription, at)
        return _push_all(receiver, at) if receiver else 0
    finally:
        lock("pg_advisory_unlock")


def _push_all(receiver: _Receiver, at: datetime) -> int:
    sent = 0
    while heads := _heads(receiver.row.pk, at):
        for delivery in DeliveryRow.objects.filter(pk__in=heads).order_by("id"):
            outcome = _send(receiver, delivery, at)
            _note(receiver=receiver, delivery=delivery, outcome=outcome, at=at)
            sent += not outcome.error
            if outcome.silent:
                return sent
    return sent


def _receiver(subscription: int, at: datetime) -> _Receiver | None:
    """Return whom to call; None when the subscription or its client has ended."""
    row = access.live().filter(pk=subscription).first()
    day = legal_day(at)
    if row is None or clients.client(id=row.client).state(day) is not clients.State.IN_USE:
        return None
    patience = policy.patience(on=day)
    call = Call(
        plain_http=settings.ENVIRONMENT.demo,
        inside=policy.may_be_inside(on=day),
        timeout_seconds=patience.timeout_seconds,
    )
    secret = open_sealed(row.secret_sealed, purpose=access.SECRET)
    return _Receiver(row, secret, call, patience)


def _heads(subscription: int, at: datetime) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_HEADS, [subscription, at, _BATCH])
        return [row[0] for row in cursor.fetchall()]


def _send(receiver: _Receiver, delivery: DeliveryRow, at: datetime) -> Answer:
    body = delivery.body.encode()
    signed = signing.signature(
        secret=receiver.secret, key_id=receiver.row.key_id, at=int(at.timestamp()), body=body
    )
    headers = {
        signing.HEADER: signed,
        "OneDoor-Event": delivery.kind,
        "OneDoor-Delivery": delivery.public_id,
    }
    return sending.post(receiver.row.address, body, headers, receiver.call)


@implements(CSL(21), note="what cannot be delivered is kept and told, not dropped")
@command
def _note(*, receiver: _Receiver, delivery: DeliveryRow, outcome: Answer, at: datetime) -> None:
    """Keep what came of an attempt: delivered, to be tried again, or dead."""
    row, patience = receiver.row, receiver.patience
    delivery.attempts += 1
    delivery.error = outcome.error
    row.failures = row.failures + 1 if outcome.silent else 0
    row.due_at = at + patience.wait_after(row.failures) if outcome.silent else at
    if not outcome.error:
        delivery.delivered_at = at
    elif delivery.attempts >= patience.attempts:
        delivery.died_at = at
        facts = {"letter": delivery.public_id, "case": delivery.subject, "error": outcome.error}
        actor = system("feeds.push")
        journal.write(kind="feeds.died", subject=row.public_id, at=at, by=actor, **facts)
    else:
        delivery.due_at = at + patience.wait_after(delivery.attempts)
    delivery.save()
    row.save(update_fields=["failures", "due_at"])


@internal("what was delivered says nothing any more after a while")
@command
def drop_delivered(*, at: datetime) -> int:
    """Drop what was delivered long ago; dead letters stay.  Return how many went."""
    days = terms.number("feeds.kept_days", on=legal_day(at))
    dropped, _ = DeliveryRow.objects.filter(delivered_at__lt=at - timedelta(days=days)).delete()
    return dropped


def _advisory(subscription: int, word: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {word}(hashtext('feeds_subscription'), %s)", [subscription])
        return bool(cursor.fetchone()[0])
