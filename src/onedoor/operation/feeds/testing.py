"""What other modules' tests may use of ``feeds``: a dead letter."""

from datetime import datetime

from onedoor.general.clients.api import Client
from onedoor.journal.api import entries_of
from onedoor.operation.feeds.domain import signing
from onedoor.operation.feeds.domain.deliveries import Reach
from onedoor.operation.feeds.models import DeliveryRow
from onedoor.operation.feeds.services import outbox, subscribing


def dead_letter(client: Client, number: str, *, at: datetime) -> str:
    """Subscribe to a case's submission and give its delivery up; return the letter's id."""
    subscribing.subscribe(
        address="https://example.org/",
        kinds=["cases.submitted"],
        reach=Reach.BODIES,
        actor=client.actor(),
        at=at,
    )
    for entry in entries_of(number):
        if entry.kind == "cases.submitted":
            outbox.put(entry=entry)
    row = DeliveryRow.objects.get(subject=number)
    row.died_at, row.attempts, row.error = at, 12, "status 500"
    row.save()
    return row.public_id


def signed(body: bytes, *, secret: str, at: int) -> str:
    """Return the signature that goes with a body."""
    return signing.signature(secret=secret, key_id="K", at=at, body=body)
