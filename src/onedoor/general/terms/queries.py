"""What can be asked about terms.  Every answer is for a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from time import monotonic

from django.db import connection
from django.db.models import Q

from onedoor.general.terms.access import definition, definitions
from onedoor.general.terms.domain.codes import Code
from onedoor.general.terms.domain.errors import ListMissing, ProposalMissing, StillInTrial
from onedoor.general.terms.domain.settings import EFFECTIVE_DATE, Definition, Value, from_json
from onedoor.general.terms.models import CodeList, CodeValue, SettingChange
from onedoor.kernel import prepared
from onedoor.kernel.commands import once
from onedoor.law.articles import HAMI, Provision, implements
from onedoor.law.precedence import Rule, applied

_DECIDED = "WHERE confirmed_at IS NOT NULL ORDER BY from_on, confirmed_at"
_KEPT_SECONDS = 1.0
_lately: list[tuple[float, date, Mapping[str, Value]]] = []


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a setting's history; ``state`` is proposed, confirmed or withdrawn."""

    ref: str
    key: str
    label: str
    value: Value
    shown: str
    from_on: date
    document_number: str
    reason: str
    state: str
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class SettingNow:
    """A setting with the value in force on a day.

    ``set_by`` is the provision that settles the value; None when it is for the city to decide.
    """

    definition: Definition
    value: Value
    shown: str
    set_by: Provision | None
    is_default: bool
    pending: Change | None


