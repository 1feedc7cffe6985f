"""What can be asked of substance: item by item, how much of it the hall really does."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, F, Max, Q

from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.law.articles import HAMI, implements
from onedoor.supervision.substance import access
from onedoor.supervision.substance.domain.placing import Misplaced, misplaced
from onedoor.supervision.substance.domain.running import Line
from onedoor.system.items import api as items
from onedoor.system.venues import api as venues

_MOST = 200


@implements(HAMI(10), note="the share that the hall handled from end to end, item by item")
def lines(*, actor: Actor, on: date) -> tuple[Line, ...]:
    """Return the items that this person may see, those in name only first; two queries.

    EXPLAIN: a range of ``handled_of_area`` or ``handled_of_body``.
    """
    since = on - timedelta(days=terms.number("substance.days", on=on))
    rows = access.visible(actor).filter(on__gt=since, on__lte=on)
    found = (
        rows.order_by()
        .values("item", "body")
        .annotate(
            title=Max("title"),
            cases=Count("id"),
            inside=Count("id", filter=Q(inside=F("people"))),
            elsewhere=Count("id", filter=Q(received_inside=False)),
        )
        .order_by("inside", "-cases", "item")[:_MOST]
    )
    every = (Line(**one) for one in found)
    return tuple(sorted(every, key=lambda one: (not one.in_name_only, one.percent)))


@implements(HAMI(10), note="the list of what breaks the rule must be empty")
def out_of_place(*, actor: Actor, on: date) -> tuple[Misplaced, ...]:
    """Return the items in force that are neither in the hall nor on the list that holds today."""
    approved = venues.outside(on=on)
    found = []
    for entry in _offered():
        if not access.may_see(actor, area=entry.area, body=entry.body):
            continue
        what = items.offering(entry.code).what
        holds = approved.get((venues.list_area(entry.area), entry.code), "")
        why = misplaced(hall=bool(what.hall), document_number=what.negative_list, approved=holds)
        if why is not None:
            found.append(Misplaced(entry.code, entry.name.zh, entry.body, why, what.negative_list))
    return tuple(found)


def _offered() -> Iterator[items.Entry]:
    page = items.browse(offered=True)
    yield from page.rows
    while page.after:
        page = items.browse(offered=True, after=page.after)
        yield from page.rows
