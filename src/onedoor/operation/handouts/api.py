"""Handouts: how results leave the hall.

Journal kinds (subject: the case): ``handouts.handed``, ``handouts.sent``, ``handouts.arrived``,
``handouts.returned``.  None names who took it.
"""

from onedoor.operation.handouts.domain.errors import NotAResultWindow
from onedoor.operation.handouts.domain.handouts import (
    LONGEST,
    Handout,
    Parcel,
    Relation,
    Stage,
    Taker,
)
from onedoor.operation.handouts.queries import of_case, parcels
from onedoor.operation.handouts.services.handing import hand_out, send, settle

__all__ = [
    "LONGEST",
    "Handout",
    "NotAResultWindow",
    "Parcel",
    "Relation",
    "Stage",
    "Taker",
    "hand_out",
    "of_case",
    "parcels",
    "send",
    "settle",
]
