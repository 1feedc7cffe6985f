"""The door of feeds: subscriptions to events of cases, and what could not be delivered.

``post``, ``patience`` are for whoever else sends something out: one way of calling, one of waiting.
"""

from onedoor.operation.feeds.domain.deliveries import Failing, Letter, Reach, Subscription
from onedoor.operation.feeds.policy import Patience, patience
from onedoor.operation.feeds.queries import dead_letters, failing, subscription, subscriptions
from onedoor.operation.feeds.sending import Answer, Call, post
from onedoor.operation.feeds.services.subscribing import KINDS, Secret, end, retry, subscribe

__all__ = [
    "KINDS",
    "Answer",
    "Call",
    "Failing",
    "Letter",
    "Patience",
    "Reach",
    "Secret",
    "Subscription",
    "dead_letters",
    "end",
    "failing",
    "patience",
    "post",
    "retry",
    "subscribe",
    "subscription",
    "subscriptions",
]
