"""Rows as the values that other modules see."""

from onedoor.operation.cases.domain.drafts import Draft, Receipt
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.models import Draft as DraftRow


def draft_value(row: DraftRow) -> Draft:
    """Return the value for a row."""
    return Draft(
        id=row.public_id,
        code=row.code,
        owner=row.owner,
        offering=row.offering,
        version=row.version,
        title=row.title,
        saved_at=row.saved_at,
        expires_on=row.expires_on,
        answers=row.answers,
        confirmed=frozenset(row.confirmed),
        case=row.case_number,
    )


def receipt_value(case: Case | None) -> Receipt | None:
    """Return the receipt of a case, None if there is none."""
    return Receipt(case.number, case.query_code, case.submitted_at) if case else None
