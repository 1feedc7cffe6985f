"""Receptions: what was taken in for elsewhere, where, and the papers on their way.

``place_for``, ``put`` and ``at_place`` run inside the transactions of ``cases``.
Journal kinds (subject: the case): ``receptions.taken``, ``receptions.sent``,
``receptions.arrived``.
"""

from onedoor.operation.receptions.domain.errors import TakenElsewhere
from onedoor.operation.receptions.domain.places import Handout, Place, Reception, Side
from onedoor.operation.receptions.placing import at_place, place_for, put
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
    "of",
    "place_for",
    "put",
    "send",
    "side",
    "taken_at",
]
