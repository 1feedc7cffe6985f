"""What was heard of in the journal becomes deliveries: one for each subscription that wants it."""

import json
from datetime import datetime

from onedoor.general.clients import api as clients
from onedoor.journal.api import Entry
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day, legal_time
from onedoor.kernel.ids import random_id
from onedoor.law.articles import PIPL, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.feeds import access
from onedoor.operation.feeds.domain.deliveries import Reach
from onedoor.operation.feeds.models import DeliveryRow, SubscriptionRow

# Of the facts of an entry, what an event tells.
_TOLD = ("state", "due_on", "provisional", "body", "offering", "version")


@implements(PIPL(6), note="an event goes to whom the case concerns, and tells nothing personal")
@command
def put(*, entry: Entry) -> int:
    """Put a delivery for each subscription that wants this entry; return how many were new."""
    wanting = list(access.live().filter(kinds__contains=[entry.kind]).order_by("id"))
    origin = cases.origin(number=entry.subject) if wanting else None
    if origin is None:
        return 0
    rows = [
        DeliveryRow(
            public_id=random_id(),
            subscription=one,
            entry=entry.number,
            kind=entry.kind,
            subject=entry.subject,
            at=entry.at,
            body=_body(entry),
            due_at=entry.at,
        )
        for one in wanting
        if _concerns(one, origin, at=entry.at)
    ]
    known = DeliveryRow.objects.filter(subscription__in=wanting, entry=entry.number).count()
    DeliveryRow.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows) - known


def _concerns(row: SubscriptionRow, origin: cases.Origin, *, at: datetime) -> bool:
    client = clients.client(id=row.client)
    if client.state(legal_day(at)) is not clients.State.IN_USE:
        return False
    if row.reach == Reach.OWN:
        return origin.agent == row.client
    return clients.reaches(client, body=origin.body, area=origin.area, offering=origin.offering)


def _body(entry: Entry) -> str:
    told = {name: entry.facts[name] for name in _TOLD if name in entry.facts}
    event = {
        "id": entry.number,
        "kind": entry.kind,
        "case": entry.subject,
        "at": legal_time(entry.at).isoformat(),
        "facts": told,
    }
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))
