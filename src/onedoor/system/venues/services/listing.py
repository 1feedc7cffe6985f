"""负面清单: asked for by a department, checked by the manager, approved by the government."""

from dataclasses import dataclass
from datetime import date, datetime

from onedoor.general.bodies import api as bodies
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.law.articles import HAMI, implements
from onedoor.system.venues import access
from onedoor.system.venues.domain.errors import (
    DocumentMissing,
    ListedAlready,
    NotYourPart,
    WhyMissing,
)
from onedoor.system.venues.domain.negatives import Reason, Stage, check_term, check_turn, checked
from onedoor.system.venues.models import LISTED, NegativeRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a department wants to keep outside the hall, and why."""

    item: str
    name: str
    reason: Reason
    explanation: str


@implements(HAMI(10), note="the department asks, and says why")
@command
def ask(*, wanted: Wanted, actor: Actor, at: datetime) -> str:
    """Ask for an item to stay outside the hall; return the id of the entry."""
    if actor.kind is not ActorKind.STAFF or access.EDITS not in actor.duties:
        raise NotYourPart
    name, why = checked(reason=wanted.reason, name=wanted.name, explanation=wanted.explanation)
    item = wanted.item.strip()
    if not item:
        raise WhyMissing
    area = access.list_area(bodies.body(actor.body).area)
    if NegativeRow.objects.filter(area=area, item=item, stage__in=LISTED).exists():
        raise ListedAlready(item=item)
    row = NegativeRow.objects.create(
        public_id=random_id(),
        area=area,
        item=item,
        name=name,
        reason=wanted.reason,
        explanation=why,
        asking_body=actor.body,
        asked_by=actor.ref,
        asked_at=at,
    )
    _tell("asked", row, actor, at)
    return row.public_id


@implements(HAMI(10), note="the manager of the area checks what a department asks")
@command
def check(*, entry: str, answer: str, actor: Actor, at: datetime) -> None:
    """Pass an entry on to the government."""
    row = _turned(entry, Stage.CHECKED, actor)
    row.checked_by, row.answer = actor.ref, answer.strip()
    row.save()
    _tell("checked", row, actor, at)


@implements(HAMI(10), note="approved by the government of the level, by a document, for a term")
@command
def approve(
    *, entry: str, document_number: str, since: date, until: date, actor: Actor, at: datetime
) -> None:
    """Put an item on the list for a term, on the strength of the government's document."""
    row = _turned(entry, Stage.APPROVED, actor)
    if not document_number.strip():
        raise DocumentMissing
    most = terms.number("venues.negative_list_days", on=legal_day(at))
    check_term(since=since, until=until, most_days=most)
    row.approved_by, row.document_number = actor.ref, document_number.strip()
    row.since, row.until = since, until
    row.save()
    _tell("approved", row, actor, at, until=str(until))


@implements(HAMI(10), note="what is not approved is in the hall")
@command
def reject(*, entry: str, answer: str, actor: Actor, at: datetime) -> None:
    """Refuse an entry, with the reason."""
    row = _turned(entry, Stage.REJECTED, actor)
    if not answer.strip():
        raise WhyMissing
    row.answer = answer.strip()
    row.save()
    _tell("rejected", row, actor, at)


@implements(HAMI(10), note="what leaves the list is in the hall from that day on")
@command
def remove(*, entry: str, on: date, answer: str, actor: Actor, at: datetime) -> None:
    """Take an item off the list from a day on."""
    row = _turned(entry, Stage.WITHDRAWN, actor)
    if not answer.strip():
        raise WhyMissing
    row.removed_on, row.answer = on, answer.strip()
    row.save()
    _tell("removed", row, actor, at, on=str(on))


def _turned(entry: str, then: Stage, actor: Actor) -> NegativeRow:
    row = access.to_decide(entry=entry, then=then, actor=actor)
    check_turn(Stage(row.stage), then)
    row.stage = then
    return row


def _tell(verb: str, row: NegativeRow, actor: Actor, at: datetime, **facts: object) -> None:
    journal.write(
        kind=f"venues.negative_{verb}",
        subject=row.public_id,
        at=at,
        by=actor,
        area=row.area,
        item=row.item,
        **facts,
    )
