"""The demo's identity system: a page that lists people who do not exist.  Only in a demo."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from onedoor.general.people.cast import DemoIdentity
from onedoor.general.people.domain.identities import Identity
from onedoor.general.people.providers.port import IdentityUnproved, Start
from onedoor.kernel.ids import random_id


@dataclass(frozen=True, slots=True)
class DemoProvider:
    """Believes whoever picks a name from the list at ``page``."""

    page: str
    identities: tuple[DemoIdentity, ...]

    def start(self, *, back: str) -> Start:  # noqa: ARG002  # the page knows the way back
        """Send the browser to the list."""
        return Start(self.page, {"state": random_id()})

    def complete(
        self,
        *,
        kept: Mapping[str, str],
        answer: Mapping[str, str],
        back: str,  # noqa: ARG002  # see start
    ) -> Identity:
        """Return the identity that was picked in this very sign-in."""
        if not hmac.compare_digest(kept["state"].encode(), answer.get("state", "").encode()):
            raise IdentityUnproved
        for one in self.identities:
            if one.key == answer.get("identity"):
                return one.identity
        raise IdentityUnproved
