"""What applicants can ask: their own cases, and progress without signing in."""

from datetime import datetime

from django.db.models import QuerySet

from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.days import legal_day
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import statements
from onedoor.operation.cases.access import CaseMissing
from onedoor.operation.cases.domain.dossier import Progress, Summary
from onedoor.operation.cases.domain.states import Role, State
from onedoor.operation.cases.models import Case

HOUR_SECONDS = 3600


@implements(HAMI(14), note="every event and due date, for whoever holds the number and the proof")
def progress(
    *, number: str = "", last_four: str = "", query_code: str = "", asker: str, at: datetime
) -> Progress:
    """Return what happened so far, by query code, or by number and last four of the identity.

    ``asker`` (an address, hashed) is what the rate limit counts.  Wrong and missing look the same.
    """
    most = terms.number("security.progress_lookups_per_hour", on=legal_day(at))
    people.count_attempt(
        kind="cases.progress", key=asker, limit=most, window_seconds=HOUR_SECONDS, at=at
    )
    found = statements.progress(number=number.strip(), query_code=query_code.strip().upper())
    if found is None or not (query_code or people.number_ends_with(found[1], last_four)):
        raise CaseMissing(number=number or query_code)
    return found[0]


def cases_of(*, actor: Actor, applicant: str = "", after: str = "") -> Page[Summary]:
    """Return the applicant's own cases, newest first.

    A counter names the ``applicant`` who stands before it, and sees what its area does for them;
    a system sees those that it filed.
    """
    rows = _of(actor, applicant)
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable(cursor=after)
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = len(found) > PAGE
    return Page([_summary(row) for row in found[:PAGE]], cursor(found[PAGE - 1].pk) if more else "")


def _of(actor: Actor, applicant: str) -> "QuerySet[Case]":
    if actor.kind is ActorKind.APPLICANT and not applicant:
        return Case.objects.filter(applicant=actor.applicant)
    if actor.kind is ActorKind.MACHINE:
        return Case.objects.filter(agent=actor.ref)
    if applicant and Role.COUNTER in actor.duties:
        return Case.objects.filter(applicant=applicant, area=actor.area)
    return Case.objects.none()


def _summary(row: Case) -> Summary:
    return Summary(
        number=row.number,
        offering=row.offering,
        title=row.title,
        body=row.body,
        state=State(row.state),
        submitted_at=row.submitted_at,
        due_on=row.due_on,
        provisional=row.provisional,
        open_gaps=row.open_gaps,
    )
