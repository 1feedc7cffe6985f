"""Rows as the values that other modules see."""

from onedoor.operation.consultations.domain.faqs import FaqLine, FaqState
from onedoor.operation.consultations.domain.questions import (
    Consultation,
    Forwarding,
    Line,
    Turn,
)
from onedoor.operation.consultations.models import CommonQuestion
from onedoor.operation.consultations.models import Consultation as ConsultationRow
from onedoor.operation.consultations.models import Turn as TurnRow
from onedoor.operation.consultations.sealing import opened


def consultation(row: ConsultationRow) -> Consultation:
    """Return everything under one number."""
    turns = list(row.turns.order_by("n").prefetch_related("forwardings"))
    return Consultation(
        number=row.number,
        title=row.title,
        item=row.item,
        case=row.case,
        area=row.area,
        asker=row.asker,
        turns=tuple(map(turn, turns)),
        forwardings=tuple(
            Forwarding(one.n, told.at, told.source, told.target, told.reason)
            for one in turns
            for told in one.forwardings.all()
        ),
    )


def turn(row: TurnRow) -> Turn:
    """Return one question with its answer."""
    return Turn(
        n=row.n,
        body=row.body,
        question=opened(row.question_sealed),
        asked_at=row.asked_at,
        due_on=row.due_on,
        warn_on=row.warn_on,
        provisional=row.provisional,
        put_off_because=row.put_off_because,
        answer=opened(row.answer_sealed),
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        days_late=row.days_late,
    )


def line(row: TurnRow) -> Line:
    """Return one line of a list."""
    return Line(
        number=row.consultation.number,
        title=row.consultation.title,
        body=row.body,
        n=row.n,
        asked_at=row.asked_at,
        due_on=row.due_on,
        warn_on=row.warn_on,
        provisional=row.provisional,
        answered_at=row.answered_at,
        days_late=row.days_late,
    )


def faq_line(row: CommonQuestion) -> FaqLine:
    """Return one common question of a list."""
    return FaqLine(
        ref=row.ref,
        title=row.turn.consultation.title,
        question=row.question,
        state=FaqState(row.state),
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
    )
