"""What takes effect: publishing a version, at once or on its day."""

from datetime import date, datetime

from django.db import transaction

from onedoor.general.bases import api as bases
from onedoor.general.places import api as places
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, system
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import ADL, BER, HAMI, implements
from onedoor.system.forms.api import reading
from onedoor.system.items import models
from onedoor.system.items.access import rights
from onedoor.system.items.domain.drafts import (
    Draft,
    DraftAct,
    DraftState,
    require_open,
    require_second_person,
)
from onedoor.system.items.domain.errors import DraftChanged
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parsing import document as document_of
from onedoor.system.items.domain.parsing import parse
from onedoor.system.items.domain.standing import Standing
from onedoor.system.items.services import standing
from onedoor.system.items.services.drafting import (
    require_change,
    require_own,
    require_publishable,
    require_reason,
    started,
)
from onedoor.system.items.services.listing import projection

_CLOCK = system("items.clock")


@implements(HAMI(16), HAMI(15), HAMI(3), ADL(30), BER(35))
@command
def publish(*, ref: str, actor: Actor, at: datetime) -> Draft:
    """Publish an approved draft as the next version of its offering, in every channel at once.

    When its day of effect is still to come, the clock publishes it on that day.  The rules are
    asked once more.  Raises DraftNotOpen, SecondPersonNeeded, NotPublishable, OutsideTheCity.
    """
    row = rights.draft_to_edit(ref=ref, actor=actor)
    require_open(DraftAct.PUBLISH, DraftState(row.state))
    require_second_person(
        DraftAct.PUBLISH, person=actor.ref, editors=row.editors, reviewer=row.reviewed_by
    )
    if row.effective_on is not None and row.effective_on > legal_day(at):
        row.state = DraftState.SCHEDULED
        row.save(update_fields=["state"])
        journal.write(
            kind="items.scheduled", subject=row.code, at=at, by=actor, effective_on=row.effective_on
        )
        return rights.draft_value(row)
    _put_into_force(row, actor, at)
    return rights.draft_value(row)


def _put_into_force(row: models.DraftRow, actor: Actor, at: datetime) -> None:
    what = parse(row.document)
    require_own(what)
    places.require_in_city(what.area)
    require_publishable(what, on=legal_day(at))
    sha256 = require_change(what)
    if sha256 != row.sha256:
        raise DraftChanged(ref=row.ref, by=row.editors[-1])
    _keep_baseline(what, row, at)
    version = _next_version(what, row, actor, at)
    row.state, row.version = DraftState.PUBLISHED, version
    row.save(update_fields=["state", "version"])
    shown = projection(what, version) | {"cancel_on": row.cancel_on}
    if models.EntryRow.objects.filter(code=what.code, state=Standing.PAUSED).exists():
        shown |= {"state": Standing.PAUSED, "offered": False}
    models.EntryRow.objects.update_or_create(code=what.code, defaults=shown)
    cited: dict[str, list[str]] = {}
    for basis in what.bases:
        cited.setdefault(basis.act.zh, []).append(basis.article)
    bases.cite(
        cited_by=what.code, holder=what.body, area=what.area, articles=cited, by=actor, at=at
    )
    journal.write(
        kind="items.published", subject=what.code, at=at, by=actor,
        version=version, sha256=sha256, reviewed_by=row.reviewed_by, body=what.body,
    )  # fmt: skip


def _next_version(what: Definition, row: models.DraftRow, actor: Actor, at: datetime) -> int:
    numbers = models.VersionRow.objects.filter(code=what.code).order_by("-version")
    last = numbers.values_list("version", flat=True).first()
    canonical = document_of(what)
    made = models.VersionRow.objects.create(
        code=what.code,
        version=(last or 0) + 1,
        sha256=reading.digest(canonical),
        document=canonical,
        published_at=at,
        published_by=actor.ref,
        effective_on=legal_day(at),
        reason=row.reason,
        reviewed_by=row.reviewed_by,
        opinion=row.opinion,
    )
    return made.version


def _keep_baseline(what: Definition, row: models.DraftRow, at: datetime) -> None:
    terms = rights.draft_value(row).terms
    require_reason(what, terms)
    source = "改革前基数" if row.baseline else "首次发布"
    models.BaselineRow.objects.get_or_create(
        code=what.code, defaults={**started(what, terms), "set_at": at, "source": source}
    )


def keep_dates(*, at: datetime) -> tuple[str, ...]:
    """Do what is due today: publish what is scheduled, cancel what ends; return the codes.

    A scheduled draft that is refused by then goes back to its writers, with all its flaws.
    """
    on = legal_day(at)
    due = models.DraftRow.objects.filter(state=DraftState.SCHEDULED, effective_on__lte=on)
    refs = list(due.order_by("id").values_list("ref", flat=True))
    done = [_publish_due(ref=ref, at=at) for ref in refs]
    ending = models.EntryRow.objects.filter(cancel_on__lte=on).exclude(state=Standing.CANCELLED)
    done += [
        _cancel_due(code=code, on=on, at=at)
        for code in ending.order_by("id").values_list("code", flat=True)
    ]
    done += standing.keep_dates(at=at)
    return tuple(filter(None, done))


@implements(HAMI(16), note="the day of effect is kept by the clock")
@command
def _publish_due(*, ref: str, at: datetime) -> str:
    row = models.DraftRow.objects.select_for_update().get(ref=ref)
    if row.state != DraftState.SCHEDULED:
        return ""
    try:
        with transaction.atomic():
            _put_into_force(row, _CLOCK, at)
    except DomainError as refused:
        row.refresh_from_db()
        row.state = DraftState.WRITING
        row.opinion = str(refused.facts.get("flaws", refused))[:1000]
        row.save(update_fields=["state", "opinion"])
        journal.write(
            kind="items.publishing_failed", subject=row.code, at=at, by=_CLOCK, body=row.body
        )
    return row.code


@implements(HAMI(29, item=2), note="the day of cancelling is kept by the clock")
@command
def _cancel_due(*, code: str, on: date, at: datetime) -> str:
    row = models.EntryRow.objects.select_for_update().get(code=code)
    if row.state == Standing.CANCELLED or row.cancel_on is None or row.cancel_on > on:
        return ""
    standing.change_standing(
        row, Standing.CANCELLED,
        reason="计划取消日期已到", document_number=f"v{row.version}", by=_CLOCK, at=at,
    )  # fmt: skip
    return code
