"""What a shift comes to: the numbers of the hall, what was done to cases, the papers to give."""

from collections import Counter
from datetime import date

from onedoor.operation.hall import api as hall
from onedoor.operation.shifts.domain.shifts import Done, Handover, Paper, Summary
from onedoor.operation.shifts.models import DoneRow, HandoverRow, PaperRow

MOST_PAPERS = 100


def summary_of(clerk: str, *, day: date) -> Summary:
    """Return what somebody did on a day, and the papers still to be given; three queries."""
    tally = hall.tally(clerk, day=day)
    kinds = DoneRow.objects.filter(clerk=clerk, day=day).values_list("kind", flat=True)
    papers = PaperRow.objects.filter(clerk=clerk, given_at=None).order_by("id")[:MOST_PAPERS]
    return Summary(
        day=day,
        called=tally.called,
        served=tally.served,
        passed=tally.passed,
        done=dict(Counter(map(Done, kinds))),
        papers=tuple(Paper(row.document, row.case, row.at) for row in papers),
    )


def handover_of(row: HandoverRow) -> Handover:
    """Return a row as others see it."""
    return Handover(
        ref=row.ref, venue=row.venue, window=row.window, day=row.day, giver=row.giver,
        taker=row.taker, note=row.note, left=row.left, figures=row.figures,
        given_at=row.given_at, taken_at=row.taken_at,
    )  # fmt: skip
