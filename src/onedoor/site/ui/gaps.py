"""容缺 as pages of the portal and the desk show it: what is open, and what is promised."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from onedoor.kernel.days import legal_day
from onedoor.kernel.fields import FieldView
from onedoor.operation.cases import api as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.site.ui import languages, moments
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

INSTEAD = "instead_"  # before the name of a material in whose place a promise was ticked


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise to read, or as it was signed: ``state`` and ``when`` are empty before that."""

    title: str
    told: tuple[str, ...]
    promised: tuple[str, ...]
    sha256: str
    kind: promises.Kind
    state: str = ""
    when: str = ""
    is_standing: bool = True


def open_in(found: cases.Dossier) -> tuple[cases.Gap, ...]:
    """Return what a case still waits for; nothing when it has ended."""
    if found.state in cases.CONCLUDED:
        return ()
    return tuple(one for one in found.gaps if one.filled_at is None)


def due(found: cases.Dossier) -> date | None:
    """Return the day by which what is missing is to be supplied."""
    if not open_in(found):
        return None
    running = clocks.running(case=found.number, kind=clocks.Kind.DEFERRAL)
    return running.due_on if running else None


def supply_by(found: cases.Dossier) -> str:
    """Return the same in words."""
    day = due(found)
    return moments.day(day) if day else ""


def fields(found: cases.Dossier) -> list[FieldView]:
    """Return a field for a file of each material that is still missing."""
    return [
        FieldView(f"file_{one.key}", "file", one.title, hint=one.form) for one in open_in(found)
    ]


def promised(found: cases.Dossier) -> frozenset[str]:
    """Return the materials that a promise in force says will follow."""
    signed = promises.standing(case=found.number, kind=promises.Kind.GAPS)
    return frozenset(signed.text.materials) if signed else frozenset()


def text_for(found: cases.Dossier) -> promises.Text | None:
    """Return the promise to supply what a case lacks now; None where there can be none."""
    what = items.offering(found.offering, found.version)
    held = materials.keys_of(holder=found.number)
    needs = forms.required_materials(what.form, found.answers)
    missing = [one.material for one in needs if one.required and one.material.key not in held]
    return promises.gaps_text(what, missing, found.answers, on=legal_day(timezone.now()))


def to_accept(found: cases.Dossier) -> Promise | None:
    """Return the promise on which a case is accepted: as signed, else what is to be signed."""
    stands = promises.standing(case=found.number, kind=promises.Kind.GAPS)
    text = stands.text if stands else text_for(found)
    return to_read(text) if text else None


def to_read(text: promises.Text) -> Promise:
    """Return a promise that is about to be signed."""
    tag = languages.language(get_language()).tag
    return Promise(
        title=_TITLES[text.kind](),
        told=_lines(text.told.in_language(tag)),
        promised=_lines(text.promised.in_language(tag)),
        sha256=text.sha256,
        kind=text.kind,
    )


def signed(found: cases.Dossier) -> list[Promise]:
    """Return what was promised in a case, word for word, oldest first."""
    if not (found.gaps or found.moves & _PROMISED or _promises(found)):
        return []
    return [_signed(one) for one in promises.of(found.number)]


def check_of(found: cases.Dossier) -> promises.Check | None:
    """Return the check that follows a decision on a promise, None where nothing was promised."""
    granted = any(one.kind == cases.Move.GRANT for one in found.events)
    return promises.check_of(found.number) if granted and _may_promise(found) else None


def to_mend(check: promises.Check | None) -> promises.Check | None:
    """Return the check that orders its applicant to mend something, while it does."""
    return check if check and check.state is promises.CheckState.MENDING else None


def fact_for(what: items.Offering, material: str) -> Promise | None:
    """Return the promise that may stand in the place of a material; None where there is none."""
    text = promises.fact_text(what, what.form.material(material))
    return to_read(text) if text else None


def instead(
    found: cases.Dossier, asks: Iterable[cases.Ask], *, prefix: str = ""
) -> dict[str, Promise]:
    """Return what may be promised in the place of what is asked for, by the name of its field."""
    what = items.offering(found.offering, found.version)
    told = {one.key: fact_for(what, one.key) for one in asks}
    return {f"{prefix}{key}": text for key, text in told.items() if text is not None}


def may_follow(found: cases.Dossier, asks: Iterable[cases.Ask]) -> str:
    """Return the names of what is asked for that is not there and may be promised to follow."""
    what = items.offering(found.offering, found.version)
    open_asks = {one.key for one in asks} - materials.keys_of(holder=found.number)
    later = [one for one in what.materials if one.key in open_asks and one.deferrable_days]
    tag = languages.language(get_language()).tag
    return "、".join(one.name.in_language(tag) for one in later)


def accepted(sent: QueryDict, *, but: Collection[str]) -> frozenset[str]:
    """Return the hashes of the promises that were ticked, ``but`` for those of what was sent."""
    names = (name for name in sent if name.startswith(INSTEAD))
    return frozenset(str(sent[name]) for name in names if name.removeprefix(INSTEAD) not in but)


def _may_promise(found: cases.Dossier) -> bool:
    return promises.may_promise(items.offering(found.offering, found.version))


def _promises(found: cases.Dossier) -> bool:
    """Tell whether something may have been promised when the case came in."""
    if _may_promise(found):
        return True
    waits = found.state in (cases.State.SUBMITTED, cases.State.RECEIVED)
    return waits or any(one.kind in _PROMISED for one in found.events)


_PROMISED = frozenset({cases.Move.PROMISE, cases.Move.ACCEPT_WITH_GAPS})


def _signed(one: promises.Signed) -> Promise:
    read = to_read(one.text)
    if one.withdrawn_at is not None:
        state = _("已撤回")
    else:
        state = _("窗口纸质签署") if one.on_paper else _("网上签署")
    when, is_standing = moments.moment(one.at), one.withdrawn_at is None
    return replace(read, sha256=one.sha256, state=state, when=when, is_standing=is_standing)


def may_promise(found: cases.Dossier, signed: Iterable[Promise]) -> bool:
    """Tell whether what is missing may be promised to follow, and was not yet."""
    standing = {one.kind for one in signed if one.is_standing}
    return cases.Move.PROMISE in found.moves and promises.Kind.GAPS not in standing


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line for line in words.splitlines() if line)


CHECK_STATES = {
    promises.CheckState.WAIVED: lazy("免于核查"),
    promises.CheckState.OPEN: lazy("待核查"),
    promises.CheckState.MENDING: lazy("限期整改中"),
    promises.CheckState.HEARING: lazy("已告知拟撤销，等待陈述申辩"),
    promises.CheckState.TRUE: lazy("属实"),
    promises.CheckState.UNTRUE: lazy("不实，已撤销"),
}
_TITLES = {
    promises.Kind.GAPS: lambda: _("容缺承诺书"),
    promises.Kind.INFORM: lambda: _("告知承诺书"),
    promises.Kind.FACT: lambda: _("证明事项告知承诺书"),
}
