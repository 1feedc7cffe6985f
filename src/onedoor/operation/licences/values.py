"""Rows as the values that leave the module."""

from onedoor.operation.licences.domain.licences import Licence, LicenceState
from onedoor.operation.licences.kinds import kind
from onedoor.operation.licences.models import RegisteredLicence


def value_of(row: RegisteredLicence) -> Licence:
    """Return the value for a row."""
    return Licence(
        identifier=row.identifier,
        number=row.number,
        kind=row.kind,
        kind_name=kind(row.kind).name,
        holder=row.holder,
        holder_code=row.holder_code,
        holder_name=row.holder_name,
        body=row.body,
        body_name=row.body_name,
        facts=row.facts,
        issued_on=row.issued_on,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        state=LicenceState(row.state),
        state_on=row.state_on,
        document=row.document,
        case_number=row.case_number,
    )
