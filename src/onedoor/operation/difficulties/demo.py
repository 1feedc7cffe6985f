"""The demo city: one difficulty filed, one being resolved, one just reported."""

from datetime import datetime, timedelta

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.operation.consultations.api import About
from onedoor.operation.difficulties.domain.difficulties import Cause, Grade, Source, Verdict
from onedoor.operation.difficulties.models import DifficultyRow
from onedoor.operation.difficulties.services import handling, reporting
from onedoor.system.items import api as items

BODY = "伊州区市场监督管理局"
CONTACT = "13909020005"
STORIES = (
    (15, "repeated", "为了一份平面图跑了三趟，每次说的要求都不一样。"),
    (3, "late", "说好五个工作日，第七天还没有消息。"),
    (0, "unaccepted", "材料都带齐了，窗口说系统坏了，让改天再来。"),
)


def load(*, at: datetime) -> None:
    """Report and handle the difficulties of the story once."""
    if DifficultyRow.objects.exists():
        return
    offered = next((one for one in items.browse(offered=True).rows if _is_food(one)), None)
    clerk, manager = _somebody("counter.intake"), _somebody("centre.manage")
    if offered is None or clerk is None or manager is None:
        return
    for n, (days_ago, kind, words) in enumerate(STORIES):
        when = at - timedelta(days=days_ago)
        told = reporting.Report(About(item=offered.code), kind, words, CONTACT)
        made = reporting.note(report=told, source=Source.WINDOW, actor=clerk, at=when)
        if days_ago:
            handling.forward(
                number=made.number, verdict=Verdict.FAULT, grade=Grade.ORDINARY, to=offered.body,
                words="已转承办单位，五个工作日内办结后回访您。", actor=manager, at=when,
            )  # fmt: skip
        if n == 0:
            _end(made.number, offered.body, manager, when + timedelta(days=3))


def _end(number: str, body: str, manager: Actor, at: datetime) -> None:
    officer = next(one.actor() for one in people.staff_of(body=body, duty="ratings.handle"))
    handling.resolve(
        number=number, words="已当面说明画法，并把样图补进办事指南。", cause=Cause.GUIDE,
        actor=officer, at=at,
    )  # fmt: skip
    handling.verify(
        number=number, solved=True, words="已电话回访，申请人已经领到许可证。",
        lesson="办事指南里补平面图样图", actor=manager, at=at + timedelta(days=1),
    )  # fmt: skip


def _somebody(duty: str) -> Actor | None:
    return next((one.actor() for one in people.staff_of(duty=duty)), None)


def _is_food(entry: items.Entry) -> bool:
    return entry.department.zh == BODY and "食品经营" in entry.name.zh
