"""The door of clients: systems of others, what they may do, and what they called."""

from onedoor.general.clients.access import ClientMissing
from onedoor.general.clients.domain.answers import Kept, checked_key
from onedoor.general.clients.domain.clients import (
    Client,
    Registration,
    State,
    reaches,
    require,
    require_reach,
)
from onedoor.general.clients.domain.keys import KeyWrong
from onedoor.general.clients.domain.scopes import Scope
from onedoor.general.clients.queries import (
    CallRow,
    calls,
    client,
    listed,
    names,
    on_behalf,
    one,
    recognise,
)
from onedoor.general.clients.services.calling import Called, claim, keep, note_call, release
from onedoor.general.clients.services.registering import confirm, propose, revoke, rotate

__all__ = [
    "CallRow",
    "Called",
    "Client",
    "ClientMissing",
    "Kept",
    "KeyWrong",
    "Registration",
    "Scope",
    "State",
    "calls",
    "checked_key",
    "claim",
    "client",
    "confirm",
    "keep",
    "listed",
    "names",
    "note_call",
    "on_behalf",
    "one",
    "propose",
    "reaches",
    "recognise",
    "release",
    "require",
    "require_reach",
    "revoke",
    "rotate",
]
