"""The review form: an opinion on each material, read from and shown on the case page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.kernel.fields import Problem
from onedoor.operation.cases import api as cases
from onedoor.operation.materials import api as materials


@dataclass(frozen=True, slots=True)
class Line:
    """One material with what the officer ticked and wrote."""

    id: str
    name: str
    verdict: str
    reason: str
    error: str | Promise


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole form; ``refused`` is why what it says was not taken, ``made`` as which move."""

    lines: tuple[Line, ...]
    note: str
    refused: Problem | None = None
    made: cases.Move | None = None

    @property
    def problems(self) -> list[Problem]:
        """The lines of the error summary."""
        found = [
            Problem(f"{line.name}: {line.error}", f"id_verdict_{line.id}_0")
            for line in self.lines
            if line.error
        ]
        return [self.refused, *found] if self.refused else found

    def opinions(self) -> list[cases.Opinion]:
        """Return what a sheet without errors says."""
        return [cases.Opinion(line.id, line.verdict == "fits", line.reason) for line in self.lines]


def sheet(
    held: tuple[materials.Attached, ...],
    names: Mapping[str, str],
    posted: Mapping[str, str],
    *,
    check: bool = False,
) -> Sheet:
    """Return the form as it stands, or as it was posted; with ``check``, what is wrong with it."""
    several = Counter(one.material for one in held)
    lines = (_line(one, names, posted, check=check) for one in held)
    told = (
        replace(line, name=f"{line.name}（{one.file.name}）")
        if one.file and several[one.material] > 1
        else line
        for one, line in zip(held, lines, strict=True)
    )
    return Sheet(tuple(told), posted.get("note", ""))


def _line(
    one: materials.Attached, names: Mapping[str, str], posted: Mapping[str, str], *, check: bool
) -> Line:
    stored = "" if one.verdict is materials.Verdict.OPEN else one.verdict.value
    verdict = posted.get(f"verdict_{one.id}", stored)
    reason = posted.get(f"reason_{one.id}", one.reason).strip()
    error: str | Promise = ""
    if check and verdict not in ("fits", "unfit"):
        error = _("请选择符合或者不符合。")
    elif check and verdict == "unfit" and not reason:
        error = _("请写明不符合的理由。")
    return Line(one.id, names.get(one.material, one.material), verdict, reason, error)
