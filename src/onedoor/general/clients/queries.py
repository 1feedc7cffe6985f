"""What can be asked of clients."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from onedoor.general.clients import access
from onedoor.general.clients.domain import keys
from onedoor.general.clients.domain.clients import Client
from onedoor.general.clients.models import Call, ClientRow
from onedoor.general.clients.values import client_value
from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import ADL, CSL, implements

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call as the list of calls shows it."""

    at: datetime
    operation: str
    subject: str
    status: int
    code: str


@implements(CSL(21), note="who guesses keys is slowed down, who calls too often too")
def recognise(*, header: str, asker: str, at: datetime) -> Client:
    """Return the client that an ``Authorization`` header names, and count the call.

    Raises KeyWrong, and TriedTooOften for one address (``asker``) that guesses or one client that
    calls more often than the settings allow.
    """
    most = terms.number("clients.calls_per_minute", on=legal_day(at))
    try:
        row = access.by_key(key=keys.from_header(header), at=at)
    except keys.KeyWrong:
        people.count_attempt(
            kind="clients.key", key=asker, limit=most, window_seconds=_MINUTE, at=at
        )
        raise
    people.count_attempt(
        kind="clients.call", key=row.public_id, limit=most, window_seconds=_MINUTE, at=at
    )
    return client_value(row)


@implements(ADL(29), note="a system files for somebody only when that applicant entrusted it")
def on_behalf(*, client: Client, authorisation: str, at: datetime) -> Actor:
    """Return the client acting for the applicant who granted this authorisation to its operator.

    Raises ``people``'s refusal when there is none in force, whatever the reason.
    """
    found = people.entrusted(
        authorisation=authorisation,
        agent_name=client.operator,
        agent_code=client.credit_code,
        on=legal_day(at),
    )
    return client.actor(on_behalf_of=found.grantor, entrusted=found.scopes)


def client(*, id: str) -> Client:  # noqa: A002  # it is what others call it
    """Return a client by its id; raise ClientMissing."""
    return client_value(access.row(id))


def names(ids: Iterable[str]) -> dict[str, str]:
    """Return the names of clients by their ids, in one query."""
    return dict(ClientRow.objects.filter(public_id__in=ids).values_list("public_id", "name"))


def one(*, client: str, actor: Actor) -> Client:
    """Return a client for an administrator, with until when each of its keys holds."""
    return client_value(access.to_read(client=client, actor=actor), with_keys=True)


def listed(*, actor: Actor, after: str = "") -> Page[Client]:
    """Return the clients of the administrator's area, the newest first."""
    rows = access.within_reach(actor)
    found = list(_beyond(rows, after).order_by("-id")[: PAGE + 1])
    more = len(found) > PAGE
    shown = [client_value(row) for row in found[:PAGE]]
    return Page(shown, cursor(found[PAGE - 1].pk) if more else "")


def calls(*, client: str, actor: Actor, most: int = PAGE) -> tuple[CallRow, ...]:
    """Return the last calls of a client, the newest first."""
    row = access.to_read(client=client, actor=actor)
    rows = Call.objects.filter(client=row.public_id).order_by("-id")[:most]
    return tuple(CallRow(r.at, r.operation, r.subject, r.status, r.code) for r in rows)


def _beyond(rows: QuerySet[ClientRow], after: str) -> QuerySet[ClientRow]:
    if not after:
        return rows
    (last,) = position(after, fields=1)
    if not last.isdecimal():
        raise CursorUnreadable(cursor=after)
    return rows.filter(id__lt=int(last))
