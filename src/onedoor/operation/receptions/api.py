"""Receptions: what was taken in for elsewhere, where, and the papers on their way.

``place_for``, ``put``, ``at_place``, ``require_in_force`` and ``in_place_of`` run inside the
transactions of ``cases``.
Journal kinds (subject: the case): ``receptions.taken``, ``receptions.sent``,
``receptions.arrived``.
"""

from onedoor.operation.receptions.domain.errors import TakenElsewhere
from onedoor.operation.receptions.domain.places import Handout, Place, Reception, Side
from onedoor.operation.receptions.placing import (
    at_place,
    in_place_of,
    place_for,
    put,
    require_in_force,
)
from onedoor.operation.receptions.queries import TOLD, of, side, taken_at
from onedoor.operation.receptions.services.sending import confirm, send

__all__ = [
    "TOLD",
    "Handout",
    "Place",
    "Reception",
    "Side",
    "TakenElsewhere",
    "at_place",
    "confirm",
    "in_place_of",
    "of",
    "place_for",
    "put",
    "require_in_force",
    "send",
    "side",
    "taken_at",
]
