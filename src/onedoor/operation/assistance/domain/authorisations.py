"""授权: what somebody lets the staff of a venue do for them, until when."""

from dataclasses import dataclass
from datetime import date, datetime

from onedoor.law.articles import HAMI, implements
from onedoor.operation.assistance.domain.errors import NotAuthorised, SignatureMissing


@dataclass(frozen=True, slots=True)
class Authorisation:
    """One item, for one applicant, by one agent of a venue, until a day."""

    id: str
    applicant: str
    item: str
    name: str
    venue: str
    venue_name: str
    agent: str
    until: date
    given_at: datetime
    withdrawn_at: datetime | None = None


@implements(HAMI(12), note="in writing, signed by the applicant, for one thing and a time")
def check_signed(signed: str, *, until: date, on: date) -> str:
    """Return the name that was signed; refuse none, and a term that is over."""
    if not signed.strip() or until < on:
        raise SignatureMissing
    return signed.strip()


@implements(HAMI(12), note="without it, after its day, or once withdrawn, nothing is done")
def check_holds(found: Authorisation | None, *, agent: str, on: date) -> None:
    """Refuse what rests on an authorisation that does not let this agent act on a day."""
    if found is None or found.withdrawn_at is not None or on > found.until:
        raise NotAuthorised
    if found.agent != agent:
        raise NotAuthorised
