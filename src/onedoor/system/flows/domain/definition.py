"""What a flow is: lanes, steps with named outcomes, ends; and reading it from a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from onedoor.kernel.errors import Invalid
from onedoor.system.flows.domain import flaw_words as w
from onedoor.system.forms.api import NO_WORDS, Cond, Text
from onedoor.system.forms.api import reading as r

NO_DAYS = Decimal(0)
APPLICANT = "applicant"  # the duty of steps that the applicant does
_MOST_DAYS = 999


class Special(StrEnum):
    """The special procedures whose days the law leaves out of the limit (行政许可法第四十五条)."""

    HEARING = "hearing"  # 听证
    TENDER = "tender"  # 招标
    AUCTION = "auction"  # 拍卖
    INSPECTION = "inspection"  # 检验
    TESTING = "testing"  # 检测
    QUARANTINE = "quarantine"  # 检疫
    APPRAISAL = "appraisal"  # 鉴定
    EXPERT_REVIEW = "expert_review"  # 专家评审


class FlowUnreadable(Invalid):
    """The document is no flow; ``flaws`` lists everything that is wrong with it.

    The fact ``found`` has the same as texts in both languages.
    """

    code = "flows.unreadable"


@dataclass(frozen=True, slots=True)
class Lane:
    """Who works in a column: the applicant, a role, or a body (``body``: its code, if another)."""

    key: str
    name: Text
    body: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way out of a step: a button for the officer, an arrow in the chart.

    ``when`` is a guard on the answers of the form; without it the outcome is always open.
    """

    key: str
    name: Text
    to: str
    when: Cond | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """One department's part of a joint step; it takes part when its guard holds."""

    key: str
    name: Text
    lane: str
    duty: str
    when: Cond | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: whose duty it is, in which lane, how many working days are planned.

    With ``branches`` it is a joint step (联审): all branches that take part are open at once,
    each answers with one of the outcomes, and the step leaves by the first outcome in the list
    that any branch gave.  So list the gravest first; a deadlock cannot be drawn.
    """

    key: str
    name: Text
    lane: str
    duty: str
    outcomes: tuple[Outcome, ...]
    days: Decimal = NO_DAYS
    note: Text = NO_WORDS
    branches: tuple[Branch, ...] = ()
    special: Special | None = None  # 特别程序: on one of the legal grounds, or on none
    on_site: bool = False  # 现场核查: made on the site, by two or more
    basis: str = ""  # what a step beyond 受理、审查、决定、制证、送达 rests on

    @property
    def within_limit(self) -> bool:
        """Whether its days count: those of special procedures and of the applicant do not."""
        return self.special is None and self.duty != APPLICANT

    @property
    def joint(self) -> bool:
        """Whether several departments work on it at once."""
        return bool(self.branches)


@dataclass(frozen=True, slots=True)
class End:
    """How it may end."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class FlowDef:
    """A flow; it begins with the step ``start``."""

    start: str
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]
    ends: tuple[End, ...]

    def step(self, key: str) -> Step:
        """Return a step by its key; raise KeyError when there is none."""
        for one in self.steps:
            if one.key == key:
                return one
        raise KeyError(key)

    def lane(self, key: str) -> Lane:
        """Return a lane by its key; raise KeyError when there is none."""
        for one in self.lanes:
            if one.key == key:
                return one
        raise KeyError(key)

    def name_of(self, place: str) -> Text:
        """Return the name of a step, or of the branch in ``step.branch``; none if unknown."""
        key, _, branch = place.partition(".")
        for step in self.steps:
            for one in step.branches if branch else (step,):
                if step.key == key and one.key == (branch or key):
                    return one.name
        return NO_WORDS

    def is_end(self, key: str) -> bool:
        """Return whether a key names an end."""
        return any(end.key == key for end in self.ends)

    def guards(self) -> Iterator[tuple[str, Cond]]:
        """Yield every guard with the key of its step."""
        for step in self.steps:
            whens = [o.when for o in step.outcomes] + [b.when for b in step.branches]
            for when in whens:
                if when is not None:
                    yield step.key, when


def _days(flaws: r.Flaws, place: str, document: Any) -> Decimal:
    found = r.plainly(document)
    if found is None or found > _MOST_DAYS:
        flaws.note(place, w.BAD_DAYS.filled(most=_MOST_DAYS), 0)
        return NO_DAYS
    return found


_LANE = r.built(Lane, {"key": r.word, "name": r.words, "body": r.word})
_OUTCOME = r.built(Outcome, {"key": r.word, "name": r.words, "to": r.word, "when": r.cond})
_BRANCH = r.built(
    Branch, {"key": r.word, "name": r.words, "lane": r.word, "duty": r.word, "when": r.cond}
)
_STEP = r.built(
    Step,
    {
        "key": r.word,
        "name": r.words,
        "lane": r.word,
        "duty": r.word,
        "outcomes": r.list_of(_OUTCOME),
        "days": _days,
        "note": r.words,
        "branches": r.list_of(_BRANCH),
        "special": r.one_of(Special),
        "on_site": r.flag,
        "basis": r.word,
    },
)
_FLOW = r.built(
    FlowDef,
    {
        "start": r.word,
        "lanes": r.list_of(_LANE),
        "steps": r.list_of(_STEP),
        "ends": r.list_of(r.built(End, {"key": r.word, "name": r.words})),
    },
)


def read(flaws: r.Flaws, place: str, document: object) -> FlowDef | None:
    """Return the flow of a document, noting flaws; None when it cannot be read."""
    noted = len(flaws)
    flow = _FLOW(flaws, place, document)
    return flow if isinstance(flow, FlowDef) and len(flaws) == noted else None


def unreadable(flaws: r.Flaws) -> FlowUnreadable:
    """Return the refusal that names every flaw."""
    return FlowUnreadable(flaws=flaws.told(), found=tuple(one.told for one in flaws))


def parse(document: object) -> FlowDef:
    """Return the flow of a document; raise FlowUnreadable naming every flaw."""
    flaws = r.Flaws()
    flow = read(flaws, "flow", document)
    if flow is None:
        raise unreadable(flaws)
    return flow


def document(flow: FlowDef) -> dict[str, Any]:
    """Return the flow as a document; ``parse`` reads it back to an equal value."""
    found: dict[str, Any] = r.plain(flow)
    return found
