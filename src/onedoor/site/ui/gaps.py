"""容缺 as pages of the portal and the desk show it: what is open, and what is promised."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from onedoor.kernel.fields import FieldView
from onedoor.operation.cases import api as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.site.ui import languages, moments
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise to read, or as it was signed: ``state`` and ``when`` are empty before that."""

    title: str
    told: tuple[str, ...]
    promised: tuple[str, ...]
    sha256: str
    state: str = ""
    when: str = ""


def open_in(found: cases.Dossier) -> tuple[cases.Gap, ...]:
    """Return what a case still waits for; nothing when it has ended."""
    if found.state in cases.CONCLUDED:
        return ()
    return tuple(one for one in found.gaps if one.filled_at is None)


def supply_by(found: cases.Dossier) -> str:
    """Return in words the day by which what is missing is to be supplied."""
    if not open_in(found):
        return ""
    running = clocks.running(case=found.number, kind=clocks.Kind.DEFERRAL)
    return moments.day(running.due_on) if running else ""


def fields(found: cases.Dossier) -> list[FieldView]:
    """Return a field for a file of each material that is still missing."""
    return [
        FieldView(f"file_{one.key}", "file", one.title, hint=one.form, required=False)
        for one in open_in(found)
    ]


def text_for(found: cases.Dossier) -> promises.Text | None:
    """Return the promise to supply what a case lacks now; None where there can be none."""
    what = items.offering(found.offering, found.version)
    held = materials.keys_of(holder=found.number)
    needs = forms.required_materials(what.form, found.answers)
    missing = [one.material for one in needs if one.required and one.material.key not in held]
    return promises.gaps_text(what, missing)


def to_read(text: promises.Text) -> Promise:
    """Return a promise that is about to be signed."""
    tag = languages.language(get_language()).tag
    return Promise(
        title=_TITLES[text.kind](),
        told=_lines(text.told.in_language(tag)),
        promised=_lines(text.promised.in_language(tag)),
        sha256=text.sha256,
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


def fact_for(what: items.Offering, material: str) -> Promise | None:
    """Return the promise that may stand in the place of a material; None where there is none."""
    text = promises.fact_text(what, what.form.material(material))
    return to_read(text) if text else None


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
    return Promise(read.title, read.told, read.promised, one.sha256, state, moments.moment(one.at))


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line for line in words.splitlines() if line)


CHECK_STATES = {
    promises.CheckState.WAIVED: lazy("免于核查"),
    promises.CheckState.OPEN: lazy("待核查"),
    promises.CheckState.HEARING: lazy("已告知拟撤销，等待陈述申辩"),
    promises.CheckState.TRUE: lazy("属实"),
    promises.CheckState.UNTRUE: lazy("不实，已撤销"),
}
_TITLES = {
    promises.Kind.GAPS: lambda: _("容缺承诺书"),
    promises.Kind.INFORM: lambda: _("告知承诺书"),
    promises.Kind.FACT: lambda: _("证明事项告知承诺书"),
}
