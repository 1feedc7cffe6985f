"""A client: what is registered of it, and how far it reaches."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from onedoor.general.clients.domain.scopes import Scope, ScopeMissing
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.areas import is_within
from onedoor.kernel.errors import Forbidden, Invalid, Refused
from onedoor.law.articles import PIPL, implements


class State(StrEnum):
    PROPOSED = "proposed"  # 待第二人确认
    IN_USE = "in_use"  # 在用
    EXPIRED = "expired"  # 已到期
    REVOKED = "revoked"  # 已撤销


class TermWrong(Invalid):
    """A registration ends on a day to come, within the years that the setting allows."""

    code = "clients.term_wrong"


class WordsMissing(Invalid):
    """Name, operator and contact are all told."""

    code = "clients.words_missing"


class SecondAdministratorNeeded(Refused):
    """Who proposed a client does not confirm it."""

    code = "clients.second_administrator_needed"


class OutOfReach(Forbidden):
    """The offering lies outside what the client was registered for."""

    code = "clients.out_of_reach"


class ClientNotOpen(Refused):
    """This cannot be done to a client in its present state."""

    code = "clients.not_open"


@dataclass(frozen=True, slots=True)
class Registration:
    """What an administrator writes down of a system that is to call.

    ``operator`` with its credit code is who answers for the system, and to whom applicants grant
    authorisations.  No ``bodies`` and no ``offerings`` means all of the area.
    """

    name: str
    operator: str
    credit_code: str
    area: str
    scopes: tuple[str, ...]
    contact: str
    expires_on: date
    bodies: tuple[str, ...] = ()
    offerings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Client:
    """A registered system as others see it; ``id`` is public, its key is nowhere."""

    id: str
    name: str
    operator: str
    credit_code: str
    area: str
    scopes: frozenset[Scope]
    contact: str
    expires_on: date
    proposed_by: str
    proposed_at: datetime
    bodies: frozenset[str] = frozenset()
    offerings: frozenset[str] = frozenset()
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    revoked_at: datetime | None = None
    keys: tuple[datetime | None, ...] = field(default=())

    def state(self, on: date) -> State:
        """Return how the client stands on a day."""
        if self.revoked_at is not None:
            return State.REVOKED
        if self.confirmed_at is None:
            return State.PROPOSED
        return State.EXPIRED if on > self.expires_on else State.IN_USE

    def actor(self, *, on_behalf_of: str = "", entrusted: frozenset[str] = frozenset()) -> Actor:
        """Return the system acting, for itself or for an applicant who entrusted it."""
        duties = frozenset(scope.value for scope in self.scopes) | entrusted
        return Actor(
            ActorKind.MACHINE, self.id, area=self.area, duties=duties, on_behalf_of=on_behalf_of
        )


@implements(PIPL(6), note="a system may do what it was registered for, and no more")
def require(client: Client, scope: Scope) -> None:
    """Refuse a call that the client was not registered for."""
    if scope not in client.scopes:
        raise ScopeMissing(scope=scope.label)


def reaches(client: Client, *, body: str, area: str, offering: str) -> bool:
    """Tell whether a case of this body, area and offering lies within the client's reach."""
    return (
        is_within(area, client.area)
        and (not client.bodies or body in client.bodies)
        and (not client.offerings or offering in client.offerings)
    )


@implements(PIPL(6), note="a system files for the bodies and items it was registered for")
def require_reach(client: Client, *, body: str, area: str, offering: str) -> None:
    """Refuse an offering that lies outside the client's reach."""
    if not reaches(client, body=body, area=area, offering=offering):
        raise OutOfReach(offering=offering)


def check_words(wanted: Registration) -> None:
    """Refuse a registration that leaves unsaid who it is for."""
    if not (wanted.name.strip() and wanted.operator.strip() and wanted.contact.strip()):
        raise WordsMissing


def check_term(*, expires_on: date, today: date, most_years: int) -> None:
    """Refuse a registration that has ended already, or would last too long."""
    latest = today.replace(year=today.year + most_years, day=min(today.day, 28))
    if not today < expires_on <= latest:
        raise TermWrong(years=most_years)
