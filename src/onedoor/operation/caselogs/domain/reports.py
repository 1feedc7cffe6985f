"""What an import did, and what imported logs hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from onedoor.operation.caselogs.domain.rows import RefusedRow


@dataclass(frozen=True, slots=True)
class Report:
    """What one import did.  ``differing`` counts cases of which rows say different things.

    ``refused`` holds the first refused rows, ``refused_count`` counts all.
    """

    system: str
    rows: int
    cases: int
    new_cases: int
    changed_cases: int
    new_events: int
    known_events: int
    differing: int
    refused_count: int
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of imported cases.

    ``late`` counts cases that ended after their deadline, ``open_cases`` those without an end.
    A duration, in days, runs from the start (else the first event) to the end; where a log does
    not tell of ends at all, to the last event.
    """

    cases: int
    events: int
    activities: int
    variants: int
    cases_by_channel: Mapping[str, int]
    cases_by_department: Mapping[str, int]
    events_by_activity: Mapping[str, int]
    events_by_resource: Mapping[str, int]
    late: int
    open_cases: int
    median_duration_days: float | None
    first_event: datetime | None
    last_event: datetime | None
