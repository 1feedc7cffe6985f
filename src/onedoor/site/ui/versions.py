"""The versions of a material in words: which one, handed in when, by whom, by which channel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from onedoor.kernel.actors import ActorKind
from onedoor.operation.cases import api as cases
from onedoor.operation.materials import api as materials
from onedoor.site.ui import moments

SOURCES: Mapping[materials.Source, str | Promise] = {
    materials.Source.UPLOAD: lazy("上传"),
    materials.Source.LICENCE: lazy("电子证照，免提交"),
    materials.Source.EXCHANGE: lazy("数据共享，免提交"),
    materials.Source.PAPER: lazy("窗口核验纸质原件"),
    materials.Source.PROMISE: lazy("书面承诺代替"),
}
# What a reference of these says is nothing for people.
_SILENT = frozenset({materials.Source.PAPER, materials.Source.PROMISE})
_CHANNELS = {
    ActorKind.APPLICANT: cases.CHANNELS[cases.Channel.WEB],
    ActorKind.STAFF: cases.CHANNELS[cases.Channel.COUNTER],
    ActorKind.MACHINE: lazy("外部系统"),
    ActorKind.SYSTEM: lazy("自动核验"),
}


@dataclass(frozen=True, slots=True)
class Handed:
    """One thing handed in: ``version`` is empty where there is only one of its material."""

    id: str
    material: str
    source: str | Promise
    file: str
    file_name: str
    pages: int
    reference: str
    verdict: str
    reason: str
    version: str
    is_newest: bool
    came: str


def handed(
    found: cases.Dossier, held: Sequence[materials.Attached], staff: Mapping[str, str]
) -> list[Handed]:
    """Return what was handed in by material, the newest version of each first.

    ``staff`` has the names of members of staff; who is not in it stays unnamed.
    """
    known = materials.versions(held, submitted_at=found.submitted_at)
    order = list(dict.fromkeys(one.material for one in held))
    rows = sorted(held, key=lambda one: (order.index(one.material), -known[one.id].n))
    return [
        Handed(
            id=one.id,
            material=one.material,
            source=SOURCES[one.source],
            file=one.file.id if one.file else "",
            file_name=one.file.name if one.file else "",
            pages=one.file.pages if one.file else 0,
            reference="" if one.source in _SILENT else one.reference,
            verdict=one.verdict.value,
            reason=one.reason,
            version=_version(known[one.id]),
            is_newest=known[one.id].is_newest,
            came=_came(found, one, staff),
        )
        for one in rows
    ]


def told(found: cases.Dossier, held: Sequence[materials.Attached]) -> list[materials.Attached]:
    """Return what was handed in with those verdicts only that the applicant has been told of."""
    answered = [notice.at for notice in found.notices]
    answered += [moment for moment in (found.decided_at, found.concluded_at) if moment]
    last = max(answered, default=None)
    return [one if _is_told(one, last) else materials.unexamined(one) for one in held]


def _is_told(one: materials.Attached, last: datetime | None) -> bool:
    return last is not None and one.examined_at is not None and one.examined_at <= last


def _version(which: materials.Version) -> str:
    return _("第 %(n)s 版") % {"n": which.n} if which.of > 1 else ""


def _came(found: cases.Dossier, one: materials.Attached, staff: Mapping[str, str]) -> str:
    when = moments.moment(one.attached_at)
    if not one.by_kind:
        return when
    kind = ActorKind(one.by_kind)
    return " · ".join(filter(None, (when, _who(found, one, kind, staff), str(_CHANNELS[kind]))))


def _who(
    found: cases.Dossier, one: materials.Attached, kind: ActorKind, staff: Mapping[str, str]
) -> str:
    if kind is ActorKind.APPLICANT:
        return _("申请人") if one.by == found.applicant else _("申请人一方")
    return staff.get(one.by, "") if kind is ActorKind.STAFF else ""
