"""What can be asked of delegation: what a venue may do today, who delegates, what is missing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from onedoor.general.places import api as places
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import HAMI, implements
from onedoor.system.delegation import access
from onedoor.system.delegation.domain.coverage import Line, Offered, counted
from onedoor.system.delegation.domain.delegations import (
    Delegation,
    Stage,
    check_in_force,
)
from onedoor.system.delegation.domain.errors import DelegationMissing
from onedoor.system.delegation.models import DelegationRow, FieldRow

FIELDS = "delegation_fields"


@dataclass(frozen=True, slots=True)
class Fielded:
    """An item with its field of article 12 and who says so."""

    item: str
    name: str
    field: str
    source: str


def in_force(*, item: str, venue: str, on: date) -> Delegation | None:
    """Return the delegation that lets a venue act for an item on a day.

    EXPLAIN: a range of ``delegation_of_venue``.
    """
    rows = DelegationRow.objects.filter(venue=venue, item=item).order_by("-id")
    found = map(access.to_delegation, rows)
    return next((one for one in found if one.holds(on=on)), None)


def require_in_force(delegation: str, *, on: date) -> None:
    """Refuse what rests on a delegation that does not hold on a day."""
    row = DelegationRow.objects.filter(public_id=delegation).first()
    check_in_force(access.to_delegation(row) if row else None, on=on)


def at_venue(venue: str, *, on: date) -> tuple[Delegation, ...]:
    """Return what a venue may do of other bodies' items on a day, by name.

    EXPLAIN: a range of ``delegation_of_venue``.
    """
    rows = DelegationRow.objects.filter(venue=venue).order_by("name", "id")
    return tuple(one for one in map(access.to_delegation, rows) if one.holds(on=on))


def one(delegation: str, *, actor: Actor) -> Delegation:
    """Return a delegation that somebody may see; raise DelegationMissing."""
    row = access.visible(actor).filter(public_id=delegation).first()
    if row is None:
        raise DelegationMissing(delegation=delegation)
    return access.to_delegation(row)


def delegations(*, actor: Actor, stage: Stage | None = None, after: str = "") -> Page[Delegation]:
    """Return a page of the delegations somebody may see, the newest first.

    EXPLAIN: a walk of the primary key.
    """
    rows = access.visible(actor)
    if stage is not None:
        rows = rows.filter(stage=stage)
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable(cursor=after)
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = cursor(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return Page([access.to_delegation(row) for row in found[:PAGE]], more)


def fielded(*, body_items: tuple[str, ...]) -> tuple[Fielded, ...]:
    """Return the fields of some items, by name."""
    rows = FieldRow.objects.filter(item__in=body_items).order_by("name", "item")
    return tuple(Fielded(row.item, row.name, row.field, row.source) for row in rows)


@implements(HAMI(12), note="every township with a government, all seven fields, gaps included")
def report(*, within: str = places.HAMI, on: date) -> tuple[Line, ...]:
    """Return what each township of an area offers of the seven fields; three queries.

    EXPLAIN: one pass over the delegations of the area and over the items that have a field.
    """
    fields = [one.value for one in terms.code_list(FIELDS, on=on)]
    field_of = {row.item: row for row in FieldRow.objects.all()}
    rows = DelegationRow.objects.filter(
        Q(until=None) | Q(until__gte=on), area__startswith=places.prefix_of(within), since__lte=on
    )
    down = [one for one in map(access.to_delegation, rows) if one.holds(on=on)]
    offered = [Offered(field_of[one.item].field, one.area) for one in down if one.item in field_of]
    offered += [Offered(row.field, row.area) for row in field_of.values()]
    return tuple(
        Line(one.code, one.name, one.parent, counted(one.code, fields, offered))
        for one in places.townships(within)
    )
