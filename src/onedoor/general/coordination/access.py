"""Who may reach which topic, and whose turn it is."""

from django.db.models import Q, QuerySet

from onedoor.general.bodies import api as bodies
from onedoor.general.coordination.domain.errors import NotYourPart, TopicMissing
from onedoor.general.coordination.domain.topics import Act
from onedoor.general.coordination.models import TopicRow
from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, implements

MANAGES, DECIDES, SUPERVISES = "centre.manage", "cases.decide", "office.supervise"
PARTIES = frozenset({MANAGES, DECIDES, SUPERVISES})
_GOVERNED = (places.Level.CITY, places.Level.COUNTY)
_OF_OFFICE = frozenset({Act.REFER, Act.DECIDE, Act.DECLINE, Act.POSTPONE, Act.RETURN, Act.CLOSE})


@implements(HAMI(5), note="a body its own and those it owns, manager and office those of the area")
def visible(actor: Actor) -> "QuerySet[TopicRow]":
    """Return the topics that somebody raised, owns or watches over."""
    rows = TopicRow.objects.all()
    if actor.kind is not ActorKind.STAFF or not actor.duties & PARTIES:
        return rows.none()
    mine = Q(raised_by=actor.body) | Q(owner=actor.body)
    if actor.duties & {MANAGES, SUPERVISES}:
        here = places.prefix_of(actor.area)
        mine |= Q(area__startswith=here) | Q(referred_from__startswith=here)
    return rows.filter(mine)


def of_staff(*, number: str, actor: Actor) -> TopicRow:
    """Return a topic that somebody may see."""
    found = visible(actor).filter(number=number).first()
    if found is None:
        raise TopicMissing(asked=number)
    return found


def to_handle(*, number: str, act: Act, actor: Actor) -> TopicRow:
    """Return a topic, locked, for whose turn an act is."""
    row = of_staff(number=number, actor=actor)
    if not may(row, act, actor):
        raise NotYourPart
    return TopicRow.objects.select_for_update().get(pk=row.pk)


@implements(HAMI(5), note="the office of the area coordinates, the owner reports")
def may(row: TopicRow, act: Act, actor: Actor) -> bool:
    """Tell whether an act on a topic is this person's."""
    if act is Act.REPORT:
        return bool(actor.duties & PARTIES) and actor.body == row.owner
    if act not in _OF_OFFICE or SUPERVISES not in actor.duties:
        return False
    own = bodies.body(actor.body)
    return own.role in (bodies.Role.OFFICE, bodies.Role.GOVERNMENT) and own.area == row.area


def require_party(actor: Actor) -> None:
    """Refuse whoever neither decides at a body nor manages or supervises."""
    if actor.kind is not ActorKind.STAFF or not actor.duties & PARTIES:
        raise NotYourPart


def governed(area: str) -> str:
    """Return the city or county in which a place lies."""
    above = (area, *places.ancestors(area))
    levels = places.levels_of(set(above))
    return next(one for one in above if levels.get(one) in _GOVERNED)


def by_key(*, key: str, actor: Actor) -> TopicRow | None:
    """Return the topic that somebody raised by this form, None if there is none."""
    return TopicRow.objects.filter(key=key, raised_staff=actor.ref).first() if key else None
