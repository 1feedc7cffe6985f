"""提出、议定、报告、销号: a body, the office of the area, the owner, and the office again."""

from datetime import date, datetime

from django.db import IntegrityError

from onedoor.general.bodies import api as bodies
from onedoor.general.coordination import access
from onedoor.general.coordination.domain.errors import AnotherCloses, NobodyAbove, OwnerUnfit
from onedoor.general.coordination.domain.topics import (
    Act,
    Decision,
    Stage,
    check_due,
    checked,
    said,
    step,
)
from onedoor.general.coordination.models import TopicRow
from onedoor.general.places import api as places
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import HAMI, implements

_NUMBER_LENGTH, _TITLE_LENGTH = 6, 200
_VERBS = {
    Act.RAISE: "raised", Act.REFER: "referred", Act.DECIDE: "decided", Act.DECLINE: "declined",
    Act.POSTPONE: "postponed", Act.REPORT: "reported", Act.RETURN: "returned", Act.CLOSE: "closed",
    Act.REMIND: "reminded",
}  # fmt: skip


@implements(HAMI(5), note="what a body cannot settle alone is laid before the office of its area")
def raise_topic(*, title: str, words: str, actor: Actor, at: datetime, key: str = "") -> str:
    """Raise a topic; return its number.  Sent again by the same form, it is the same topic."""
    access.require_party(actor)
    known = access.by_key(key=key, actor=actor)
    if known is None:
        try:
            return _raise(title=title, words=words, key=key, actor=actor, at=at)
        except IntegrityError:
            known = access.by_key(key=key, actor=actor)
            if known is None:
                raise
    return known.number


@implements(HAMI(5), note="laid before the office with its number")
@command
def _raise(*, title: str, words: str, key: str, actor: Actor, at: datetime) -> str:
    row = TopicRow(
        number=f"XT{legal_day(at):%Y%m%d}{clear_code(_NUMBER_LENGTH)}", key=key,
        title=said(title)[:_TITLE_LENGTH], area=access.governed(bodies.body(actor.body).area),
        raised_by=actor.body, raised_staff=actor.ref, raised_at=at, stage=step(None, Act.RAISE),
    )  # fmt: skip
    done(row, Act.RAISE, said(words), actor, at)
    return row.number


@implements(HAMI(5), note="a county lays before the city what is not in its power")
@command
def refer(*, number: str, words: str, actor: Actor, at: datetime) -> None:
    """Refer a topic of a county to the office of the city."""
    row = _turned(number, Act.REFER, actor)
    above = places.ancestors(row.area)
    if row.area == places.HAMI or places.HAMI not in above:
        raise NobodyAbove
    row.area, row.referred_from = places.HAMI, row.area
    done(row, Act.REFER, said(words), actor, at)


@implements(HAMI(5), note="a meeting decides who owns it and by when")
@command
def decide(*, number: str, decision: Decision, actor: Actor, at: datetime) -> None:
    """Put down what a meeting decided."""
    row = _turned(number, Act.DECIDE, actor)
    on = legal_day(at)
    found = checked(decision, raised_on=legal_day(row.raised_at), on=on)
    row.meeting, row.met_on, row.due_on = found.meeting, found.met_on, found.due_on
    row.owner = _owner(found.owner, row.area)
    done(row, Act.DECIDE, found.words, actor, at, due_on=found.due_on, owner=row.owner)


@implements(HAMI(5), note="what no meeting is needed for is answered with the reason")
@command
def decline(*, number: str, words: str, actor: Actor, at: datetime) -> None:
    """Say why a topic comes to no meeting, and who settles it."""
    row = _turned(number, Act.DECLINE, actor)
    done(row, Act.DECLINE, said(words), actor, at)


@implements(HAMI(5), note="a day is moved by who set it, with a reason that stays on the sheet")
@command
def postpone(*, number: str, due_on: date, words: str, actor: Actor, at: datetime) -> None:
    """Move the day by which a topic is to be done."""
    row = _turned(number, Act.POSTPONE, actor)
    reason = said(words)
    check_due(due_on, met_on=row.met_on or due_on, on=legal_day(at))
    row.due_on, row.reminded_on = due_on, None
    done(row, Act.POSTPONE, reason, actor, at, due_on=due_on)


@implements(HAMI(5), note="the owner reports what was done")
@command
def report(*, number: str, words: str, actor: Actor, at: datetime) -> None:
    """Report a topic as done."""
    row = _turned(number, Act.REPORT, actor)
    row.reported_by = actor.ref
    late = row.due_on is not None and legal_day(at) > row.due_on
    done(row, Act.REPORT, said(words), actor, at, late=late)


@implements(HAMI(5), note="closed by the office, by another person than reported it; or given back")
@command
def close(*, number: str, words: str, actor: Actor, at: datetime) -> None:
    """Close a topic that was reported as done."""
    row = _turned(number, Act.CLOSE, actor)
    if actor.ref == row.reported_by:
        raise AnotherCloses
    row.closed_by, row.closed_at = actor.ref, at
    done(row, Act.CLOSE, said(words), actor, at)


@implements(HAMI(5), note="what is not done goes back to its owner, with a new day")
@command
def give_back(*, number: str, due_on: date, words: str, actor: Actor, at: datetime) -> None:
    """Give a topic back that is not done."""
    row = _turned(number, Act.RETURN, actor)
    reason = said(words)
    check_due(due_on, met_on=row.met_on or due_on, on=legal_day(at))
    row.due_on, row.reported_by, row.reminded_on = due_on, "", None
    done(row, Act.RETURN, reason, actor, at, due_on=due_on)


def _turned(number: str, act: Act, actor: Actor) -> TopicRow:
    row = access.to_handle(number=number, act=act, actor=actor)
    row.stage = step(Stage(row.stage), act)
    return row


def _owner(code: str, area: str) -> str:
    try:
        found = bodies.body(code)
    except bodies.BodyMissing:
        raise OwnerUnfit(body=code) from None
    if not places.is_within(found.area, area):
        raise OwnerUnfit(body=code)
    return found.code


def done(  # the row, what was done to it, in which words, by whom and when
    row: TopicRow, act: Act, words: str, actor: Actor, at: datetime, *,
    due_on: date | None = None, **facts: object,
) -> None:  # fmt: skip
    """Keep a row with the line that says what was done, and tell the journal."""
    row.save()
    row.steps.create(act=act, at=at, by=actor.ref, body=actor.body, words=words, due_on=due_on)
    if due_on is not None:
        facts["due_on"] = due_on.isoformat()
    journal.write(
        kind=f"coordination.{_VERBS[act]}", subject=row.number, at=at, by=actor, area=row.area,
        **facts,
    )  # fmt: skip
