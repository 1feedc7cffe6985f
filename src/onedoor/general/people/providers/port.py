"""What the platform needs of an identity system, whatever protocol it speaks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from onedoor.general.people.domain.identities import Identity
from onedoor.kernel.errors import Refused, Unavailable
from onedoor.law.articles import OGS


class IdentityUnproved(Refused):
    """What came back from the identity system does not prove anything."""

    code = "people.identity_unproved"
    basis = OGS(5)


class SignInCancelled(Refused):
    """The person, or the identity system, broke the sign-in off."""

    code = "people.sign_in_cancelled"


class ProviderSilent(Unavailable):
    """The identity system did not answer, or not in its own form."""

    code = "people.provider_silent"


class ProviderMissing(Unavailable):
    """This installation has no identity system set up that it may use."""

    code = "people.provider_missing"


@dataclass(frozen=True, slots=True)
class Start:
    """Where to send the browser, and what to keep in its session until it comes back."""

    address: str
    kept: dict[str, str]


class IdentityProvider(Protocol):
    """An identity system: the browser goes there and comes back with an answer."""

    def start(self, *, back: str) -> Start:
        """Begin a sign-in that shall return to the address ``back``; raise ProviderSilent."""

    def complete(
        self, *, kept: Mapping[str, str], answer: Mapping[str, str], back: str
    ) -> Identity:
        """Return who signed in; raise IdentityUnproved, SignInCancelled or ProviderSilent."""
