"""Who may reach which client: administrators theirs, a caller its own."""

from datetime import datetime

from django.db.models import Q, QuerySet

from onedoor.general.clients.domain.keys import KeyWrong
from onedoor.general.clients.models import ClientKey, ClientRow
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.areas import prefix_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Forbidden, Missing
from onedoor.kernel.secrets import blind_index
from onedoor.law.articles import CSL, implements

ADMINISTRATORS = frozenset({"system.admin", "security.admin"})
KEY = "clients.key"


class ClientMissing(Missing):
    """There is no such client within the reach of this person."""

    code = "clients.missing"


class NotAdministrator(Forbidden):
    """Clients are in the hands of system and security administrators."""

    code = "clients.not_administrator"


def require_administrator(actor: Actor) -> None:
    """Refuse everybody but a system or security administrator."""
    if actor.kind is not ActorKind.STAFF or not actor.duties & ADMINISTRATORS:
        raise NotAdministrator


def within_reach(actor: Actor) -> QuerySet[ClientRow]:
    """Return the clients of the administrator's area."""
    require_administrator(actor)
    return ClientRow.objects.filter(area__startswith=prefix_of(actor.area))


def to_read(*, client: str, actor: Actor) -> ClientRow:
    """Return a client for an administrator; raise ClientMissing."""
    return _found(within_reach(actor), client)


def to_administer(*, client: str, actor: Actor) -> ClientRow:
    """Return a client, locked, for an administrator; raise ClientMissing."""
    return _found(within_reach(actor).select_for_update(), client)


@implements(CSL(21), note="a key counts while it has not ended, nor its client's registration")
def by_key(*, key: str, at: datetime) -> ClientRow:
    """Return the client whose key this is; raise KeyWrong, whatever is wrong with it."""
    holds = Q(ends_at__isnull=True) | Q(ends_at__gt=at)
    found = (
        ClientKey.objects.select_related("client")
        .filter(
            holds,
            index=index_of(key),
            client__confirmed_at__isnull=False,
            client__revoked_at__isnull=True,
            client__expires_on__gte=legal_day(at),
        )
        .first()
    )
    if found is None:
        raise KeyWrong
    return found.client


def row(client: str) -> ClientRow:
    """Return a client by its id, for the module itself and those it answers."""
    found = ClientRow.objects.filter(public_id=client).first()
    if found is None:
        raise ClientMissing(client=client)
    return found


def index_of(key: str) -> bytes:
    """Return the keyed hash under which a key is kept."""
    return blind_index(key, purpose=KEY)


def _found(rows: QuerySet[ClientRow], client: str) -> ClientRow:
    found = rows.filter(public_id=client).first()
    if found is None:
        raise ClientMissing(client=client)
    return found
