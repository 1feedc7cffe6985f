"""分类转办、办结反馈、核查备案: the manager, then the body, then the manager again."""

from datetime import datetime

from onedoor.general.bodies import api as bodies
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, PIPL, implements
from onedoor.operation.clocks import api as clocks
from onedoor.operation.consultations import api as consultations
from onedoor.operation.difficulties import access
from onedoor.operation.difficulties.domain.difficulties import (
    Act,
    Cause,
    Grade,
    Stage,
    Verdict,
    check_putting_off,
    fed_back_in_time,
    step,
)
from onedoor.operation.difficulties.domain.errors import AnotherVerifies, BodyUnfit, NotForYou
from onedoor.operation.difficulties.models import DifficultyRow
from onedoor.operation.difficulties.sealing import opened, sealed

_KIND = clocks.Kind.DIFFICULTY
_LIMITS = {
    Grade.ORDINARY: "difficulties.ordinary_working_days",
    Grade.COMPLEX: "difficulties.complex_working_days",
    Grade.SPECIAL: "difficulties.special_working_days",
}


@implements(HAMI(13), note="classified, forwarded, and the first feedback given at once")
@command
def forward(  # what it is taken for, how long it may take, who has it, what the reporter is told
    *, number: str, verdict: Verdict, grade: Grade, to: str, words: str, actor: Actor, at: datetime
) -> None:
    """Classify a difficulty and hand it to a body; ``words`` are the first feedback."""
    row = access.to_handle(number=number, act=Act.FORWARD, actor=actor)
    if verdict is Verdict.OUTSIDE:
        raise BodyUnfit(body=to)
    stage = step(Stage(row.stage), Act.FORWARD)
    row.stage, row.verdict, row.grade = stage, verdict, grade
    row.body = _registered(to)
    _feed_back(row, at)
    _run(row, grade, at)
    _done(row, Act.FORWARD, words, actor, at, verdict=verdict, grade=grade, to=row.body)


@implements(HAMI(13), note="what is outside the scope is explained on the same day")
@command
def explain(*, number: str, words: str, actor: Actor, at: datetime) -> None:
    """Say why a difficulty is none of this window's, and where to turn."""
    row = access.to_handle(number=number, act=Act.EXPLAIN, actor=actor)
    row.stage, row.verdict = step(Stage(row.stage), Act.EXPLAIN), Verdict.OUTSIDE
    _feed_back(row, at)
    _done(row, Act.EXPLAIN, words, actor, at)


@implements(HAMI(13), note="why it takes longer is told before the day has passed, once a round")
@command
def put_off(*, number: str, days: int, words: str, actor: Actor, at: datetime) -> None:
    """Give the body a later day; the reporter reads why."""
    row = access.to_handle(number=number, act=Act.PUT_OFF, actor=actor)
    row.stage, on = step(Stage(row.stage), Act.PUT_OFF), legal_day(at)
    most = terms.number("difficulties.put_off_working_days", on=on)
    check_putting_off(days=days, most=most, again=row.put_off, due_on=row.due_on, on=on)
    longer, was = clocks.Limit(days, HAMI(13)), row.due_on
    clocks.extend(case=row.number, kinds=(_KIND,), by=longer, actor=actor, at=at)
    clock = clocks.running(case=row.number, kind=_KIND)
    assert clock is not None
    row.put_off, row.due_on = True, clock.due_on
    _done(row, Act.PUT_OFF, words, actor, at, was=was, due_on=row.due_on)


@implements(HAMI(13), note="resolved and fed back, with what was at the bottom of it")
@command
def resolve(*, number: str, words: str, cause: Cause, actor: Actor, at: datetime) -> None:
    """Say what was done, for the reporter to read, and what caused it."""
    row = access.to_handle(number=number, act=Act.RESOLVE, actor=actor)
    row.stage, row.cause = step(Stage(row.stage), Act.RESOLVE), cause
    row.resolved_by, row.verified_by = actor.ref, ""
    clocks.finish(case=row.number, kinds=(_KIND,), on=legal_day(at))
    _done(row, Act.RESOLVE, words, actor, at, cause=cause)


@implements(HAMI(13), note="verified with the reporter by another: filed, or back to the body")
@command
def verify(
    *, number: str, solved: bool, words: str, lesson: str, actor: Actor, at: datetime
) -> None:
    """Verify what was done; ``lesson`` is what is to be improved, if anything."""
    act = Act.FILE if solved else Act.RETURN
    row = access.to_handle(number=number, act=act, actor=actor)
    stage = step(Stage(row.stage), act)
    if actor.ref == row.resolved_by:
        raise AnotherVerifies
    row.stage = stage
    if solved:
        row.verified_by, row.lesson = actor.ref, lesson.strip()
    else:
        row.cause, row.resolved_by = "", ""
        row.put_off = False
        _run(row, Grade(row.grade), at)
    _done(row, act, words, actor, at)


@implements(PIPL(51), PIPL(6), note="who sees a contact in full is on record")
@command
def show_contact(*, number: str, actor: Actor, at: datetime) -> str:
    """Return the contact of who reported, to who handles it now."""
    row = access.of_staff(number=number, actor=actor)
    if not (access.may(row, Act.FORWARD, actor) or access.may(row, Act.RESOLVE, actor)):
        raise NotForYou
    journal.write(kind="difficulties.contact_shown", subject=number, at=at, by=actor)
    return opened(row.contact_sealed)


def limit(grade: Grade, at: datetime) -> clocks.Limit:
    """Return within how many working days a difficulty of a grade is resolved, as set."""
    days = terms.number(_LIMITS[grade], on=legal_day(at))
    return clocks.Limit(days, HAMI(13))


def _registered(code: str) -> str:
    try:
        return bodies.body(code).code
    except bodies.BodyMissing:
        raise BodyUnfit(body=code) from None


def _feed_back(row: DifficultyRow, at: datetime) -> None:
    row.fed_back_at = row.fed_back_at or at


def _run(row: DifficultyRow, grade: Grade, at: datetime) -> None:
    """Start the clock of a round, on the day it counts from."""
    day = clocks.came_in_online(area=row.area, at=at)
    clock = clocks.start(case=row.number, kind=_KIND, limit=limit(grade, at), on=day, area=row.area)
    row.due_on = clock.due_on


def _done(
    row: DifficultyRow, act: Act, words: str, actor: Actor, at: datetime, **facts: object
) -> None:
    row.save()
    row.steps.create(
        act=act, at=at, by=actor.ref, body=actor.body,
        words_sealed=sealed(consultations.words(words)),
    )  # fmt: skip
    in_time = fed_back_in_time(due_on=row.feedback_due_on, on=legal_day(at))
    first = {"in_time": in_time} if act in (Act.FORWARD, Act.EXPLAIN) else {}
    journal.write(
        kind=f"difficulties.{_VERBS[act]}", subject=row.number, at=at, by=actor, **first, **facts
    )


_VERBS = {
    Act.FORWARD: "forwarded", Act.EXPLAIN: "explained", Act.RESOLVE: "resolved",
    Act.RETURN: "returned", Act.FILE: "filed", Act.PUT_OFF: "put_off",
}  # fmt: skip
