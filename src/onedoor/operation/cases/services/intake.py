"""The front desk: receive, ask for a supplement, take it in, accept, decline, withdraw."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.declining import Declined, Ground
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.supplements import (
    Ask,
    FirstNotice,
    check_notice,
    check_supply,
)
from onedoor.operation.cases.models import Case, Notice
from onedoor.operation.cases.services import (
    acceptance,
    accepting,
    answering,
    declining,
    papers,
    recording,
    uploads,
)
from onedoor.operation.cases.services.answering import Asked
from onedoor.operation.cases.services.uploads import Upload
from onedoor.operation.clocks import api as clocks
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

NOT_COMING = "说明这次不补交："  # what an applicant says of the rest


@implements(HAMI(13), note="who receives is written down, for who receives does not decide")
@command
def receive(*, number: str, actor: Actor, at: datetime) -> None:
    """Take charge of what was submitted online."""
    case, edge = access.case_to_move(number=number, move=Move.RECEIVE, actor=actor)
    case.received_by, case.received_for = actor.ref, actor.on_behalf_of
    recording.move(case, edge, actor=actor, at=at)


@implements(ADL(32, item=5), note="complete papers are accepted, in writing and dated")
@command
def accept(*, number: str, actor: Actor, at: datetime) -> None:
    """Accept a complete application: issues the notice and starts the clocks of the decision."""
    case, edge = access.case_to_move(number=number, move=Move.ACCEPT, actor=actor)
    acceptance.accept_row(case, edge, actor=actor, at=at)


@implements(ADL(32, item=2), note="in writing, with the reason and where to turn")
@command
def decline(  # the ground with what the law wants said of it
    *,
    number: str,
    ground: Ground,
    reason: str,
    remedy: str,
    actor: Actor,
    at: datetime,
    turn_to: str = "",
) -> None:
    """Decline to accept, in writing, with the ground, the reason and where to turn.

    ``turn_to`` names the body whose remit it is, where it is not this one's.
    """
    case, edge = access.case_to_move(number=number, move=Move.DECLINE, actor=actor)
    why = Declined(ground, reason, remedy, turn_to)
    declining.decline_row(case, edge, why, actor=actor, at=at)


@implements(ADL(32, item=4), note="one notice that lists everything; none for what was there")
@command
def ask_for_supplement(*, number: str, asks: Sequence[Ask], actor: Actor, at: datetime) -> None:
    """Tell the applicant once everything that is missing or wrong."""
    case, edge = access.case_to_move(number=number, move=Move.ASK_FOR_SUPPLEMENT, actor=actor)
    acceptance.require_in_time(case, at)
    first = case.notices.order_by("n").first()
    check_notice(
        asks=asks,
        first=FirstNotice(frozenset(ask["key"] for ask in first.asks), frozenset(first.had))
        if first
        else None,
    )
    what = items.offering(case.offering, case.version)
    clocks.finish(case=case.number, kinds=(clocks.Kind.NOTICE,), on=legal_day(at))
    supplying = clocks.start(
        case=number, kind=clocks.Kind.SUPPLEMENT, limit=_supplement_limit(legal_day(at)),
        on=legal_day(at), area=case.area,
    )  # fmt: skip
    document = papers.supplement(case, what, asks, supplying, papers.Signing(actor, at))
    count = case.notices.count() + 1
    Notice.objects.create(
        case=case,
        n=count,
        at=at,
        by=actor.ref,
        document=document,
        asks=[{"key": ask.key, "title": ask.title, "reason": ask.reason} for ask in asks],
        had=sorted(_had(case)),
        answers_sealed=case.answers_sealed,
    )
    note = "\n".join(f"{ask.title}：{ask.reason}" for ask in asks)
    told = recording.Told(note, document, {"notice": count, "asks": [a.key for a in asks]})
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(32, item=4), HAMI(15), note="online or at the counter, whatever came first")
@command
def supply(
    *,
    number: str,
    handed_in: Mapping[str, Sequence[Upload]],
    posted: Mapping[str, Any],
    actor: Actor,
    at: datetime,
    accepted: frozenset[str] = frozenset(),
    nothing_more: bool = False,
) -> None:
    """Hand in what the notice asked for, online or at the counter.

    ``posted`` holds answers typed anew, as one screen names them; the others stay.  ``accepted``
    are the hashes of the promises made in the place of what the notice asked for; at the counter
    they are signed on paper.  ``nothing_more`` says that what else was asked for does not come.
    """
    case, edge = access.case_to_move(number=number, move=Move.SUPPLY, actor=actor)
    access.refuse_promises(actor, accepted, case)
    form = items.offering(case.offering, case.version).form
    before = case.answers
    if posted:
        _correct(case, form, posted, at)
    for key, files in handed_in.items():
        for file in files:
            uploads.attach(
                file,
                holder=number,
                material=uploads.entry(form, key),
                owner=case.applicant,
                actor=actor,
                at=at,
            )
    asks = [Ask(**ask) for one in case.notices.filter(supplied_at=None) for ask in one.asks]
    asked = {ask.key for ask in asks} - set(handed_in)
    promised = accepting.in_answer(case, asked, accepted, papers.Signing(actor, at))
    changed = _changed(form, before, case.answers)
    brought = {key for key, files in handed_in.items() if files}.union(promised, changed)
    left = check_supply(asks=asks, brought=brought, nothing_more=nothing_more)
    case.notices.filter(supplied_at=None).update(supplied_at=at)
    clocks.finish(case=number, kinds=(clocks.Kind.SUPPLEMENT,), on=legal_day(at))
    online = actor.kind is not ActorKind.STAFF
    clocks.start(
        case=number,
        kind=clocks.Kind.NOTICE,
        limit=clocks.NOTICE,
        on=clocks.came_in_online(area=case.area, at=at) if online else legal_day(at),
        area=case.area,
    )
    facts = {
        "materials": sorted(handed_in), "answers": bool(posted), "promised": promised,
        "left": [ask.key for ask in left],
    }  # fmt: skip
    note = f"{NOT_COMING}{'、'.join(ask.title for ask in left)}" if left else ""
    told = recording.Told(note, facts=facts)
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(29), note="who applied may take the application back until it is decided")
@command
def withdraw(*, number: str, actor: Actor, at: datetime) -> None:
    """Take the application back before it is decided."""
    case, edge = access.case_to_move(number=number, move=Move.WITHDRAW, actor=actor)
    clocks.stop(case=number, on=legal_day(at))
    recording.move(case, edge, actor=actor, at=at)


@implements(ADL(32, item=4), note="how long one has to supply is set, dated, and told")
def _supplement_limit(day: date) -> clocks.Limit:
    days = terms.number("cases.supplement_days", on=day)
    return clocks.Limit(days, "本级设定的补正期限")


def _correct(case: Case, form: forms.FormDef, posted: Mapping[str, Any], at: datetime) -> None:
    case.answers = answering.corrected(Asked(form, case.applicant, case.answers), posted, at=at)


@implements(ADL(32, item=4), note="an answer counts as brought when it is another than before")
def _changed(form: forms.FormDef, before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """Return the questions answered otherwise than before, and what is not asked for any more."""
    said = forms.disputes(form, before), forms.disputes(form, after)
    changed = {
        key
        for key in {*before, *after}
        if before.get(key) != after.get(key) or said[0].get(key) != said[1].get(key)
    }
    lists = [
        {need.material.key for need in forms.required_materials(form, answers)}
        for answers in (before, after)
    ]
    return changed | (lists[0] - lists[1])


def _had(case: Case) -> frozenset[str]:
    """Return what was there when a notice went out: materials, and every answer given."""
    held = {held.material for held in materials.of(holder=case.number)}
    return frozenset(held | set(case.answers))
