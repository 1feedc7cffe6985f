"""Which cases changed between two moments, whole, for whoever passes them on to others."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from onedoor.kernel.areas import prefix_of
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.dossier import Paused, Whole
from onedoor.operation.cases.models import Case, CaseEvent
from onedoor.operation.cases.queries.desk import event

CHUNK = 200


def changed(
    *,
    since: datetime,
    until: datetime,
    area: str,
    bodies: Collection[str] = (),
    offerings: Collection[str] = (),
) -> Iterator[tuple[Whole, ...]]:
    """Yield the cases to which something happened after one moment, up to another, in chunks.

    No more than a chunk is ever held.  EXPLAIN: the cases in the order of their keys, for each one
    probe of its events; cases that ended before are passed over by their row.
    """
    happened = CaseEvent.objects.filter(case=OuterRef("pk"), at__gt=since, at__lte=until)
    rows = Case.objects.filter(
        Exists(happened),
        Q(concluded_at__isnull=True) | Q(concluded_at__gt=since),
        submitted_at__lte=until,
        area__startswith=prefix_of(area),
    )
    rows = rows.filter(body__in=list(bodies)) if bodies else rows
    rows = rows.filter(offering__in=list(offerings)) if offerings else rows
    last = 0
    while chunk := _chunk(rows, last):
        last = chunk[-1].pk
        yield tuple(map(_whole, chunk))


def _chunk(rows: "QuerySet[Case]", last: int) -> list[Case]:
    beyond = rows.filter(id__gt=last).defer("answers_sealed").order_by("id")
    return list(beyond.prefetch_related("events", "pauses")[:CHUNK])


def _whole(row: Case) -> Whole:
    return Whole(
        number=row.number,
        title=row.title,
        channel=Channel(row.channel),
        offering=row.offering,
        version=row.version,
        body=row.body,
        area=row.area,
        applicant=row.applicant,
        applicant_name=row.applicant_name,
        agent=row.agent,
        licence=row.licence,
        submitted_at=row.submitted_at,
        events=tuple(map(event, sorted(row.events.all(), key=lambda one: one.n))),
        pauses=tuple(
            Paused(one.procedure, one.reason, one.result)
            for one in sorted(row.pauses.all(), key=lambda one: one.pk)
        ),
    )
