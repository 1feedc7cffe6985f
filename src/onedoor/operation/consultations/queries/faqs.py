"""Common questions: those on a guide, and those that wait for a second person."""

from django.db import connection

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE
from onedoor.law.articles import HAMI, implements
from onedoor.operation.consultations import access
from onedoor.operation.consultations.domain.faqs import (
    Faq,
    FaqLine,
    FaqSheet,
    FaqState,
    Pair,
    open_to,
)
from onedoor.operation.consultations.models import CommonQuestion
from onedoor.operation.consultations.sealing import opened
from onedoor.operation.consultations.values import faq_line


@implements(HAMI(14), note="only what a second person has read is public")
def published(item: str) -> tuple[Faq, ...]:
    """Return the common questions of an item, newest first, fifty at most."""
    rows = CommonQuestion.objects.filter(item=item, state=FaqState.PUBLISHED)
    return tuple(
        Faq(row.ref, row.question, row.answer, row.reviewed_at)
        for row in rows.order_by("-reviewed_at")[:PAGE]
        if row.reviewed_at is not None
    )


# Asked before each answer of a guide, so without the mapper, which costs four times as much.
_REFS = """
SELECT ref FROM consultations_commonquestion WHERE item = %s AND state = %s
ORDER BY reviewed_at DESC LIMIT %s
"""


def published_refs(item: str) -> tuple[str, ...]:
    """Return the numbers of what ``published`` returns, by which a kept page knows its age."""
    with connection.cursor() as cursor:
        cursor.execute(_REFS, [item, FaqState.PUBLISHED, PAGE])
        return tuple(ref for (ref,) in cursor.fetchall())


def faqs(*, actor: Actor) -> tuple[FaqLine, ...]:
    """Return the common questions of one's body that are proposed or published, fifty at most."""
    rows = access.faqs(actor).filter(state__in=(FaqState.PROPOSED, FaqState.PUBLISHED))
    found = rows.select_related("turn__consultation").order_by("state", "-id")[:PAGE]
    return tuple(sorted(map(faq_line, found), key=lambda one: one.state is FaqState.PUBLISHED))


def faq(*, ref: str, actor: Actor) -> FaqSheet:
    """Return a common question beside the words it was made of."""
    row = access.faq(ref=ref, actor=actor)
    may = access.REVIEWING in actor.duties and actor.ref != row.proposed_by
    return FaqSheet(
        line=faq_line(row),
        item=row.item,
        answer=row.answer,
        original=Pair(opened(row.turn.question_sealed), opened(row.turn.answer_sealed)),
        reviewed_by=row.reviewed_by,
        reason=row.reason,
        verdicts=open_to(FaqState(row.state)) if may else (),
    )
