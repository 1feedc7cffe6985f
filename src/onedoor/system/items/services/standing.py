"""Pausing, resuming and cancelling an offering: at once, on its day, or by two people."""

from datetime import date, datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import BER, HAMI, implements
from onedoor.system.items import models
from onedoor.system.items.access import known, rights
from onedoor.system.items.domain.drafts import require_near
from onedoor.system.items.domain.errors import (
    DaysWrong,
    EntryMissing,
    NoStandingAhead,
    SecondPersonNeeded,
    StandingAhead,
    StandingUnexplained,
)
from onedoor.system.items.domain.standing import (
    AHEAD,
    VERBS,
    Stage,
    Standing,
    needs_second,
    require_next,
)
from onedoor.system.items.services.drafting import require_publishable

_CLOCK = system("items.clock")


@implements(HAMI(29, item=2), BER(40), note="paused and cancelled with document and reason")
@command
def set_standing(  # a change of standing is these facts
    *,
    code: str,
    standing: Standing,
    reason: str,
    document_number: str,
    actor: Actor,
    at: datetime,
    on: date | None = None,
) -> Stage:
    """Pause, resume or cancel a published offering, in every channel at once, or on a day.

    Running cases go on.  A legal reviewer of the body does it, on the document that says so;
    cancelling waits until a second person confirms it.  What the rules of publishing no longer
    allow is not resumed: NotPublishable.
    """
    row = _entry(code)
    rights.require_reviewer(actor, body=row.body)
    if not reason.strip() or not document_number.strip():
        raise StandingUnexplained(code=code)
    require_next(Standing(row.state), standing)
    today = legal_day(at)
    day = on or today
    if day < today:
        raise DaysWrong(effective_on=day, cancel_on="")
    require_near(day, on=today, years=known.years_ahead(on=today))
    if _ahead(code) is not None:
        raise StandingAhead(code=code)
    if standing is Standing.IN_USE:
        require_publishable(known.newest(code), on=today)
    alone = actor.kind is ActorKind.SYSTEM or not needs_second(standing)
    stage = Stage.WAITING if not alone else Stage.DONE if day == today else Stage.PLANNED
    made = _made(row, standing, stage, actor, at, on=day)
    made.reason, made.document_number = reason.strip()[:500], document_number.strip()[:100]
    made.save()
    if stage is Stage.DONE:
        _put_into_effect(row, made, actor, at)
    else:
        _write("items.standing_planned", row, made, actor, at)
    return stage


def _entry(code: str) -> models.EntryRow:
    row = models.EntryRow.objects.select_for_update().filter(code=code).first()
    if row is None or row.version is None:
        raise EntryMissing(code=code)
    return row


def _ahead(code: str) -> models.StandingRow | None:
    rows = models.StandingRow.objects.select_for_update()
    return rows.filter(code=code, stage__in=AHEAD).first()


@implements(HAMI(29, item=2), BER(40), note="another person confirms that an item is cancelled")
@command
def settle_standing(*, code: str, agree: bool, actor: Actor, at: datetime) -> Stage:
    """Confirm a change of standing that waits for a second person, or take a planned one back.

    A legal reviewer or an editor of the body confirms, who did not ask for it; a legal reviewer
    takes it back.  Raises NoStandingAhead, SecondPersonNeeded.
    """
    row = _entry(code)
    if not agree or rights.EDITS not in actor.duties:
        rights.require_reviewer(actor, body=row.body)
    rights.require_body(actor, body=row.body)
    ahead = _ahead(code)
    if ahead is None or (agree and ahead.stage != Stage.WAITING):
        raise NoStandingAhead(code=code)
    if not agree:
        _drop(row, ahead, actor, at)
        return Stage.DROPPED
    if ahead.by == actor.ref:
        raise SecondPersonNeeded
    ahead.second = actor.ref
    if ahead.on is not None and ahead.on > legal_day(at):
        ahead.stage = Stage.PLANNED
        ahead.save(update_fields=["stage", "second"])
        _write("items.standing_planned", row, ahead, actor, at)
        return Stage.PLANNED
    ahead.stage = Stage.DONE
    ahead.save(update_fields=["stage", "second"])
    _put_into_effect(row, ahead, actor, at)
    return Stage.DONE


def _drop(row: models.EntryRow, ahead: models.StandingRow, by: Actor, at: datetime) -> None:
    ahead.stage = Stage.DROPPED
    ahead.save(update_fields=["stage"])
    _write("items.standing_dropped", row, ahead, by, at)


def change_standing(
    row: models.EntryRow,
    standing: Standing,
    *,
    reason: str,
    document_number: str,
    by: Actor,
    at: datetime,
) -> None:
    """Change the standing of a locked entry inside the caller's transaction."""
    made = _made(row, standing, Stage.DONE, by, at, on=None)
    made.reason, made.document_number = reason.strip()[:500], document_number.strip()[:100]
    made.save()
    _put_into_effect(row, made, by, at)


def _made(  # a change of standing is these facts
    row: models.EntryRow, standing: Standing, stage: Stage, by: Actor, at: datetime, *,
    on: date | None,
) -> models.StandingRow:  # fmt: skip
    return models.StandingRow(
        code=row.code, standing=standing, stage=stage, by=by.ref, at=at, on=on
    )


def _put_into_effect(
    row: models.EntryRow, made: models.StandingRow, by: Actor, at: datetime
) -> None:
    standing = Standing(made.standing)
    require_next(Standing(row.state), standing)
    row.state, row.offered = standing, standing is Standing.IN_USE
    row.save(update_fields=["state", "offered"])
    _write(VERBS[standing], row, made, by, at)


def _write(
    kind: str, row: models.EntryRow, made: models.StandingRow, by: Actor, at: datetime
) -> None:
    journal.write(
        kind=kind, subject=row.code, at=at, by=by, document_number=made.document_number,
        body=row.body, standing=made.standing, on=str(made.on or ""),
    )  # fmt: skip


def keep_dates(*, at: datetime) -> list[str]:
    """Put into effect what was planned for today; return the codes."""
    due = models.StandingRow.objects.filter(stage=Stage.PLANNED, on__lte=legal_day(at))
    return [_keep(code=code, at=at) for code in due.order_by("id").values_list("code", flat=True)]


@implements(HAMI(29, item=2), note="the day of a change of standing is kept by the clock")
@command
def _keep(*, code: str, at: datetime) -> str:
    """Put a planned change into effect; one that no longer follows is dropped."""
    row = _entry(code)
    ahead = _ahead(code)
    if ahead is None or ahead.stage != Stage.PLANNED:
        return ""
    standing = Standing(ahead.standing)
    try:
        require_next(Standing(row.state), standing)
        if standing is Standing.IN_USE:
            require_publishable(known.newest(code), on=legal_day(at))
    except DomainError:
        _drop(row, ahead, _CLOCK, at)
        return ""
    ahead.stage = Stage.DONE
    ahead.save(update_fields=["stage"])
    _put_into_effect(row, ahead, _CLOCK, at)
    return code
