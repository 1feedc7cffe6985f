"""The ways from a public reference to a row."""

from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Forbidden, Missing
from onedoor.operation.licences.domain.licences import LicenceState
from onedoor.operation.licences.models import RegisteredLicence

DUTY = "cases.decide"


class LicenceMissing(Missing):
    """There is no such licence, or this person may not know that there is."""

    code = "licences.licence_missing"


class DutyMissing(Forbidden):
    """Only who may decide may take a licence back."""

    code = "licences.duty_missing"


def licences_of_case(*, case_number: str, actor: Actor) -> list[RegisteredLicence]:
    """Return the licences in force that came of a case of the actor's body, locked."""
    rows = RegisteredLicence.objects.select_for_update().order_by("id")
    return list(rows.filter(case_number=case_number, body=actor.body, state=LicenceState.IN_FORCE))


def licence_to_prolong(*, number: str, body: str) -> RegisteredLicence:
    """Return a licence that a body has issued, locked, for the decision that renews it."""
    row = RegisteredLicence.objects.select_for_update().filter(number=number, body=body).first()
    if row is None:
        raise LicenceMissing(identifier=number)
    return row


def licence_to_change(*, identifier: str, actor: Actor) -> RegisteredLicence:
    """Return a licence, locked, for someone of the body that issued it who may decide."""
    rows = RegisteredLicence.objects.select_for_update()
    row = rows.filter(identifier=identifier, body=actor.body).first()
    if row is None:
        raise LicenceMissing(identifier=identifier)
    if DUTY not in actor.duties:
        raise DutyMissing(identifier=identifier)
    return row
