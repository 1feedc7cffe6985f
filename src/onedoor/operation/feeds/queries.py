"""What can be asked of feeds: subscriptions, and what could not be delivered."""

from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Greatest

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.operation.feeds import access
from onedoor.operation.feeds.domain.deliveries import Failing, Letter, Reach, Subscription
from onedoor.operation.feeds.models import DeliveryRow, SubscriptionRow

_MOST = 200
_WAITING = Q(deliveries__delivered_at__isnull=True, deliveries__died_at__isnull=True)


def subscriptions(*, actor: Actor) -> tuple[Subscription, ...]:
    """Return the subscriptions of the calling system that have not ended; all to an administrator.

    EXPLAIN: the live subscriptions, few; the open deliveries of each by ``delivery_open``.
    """
    rows = access.live()
    if actor.kind is ActorKind.MACHINE:
        rows = rows.filter(client=actor.ref)
    else:
        access.require_administrator(actor)
    counted = rows.annotate(
        waiting=Count("deliveries", filter=Q(deliveries__id__isnull=False) & _WAITING),
        dead=Count("deliveries", filter=Q(deliveries__died_at__isnull=False)),
    )
    return tuple(_subscription(row, row) for row in counted.order_by("id")[:_MOST])


def subscription(*, id: str, actor: Actor) -> Subscription:  # noqa: A002  # as callers name it
    """Return one subscription of the calling system."""
    return _subscription(access.subscription_of(subscription=id, actor=actor))


def dead_letters(*, actor: Actor, after: str = "") -> Page[Letter]:
    """Return what was given up, the newest first; of the calling system, or to an administrator."""
    rows = access.letters_of(actor)
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable(cursor=after)
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = len(found) > PAGE
    return Page([_letter(row) for row in found[:PAGE]], cursor(found[PAGE - 1].pk) if more else "")


def failing(*, actor: Actor) -> tuple[Failing, ...]:
    """Return what did not arrive and is tried again, the next first; to an administrator.

    Who does not answer at all is left alone as a whole: then that day is the next one.

    EXPLAIN: the open deliveries that were tried, few, by ``delivery_failing``.
    """
    access.require_administrator(actor)
    rows = DeliveryRow.objects.filter(
        delivered_at__isnull=True, died_at__isnull=True, attempts__gt=0,
        subscription__ended_at__isnull=True,
    ).annotate(next_at=Greatest("due_at", "subscription__due_at"))  # fmt: skip
    found = rows.select_related("subscription").order_by("next_at", "id")[:PAGE]
    return tuple(
        Failing(
            client=row.subscription.client,
            address=row.subscription.address,
            kind=row.kind,
            subject=row.subject,
            at=row.at,
            attempts=row.attempts,
            error=row.error,
            due_at=row.next_at,
        )
        for row in found
    )


def _subscription(row: SubscriptionRow, counts: Any = None) -> Subscription:
    return Subscription(
        id=row.public_id,
        client=row.client,
        address=row.address,
        kinds=tuple(row.kinds),
        reach=Reach(row.reach),
        key_id=row.key_id,
        made_at=row.made_at,
        ended_at=row.ended_at,
        waiting=getattr(counts, "waiting", 0),
        dead=getattr(counts, "dead", 0),
    )


def _letter(row: DeliveryRow) -> Letter:
    assert row.died_at is not None
    return Letter(
        id=row.public_id,
        subscription=row.subscription.public_id,
        client=row.subscription.client,
        address=row.subscription.address,
        kind=row.kind,
        subject=row.subject,
        at=row.at,
        attempts=row.attempts,
        error=row.error,
        died_at=row.died_at,
    )
