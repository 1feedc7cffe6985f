"""Rows of needs as values."""

from onedoor.system.needs.domain.needs import Kind, Need, Stage
from onedoor.system.needs.models import NeedRow


def to_need(row: NeedRow) -> Need:
    """Return a row as the value that pages read."""
    return Need(
        id=row.public_id, venue=row.venue, area=row.area, year=row.year, kind=Kind(row.kind),
        title=row.title, asked=row.asked, reason=row.reason, stage=Stage(row.stage),
        granted=row.granted, document_number=row.document_number, answer=row.answer,
        asked_at=row.asked_at,
    )  # fmt: skip
