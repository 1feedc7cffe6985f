"""The ways from a number or code to a difficulty, and whose turn it is."""

from django.db.models import Q, QuerySet

from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, implements
from onedoor.operation.difficulties.domain.difficulties import Act
from onedoor.operation.difficulties.domain.errors import DifficultyMissing, NotForYou
from onedoor.operation.difficulties.models import DifficultyRow

MANAGES, RESOLVES, SUPERVISES = "centre.manage", "ratings.handle", "office.supervise"
NOTING = frozenset({"counter.intake", MANAGES})


@implements(HAMI(13), note="by one's own session, or by the code that was handed out once")
def of_reporter(*, asked: str, actor: Actor | None) -> DifficultyRow:
    """Return a difficulty by its code or, for its own reporter, by number."""
    found = DifficultyRow.objects.filter(code=asked).first() if asked else None
    if found is None and actor is not None and actor.kind is ActorKind.APPLICANT:
        found = DifficultyRow.objects.filter(number=asked, reporter=actor.applicant).first()
    if found is None:
        raise DifficultyMissing(asked=asked)
    return found


@implements(HAMI(5), note="the manager and the office those of their area, a body those it has")
def visible(actor: Actor) -> "QuerySet[DifficultyRow]":
    """Return the difficulties that this person handles, noted or watches over."""
    rows = DifficultyRow.objects.all()
    if actor.kind is not ActorKind.STAFF:
        return rows.none()
    mine = Q(noted_by=actor.ref)
    if actor.duties & {MANAGES, SUPERVISES}:
        mine |= Q(area__startswith=places.prefix_of(actor.area))
    if RESOLVES in actor.duties:
        mine |= Q(body=actor.body)
    return rows.filter(mine)


def of_staff(*, number: str, actor: Actor) -> DifficultyRow:
    """Return a difficulty that this person may see."""
    found = visible(actor).filter(number=number).first()
    if found is None:
        raise DifficultyMissing(asked=number)
    return found


def to_handle(*, number: str, act: Act, actor: Actor) -> DifficultyRow:
    """Return a difficulty, locked, for whose turn an act is."""
    row = of_staff(number=number, actor=actor)
    if not may(row, act, actor):
        raise NotForYou
    return DifficultyRow.objects.select_for_update().get(pk=row.pk)


@implements(HAMI(13), note="the manager classifies and verifies, the body that has it resolves")
def may(row: DifficultyRow, act: Act, actor: Actor) -> bool:
    """Tell whether an act on a difficulty is this person's."""
    manages = MANAGES in actor.duties and actor.body == row.manager
    if act in (Act.RESOLVE, Act.PUT_OFF):
        return (RESOLVES in actor.duties or manages) and actor.body == row.body
    return manages


def require_noting(actor: Actor) -> None:
    """Refuse whoever neither stands at a window nor manages one."""
    if actor.kind is not ActorKind.STAFF or not actor.duties & NOTING:
        raise NotForYou


def by_key(*, key: str, by: str) -> DifficultyRow | None:
    """Return the report that somebody made by this form, None if there is none."""
    if not key:
        return None
    return DifficultyRow.objects.filter(Q(reporter=by) | Q(noted_by=by), key=key).first()