@dataclass(frozen=True, slots=True)
class ListSummary:
    """A code list as the overview shows it."""

    name: str
    number: str
    title: str
    source: str
    values: int
    unverified: int


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One value of a code list with its source and days, as the administrator sees it."""

    value: str
    label: str
    source: str
    verified: bool
    valid_from: date
    valid_until: date | None


def setting(key: str, *, on: date | None) -> Value:
    """Return the value in force on a day; with ``on`` None, the newest one decided.

    One query, and one for all of a command.  Pages that need several take ``settings``.
    """
    name = definition(key).key
    return settings(on=on, only=(name,))[name]


def settings(*, on: date | None, only: Collection[str] | None = None) -> Mapping[str, Value]:
    """Return the values on a day of all settings, or of some, by one query."""
    return {key: rule.value for key, rule in _rulings(on, only).items()}


def number(key: str, *, on: date) -> int:
    """Return a setting that is a number, as it stood a moment ago.

    For what every request asks: a process reads all settings once a second.  Inside a
    transaction they are read anew, for what it has changed itself must count.
    """
    if connection.in_atomic_block:
        value = setting(key, on=on)
    else:
        kept = _lately[-1] if _lately else None
        if kept is None or kept[1] != on or monotonic() - kept[0] > _KEPT_SECONDS:
            kept = (monotonic(), on, settings(on=on))
            _lately[:] = [kept]
        value = kept[2][definition(key).key]
    if not isinstance(value, int):
        raise TypeError(key)
    return value


@implements(HAMI(31), note="a setting, empty until the regulation is promulgated")
def effective_on() -> date | None:
    """Return the day from which the regulation is in force, None until it is set."""
    found = [row for row in _confirmed() if row.key == EFFECTIVE_DATE]
    last = max(found, key=_confirmed_at, default=None)
    value = None if last is None else from_json(definition(EFFECTIVE_DATE), last.value)
    return value if isinstance(value, date) else None


@implements(HAMI(31), note="before that day, and while none is set, everything is 试运行")
def in_trial(*, on: date) -> bool:
    """Tell whether acts of this day do not count: the regulation was not in force."""
    since = effective_on()
    return since is None or on < since


def require_in_force(*, on: date) -> None:
    """Refuse a step with legal effect, as publishing a notice, while in 试运行."""
    if in_trial(on=on):
        raise StillInTrial


def setting_now(key: str, *, on: date) -> SettingNow:
    """Return one setting with its value and open proposal."""
    return next(row for row in settings_now(on=on) if row.definition.key == definition(key).key)


def settings_now(*, on: date) -> tuple[SettingNow, ...]:
    """Return every setting with its value on a day, in the order of the screen."""
    rulings = _rulings(on)
    open_ones = {change.key: change for change in pending()}
    effective = effective_on()
    rows = []
    for key, known in definitions().items():
        rule = rulings[key]
        if key == EFFECTIVE_DATE:
            rule = Rule(effective, valid_from=effective)
        rows.append(
            SettingNow(
                definition=known,
                value=rule.value,
                shown=known.show(rule.value),
                set_by=rule.basis,
                is_default=rule.valid_from is None,
                pending=open_ones.get(key),
            )
        )
    return tuple(rows)


def history(key: str) -> tuple[Change, ...]:
    """Return everything proposed for a setting, newest first."""
    definition(key)
    rows = SettingChange.objects.filter(key=key).order_by("-proposed_at", "-id")
    return tuple(_change(row) for row in rows)


def pending() -> tuple[Change, ...]:
    """Return the proposals that wait for a second administrator, oldest first."""
    rows = SettingChange.objects.filter(
        confirmed_at__isnull=True, withdrawn_at__isnull=True
    ).order_by("proposed_at", "id")
    return tuple(_change(row) for row in rows if row.key in definitions())


def proposal(ref: str) -> Change:
    """Return one proposal, decided or not; raise ProposalMissing."""
    row = SettingChange.objects.filter(ref=ref).first()
    if row is None:
        raise ProposalMissing(ref=ref)
    return _change(row)


def code_list(name: str, *, on: date) -> tuple[Code, ...]:
    """Return the values of a list that hold on a day, in its order; raise ListMissing."""
    rows = (
        CodeValue.objects.filter(codes=name, valid_from__lte=on)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
        .order_by("position", "value")
    )
    found = tuple(Code(row.value, row.label, row.verified) for row in rows)
    if not found and not CodeList.objects.filter(name=name).exists():
        raise ListMissing(name=name)
    return found


def codes_of(names: Collection[str], *, on: date) -> Mapping[str, tuple[Code, ...]]:
    """Return the values of several lists that hold on a day, each in its order, by one query."""
    rows = (
        CodeValue.objects.filter(codes__in=names, valid_from__lte=on)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
        .order_by("position", "value")
    )
    found: dict[str, list[Code]] = {name: [] for name in names}
    for row in rows:
        found[row.codes_id].append(Code(row.value, row.label, row.verified))
    return {name: tuple(codes) for name, codes in found.items()}


def code_values(*, on: date) -> Mapping[str, frozenset[str]]:
    """Return the values of every list that hold on a day, by one query: for checking, not show."""
    found: dict[str, set[str]] = {}
    rows = CodeValue.objects.filter(valid_from__lte=on)
    rows = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    for name, value in rows.values_list("codes", "value"):
        found.setdefault(name, set()).add(value)
    return {name: frozenset(values) for name, values in found.items()}


def code_lists() -> tuple[ListSummary, ...]:
    """Return all lists for the overview, by two queries."""
    values: dict[str, list[bool]] = {}
    for name, verified in CodeValue.objects.values_list("codes", "verified"):
        values.setdefault(name, []).append(verified)
    return tuple(_summary(row, values.get(row.name, [])) for row in _lists())


def code_rows(name: str) -> tuple[ListSummary, tuple[CodeRow, ...]]:
    """Return one list with every value it ever had; raise ListMissing."""
    found = CodeList.objects.filter(name=name).first()
    if found is None:
        raise ListMissing(name=name)
    rows = tuple(
        CodeRow(row.value, row.label, row.source, row.verified, row.valid_from, row.valid_until)
        for row in CodeValue.objects.filter(codes=name).order_by("position", "value", "valid_from")
    )
    return _summary(found, [row.verified for row in rows]), rows


def _lists() -> list[CodeList]:
    return list(CodeList.objects.order_by("position", "name"))


def _summary(row: CodeList, verified: list[bool]) -> ListSummary:
    return ListSummary(
        row.name, row.number, row.title, row.source, len(verified), verified.count(False)
    )


def _confirmed() -> tuple[SettingChange, ...]:
    """Return every decision in the order in which they take effect; there are few of them."""
    return once("terms", "decisions", _read_confirmed)


def _read_confirmed() -> tuple[SettingChange, ...]:
    return tuple(prepared.rows_of(SettingChange, _DECIDED))


def _confirmed_at(row: SettingChange) -> datetime:
    assert row.confirmed_at is not None
    return row.confirmed_at


def _rulings(on: date | None, only: Collection[str] | None = None) -> Mapping[str, Rule[Value]]:
    decided = {row.key: row for row in _confirmed() if on is None or row.from_on <= on}
    wanted = definitions() if only is None else {key: definition(key) for key in only}
    return {key: _ruling(known, decided.get(key)) for key, known in wanted.items()}


def _ruling(known: Definition, decided: SettingChange | None) -> Rule[Value]:
    """Return the rule that gives a value: what the law settles, then what was decided here."""
    rules = [Rule(known.default, known.basis if known.is_fixed else None)]
    if decided is not None:
        value = from_json(known, decided.value)
        rules.append(Rule(value, valid_from=decided.from_on))
    return applied(rules).rule


def _change(row: SettingChange) -> Change:
    known = definition(row.key)
    value = from_json(known, row.value)
    state = "confirmed" if row.confirmed_at else "withdrawn" if row.withdrawn_at else "proposed"
    return Change(
        ref=row.ref,
        key=row.key,
        label=known.label,
        value=value,
        shown=known.show(value),
        from_on=row.from_on,
        document_number=row.document_number,
        reason=row.reason,
        state=state,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
    )
