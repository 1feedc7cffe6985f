"""What the transactions of cases ask: may this agent act, and that the step is on record."""

from datetime import date, datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.law.articles import HAMI, implements
from onedoor.operation.assistance import access
from onedoor.operation.assistance.domain.authorisations import Authorisation, check_holds
from onedoor.operation.assistance.models import AuthorisationRow, HelpedRow
from onedoor.system.delegation import api as delegation


@implements(HAMI(12), note="no agent hands in without the applicant's word of the day")
def require(*, applicant: str, item: str, actor: Actor, on: date) -> None:
    """Refuse an agent whom an applicant has not let act for an item on a day."""
    _check(access.standing(applicant=applicant, item=item, agent=actor.ref), actor, on)


def require_for(case: str, *, actor: Actor, on: date) -> None:
    """Refuse an agent whose authorisation for a case does not hold on a day."""
    found = HelpedRow.objects.filter(case=case).select_related("authorisation").first()
    _check(found.authorisation if found else None, actor, on)


def _check(row: AuthorisationRow | None, actor: Actor, on: date) -> None:
    check_holds(access.to_value(row) if row else None, agent=actor.ref, on=on)
    assert row is not None
    delegation.require_in_force(row.delegation, on=on)


def put(case: str, *, applicant: str, item: str, actor: Actor) -> None:
    """Keep by which authorisation a case was handed in."""
    row = access.standing(applicant=applicant, item=item, agent=actor.ref)
    assert row is not None
    HelpedRow.objects.create(case=case, authorisation=row)


@implements(HAMI(12), note="each step of the agent is on record")
def note(case: str, *, step: str, actor: Actor, at: datetime) -> None:
    """Put a step of an agent on record."""
    journal.write(kind="assistance.stepped", subject=case, at=at, by=actor, step=step)


def stands(*, applicant: str, item: str, actor: Actor, on: date) -> bool:
    """Tell whether an applicant lets somebody act for an item on a day."""
    row = access.standing(applicant=applicant, item=item, agent=actor.ref)
    return row is not None and on <= row.until


def of_case(case: str) -> Authorisation | None:
    """Return the authorisation by which a case was handed in, None where nobody helped."""
    found = HelpedRow.objects.filter(case=case).select_related("authorisation").first()
    return access.to_value(found.authorisation) if found else None
