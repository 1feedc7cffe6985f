"""The way from a code to a body, and who may do what to whom."""

from onedoor.general.bodies.domain.bodies import Body, Nature, Role, Venue, oversees, runs
from onedoor.general.bodies.domain.errors import BodyMissing, NotAdministrator, OutsideYourArea
from onedoor.general.bodies.models import BodyRow
from onedoor.kernel import prepared
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.areas import Level
from onedoor.kernel.commands import once

ADMINISTRATOR = "system.admin"


def body(code: str) -> Body:
    """Return the body with this code; raise BodyMissing."""
    return once("bodies", code, lambda: _body(code))


def _body(code: str) -> Body:
    row = next(iter(prepared.rows_of(BodyRow, "WHERE code = %s", [code])), None)
    if row is None:
        raise BodyMissing(body=code)
    return to_body(row)


def may_oversee(*, body: str, target: str) -> bool:
    """Tell whether a body may 督办, guide and supervise another: its own area only."""
    found = {row.code: to_body(row) for row in BodyRow.objects.filter(code__in=(body, target))}
    return body in found and target in found and oversees(found[body], found[target])


def require_oversight(*, actor: Actor, target: str) -> None:
    """Refuse staff whose body does not oversee the target (or is not the target itself)."""
    if actor.body != target and not may_oversee(body=actor.body, target=target):
        raise OutsideYourArea(body=actor.body, target=target)


def may_run(*, body: str, venue: Venue, area: str) -> bool:
    """Tell whether a body runs the hall, centre or station of an area."""
    row = BodyRow.objects.filter(code=body).first()
    return row is not None and runs(to_body(row), venue=venue, area=area)


def require_administrator(actor: Actor) -> None:
    """Refuse anyone who is neither a system administrator nor the platform itself."""
    if actor.kind is not ActorKind.SYSTEM and ADMINISTRATOR not in actor.duties:
        raise NotAdministrator


def to_body(row: BodyRow) -> Body:
    """Return a row as the value that other modules see."""
    return Body(
        code=row.code,
        name=row.name,
        short_name=row.short_name,
        kind=Nature(row.kind),
        role=Role(row.role),
        level=Level(row.level),
        area=row.area,
        parent=row.parent,
        sample=row.sample,
    )
