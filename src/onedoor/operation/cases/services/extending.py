"""延长期限: the handler asks, the head approves or not; the limit moves once, and why is told."""

from datetime import datetime

from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access, flowing
from onedoor.operation.cases.domain.extensions import (
    AlreadyExtended,
    ExtensionAsked,
    LimitPassed,
    NoExtensionAsked,
    check_approver,
    check_authority,
    check_days,
)
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.models import Case, Extension
from onedoor.operation.cases.services import papers, reasons, recording
from onedoor.operation.clocks import api as clocks
from onedoor.system.items import api as items

LEGAL = clocks.Kind.DECISION_LEGAL
DECISION = (LEGAL, clocks.Kind.DECISION_PROMISED)


@implements(ADL(42, paragraph=1), note="asked with the reason, once, and before the limit passes")
@command
def ask(*, number: str, days: int, reason: str, actor: Actor, at: datetime) -> None:
    """Ask the head of the body for a longer limit; nothing moves before it is approved."""
    case, edge = access.case_to_move(number=number, move=Move.ASK_EXTENSION, actor=actor)
    check_days(days, _longest(case).days)
    reason = reasons.said(reason, at=at)
    if case.extensions.filter(answered_at=None).exists():
        raise ExtensionAsked(number=number)
    if case.extensions.filter(approved=True).exists():
        raise AlreadyExtended(number=number)
    _running(case, at)
    Extension.objects.create(
        case=case, body=case.body, days=days, reason=reason, asked_by=actor.ref,
        asked_for=actor.on_behalf_of, asked_at=at,
    )  # fmt: skip
    told = recording.Told(reason, facts={"days": days})
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(
    ADL(42, paragraph=1), HAMI(24), note="once, ten days at most, approved, the reason told"
)
@command
def approve(*, number: str, actor: Actor, at: datetime, authority: str = "") -> None:
    """Approve what was asked for: the limit of the decision becomes longer.

    ``authority`` says who of the government of the place approved it, and in which paper, where
    departments review jointly.  Whether the promised limit moves too is set by
    ``clocks.extension_moves_promise``.
    """
    case, edge = access.case_to_move(number=number, move=Move.EXTEND, actor=actor)
    asked = _asked(case)
    check_approver(asked=_persons(asked), approver=actor)
    longest, before = _longest(case), _running(case, at)
    asked.authority = check_authority(authority, is_joint=flowing.is_joint(case))
    asked.approved = True
    _answer(asked, actor, at)
    moves_promise = terms.setting("clocks.extension_moves_promise", on=legal_day(at))
    kinds = DECISION if moves_promise else (LEGAL,)
    by = clocks.Limit(asked.days, longest.basis)
    clocks.extend(case=number, kinds=kinds, by=by, actor=actor, at=at)
    after = clocks.running(case=number, kind=LEGAL)
    assert after is not None
    longer = papers.Longer(
        asked.reason, asked.days, before, after,
        asked.authority or people.staff(actor.ref).position, is_joint=bool(asked.authority),
    )  # fmt: skip
    what = items.offering(case.offering, case.version)
    document = papers.extension(case, what, longer, papers.Signing(actor, at))
    facts = {"days": asked.days, "was": before.due_on, "until": after.due_on}
    told = recording.Told(asked.reason, document, facts)
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(42, paragraph=1), note="not approved: the limit stays, and why is on record")
@command
def refuse(*, number: str, reason: str, actor: Actor, at: datetime) -> None:
    """Refuse what was asked for; the limit stays as it is."""
    case, edge = access.case_to_move(number=number, move=Move.REFUSE_EXTENSION, actor=actor)
    asked = _asked(case)
    check_approver(asked=_persons(asked), approver=actor)
    asked.approved, asked.note = False, reasons.said(reason, at=at)
    _answer(asked, actor, at)
    recording.move(case, edge, actor=actor, at=at, told=recording.Told(note=asked.note))


def _asked(case: Case) -> Extension:
    asked = case.extensions.filter(answered_at=None).first()
    if asked is None:
        raise NoExtensionAsked(number=case.number)
    return asked


def _persons(asked: Extension) -> frozenset[str]:
    return frozenset({asked.asked_by, asked.asked_for} - {""})


def _answer(asked: Extension, actor: Actor, at: datetime) -> None:
    asked.answered_by, asked.answered_at = actor.ref, at
    asked.save()


def _running(case: Case, at: datetime) -> clocks.Clock:
    """Return the clock of the law; refuse when its day has passed."""
    running = clocks.running(case=case.number, kind=LEGAL)
    if running is None or running.due_on < legal_day(at):
        raise LimitPassed(number=case.number)
    return running


@implements(ADL(42, paragraph=2), note="ten days more; fifteen where departments review jointly")
def _longest(case: Case) -> clocks.Limit:
    """Return by how much the limit of a case may be made longer at most."""
    joint = flowing.is_joint(case)
    return clocks.LONGEST_JOINT_EXTENSION if joint else clocks.LONGEST_EXTENSION
