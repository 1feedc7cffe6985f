"""Rows of applications as values."""

from onedoor.operation.bundles.domain.applications import Application, PartOf, PartState, Stage
from onedoor.operation.bundles.domain.bundle import parse
from onedoor.operation.bundles.models import ApplicationRow, PartRow
from onedoor.operation.bundles.sealing import opened


def to_part(row: PartRow) -> PartOf:
    """Return a part as a value."""
    return PartOf(
        key=row.key, offering=row.offering, title=row.title, body=row.body, days=row.days,
        waits_for=tuple(row.waits_for), state=PartState(row.state), case=row.case,
        problem=row.problem,
    )  # fmt: skip


def to_application(row: ApplicationRow) -> Application:
    """Return an application with its parts, in their order."""
    return Application(
        ref=row.ref, number=row.number, bundle=row.bundle.code,
        name=parse(row.bundle.document).name, owner=row.owner, stage=Stage(row.stage),
        answers=opened(row.answers_sealed), saved_at=row.saved_at, submitted_at=row.submitted_at,
        ended_at=row.ended_at,
        parts=tuple(to_part(part) for part in row.parts.order_by("place")),
    )  # fmt: skip
