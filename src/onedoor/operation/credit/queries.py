"""What can be asked of records."""

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import HAMI, implements
from onedoor.operation.credit import access
from onedoor.operation.credit.domain.findings import Exclusion, Finding, Kind, State
from onedoor.operation.credit.models import CreditRecord
from onedoor.operation.credit.sealing import opened


@implements(
    HAMI(18), note="an unrepaired final record shuts the way on a promise, nothing else does"
)
def exclusion(applicant: str) -> Exclusion | None:
    """Tell whether the way on a promise is shut to an applicant, and since when.

    EXPLAIN: one probe of ``credit_final_of_applicant``.
    """
    rows = CreditRecord.objects.filter(applicant=applicant, state=State.FINAL)
    row = rows.order_by("settled_at").first()
    if row is None or row.settled_at is None:
        return None
    return Exclusion(Kind(row.kind), row.settled_at)


def finding(*, number: str, actor: Actor) -> Finding:
    """Return one record for its body or its applicant; to anybody else it does not exist."""
    return _value(access.record_to_read(number=number, actor=actor))


def findings(*, actor: Actor, after: str = "") -> Page[Finding]:
    """Return the records this person may see, newest first, fifty a page.

    EXPLAIN: a range of ``credit_of_body`` or ``credit_of_applicant``, backwards.
    """
    rows = access.visible(actor)
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable(cursor=after)
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = len(found) > PAGE
    return Page([_value(row) for row in found[:PAGE]], cursor(found[PAGE - 1].pk) if more else "")


def _value(row: CreditRecord) -> Finding:
    return Finding(
        number=row.number,
        applicant=row.applicant,
        body=row.body,
        case=row.case,
        kind=Kind(row.kind),
        state=State(row.state),
        words=opened(row.words_sealed),
        found_at=row.found_at,
        object_by=row.object_by,
        objection=opened(row.objection_sealed),
        answer=opened(row.answer_sealed),
        repair=opened(row.repair_sealed),
        settled_at=row.settled_at,
        repaired_at=row.repaired_at,
    )
