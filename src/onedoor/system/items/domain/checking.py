"""All rules of publishing, run at once."""

from onedoor.system.items.domain.flaws import Flaw, broken
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.rules import (
    asking,
    commitments,
    cosigning,
    identity,
    permits,
    promises,
    renewals,
    sense,
    telling,
)

RULES = (identity, promises, telling, asking, permits, sense, commitments, renewals, cosigning)


def flaws(what: Definition, known: Known) -> tuple[Flaw, ...]:
    """Return every flaw of an offering, not only the first."""
    return broken(what, known)
