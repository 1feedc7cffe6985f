"""办件留言 as the pages of both sides show it: what was written, and a field to answer."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.fields import FieldView
from onedoor.kernel.ids import random_id
from onedoor.operation.cases import api as cases
from onedoor.operation.correspondence import api as correspondence
from onedoor.site.ui import moments


@dataclass(frozen=True, slots=True)
class Line:
    """One message, for the macro ``timeline``."""

    when: str
    iso: str
    what: str
    who: str
    note: str


@dataclass(frozen=True, slots=True)
class Talk:
    """The messages of a case; ``fresh`` are new to the reader, ``field`` takes an answer."""

    lines: list[Line]
    fresh: int
    field: FieldView | None
    key: str


def talk(found: cases.Dossier, actor: Actor, at: datetime) -> Talk:
    """Return what the two sides wrote in a case; what is shown counts as opened."""
    said = correspondence.of_case(found=found, actor=actor)
    fresh = sum(one.is_new for one in said)
    if fresh:
        correspondence.mark_read(case=found.number, actor=actor, at=at)
    inside = actor.kind is ActorKind.STAFF
    staff = people.staff_members(
        {one.by for one in said if not one.from_applicant} if inside else ()
    )
    field = FieldView(
        "words", "longtext", _("留言内容"), max_length=correspondence.LONGEST,
        hint=_("留言不改变办理期限，也不代替补正告知；不要写身份证号码等个人信息。"),
    )  # fmt: skip
    return Talk(
        lines=[_line(one, staff) for one in reversed(said)],
        fresh=fresh,
        field=field if correspondence.may_write(found=found, actor=actor) else None,
        key=random_id(),
    )


def _line(one: correspondence.Message, staff: dict[str, people.StaffMember]) -> Line:
    side = _("申请人") if one.from_applicant else _("办理机关")
    return Line(
        when=moments.moment(one.at),
        iso=one.at.isoformat(),
        what=f"{side} · {_('新留言')}" if one.is_new else side,
        who=staff[one.by].name if one.by in staff else "",
        note=one.words,
    )
