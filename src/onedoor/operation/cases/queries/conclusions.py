"""What those who watch services may know of a case: where it belongs, and how it ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from onedoor.kernel.actors import ActorKind
from onedoor.operation.cases.domain.dossier import Origin
from onedoor.operation.cases.models import Case


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A service that came to its end; ``served_by`` acted, ``received_by`` first of them."""

    number: str
    applicant: str
    agent: str
    body: str
    area: str
    offering: str
    title: str
    concluded_at: datetime
    served_by: frozenset[str]
    received_by: str = ""


def concluded(*, since: datetime | None = None, number: str = "") -> Iterator[Conclusion]:
    """Yield cases that came to their end since a moment, the earliest first; or one, if it has."""
    rows = Case.objects.filter(concluded_at__isnull=False).order_by("concluded_at", "id")
    rows = rows.filter(number=number) if number else rows
    rows = rows.filter(concluded_at__gte=since) if since else rows
    yield from map(_value, rows.iterator())


def origin(*, number: str) -> Origin | None:
    """Return where a case belongs and whose it is; None when there is no such case."""
    found = Case.objects.filter(number=number)
    row = found.values("number", "title", "applicant", "body", "area", "offering", "agent").first()
    return Origin(**row) if row else None


def _value(row: Case) -> Conclusion:
    assert row.concluded_at is not None
    served = row.events.filter(by_kind=ActorKind.STAFF).values_list("by", flat=True)
    return Conclusion(
        number=row.number,
        applicant=row.applicant,
        agent=row.agent,
        body=row.body,
        area=row.area,
        offering=row.offering,
        title=row.title,
        concluded_at=row.concluded_at,
        served_by=frozenset(served),
        received_by=row.received_by,
    )
