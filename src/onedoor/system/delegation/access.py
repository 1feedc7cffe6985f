"""Who may reach which delegation, and who may do what to it."""

from django.db.models import Q, QuerySet

from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, implements
from onedoor.system.delegation.domain.delegations import Delegation, Mode, Stage
from onedoor.system.delegation.domain.errors import (
    DelegationMissing,
    NotYourPart,
    SecondPersonNeeded,
)
from onedoor.system.delegation.models import DelegationRow

EDITS, DECIDES, MANAGES, SUPERVISES = (
    "items.edit", "cases.decide", "centre.manage", "office.supervise",
)  # fmt: skip


@implements(HAMI(12), note="the body that has the power proposes")
def require_editor(actor: Actor, *, body: str) -> None:
    """Refuse whoever does not edit the items of a body."""
    if actor.kind is ActorKind.SYSTEM:
        return
    if EDITS not in actor.duties or actor.body != body:
        raise NotYourPart


def visible(actor: Actor) -> "QuerySet[DelegationRow]":
    """Return the delegations of one's body, to it, or of the area that one watches."""
    rows = DelegationRow.objects.all()
    if actor.kind is ActorKind.SYSTEM:
        return rows
    mine = Q(body=actor.body) | Q(delegate=actor.body)
    if actor.duties & {MANAGES, SUPERVISES} and actor.area:
        mine |= Q(body_area__startswith=places.prefix_of(actor.area))
        mine |= Q(area__startswith=places.prefix_of(actor.area))
    return rows.filter(mine) if actor.kind is ActorKind.STAFF else rows.none()


def to_change(delegation: str, actor: Actor, *duties: str) -> DelegationRow:
    """Return a delegation, locked, for those of the delegating body who hold one of the duties."""
    row = DelegationRow.objects.select_for_update().filter(public_id=delegation).first()
    if row is None or (actor.kind is ActorKind.STAFF and row.body != actor.body):
        raise DelegationMissing(delegation=delegation)
    if actor.kind is not ActorKind.SYSTEM and not actor.duties.intersection(duties):
        raise NotYourPart
    return row


@implements(HAMI(12), note="one proposes, another approves")
def to_approve(delegation: str, actor: Actor) -> DelegationRow:
    """Return a delegation, locked, for who decides in the body and did not propose it."""
    row = to_change(delegation, actor, DECIDES)
    if row.proposed_by in (actor.ref, actor.on_behalf_of):
        raise SecondPersonNeeded
    return row


def to_delegation(row: DelegationRow) -> Delegation:
    """Return a delegation as a value."""
    return Delegation(
        id=row.public_id, item=row.item, name=row.name, mode=Mode(row.mode), body=row.body,
        venue=row.venue, venue_name=row.venue_name, area=row.area, delegate=row.delegate,
        is_permit=row.is_permit, conditions=tuple(row.conditions), stage=Stage(row.stage),
        document_number=row.document_number, notice=row.notice, since=row.since, until=row.until,
        proposed_by=row.proposed_by, approved_by=row.approved_by, ended_on=row.ended_on,
        ended_why=row.ended_why,
    )  # fmt: skip
