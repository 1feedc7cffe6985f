"""Which open step of a case is made on the site, and whether somebody was there."""

from collections.abc import Sequence
from datetime import date

from onedoor.law.articles import ADL, implements
from onedoor.operation.cases import flowing
from onedoor.operation.cases.domain.visits import NotVisited
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.offerings import offering_of
from onedoor.system.flows import api as flows


def open_step(case: Case, history: Sequence[flows.Event]) -> str:
    """Return the key of the open step that is made on the site; empty where there is none."""
    found = (one.one.step for one in flowing.open_now(case, history))
    return next((step.key for step in found if step.on_site), "")


def is_recorded(case: Case, step: str, on: date | None = None) -> bool:
    """Tell whether a visit for a step, of a day or of any, is on record since the acceptance."""
    made = case.site_visits.filter(step=step, at__gte=case.accepted_at)
    return made.filter(**({"on": on} if on else {})).exists()


@implements(ADL(34, paragraph=3), note="what is looked at on the site is left with its record only")
def require(case: Case, place: str) -> None:
    """Refuse to leave a step that is made on the site while no visit is on record."""
    key = flowing.key(place)
    flow = offering_of(case.offering, case.version).flow
    if flow.step(key).on_site and not is_recorded(case, key):
        raise NotVisited(step=flow.step(key).name.zh)
