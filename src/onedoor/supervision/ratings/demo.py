"""The demo city: what applicants thought of the concluded cases.

One poor rating was answered and followed up, one waits too long, one came in just now.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.operation.cases import api as cases
from onedoor.supervision.ratings.domain.satisfaction import Satisfaction
from onedoor.supervision.ratings.domain.tickets import Finding
from onedoor.supervision.ratings.queries.asking import invitation
from onedoor.supervision.ratings.services.giving import Given, Rated, invite, rate
from onedoor.supervision.ratings.services.handling import (
    CallBack,
    assign,
    call_back,
    feed_back,
    follow_up,
    rectify,
)
from onedoor.supervision.ratings.subscribers import of

LOOKED_BACK = timedelta(days=120)
OPEN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Story:
    """One rating: how long ago it was given, None for the day after the end; and what followed."""

    level: Satisfaction
    days_ago: int | None = None
    tags: tuple[str, ...] = ()
    words: str = ""
    is_answered: bool = False


STORIES = (
    Story(Satisfaction.VERY_GOOD, tags=("513", "517"), words="没跑腿就拿到证了。"),
    Story(Satisfaction.GOOD, tags=("406",)),
    Story(
        Satisfaction.POOR,
        tags=("207",),
        words="平面图应该怎么画，没有样本可看。",
        is_answered=True,
    ),
    Story(Satisfaction.VERY_GOOD),
    Story(Satisfaction.POOR, days_ago=6, tags=("209",), words="说好五天，第八天才拿到。"),
    Story(Satisfaction.VERY_POOR, days_ago=0, tags=("109",), words="窗口多要了一份房东证明。"),
)


def load(*, at: datetime) -> None:
    """Invite whoever should be, and rate the first concluded cases of the story once."""
    for told, ended in zip(STORIES, cases.concluded(since=at - LOOKED_BACK), strict=False):
        invite(concluded=of(ended), actor=system("demo"), at=ended.concluded_at)
        applicant = Actor(ActorKind.APPLICANT, ended.applicant)
        if invitation(asked=ended.number, actor=applicant).earlier:
            continue
        when = _when(told, ended, at)
        given = Given(told.level, told.tags, told.words)
        rated = rate(asked=ended.number, given=given, actor=applicant, at=when)
        if told.is_answered:
            _answer(rated, ended, when)


def _when(told: Story, ended: cases.Conclusion, at: datetime) -> datetime:
    latest = min(at, ended.concluded_at + OPEN - timedelta(days=1))
    if told.days_ago is None:
        return min(latest, ended.concluded_at + timedelta(days=1))
    return min(latest, at - timedelta(days=told.days_ago))


def _answer(rated: Rated, ended: cases.Conclusion, at: datetime) -> None:
    able = people.staff_of(body=ended.body, duty="ratings.handle")
    handler = next((one for one in able if one.number not in ended.served_by), None)
    managers = (*people.staff_of(duty="centre.manage"), *people.staff_of(duty="office.supervise"))
    manager = next((one for one in managers if one.area == ended.area), None)
    if handler is None or manager is None:
        return
    number, by = rated.ticket, handler.actor()
    told = CallBack(Finding.CLEAR, "已电话回访：申请人反映属实，办事指南缺少样本。")
    assign(number=number, handler=handler.number, actor=by, at=at)
    call_back(number=number, told=told, actor=by, at=at)
    rectify(number=number, note="已在办事指南中补上平面图样本。", actor=by, at=at)
    feed_back(number=number, note="已告知申请人，申请人表示满意。", actor=by, at=at)
    follow_up(
        number=number, solved=True, note="回访核对，问题已解决。", actor=manager.actor(), at=at
    )
