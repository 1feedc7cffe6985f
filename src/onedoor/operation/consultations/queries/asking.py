"""What whoever asked can read."""

from django.db.models import Exists, OuterRef

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import HAMI, implements
from onedoor.operation.consultations import access
from onedoor.operation.consultations.domain.questions import Consultation, Line
from onedoor.operation.consultations.models import Turn
from onedoor.operation.consultations.values import consultation, line


@implements(HAMI(14), note="the asker reads every question, answer, delay and handing on")
def asked(*, asked: str, actor: Actor | None) -> Consultation:
    """Return a consultation by its code or, for its own asker, by number."""
    return consultation(access.of_asker(asked=asked, actor=actor))


def mine(*, actor: Actor, after: str = "") -> Page[Line]:
    """Return the last turn of each consultation of the applicant, newest first."""
    access.check_asker(actor)
    own = Turn.objects.select_related("consultation").filter(consultation__asker=actor.applicant)
    later = Turn.objects.filter(consultation=OuterRef("consultation"), n__gt=OuterRef("n"))
    rows = own.filter(~Exists(later))
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable(cursor=after)
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = len(found) > PAGE
    return Page([line(row) for row in found[:PAGE]], cursor(found[PAGE - 1].pk) if more else "")
