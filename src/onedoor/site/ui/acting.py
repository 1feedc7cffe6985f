"""Who acted for an applicant, named beside what they did."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from onedoor.general.people import api as people
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Missing
from onedoor.operation.cases import api as cases


def names(found: cases.Dossier) -> Mapping[str, str]:
    """Return the name of each who did something on an applicant's behalf, by who they are.

    Who represents an organisation is the applicant itself.
    """
    days = {
        one.by: legal_day(one.at)
        for one in reversed(found.events)
        if one.by_kind == "applicant" and one.by != found.applicant
    }
    who = ((ref, _acting(found, ref, on)) for ref, on in days.items())
    return {ref: one.name for ref, one in who if one is not None and not one.represents}


def label(event: cases.Event, hands: Mapping[str, str]) -> str:
    """Return how an event of the applicant's side names who did it."""
    name = hands.get(event.by)
    return _("申请人（%(name)s代办）") % {"name": name} if name else _("申请人")


def _acting(found: cases.Dossier, ref: str, on: date) -> people.Acting | None:
    try:
        return people.acting(ref, applicant=found.applicant, on=on)
    except Missing:
        return None
