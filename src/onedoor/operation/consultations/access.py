"""The ways from a number, a code or a reference to a row."""

from django.db.models import QuerySet

from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, implements
from onedoor.operation.consultations.domain.errors import (
    ConsultationMissing,
    FaqMissing,
    NotForStaff,
    NotOpen,
    NotYours,
)
from onedoor.operation.consultations.models import CommonQuestion, Consultation, Turn

ANSWERING = "consultations.answer"
REVIEWING = "items.review"
MANAGING = frozenset({"centre.manage", "office.supervise"})


def check_asker(actor: Actor | None) -> None:
    """Refuse staff and machines: questions come from those whom the service is for."""
    if actor is not None and actor.kind is not ActorKind.APPLICANT:
        raise NotForStaff


@implements(HAMI(14), note="by one's own session, or by the code that was handed out once")
def of_asker(*, asked: str, actor: Actor | None, lock: bool = False) -> Consultation:
    """Return a consultation by its code or, for its own asker, by number."""
    rows = Consultation.objects.select_for_update() if lock else Consultation.objects.all()
    found = rows.filter(code=asked).first() if asked else None
    if found is None and actor is not None and actor.kind is ActorKind.APPLICANT:
        found = rows.filter(number=asked, asker=actor.applicant).first()
    if found is None:
        raise ConsultationMissing(asked=asked)
    return found


@implements(HAMI(5), note="the body its own, the manager those of its area, nobody else any")
def visible(actor: Actor) -> "QuerySet[Turn]":
    """Return the turns that this person answers or watches over."""
    rows = Turn.objects.select_related("consultation")
    if actor.kind is not ActorKind.STAFF:
        return rows.none()
    if actor.duties & MANAGING and actor.area:
        return rows.filter(area__startswith=places.prefix_of(actor.area))
    if ANSWERING in actor.duties:
        return rows.filter(body=actor.body)
    return rows.none()


def of_staff(*, number: str, actor: Actor) -> Consultation:
    """Return a consultation of which this person answers or watches over a turn."""
    turn = visible(actor).filter(consultation__number=number).first()
    if turn is None:
        raise ConsultationMissing(asked=number)
    return turn.consultation


def to_answer(*, number: str, actor: Actor) -> Turn:
    """Return the turn that waits, its consultation locked, for who answers it."""
    turn = _waiting(number, actor)
    if not answers(turn, actor):
        raise NotYours(number=number)
    return turn


def to_forward(*, number: str, actor: Actor) -> Turn:
    """Return the turn that waits, its consultation locked, for who answers or watches it."""
    turn = _waiting(number, actor)
    if not (answers(turn, actor) or actor.duties & MANAGING):
        raise NotYours(number=number)
    return turn


def answers(turn: Turn, actor: Actor) -> bool:
    """Tell whether it is this person's to answer."""
    return ANSWERING in actor.duties and turn.body == actor.body


def answered_turn(*, number: str, n: int, actor: Actor) -> Turn:
    """Return an answered turn, its consultation locked, for those of the body that answered it."""
    _lock(of_staff(number=number, actor=actor))
    turn = Turn.objects.select_related("consultation").filter(
        consultation__number=number, n=n, answered_at__isnull=False
    )
    found = turn.first()
    if found is None or not answers(found, actor):
        raise NotYours(number=number)
    return found


def faqs(actor: Actor) -> "QuerySet[CommonQuestion]":
    """Return the common questions of one's body, for who proposes or reviews them."""
    if actor.kind is ActorKind.STAFF and actor.duties & {ANSWERING, REVIEWING}:
        return CommonQuestion.objects.filter(body=actor.body)
    return CommonQuestion.objects.none()


def faq(*, ref: str, actor: Actor, lock: bool = False) -> CommonQuestion:
    """Return a common question of one's body."""
    rows = faqs(actor).select_for_update() if lock else faqs(actor)
    found = rows.filter(ref=ref).first()
    if found is None:
        raise FaqMissing(ref=ref)
    return found


def _waiting(number: str, actor: Actor) -> Turn:
    _lock(of_staff(number=number, actor=actor))
    turn = visible(actor).filter(consultation__number=number, answered_at=None).first()
    if turn is None:
        raise NotOpen(number=number)
    return turn


def _lock(row: Consultation) -> None:
    Consultation.objects.select_for_update().get(pk=row.pk)
