"""Events: subscriptions of the calling system, and what could not be delivered to it."""

from collections.abc import Mapping
from http import HTTPStatus

from onedoor.general.clients.api import Scope
from onedoor.operation.feeds import api as feeds
from onedoor.site.interface.cases import moment
from onedoor.site.interface.operations import AFTER, Answered, Asked, Operation


def subscribe(asked: Asked) -> Answered:
    """Begin a subscription; its secret is told this once."""
    body = asked.body
    made = feeds.subscribe(
        address=body["address"],
        kinds=body["kinds"],
        reach=feeds.Reach(body.get("reach", feeds.Reach.OWN.value)),
        actor=asked.actor,
        at=asked.at,
    )
    found = feeds.subscription(id=made.subscription, actor=asked.actor)
    return Answered(_subscription(found) | {"secret": made.secret}, subject=made.subscription)


def listed(asked: Asked) -> Answered:
    """Return the subscriptions that have not ended."""
    rows = [_subscription(one) for one in feeds.subscriptions(actor=asked.actor)]
    return Answered({"rows": rows, "after": ""})


def end(asked: Asked) -> Answered:
    """End a subscription."""
    known = asked.path["subscription"]
    feeds.end(subscription=known, actor=asked.actor, at=asked.at)
    return Answered(_subscription(feeds.subscription(id=known, actor=asked.actor)))


def dead_letters(asked: Asked) -> Answered:
    """Return what was given up, the newest first."""
    page = feeds.dead_letters(actor=asked.actor, after=asked.query.get("after", ""))
    return Answered({"rows": [_letter(one) for one in page.rows], "after": page.after})


def retry(asked: Asked) -> Answered:
    """Try a dead letter again, and what waits behind it."""
    letter = asked.path["letter"]
    feeds.retry(letter=letter, actor=asked.actor, at=asked.at)
    return Answered({"id": letter})


def _subscription(one: feeds.Subscription) -> dict[str, object]:
    return {
        "id": one.id,
        "address": one.address,
        "kinds": list(one.kinds),
        "reach": one.reach.value,
        "key_id": one.key_id,
        "made_at": moment(one.made_at),
        "ended_at": moment(one.ended_at),
    }


def _letter(one: feeds.Letter) -> Mapping[str, object]:
    return {
        "id": one.id,
        "subscription": one.subscription,
        "kind": one.kind,
        "case": one.subject,
        "at": moment(one.at),
        "attempts": one.attempts,
        "error": one.error,
        "died_at": moment(one.died_at),
    }


OPERATIONS = (
    Operation(
        "listSubscriptions", "GET", "/subscriptions", Scope.EVENTS, "列出订阅", listed,
        "Subscriptions",
    ),
    Operation(
        "subscribe", "POST", "/subscriptions", Scope.EVENTS, "订阅办件事件", subscribe,
        "NewSubscription", takes="Subscribing", status=HTTPStatus.CREATED,
    ),
    Operation(
        "endSubscription", "DELETE", "/subscriptions/{subscription}", Scope.EVENTS, "结束订阅",
        end, "Subscription",
    ),
    Operation(
        "listDeadLetters", "GET", "/dead-letters", Scope.EVENTS, "列出未能送达的推送",
        dead_letters, "Letters", query=(AFTER,),
    ),
    Operation(
        "retryDeadLetter", "POST", "/dead-letters/{letter}/retry", Scope.EVENTS,
        "重试未能送达的推送", retry, "Retried",
    ),
)  # fmt: skip
