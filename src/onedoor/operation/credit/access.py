"""Who may reach which record: the body that found it, and the applicant.  Nobody else."""

from django.db.models import QuerySet

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.errors import Forbidden, Missing
from onedoor.law.articles import HAMI, PIPL, implements
from onedoor.operation.credit.models import CreditRecord

FINDS = frozenset({"cases.review", "cases.decide"})
SETTLES = "cases.decide"


class RecordMissing(Missing):
    """There is no such record, or this person may not know that there is."""

    code = "credit.record_missing"


class DutyMissing(Forbidden):
    """Only who reviews or decides enters a finding."""

    code = "credit.duty_missing"


@implements(HAMI(18), PIPL(6), note="only the body that found it and the applicant see a record")
def visible(actor: Actor) -> QuerySet[CreditRecord]:
    """Return the records this person may read."""
    if actor.kind is ActorKind.APPLICANT:
        return CreditRecord.objects.filter(applicant=actor.applicant)
    if actor.kind is ActorKind.STAFF and actor.duties & FINDS:
        return CreditRecord.objects.filter(body=actor.body)
    return CreditRecord.objects.none()


def record_to_read(*, number: str, actor: Actor) -> CreditRecord:
    """Return a record for its body or its applicant."""
    return _found(visible(actor), number)


def record_to_object_to(*, number: str, actor: Actor) -> CreditRecord:
    """Return a record, locked, for its applicant."""
    rows = visible(actor) if actor.kind is ActorKind.APPLICANT else CreditRecord.objects.none()
    return _found(rows.select_for_update(), number)


def record_to_settle(*, number: str, actor: Actor) -> CreditRecord:
    """Return a record, locked, for somebody of its body who decides."""
    rows = visible(actor) if SETTLES in actor.duties else CreditRecord.objects.none()
    return _found(rows.select_for_update(), number)


def _found(rows: QuerySet[CreditRecord], number: str) -> CreditRecord:
    row = rows.filter(number=number).first()
    if row is None:
        raise RecordMissing(number=number)
    return row
