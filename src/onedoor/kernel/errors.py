"""What can go wrong in the domain.  No status codes and no prose live here.

DomainError
├── Missing      not there, or this person may not know that it is
├── Forbidden    this person may not do this
├── Refused      a rule says no to anyone, in the present state of things
│   └── Invalid  the input itself is wrong; names the fields
├── TooMany      asked too often; says when to come back
└── Unavailable  another system did not answer
"""

from collections.abc import Mapping
from typing import ClassVar

from onedoor.law.articles import Provision


class DomainError(Exception):
    """A refusal the rules foresee.  Each subclass is one reason, with a stable code."""

    code: ClassVar[str]
    basis: ClassVar[Provision | None] = None

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!s}" for name, value in self.facts.items())
        return f"{self.code}({told})"


class Missing(DomainError):
    """The thing is not there, or this person may not know that it is."""


class Forbidden(DomainError):
    """This person may not do this."""


class Refused(DomainError):
    """A rule says no to anyone, in the present state of things."""


class Invalid(Refused):
    """The input itself is wrong."""


class TooMany(DomainError):
    """Asked too often; the fact ``retry_after_seconds`` says when to come back."""


class Unavailable(DomainError):
    """Another system did not answer; the same request may succeed later."""
