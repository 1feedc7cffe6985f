"""A case as its applicant follows it: stages, events, due dates, what is to be done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.journal import api as journal
from onedoor.kernel.days import legal_time
from onedoor.law.articles import HAMI, implements
from onedoor.operation.assistance import api as assistance
from onedoor.operation.cases import api as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents
from onedoor.operation.handouts import api as handouts
from onedoor.site.ui import acting, moments
from onedoor.site.ui.handouts import STAGES
from onedoor.supervision.timeliness import api as timeliness
from onedoor.system.flows import api as flows

_WHO: Mapping[str, str | Promise] = {
    "staff": gettext_lazy("办理机关"),
    "system": gettext_lazy("系统"),
    "machine": gettext_lazy("外部系统"),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the stages of every case, for the macro ``progress``."""

    label: str
    state: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One event, for the macro ``timeline``."""

    when: str
    what: str
    iso: str
    who: str = ""
    note: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Due:
    """The running limit in words."""

    day: str
    light: str
    words: str
    provisional: bool


_STAGES = (
    cases.State.ACCEPTED, cases.State.REVIEWED, cases.State.GRANTED, cases.State.ISSUED,
    cases.State.DELIVERED,
)  # fmt: skip
_ENDED_BADLY = {
    cases.State.REFUSED, cases.State.DECLINED, cases.State.WITHDRAWN, cases.State.TERMINATED,
    cases.State.RETURNED, cases.State.VOIDED, cases.State.TRANSFERRED,
    cases.State.REVOKED,
}  # fmt: skip
_WAITING = {cases.State.AWAITING_SUPPLEMENT, cases.State.PAUSED}
_REACHED = {
    cases.State.SUBMITTED: 0,
    cases.State.RECEIVED: 0,
    cases.State.AWAITING_SUPPLEMENT: 0,
    cases.State.DECLINED: 0,
    cases.State.WITHDRAWN: 0,
    cases.State.RETURNED: 0,
    cases.State.VOIDED: 0,
    cases.State.ACCEPTED: 1,
    cases.State.PAUSED: 1,
    cases.State.TERMINATED: 1,
    cases.State.REVOKED: 3,
    cases.State.REVIEWED: 2,
    cases.State.REFUSED: 2,
    cases.State.TRANSFERRED: 2,
    cases.State.GRANTED: 3,
    cases.State.ISSUED: 4,
    cases.State.DELIVERED: 5,
}


@dataclass(frozen=True, slots=True)
class Help:
    """Who of a centre or station acts for the applicant, and each step of theirs."""

    given: assistance.Authorisation
    agent: str
    steps: list[Told]


@implements(HAMI(12), note="every step of the agent, in the sight of who let them act")
def help_for(found: cases.Dossier) -> Help | None:
    """Return who handed a case in for its applicant with a written word; None for nobody."""
    given = assistance.of_case(found.number) if found.agent else None
    if given is None:
        return None
    member = people.staff_members([given.agent]).get(given.agent)
    steps = [one for one in found.events if (one.by_kind, one.by) == ("staff", given.agent)]
    name = member.name if member else given.agent
    return Help(given, name, told(steps, number=found.number))


def stages(
    state: cases.State, events: Iterable[cases.Event], *, licensed: bool = True
) -> list[Stage]:
    """Return the five stages; the one under way is current, a bad end stops there.

    What ends without a licence, or was handed over without one, has no stage of making it.
    """
    labels = (_("受理"), _("审查"), _("决定"), _("制证"), _("送达"))
    when: dict[cases.State, str] = {}
    for event in events:  # a state may be come back to; it was reached the first time
        when.setdefault(event.state, moments.day(legal_time(event.at).date()))
    reached = _REACHED[state]
    if state is cases.State.REVOKED:  # what was done before was done
        reached = max(n for n, one in enumerate(_STAGES, start=1) if one in when)
    without = not licensed or (state is cases.State.DELIVERED and cases.State.ISSUED not in when)
    drawn = [n for n, one in enumerate(_STAGES) if not (without and one is cases.State.ISSUED)]
    done = sum(n < reached for n in drawn)
    return [
        Stage(
            label=labels[n],
            state=_stage_state(place, done, state),
            when=when.get(_STAGES[n], "") if place < done else "",
        )
        for place, n in enumerate(drawn)
    ]


def ends_in_a_licence(flow: flows.FlowDef) -> bool:
    """Tell whether a flow has a step at which a licence is made."""
    return any(step.duty == "cases.issue" for step in flow.steps)


def _stage_state(n: int, reached: int, state: cases.State) -> str:
    if n < reached:
        return "done"
    if n > reached:
        return "todo"
    if state in _ENDED_BADLY:
        return "stopped"
    return "waiting" if state in _WAITING else "current"


def due(found: cases.Dossier | cases.Progress, *, today: date) -> Due | None:
    """Return the running limit in words, None when nothing runs."""
    if found.due_on is None or found.state in cases.CONCLUDED:
        return None
    reading = clocks.reader(area=found.area, today=today)(
        due_on=found.due_on, warn_on=found.warn_on, provisional=found.provisional
    )
    words = clocks.in_words(reading)
    return Due(moments.day(found.due_on), reading.light.value, words, found.provisional)


def told(
    events: Sequence[cases.Event],
    papers: Sequence[documents.Document] = (),
    *,
    number: str,
    hands: Mapping[str, str] = MappingProxyType({}),
) -> list[Told]:
    """Return the events newest first, each with its paper; ``hands`` names who acted for whom."""
    links = {
        one.id: [(one.title, reverse("portal:document", args=(number, one.id)))] for one in papers
    }
    lines = []
    before: tuple[date | None, bool] = (None, False)
    for event in events:
        due_on = (event.due_on, event.provisional)
        told_due = due_on != before and event.due_on is not None
        lines.append(_told(event, links.get(event.document, []), hands, told_due=told_due))
        before = due_on
    return lines[::-1]


def _told(
    event: cases.Event, links: list[tuple[str, str]], hands: Mapping[str, str], *, told_due: bool
) -> Told:
    notes = [event.note] if event.note else []
    if told_due and event.due_on is not None:
        words = _("应于 %(day)s 前办理") % {"day": moments.day(event.due_on)}
        notes.append(f"{words}{_('（暂定，等待放假通知）') if event.provisional else ''}")
    return Told(
        when=moments.moment(event.at),
        what=str(cases.EVENTS.get(event.kind, event.kind)),
        iso=legal_time(event.at).isoformat(),
        who=acting.label(event, hands)
        if event.by_kind == "applicant"
        else str(_WHO[event.by_kind]),
        note=" · ".join(notes),
        links=links,
    )


def answer_by(number: str) -> date | None:
    """Return until when the applicant may supply what a notice asked for."""
    running = clocks.running(case=number, kind=clocks.Kind.SUPPLEMENT)
    return running.due_on if running else None


def body_name(code: str) -> str:
    """Return the name of a body."""
    return bodies.body(code).name


def receipt(number: str) -> str:
    """Return the proof that the submission is on record, by which anybody may check it."""
    found = (entry for entry in journal.entries_of(number) if entry.kind == cases.SUBMITTED)
    return next((str(entry.receipt) for entry in found), "")


@dataclass(frozen=True, slots=True)
class Moved:
    """A due date that moved: of which limit, from when to when, why, by which provision."""

    kind: str
    old: date
    new: date
    is_provisional: bool
    why: str
    basis: str


def changes(number: str) -> list[Moved]:
    """Return each change of a due date, with its reason in words."""
    return [
        Moved(
            kind=clocks.kind_in_words(one.kind),
            old=one.old,
            new=one.new,
            is_provisional=one.is_provisional,
            why=clocks.why_in_words(one.why),
            basis=one.basis,
        )
        for one in clocks.changes(number)
        if one.kind not in clocks.INTERNAL
    ]


def turns(found: cases.Dossier) -> list[str]:
    """Return whose turn it is, since when; what the office plans for itself is no date."""
    if found.state is cases.State.PAUSED:
        return [_("正在进行特别程序，所需时间不计入办理期限。")]
    if found.state is cases.State.AWAITING_SUPPLEMENT:
        return [_("等待您补正。")]
    return [_turn(one) for one in found.waits]


def why_late(found: cases.Dossier, *, today: date) -> str:
    """Return why a case came too late, as was published; nothing for one that is in time."""
    is_late = found.due_on is not None and found.due_on < today
    return timeliness.reason(found.number) if is_late or found.decided_at else ""


def _turn(one: cases.Waiting) -> str:
    language = get_language() or ""
    words = {
        "day": moments.day(legal_time(one.since).date()),
        "step": one.name.in_language(language),
        "who": one.lane.in_language(language),
    }
    if one.is_applicants:
        return _("自 %(day)s起等待您办理“%(step)s”") % words
    return _("自 %(day)s起由%(who)s办理“%(step)s”") % words


def parcels(number: str, state: cases.State) -> list[tuple[handouts.Handout, str | Promise]]:
    """Return the parcels in which a result was sent, the last first, and what became of each."""
    if state is not cases.State.DELIVERED:
        return []
    told = handouts.of_case(number)
    return [(one, STAGES[one.stage][0]) for one in told if one.parcel]
