"""Taking staff from a spreadsheet: whole, or not at all."""

from dataclasses import dataclass
from datetime import datetime

from onedoor.general.bodies import api as bodies
from onedoor.general.people import access
from onedoor.general.people.domain.sheet import COLUMNS, Flaw, Listed, read_staff
from onedoor.general.people.models import StaffAccount
from onedoor.general.people.policy import regular
from onedoor.general.people.services import accounts
from onedoor.general.sheets import api as sheets
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import CSL, implements


@dataclass(frozen=True, slots=True)
class StaffReport:
    """What an import did; with flaws it did nothing.  ``new`` pairs numbers with passwords."""

    rows: int
    new: tuple[tuple[str, str], ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    flaws: tuple[Flaw, ...] = ()


@implements(CSL(21), note="a sheet of accounts is taken whole, or every flaw of it is named")
@command
def import_staff(*, content: bytes, actor: Actor, at: datetime) -> StaffReport:
    """Take staff from a spreadsheet (xlsx, csv); with one flaw nothing is written.

    Taking the same sheet again changes nothing.  Raises SheetUnreadable.
    """
    access.as_security_administrator(actor)
    rows = sheets.read(content, columns=COLUMNS)
    listed, flaws = read_staff(rows, bodies=_bodies(actor), regular=regular(on=legal_day(at)))
    kept = {
        row.number: row
        for row in StaffAccount.objects.select_for_update()
        .filter(number__in=[one.number for one in listed])
        .order_by("number")
    }
    flaws += tuple(_out_of_hand(kept, actor))
    if flaws:
        return StaffReport(len(rows), flaws=flaws)
    new = [(one.number, _make(one, actor, at)) for one in listed if one.number not in kept]
    changed = [
        one.number
        for one in listed
        if one.number in kept and _change(kept[one.number], one, actor, at)
    ]
    unchanged = len(rows) - len(new) - len(changed)
    return StaffReport(len(rows), tuple(new), tuple(changed), unchanged)


def _bodies(actor: Actor) -> dict[str, str]:
    within = actor.area if actor.kind is ActorKind.STAFF else ""
    found: dict[str, str] = {}
    for body in bodies.bodies(within=within):
        found[body.code] = found[body.name] = body.code
    return found


def _out_of_hand(kept: dict[str, StaffAccount], actor: Actor) -> list[Flaw]:
    """Name accounts of other areas, and one's own: neither is changed by a sheet."""
    if actor.kind is not ActorKind.STAFF:
        return []
    return [
        Flaw(0, "工号", row.number, "该账号不在您管理的区域内，或是您本人的账号")
        for row in kept.values()
        if row.number == actor.ref or not access.is_in_reach(area=row.area, actor=actor)
    ]


def _make(one: Listed, actor: Actor, at: datetime) -> str:
    wanted = accounts.NewStaff(
        one.number, one.name, one.body, one.position, one.duties, one.employment
    )
    return accounts.make(wanted, actor=actor, at=at)


def _change(row: StaffAccount, one: Listed, actor: Actor, at: datetime) -> bool:
    wanted = (one.name, one.body, one.position)
    moved = (row.name, row.body, row.position) != wanted
    if moved:
        row.name, row.body, row.position = wanted
        row.area = bodies.body(one.body).area
        row.save(update_fields=["name", "body", "area", "position"])
        journal.write(
            kind="people.post_changed", subject=row.number, at=at, by=actor, new_body=row.body
        )
    entrusted = accounts.set_duties(
        row, list(one.duties), employment=one.employment, actor=actor, at=at
    )
    return entrusted or moved
