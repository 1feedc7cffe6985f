"""What can be done to terms: load the shipped lists, add a dated code, change a setting."""

from datetime import date, datetime

from django.db.models import Max, Q
from django.db.models.functions import Coalesce

from onedoor.general.terms import access
from onedoor.general.terms.domain.codes import MEMORY, ShippedList
from onedoor.general.terms.domain.errors import (
    CodeTaken,
    CodeWrong,
    DocumentNumberMissing,
    FromDayPast,
    ListMissing,
    ProposalOpen,
    ReasonMissing,
    SecondAdministratorNeeded,
)
from onedoor.general.terms.domain.settings import EFFECTIVE_DATE, read, to_json
from onedoor.general.terms.models import CodeList, CodeValue, SettingChange
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.law.articles import HAMI, implements

_LONGEST_CODE = 16
ALWAYS = date(2000, 1, 1)  # codes whose first day no source tells


@internal("an open word of the law is settled by people; the platform keeps who, when and why")
@command
def propose(  # a proposal is these seven facts
    *,
    key: str,
    value: str,
    from_on: date,
    document_number: str,
    reason: str,
    actor: Actor,
    at: datetime,
) -> str:
    """Propose a value for a setting; return the proposal's reference."""
    access.require_administrator(actor)
    known = access.definition(key)
    change = SettingChange(
        ref=random_id(),
        key=key,
        value=to_json(read(known, value)),
        from_on=from_on,
        document_number=document_number.strip(),
        reason=reason.strip(),
        proposed_by=actor.ref,
        proposed_at=at,
    )
    if not change.document_number:
        raise DocumentNumberMissing(label=known.label)
    if not change.reason:
        raise ReasonMissing(label=known.label)
    if from_on < legal_day(at):
        raise FromDayPast(from_on=from_on)
    _lock(key)
    if SettingChange.objects.filter(_still_open(), key=key).exists():
        raise ProposalOpen(label=known.label)
    change.save(force_insert=True)
    journal.write(kind="terms.setting_proposed", subject=key, at=at, by=actor, **_facts(change))
    return change.ref


@implements(HAMI(31), note="the effective date needs two administrators and a document number")
@command
def confirm(*, ref: str, actor: Actor, at: datetime) -> None:
    """Put a proposed value in force; only an administrator who did not propose it may."""
    change = access.open_proposal(ref=ref, actor=actor)
    if change.proposed_by == actor.ref:
        raise SecondAdministratorNeeded(label=access.definition(change.key).label)
    if change.from_on < legal_day(at):
        raise FromDayPast(from_on=change.from_on)
    change.confirmed_by, change.confirmed_at = actor.ref, at
    change.save(update_fields=["confirmed_by", "confirmed_at"])
    affects = access.definition(change.key).affects if change.key == EFFECTIVE_DATE else ()
    journal.write(
        kind="terms.setting_confirmed",
        subject=change.key,
        at=at,
        by=actor,
        proposed_by=change.proposed_by,
        affects=list(affects),
        **_facts(change),
    )


@internal("a proposal nobody confirmed has no effect; taking it back is recorded")
@command
def withdraw(*, ref: str, actor: Actor, at: datetime) -> None:
    """Take a proposal back."""
    change = access.open_proposal(ref=ref, actor=actor)
    change.withdrawn_by, change.withdrawn_at = actor.ref, at
    change.save(update_fields=["withdrawn_by", "withdrawn_at"])
    journal.write(
        kind="terms.setting_withdrawn", subject=change.key, at=at, by=actor, **_facts(change)
    )


@internal("code lists are published by others and change from a day on")
@command
def add_code(  # a dated code is these seven facts
    *,
    name: str,
    value: str,
    label: str,
    from_on: date,
    source: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Add a value to a list from a day on; an older label of the same value ends on that day."""
    access.require_administrator(actor)
    found = CodeList.objects.select_for_update().filter(name=name).first()
    if found is None:
        raise ListMissing(name=name)
    value, label, source = value.strip(), label.strip(), source.strip()
    if not (value and label and source) or len(value) > _LONGEST_CODE:
        raise CodeWrong(value=value)
    rows = CodeValue.objects.filter(codes=name)
    same = rows.filter(value=value)
    if same.filter(valid_from__gte=from_on).exists():
        raise CodeTaken(value=value, from_on=from_on)
    running = same.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=from_on))
    position = same.values_list("position", flat=True).first()
    if position is None:
        position = rows.aggregate(next=Coalesce(Max("position") + 1, 0))["next"]
    running.update(valid_until=from_on)
    CodeValue.objects.create(
        codes=found,
        value=value,
        label=label,
        source=source,
        verified=not source.startswith(MEMORY),
        valid_from=from_on,
        position=position,
    )
    journal.write(
        kind="terms.code_added",
        subject=name,
        at=at,
        by=actor,
        value=value,
        label=label,
        from_on=str(from_on),
        source=source,
    )


@internal("the published code lists every installation starts with")
@command
def load(*, lists: tuple[ShippedList, ...], at: datetime) -> int:
    """Add shipped lists and values that are not there yet; return how many values were new.

    What an administrator changed is left alone.
    """
    del at
    for position, shipped in enumerate(lists):
        CodeList.objects.update_or_create(
            name=shipped.name,
            defaults={
                "number": shipped.number,
                "title": shipped.title,
                "source": shipped.source,
                "position": position,
            },
        )
    known = set(CodeValue.objects.values_list("codes", "value"))
    new = [
        CodeValue(
            codes_id=shipped.name,
            value=value,
            label=label,
            source=source,
            verified=MEMORY not in source,
            valid_from=ALWAYS,
            position=position,
        )
        for shipped in lists
        for position, (value, label, source) in enumerate(shipped.rows)
        if (shipped.name, value) not in known
    ]
    CodeValue.objects.bulk_create(new)
    return len(new)


def _still_open() -> Q:
    return Q(confirmed_at__isnull=True, withdrawn_at__isnull=True)


def _lock(key: str) -> None:
    """Let two administrators propose for one setting only after each other."""
    list(SettingChange.objects.select_for_update().filter(key=key).values_list("id"))


def _facts(change: SettingChange) -> dict[str, object]:
    return {
        "value": change.value,
        "from_on": str(change.from_on),
        "document_number": change.document_number,
        "proposal": change.ref,
    }
