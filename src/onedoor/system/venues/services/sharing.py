"""共用安排: a village without a station of its own is served by a venue nearby."""

from datetime import date, datetime

from onedoor.general.places import api as places
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, implements
from onedoor.system.venues import access
from onedoor.system.venues.domain.errors import (
    DateWrong,
    DocumentMissing,
    ServedAlready,
    WrongLevel,
)
from onedoor.system.venues.domain.places import Kind
from onedoor.system.venues.models import SharingRow, VenueRow


@implements(HAMI(6), note="every village has a station, or shares one, by a document")
@command
def share(
    *, area: str, code: str, document_number: str, since: date, actor: Actor, at: datetime
) -> None:
    """Have a venue serve a village that has no station of its own."""
    access.require_runner(actor=actor, kind=Kind.STATION, area=area)
    village = places.place(area)
    if village.level is not places.Level.VILLAGE:
        raise WrongLevel(kind=village.name)
    if not document_number.strip():
        raise DocumentMissing
    venue = access.one_open(code=code)
    own = VenueRow.objects.filter(area=area, until=None)
    if own.exists() or SharingRow.objects.filter(area=area, until=None).exists():
        raise ServedAlready(area=village.name)
    SharingRow.objects.create(
        area=area, venue=venue, document_number=document_number.strip(), since=since
    )
    journal.write(kind="venues.shared", subject=venue.code, at=at, by=actor, area=area)


@implements(HAMI(6), note="an arrangement that ends leaves a village to be served")
@command
def end_sharing(*, area: str, until: date, actor: Actor, at: datetime) -> bool:
    """End the arrangement of a village; tell whether there was one."""
    access.require_runner(actor=actor, kind=Kind.STATION, area=area)
    row = SharingRow.objects.select_for_update().filter(area=area, until=None).first()
    if row is None:
        return False
    if until < row.since:
        raise DateWrong(since=row.since, until=until)
    row.until = until
    row.save(update_fields=["until"])
    journal.write(kind="venues.share_ended", subject=row.venue.code, at=at, by=actor, area=area)
    return True
