"""Delegating: proposed by one, approved by another, ended with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from onedoor.general.bodies import api as bodies
from onedoor.general.places import api as places
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.system.delegation import access
from onedoor.system.delegation.domain.delegations import (
    Mode,
    Stage,
    Target,
    check_conditions,
    check_entrusting,
    check_notice,
    check_paper,
    check_target,
)
from onedoor.system.delegation.domain.errors import (
    DelegatedAlready,
    FieldUnknown,
    NotOpen,
    TermWrong,
    WhyMissing,
)
from onedoor.system.delegation.models import OPEN, DelegationRow, FieldRow
from onedoor.system.items import api as items
from onedoor.system.venues import api as venues

CONDITIONS, FIELDS = "station_conditions", "delegation_fields"
_ENTRUSTED = "3"  # L5 受委托组织
_GIVEN_ON = ("5", "6")  # L2 上级委托、同级委托


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be delegated: which item, to which venue, how, by which document, for how long."""

    item: str
    venue: str
    mode: Mode
    document_number: str
    since: date
    until: date | None = None
    notice: str = ""
    conditions: frozenset[str] = frozenset()


@implements(HAMI(12), ADL(24), note="one item, one venue, one way; the law's conditions are met")
@command
def propose(*, wanted: Wanted, actor: Actor, at: datetime) -> str:
    """Propose a delegation; return its id."""
    what, venue = items.offering(wanted.item), venues.venue(wanted.venue)
    access.require_editor(actor, body=what.body)
    target = _target(venue)
    check_target(wanted.mode, target)
    conditions = {one.value for one in terms.code_list(CONDITIONS, on=legal_day(at))}
    check_conditions(target, passed=wanted.conditions, wanted=sorted(conditions))
    check_entrusting(
        wanted.mode, target, is_permit=what.is_permit, is_own=what.body != venue.body,
        is_entrusted=_is_entrusted(what),
    )  # fmt: skip
    check_paper(wanted.document_number, since=wanted.since, until=wanted.until)
    what.require_in_use()
    if DelegationRow.objects.filter(item=what.code, venue=venue.code, stage__in=OPEN).exists():
        raise DelegatedAlready(name=what.name.zh, venue=venue.name)
    row = DelegationRow.objects.create(
        public_id=random_id(), item=what.code, name=what.name.zh, mode=wanted.mode, body=what.body,
        body_area=what.area, venue=venue.code, venue_name=venue.name, area=venue.area,
        delegate=venue.body, is_permit=what.is_permit,
        conditions=sorted(wanted.conditions & conditions),
        document_number=wanted.document_number.strip(), notice=wanted.notice.strip(),
        since=wanted.since, until=wanted.until, proposed_by=actor.ref, proposed_at=at,
    )  # fmt: skip
    _tell("proposed", row, actor, at)
    return row.public_id


@implements(HAMI(12), ADL(24), note="approved by who decides there; of a permit, once published")
@command
def approve(*, delegation: str, notice: str, actor: Actor, at: datetime) -> None:
    """Approve a delegation; ``notice`` says where it was published."""
    row = access.to_approve(delegation, actor)
    _require(row, Stage.PROPOSED)
    row.notice = notice.strip() or row.notice
    check_notice(Mode(row.mode), is_permit=row.is_permit, notice=row.notice)
    row.stage, row.approved_by, row.approved_at = Stage.APPROVED, actor.ref, at
    row.save()
    _tell("approved", row, actor, at)


@implements(HAMI(12), note="what is not approved lets nobody act")
@command
def reject(*, delegation: str, why: str, actor: Actor, at: datetime) -> None:
    """Refuse to approve a delegation, with the reason."""
    row = access.to_approve(delegation, actor)
    _require(row, Stage.PROPOSED)
    if not why.strip():
        raise WhyMissing
    row.stage, row.ended_why = Stage.REJECTED, why.strip()
    row.save()
    _tell("rejected", row, actor, at)


@implements(HAMI(12), ADL(24), note="who entrusted may take it back, from a day on")
@command
def end(*, delegation: str, on: date, why: str, actor: Actor, at: datetime) -> None:
    """End a delegation: from that day nothing is done under it."""
    row = access.to_change(delegation, actor, access.EDITS, access.DECIDES)
    _require(row, Stage.APPROVED)
    if not why.strip():
        raise WhyMissing
    if on < legal_day(at):
        raise TermWrong(since=legal_day(at), until=on)
    row.stage, row.ended_on, row.ended_why, row.ended_by = Stage.ENDED, on, why.strip(), actor.ref
    row.save()
    _tell("ended", row, actor, at, on=str(on))


@implements(HAMI(12), note="which field an item belongs to is told with its source")
@command
def set_field(*, item: str, field: str, source: str, actor: Actor, at: datetime) -> None:
    """Say to which field of article 12 an item belongs."""
    what = items.offering(item)
    access.require_editor(actor, body=what.body)
    known = {one.value for one in terms.code_list(FIELDS, on=legal_day(at))}
    if field not in known or not source.strip():
        raise FieldUnknown(field=field)
    told = {
        "name": what.name.zh, "area": what.area, "field": field, "source": source.strip(),
        "set_by": actor.ref, "set_at": at,
    }  # fmt: skip
    FieldRow.objects.update_or_create(item=what.code, defaults=told)
    journal.write(kind="delegation.field_set", subject=what.code, at=at, by=actor, field=field)


def _target(venue: venues.Venue) -> Target:
    runner = bodies.body(venue.body)
    is_organ = runner.kind is bodies.Nature.STATUTORY and runner.role is bodies.Role.TOWNSHIP
    return Target(places.place(venue.area).level, is_organ)


@implements(ADL(24), note="a body that was itself entrusted passes nothing on")
def _is_entrusted(what: items.Offering) -> bool:
    return what.what.body_nature == _ENTRUSTED or what.what.power_source in _GIVEN_ON


def _require(row: DelegationRow, stage: Stage) -> None:
    if row.stage != stage:
        raise NotOpen(stage=row.stage)


def _tell(verb: str, row: DelegationRow, actor: Actor, at: datetime, **facts: object) -> None:
    journal.write(
        kind=f"delegation.{verb}", subject=row.public_id, at=at, by=actor,
        item=row.item, venue=row.venue, mode=row.mode, **facts,
    )  # fmt: skip
