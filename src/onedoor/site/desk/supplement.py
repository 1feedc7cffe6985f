"""The supplement notice as a form: every entry of the list and every page of the form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onedoor.kernel.errors import DomainError
from onedoor.kernel.fields import FieldView, Problem
from onedoor.operation.cases import api as cases
from onedoor.operation.materials import api as materials
from onedoor.site.desk import inputs
from onedoor.site.desk.system import problem_of
from onedoor.site.ui import gaps
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the notice may ask for."""

    key: str
    name: str
    kind: str | Promise
    chosen: bool
    reason: str
    error: str | Promise


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole notice."""

    lines: tuple[Line, ...]
    error: str | Promise
    refused: Problem | None = None

    @property
    def problems(self) -> list[Problem]:
        """The lines of the error summary."""
        found = [
            Problem(f"{line.name}: {line.error}", f"id_reason_{line.key}")
            for line in self.lines
            if line.error
        ]
        top = [self.refused] if self.refused else []
        return [*top, Problem(str(self.error)), *found] if self.error else [*top, *found]

    def asks(self) -> list[cases.Ask]:
        """Return what a sheet without errors asks for."""
        return [cases.Ask(line.key, line.name, line.reason) for line in self.lines if line.chosen]


def sheet(
    found: cases.Dossier,
    what: items.Offering,
    held: tuple[materials.Attached, ...],
    posted: Mapping[str, str],
) -> Sheet:
    """Return the notice as proposed, or as it was posted with what is wrong with it.

    What its applicant has promised in writing to bring later is there, and not proposed.
    """
    there = {one.material for one in held}
    unfit = {one.material: one.reason for one in held if one.verdict is materials.Verdict.UNFIT}
    promised = gaps.promised(found)
    lines = []
    for need in forms.required_materials(what.form, found.answers):
        material = need.material
        follows = material.key in promised
        missing = need.required and material.key not in there and not follows
        proposed = unfit.get(material.key, "未提交该材料" if missing else "")
        kind = _("材料，已书面承诺后补") if follows else _("材料")
        lines.append(_line(material.key, material.name.zh, kind, proposed, posted))
    lines.extend(
        _line(key, label, _("填报内容"), "", posted)
        for section in forms.sections(what.form, found.answers)
        for key, label in _askable(what.form, section)
    )
    nothing = bool(posted) and not any(line.chosen for line in lines)
    return Sheet(tuple(lines), _("请至少选择一项需要补正的内容。") if nothing else "")


def _askable(form: forms.FormDef, section: forms.Section) -> list[tuple[str, str]]:
    """Return what may be asked of a page of the form: its answers, or all its rows as one."""
    if section.index < 0:
        return [(key, label) for label, _words, key in section.rows]
    if section.index > 0:
        return []
    return [(section.page, form.page(section.page).title.zh)]


def once_more(
    request: HttpRequest, fields: list[FieldView], refused: DomainError | None
) -> tuple[list[FieldView], list[Problem]]:
    """Return fields that come back: the refusal at its file, else apart; files are chosen anew."""
    if request.method != "POST":
        return fields, []
    at = f"file_{refused.facts['material']}" if isinstance(refused, materials.FileRefused) else ""
    told = problem_of(refused) if refused else None
    shown = [
        replace(one, error=told.text)
        if told and one.name == at
        else replace(one, error=one.error or gettext("请重新选择文件。"))
        if one.name in request.FILES
        else one
        for one in fields
    ]
    return shown, [told] if told and at not in {one.name for one in fields} else []


def handed_in(request: HttpRequest) -> dict[str, list[cases.Upload]]:
    """Return the files of a POST by the entry of the list they are for."""
    return {
        name.removeprefix("file_"): [
            cases.Upload(file.name or "", file.read()) for file in request.FILES.getlist(name)
        ]
        for name in request.FILES
        if name.startswith("file_")
    }


def _line(
    key: str, name: str, kind: str | Promise, proposed: str, posted: Mapping[str, str]
) -> Line:
    if not posted:
        return Line(key, name, kind, bool(proposed), proposed, "")
    chosen = posted.get(f"ask_{key}") == "yes"
    reason = posted.get(f"reason_{key}", "").strip()
    error = (inputs.unprinted(reason) if reason else _("请写明缺什么、怎样改。")) if chosen else ""
    return Line(key, name, kind, chosen, reason, error)
