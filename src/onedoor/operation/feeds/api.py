"""The door of feeds: subscriptions to events of cases, and what could not be delivered."""

from onedoor.operation.feeds.domain.deliveries import Letter, Reach, Subscription
from onedoor.operation.feeds.queries import dead_letters, subscription, subscriptions
from onedoor.operation.feeds.services.subscribing import KINDS, Secret, end, retry, subscribe

__all__ = [
    "KINDS",
    "Letter",
    "Reach",
    "Secret",
    "Subscription",
    "dead_letters",
    "end",
    "retry",
    "subscribe",
    "subscription",
    "subscriptions",
]
