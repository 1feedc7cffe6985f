"""What the version of a case says of special procedures, and what the case took of it."""

from datetime import date, timedelta

from onedoor.general.calendar import api as calendars
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.domain.special import Procedure, Published, Taken, named_in
from onedoor.operation.cases.models import Case, Pause
from onedoor.operation.cases.offerings import offering_of
from onedoor.operation.clocks import api as clocks

_DAY = timedelta(days=1)


def published(case: Case) -> tuple[Published, ...]:
    """Return the procedures that the version of a case names: of its limits, and of its flow."""
    what = offering_of(case.offering, case.version)
    told = [Published(named_in(one.name.zh), one.days) for one in what.what.limits.special]
    drawn = [
        Published(frozenset({Procedure(step.special.value)}), int(step.days))
        for step in what.flow.steps
        if step.special
    ]
    return (*told, *drawn)


def taken(case: Case) -> tuple[Taken, ...]:
    """Return the procedures that a case went through; none took more than it was said to need."""
    rows = case.pauses.exclude(ended_on=None).values_list("procedure", "started_on", "ended_on")
    spans = [(Procedure(one), start, end) for one, start, end in rows if end]
    if not spans:
        return ()
    days = calendars.calendar_of(case.area, act="ADL").working_days
    return tuple(Taken(one, days(start - _DAY, end - _DAY)) for one, start, end in spans)


@implements(ADL(45), note="no more days are left out than the applicant was told")
def counts_from(pause: Pause) -> date:
    """Return the day from which time counts again at the latest: after the days that were told."""
    limit = clocks.Limit(pause.days, ADL(45))
    last = clocks.counted(
        kind=clocks.Kind.DECISION_LEGAL, limit=limit, start=pause.started_on - _DAY,
        area=pause.case.area,
    )  # fmt: skip
    return last.due_on + _DAY
