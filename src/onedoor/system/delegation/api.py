"""Delegation: what a body lets a township or village do of an item, and what is missing there.

``in_force`` and ``require_in_force`` run inside the transactions of ``operation``.
Journal kinds (subject: the delegation): ``delegation.proposed``, ``delegation.approved``,
``delegation.rejected``, ``delegation.ended``; (subject: the item) ``delegation.field_set``.
"""

from onedoor.system.delegation.domain.coverage import Line
from onedoor.system.delegation.domain.delegations import IN_ITS_PLACE, Delegation, Mode, Stage
from onedoor.system.delegation.domain.errors import NotInForce
from onedoor.system.delegation.queries import (
    Fielded,
    at_venue,
    delegations,
    fielded,
    in_force,
    one,
    report,
    require_in_force,
)
from onedoor.system.delegation.services.delegating import (
    Wanted,
    approve,
    end,
    propose,
    reject,
    set_field,
)

__all__ = [
    "IN_ITS_PLACE",
    "Delegation",
    "Fielded",
    "Line",
    "Mode",
    "NotInForce",
    "Stage",
    "Wanted",
    "approve",
    "at_venue",
    "delegations",
    "end",
    "fielded",
    "in_force",
    "one",
    "propose",
    "reject",
    "report",
    "require_in_force",
    "set_field",
]
