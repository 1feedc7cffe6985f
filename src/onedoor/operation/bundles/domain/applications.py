"""One application of several parts: what is filed when, and when the whole has ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from onedoor.kernel.errors import Invalid, Missing, Refused
from onedoor.law.articles import HAMI, implements
from onedoor.system.forms.api import Text


class Stage(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"  # 填写中
    SUBMITTED = "submitted"  # 办理中
    ENDED = "ended"  # 全部办结


class PartState(StrEnum):
    """Where a part stands."""

    WAITING = "waiting"  # 等前面的结果
    FILED = "filed"  # 已提交，办理中
    GRANTED = "granted"  # 已有结果
    FAILED = "failed"  # 未办成
    STOPPED = "stopped"  # 前面的未办成，没有提交


OVER = (PartState.GRANTED, PartState.FAILED, PartState.STOPPED)


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of an application: the case it became, what it waits for, what refused it."""

    key: str
    offering: str
    title: str
    body: str
    days: int
    waits_for: tuple[str, ...]
    state: PartState
    case: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Application:
    """An application as its owner sees it; ``number`` is there once it was submitted."""

    ref: str
    number: str
    bundle: str
    name: Text
    owner: str
    stage: Stage
    answers: Mapping[str, Any]
    saved_at: datetime
    submitted_at: datetime | None
    ended_at: datetime | None
    parts: tuple[PartOf, ...]

    @property
    def mark(self) -> str:
        """What changes whenever it is saved."""
        return self.saved_at.isoformat()


class ApplicationMissing(Missing):
    """There is no such application, or it is somebody else's."""

    code = "bundles.application_missing"


class NothingChosen(Invalid):
    """What was answered calls for no part."""

    code = "bundles.nothing_chosen"


class NotOffered(Refused):
    """The bundle is not offered now, or changed since it was begun."""

    code = "bundles.not_offered"
    basis = HAMI(21)


class Submitted(Refused):
    """The application was submitted and cannot be changed any more."""

    code = "bundles.submitted"


class AnswersWrong(Invalid):
    """Some answers cannot be used; the fact ``errors`` names each input with a ``forms.Text``."""

    code = "bundles.answers_wrong"


class MaterialsMissing(Invalid):
    """Materials are missing; the facts ``missing`` and ``names`` tell which."""

    code = "bundles.materials_missing"


class MaterialUnknown(Invalid):
    """Nothing of this name is asked for."""

    code = "bundles.material_unknown"


@implements(HAMI(21), note="what waits for nothing is filed at once, the rest after its results")
def ready(parts: Iterable[PartOf]) -> tuple[PartOf, ...]:
    """Return the parts that can be filed now: all they wait for has its result."""
    there = {one.key: one for one in parts}
    return tuple(
        one
        for one in there.values()
        if one.state is PartState.WAITING
        and all(there[key].state is PartState.GRANTED for key in one.waits_for if key in there)
    )


@implements(HAMI(21), note="a part that fails stops what needs its result, and nothing else")
def stopped(parts: Iterable[PartOf]) -> tuple[PartOf, ...]:
    """Return the parts that can no longer be filed, because something they need failed."""
    now = {one.key: one for one in parts}
    found: dict[str, PartOf] = {}
    again = True
    while again:
        again = False
        for one in now.values():
            lost = any(
                now[key].state in (PartState.FAILED, PartState.STOPPED)
                for key in one.waits_for
                if key in now
            )
            if one.state is PartState.WAITING and lost:
                found[one.key] = now[one.key] = replace(one, state=PartState.STOPPED)
                again = True
                break
    return tuple(found.values())


@implements(HAMI(21), note="the whole has ended when every part has, one way or the other")
def has_ended(parts: Iterable[PartOf]) -> bool:
    """Tell whether nothing of an application goes on."""
    return all(one.state in OVER for one in parts)
