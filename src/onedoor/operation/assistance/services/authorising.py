"""Authorising: given in writing at the venue, taken back at will."""

from datetime import date, datetime

from onedoor.general.people import api as people
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.kernel.secrets import seal
from onedoor.law.articles import HAMI, implements
from onedoor.operation.assistance import access
from onedoor.operation.assistance.domain.authorisations import check_signed
from onedoor.operation.assistance.domain.errors import NoHelpHere
from onedoor.operation.assistance.models import AuthorisationRow
from onedoor.system.delegation import api as delegation
from onedoor.system.items import api as items
from onedoor.system.staffing import api as staffing


@implements(HAMI(12), note="kept with its scope and its day before anything is done")
@command
def authorise(  # who lets whom do what, until when, signed by which name
    *, applicant: str, item: str, until: date, signed: str, phone: str, actor: Actor, at: datetime
) -> str:
    """Keep the written authorisation of an applicant for whoever records it; return its id."""
    on, what = legal_day(at), items.offering(item)
    name = check_signed(signed, until=until, on=on)
    down = _help(what, actor, on)
    row = access.standing(applicant=people.applicant(applicant).id, item=what.code, agent=actor.ref)
    if row is not None:
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
    made = AuthorisationRow.objects.create(
        public_id=random_id(), applicant=applicant, item=what.code, name=what.name.zh,
        venue=down.venue, venue_name=down.venue_name, body=actor.body, delegation=down.id,
        agent=actor.ref, signed_sealed=seal(name, purpose=access.SIGNED),
        phone_sealed=seal(phone.strip(), purpose=access.PHONE) if phone.strip() else b"",
        since=on, until=until, given_at=at,
    )  # fmt: skip
    journal.write(
        kind="assistance.authorised", subject=made.public_id, at=at, by=actor,
        item=what.code, venue=down.venue, until=str(until),
    )  # fmt: skip
    return made.public_id


@implements(HAMI(12), note="from that moment the agent does nothing more")
@command
def withdraw(*, authorisation: str, actor: Actor, at: datetime) -> None:
    """Take an authorisation back."""
    row = access.to_withdraw(authorisation, actor)
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    journal.write(kind="assistance.withdrawn", subject=row.public_id, at=at, by=actor)


@implements(HAMI(12), note="staff of a centre or station that helps with this item")
def _help(what: items.Offering, actor: Actor, on: date) -> delegation.Delegation:
    """Return the delegation by which somebody's venue helps with an item; refuse without."""
    helps = actor.kind is ActorKind.STAFF and access.HELPS in actor.duties
    venue = staffing.venue_of(actor, on=on) if helps else None
    down = delegation.in_force(item=what.code, venue=venue.code, on=on) if venue else None
    if down is None or down.mode is not delegation.Mode.ASSISTED:
        raise NoHelpHere(name=what.name.zh)
    return down
