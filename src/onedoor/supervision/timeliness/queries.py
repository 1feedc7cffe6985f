"""What can be asked of timeliness: what services take, what is late, why it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import BER, HAMI, implements
from onedoor.supervision.timeliness import access
from onedoor.supervision.timeliness.domain.candidates import Overrun
from onedoor.supervision.timeliness.models import Overrun as OverrunRow

YEAR = timedelta(days=365)
# percentile_disc: what is published is a number of days that a case took.
# EXPLAIN: a range of ``duration_of_offering`` for each offering, from the index alone.
_TIMES = """
SELECT offering, count(*),
       percentile_disc(0.5) WITHIN GROUP (ORDER BY days),
       percentile_disc(0.9) WITHIN GROUP (ORDER BY days)
  FROM timeliness_duration
 WHERE offering = ANY(%(offerings)s) AND decided_on > %(since)s AND decided_on <= %(on)s
 GROUP BY offering
"""


@dataclass(frozen=True, slots=True)
class Times:
    """Working days from acceptance to decision without pauses, of so many cases of a year.

    Half of the cases took at most ``median``, nine of ten at most ``ninety``; both are None where
    there were too few cases to say.
    """

    cases: int
    median: int | None = None
    ninety: int | None = None


@implements(BER(36), note="median and nine of ten, never the mean, never of too few")
def times(*, offerings: Sequence[str], on: date) -> dict[str, Times]:
    """Return what each of some offerings took in the year up to a day."""
    facts: dict[str, Any] = {"offerings": list(offerings), "since": on - YEAR, "on": on}
    with connection.cursor() as counting:
        counting.execute(_TIMES, facts)
        rows = counting.fetchall()
    least = terms.number("timeliness.least_cases", on=on)
    found = {
        offering: Times(count, *((median, ninety) if count >= least else ()))
        for offering, count, median, ninety in rows
    }
    return {offering: found.get(offering, Times(0)) for offering in offerings}


@implements(HAMI(24), HAMI(29, item=5), note="both overruns, each for itself; candidates only")
def overruns(*, actor: Actor, unexplained: bool = False, after: str = "") -> Page[Overrun]:
    """Return what was late in one's body or area, the latest found first, fifty a page.

    EXPLAIN: a range of ``overrun_of_body`` backwards, of ``overrun_of_area`` for who watches.
    """
    rows = access.visible(actor)
    rows = rows.filter(reason="") if unexplained else rows
    rows = rows.filter(id__lt=_last(after)) if after else rows
    found = list(rows.order_by("-id")[: PAGE + 1])
    next_after = cursor(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return Page([_value(row) for row in found[:PAGE]], next_after)


def unexplained(*, actor: Actor) -> int:
    """Return how many overruns of one's body or area nobody has explained yet."""
    return access.visible(actor).filter(reason="").count()


def overrun(*, case: str, actor: Actor) -> Overrun:
    """Return one overrun for those who may see it."""
    row = access.visible(actor).filter(case=case).first()
    if row is None:
        raise access.OverrunMissing(case=case)
    return _value(row)


@implements(BER(36), note="for the applicant and everybody: which case, how late, why")
def explained(*, offering: str, after: str = "") -> Page[Overrun]:
    """Return the overruns of an offering that were explained, the latest first, fifty a page.

    EXPLAIN: a range of ``overrun_told`` backwards.
    """
    rows = OverrunRow.objects.filter(offering=offering, dropped_on=None).exclude(reason="")
    rows = rows.filter(id__lt=_last(after)) if after else rows
    found = list(rows.order_by("-id")[: PAGE + 1])
    next_after = cursor(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return Page([_value(row) for row in found[:PAGE]], next_after)


def reason(case: str) -> str:
    """Return why a case came too late, as was published; empty where nothing was said."""
    found = OverrunRow.objects.filter(case=case, dropped_on=None).values_list("reason", flat=True)
    return found.first() or ""


def _last(after: str) -> int:
    (last,) = position(after, fields=1)
    if not last.isdecimal():
        raise CursorUnreadable(cursor=after)
    return int(last)


def _value(row: OverrunRow) -> Overrun:
    return Overrun(
        case=row.case,
        offering=row.offering,
        title=row.title,
        body=row.body,
        legal_due_on=row.legal_due_on,
        legal_days=row.legal_days,
        promised_due_on=row.promised_due_on,
        promised_days=row.promised_days,
        ended_on=row.ended_on,
        extended=row.extended,
        reason=row.reason,
        reason_at=row.reason_at,
    )
