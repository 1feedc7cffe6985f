"""Commands of common questions: propose, review by another person, take back."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, PIPL, implements
from onedoor.operation.consultations import access
from onedoor.operation.consultations.domain.errors import (
    FaqThere,
    NothingAnswered,
    NotYours,
)
from onedoor.operation.consultations.domain.faqs import (
    FaqState,
    Pair,
    Verdict,
    after,
    check_second,
    checked,
)
from onedoor.operation.consultations.domain.questions import words
from onedoor.operation.consultations.models import CommonQuestion

_OPEN = (FaqState.PROPOSED, FaqState.PUBLISHED)


@implements(HAMI(14), PIPL(6), note="what one asked helps all, without whom it was about")
@command
def propose(*, number: str, n: int, pair: Pair, actor: Actor, at: datetime) -> str:
    """Propose an answered question for the guide of its item; return its reference."""
    turn = access.answered_turn(number=number, n=n, actor=actor)
    if not turn.consultation.item:
        raise NothingAnswered(number=number)
    clean = checked(pair)
    if turn.faqs.filter(state__in=_OPEN).exists():
        raise FaqThere(number=number)
    row = CommonQuestion.objects.create(
        turn=turn,
        item=turn.consultation.item,
        body=turn.body,
        question=clean.question,
        answer=clean.answer,
        proposed_at=at,
        proposed_by=actor.ref,
    )
    _tell("faq_proposed", row, actor, at)
    return row.ref


@implements(
    HAMI(14), PIPL(6), note="another person reads both beside each other before it is public"
)
@command
def review(*, ref: str, verdict: Verdict, reason: str, actor: Actor, at: datetime) -> None:
    """Publish a common question, return it, or take a published one back, with a reason."""
    row = access.faq(ref=ref, actor=actor, lock=True)
    if access.REVIEWING not in actor.duties:
        raise NotYours(number=ref)
    check_second(proposer=row.proposed_by, reviewer=actor.ref)
    row.state = after(FaqState(row.state), verdict)
    row.reason = reason.strip() if verdict is Verdict.PUBLISH else words(reason)
    row.reviewed_at, row.reviewed_by = at, actor.ref
    row.save()
    _tell(_TOLD[verdict], row, actor, at)


_TOLD = {
    Verdict.PUBLISH: "faq_published",
    Verdict.RETURN: "faq_returned",
    Verdict.WITHDRAW: "faq_withdrawn",
}


def _tell(verb: str, row: CommonQuestion, actor: Actor, at: datetime) -> None:
    journal.write(
        kind=f"consultations.{verb}",
        subject=row.turn.consultation.number,
        at=at,
        by=actor,
        item=row.item,
        body=row.body,
        ref=row.ref,
    )
