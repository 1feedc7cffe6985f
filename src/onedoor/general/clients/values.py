"""Rows as the values that other modules see."""

from onedoor.general.clients.domain.clients import Client
from onedoor.general.clients.domain.scopes import Scope
from onedoor.general.clients.models import ClientRow
from onedoor.kernel.secrets import open_sealed

CONTACT = "clients.contact"


def client_value(row: ClientRow, *, with_keys: bool = False) -> Client:
    """Return the value for a row; ``with_keys`` also until when each of its keys holds."""
    return Client(
        id=row.public_id,
        name=row.name,
        operator=row.operator,
        credit_code=row.credit_code,
        area=row.area,
        bodies=frozenset(row.bodies),
        offerings=frozenset(row.offerings),
        scopes=frozenset(map(Scope, row.scopes)),
        contact=open_sealed(row.contact_sealed, purpose=CONTACT),
        expires_on=row.expires_on,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
        revoked_at=row.revoked_at,
        keys=tuple(row.keys.order_by("id").values_list("ends_at", flat=True)) if with_keys else (),
    )
