"""What happened becomes what an applicant is told: a row, and one for each way out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from onedoor.general.people import api as people
from onedoor.journal.api import Entry
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.law.articles import ADL, HAMI, PIPL, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.fees import api as fees
from onedoor.operation.notifications import access, policy
from onedoor.operation.notifications.domain.moments import APPOINTMENTS, Moment, Way, moment_of
from onedoor.operation.notifications.models import NotificationRow, SendingRow
from onedoor.operation.notifications.ports import ports

_MOST = 10_000  # reminders of one night
# What the clock brings near: of which kind of clock whom to remind.
_REMINDED = {
    clocks.Kind.SUPPLEMENT: Moment.SUPPLEMENT_DUE,
    clocks.Kind.DEFERRAL: Moment.GAPS_DUE,
}


@dataclass(frozen=True, slots=True)
class _About:
    """Whom to tell about what; ``source`` makes sure that it is told once."""

    moment: Moment
    source: str
    applicant: str
    title: str
    case: str = ""
    agent: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@implements(HAMI(14), note="who applied is told of every step, without asking")
@command
def hear(*, entry: Entry) -> bool:
    """Put down what an entry of the journal tells its applicant; hearing again changes nothing."""
    moment = moment_of(entry.kind, entry.facts)
    about = _about(moment, entry) if moment else None
    return about is not None and _put(about, at=entry.at)


def remind(*, at: datetime) -> int:
    """Remind those whose last day to supply or to pay is near; return how many were new."""
    day = legal_day(at)
    last = day + policy.ahead(on=day)
    supply = sum(
        _remind(case=number, kind=kind, moment=moment, at=at)
        for kind, moment in _REMINDED.items()
        for number in clocks.overdue(kind=kind, on=last + timedelta(days=1), most=_MOST)
    )
    unpaid = fees.due_between(first=day, last=last, most=_MOST)
    return supply + sum(_remind_to_pay(order=one, at=at) for one in unpaid)


@implements(HAMI(14), note="a day that an applicant must keep is told again before it comes")
@command
def _remind(*, case: str, kind: clocks.Kind, moment: Moment, at: datetime) -> bool:
    clock, origin = clocks.running(case=case, kind=kind), cases.origin(number=case)
    if clock is None or origin is None or clock.due_on < legal_day(at):
        return False
    facts = _dated(clock.due_on.isoformat(), provisional=clock.provisional)
    return _put(_near(moment, origin, clock.due_on, facts), at=at)


@implements(HAMI(14), note="what is to be paid is told again before its day comes")
@command
def _remind_to_pay(*, order: fees.Order, at: datetime) -> bool:
    origin = cases.origin(number=order.case)
    if origin is None or order.due_on is None:
        return False
    amount = {"amount": str(order.amount)}
    return _put(_near(Moment.FEE_SOON, origin, order.due_on, amount), at=at)


def _near(
    moment: Moment, origin: cases.Origin, last: date, facts: Mapping[str, str] | None = None
) -> _About:
    day = last.isoformat()
    return _About(
        moment=moment,
        source=f"{moment}:{origin.number}:{day}",
        applicant=origin.applicant,
        title=origin.title,
        case=origin.number,
        agent=origin.agent,
        facts={"day": day, **(facts or {})},
    )


def _about(moment: Moment, entry: Entry) -> _About | None:
    if moment is Moment.DRAFT_ENDING:
        facts = {"day": str(entry.facts["kept_until"])}
        owner, title = str(entry.facts["owner"]), str(entry.facts["item"])
        return _About(moment, entry.number, owner, title, facts=facts)
    if moment in APPOINTMENTS:
        return _appointment(moment, entry)
    number = str(entry.facts.get("case", entry.subject))
    origin = cases.origin(number=number)
    if origin is None:
        return None
    facts = _FACTS.get(moment, _due)(entry)
    return _About(moment, entry.number, origin.applicant, origin.title, number, origin.agent, facts)


def _appointment(moment: Moment, entry: Entry) -> _About:
    """Return what is told of an appointment; its code stands where else a case number does."""
    told = {one: str(entry.facts[one]) for one in ("day", "hour", "place")}
    title = str(entry.facts["item"]) or told["place"]
    return _About(
        moment, entry.number, str(entry.facts["owner"]), title, case=entry.subject, facts=told
    )


def _due(entry: Entry) -> dict[str, str]:
    day = entry.facts.get("due_on")
    return _dated(str(day), provisional=bool(entry.facts.get("provisional"))) if day else {}


def _dated(day: str, *, provisional: bool) -> dict[str, str]:
    """Return a day as it is told: whether it may still move with the calendar goes with it."""
    return {"day": day, **({"provisional": "yes"} if provisional else {})}


@implements(ADL(42, paragraph=1), note="told with the new day, not with the promise that it passes")
def _longer(entry: Entry) -> dict[str, str]:
    until = entry.facts.get("until")
    clock = clocks.running(case=entry.subject, kind=clocks.Kind.DECISION_LEGAL) if until else None
    provisional = clock is not None and clock.provisional
    return _dated(str(until), provisional=provisional) if until else {}


def _answer_by(entry: Entry) -> dict[str, str]:
    clock = clocks.running(case=entry.subject, kind=clocks.Kind.SUPPLEMENT)
    return _dated(clock.due_on.isoformat(), provisional=clock.provisional) if clock else {}


def _amount(entry: Entry) -> dict[str, str]:
    return {"amount": str(entry.facts.get("amount", ""))}


_FACTS: Mapping[Moment, Callable[[Entry], dict[str, str]]] = {
    Moment.SUPPLEMENT_ASKED: _answer_by,
    Moment.EXTENDED: _longer,
    Moment.FEE_DUE: lambda entry: _amount(entry) | _due(entry),
    Moment.FEE_PAID: _amount,
    Moment.FEE_REFUNDED: _amount,
}


def _put(about: _About, *, at: datetime) -> bool:
    ways = policy.ways(about.moment, on=legal_day(at))
    if ways is None:
        return False
    row, is_new = NotificationRow.objects.get_or_create(
        source=about.source,
        defaults={
            "public_id": random_id(),
            "applicant": about.applicant,
            "moment": about.moment,
            "case": about.case,
            "title": about.title,
            "facts": dict(about.facts),
            "at": at,
        },
    )
    if is_new:
        SendingRow.objects.bulk_create(
            SendingRow(
                public_id=random_id(),
                notification=row,
                way=way,
                agent=agent,
                due_at=_due_at(way, at),
            )
            for agent in _readers(about, at)
            for way in sorted(_wanted(agent or about.applicant, ways))
        )
    return is_new


@implements(PIPL(6), note="an agent hears of a case while entrusted with following it, never after")
def _readers(about: _About, at: datetime) -> list[str]:
    """Return to whom it goes out: the applicant, written as nobody, and the agent of the case."""
    follows = about.agent and people.follows(
        agent=about.agent, applicant=about.applicant, on=legal_day(at)
    )
    return ["", about.agent] if follows else [""]


def _due_at(way: Way, at: datetime) -> datetime:
    """Return when something may go out: what the night decides rings nobody awake."""
    return policy.ringing(on=legal_day(at)).next(at) if way is Way.SMS else at


@implements(PIPL(6), note="only by ways that were chosen, to where the applicant said")
def _wanted(applicant: str, ways: frozenset[Way]) -> frozenset[Way]:
    """Return the ways that are told of, wanted, there, and lead somewhere."""
    chosen = access.choice_of(applicant).ways & ways & ports().keys()
    reach = people.reach(applicant) if chosen else None
    return frozenset(way for way in chosen if reach and reach.by(way))
