"""申报、核定: who runs a venue tells what it needs, its government grants it."""

from datetime import datetime
from decimal import Decimal

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.law.articles import HAMI, implements
from onedoor.system.needs import access
from onedoor.system.needs.domain.errors import ToldAlready
from onedoor.system.needs.domain.needs import (
    Stage,
    Wanted,
    checked,
    granted,
    require_open,
    said,
)
from onedoor.system.needs.models import NeedRow
from onedoor.system.needs.values import to_need


@implements(HAMI(5), note="told for the venue by who runs it, once")
@command
def tell(*, wanted: Wanted, actor: Actor, at: datetime) -> str:
    """Tell a need of a venue; return its id."""
    venue = access.require_runner(actor, venue=wanted.venue)
    found = checked(wanted, this_year=legal_day(at).year)
    same = NeedRow.objects.filter(
        venue=venue.code, year=found.year, kind=found.kind, title=found.title
    )
    if same.filter(stage__in=(Stage.ASKED, Stage.GRANTED)).exists():
        raise ToldAlready(title=found.title)
    row = NeedRow(
        public_id=random_id(), venue=venue.code, area=venue.area, year=found.year,
        kind=found.kind, title=found.title, asked=found.amount, reason=found.reason,
        asked_by=actor.ref, asked_at=at,
    )  # fmt: skip
    _keep(row, "told", actor, at, amount=str(row.asked), year=row.year)
    return row.public_id


@implements(HAMI(5), note="what is granted is on record with its document")
@command
def grant(  # which need, how much of it, by which document, why not all
    *, need: str, amount: Decimal, document_number: str, answer: str, actor: Actor, at: datetime
) -> None:
    """Grant a need, in whole or in part."""
    row = access.to_answer(need=need, actor=actor)
    given = granted(to_need(row), amount, document_number=document_number, answer=answer)
    row.granted, row.stage = given, Stage.GRANTED
    row.document_number, row.answer = document_number.strip(), answer.strip()
    row.answered_by, row.answered_at = actor.ref, at
    _keep(row, "granted", actor, at, amount=str(row.granted), document=row.document_number)


@implements(HAMI(5), note="what is not granted is answered with the reason")
@command
def decline(*, need: str, answer: str, actor: Actor, at: datetime) -> None:
    """Decline a need, with the reason."""
    row = access.to_answer(need=need, actor=actor)
    require_open(Stage(row.stage))
    row.stage, row.answer = Stage.DECLINED, said(answer)
    row.answered_by, row.answered_at = actor.ref, at
    _keep(row, "declined", actor, at)


@implements(HAMI(5), note="what was not answered yet is taken back by who told it")
@command
def withdraw(*, need: str, actor: Actor, at: datetime) -> None:
    """Take a need back that was not answered yet."""
    row = access.to_withdraw(need=need, actor=actor)
    require_open(Stage(row.stage))
    row.stage = Stage.WITHDRAWN
    _keep(row, "withdrawn", actor, at)


def _keep(row: NeedRow, verb: str, actor: Actor, at: datetime, **facts: object) -> None:
    row.save()
    journal.write(
        kind=f"needs.{verb}", subject=row.public_id, at=at, by=actor, venue=row.venue, **facts
    )
