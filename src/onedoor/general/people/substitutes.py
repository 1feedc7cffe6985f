"""The door of those who stand in for a colleague on leave.

Journal kinds, with the number of whoever is on leave as subject: ``people.substitute_named``,
``people.substitute_withdrawn``.
"""

from onedoor.general.people.domain.substitutions import LENDABLE, STANDING_IN, Span
from onedoor.general.people.services.substitutions import name, withdraw
from onedoor.general.people.standing_in import Substitution, acting, mine, of_body, taken_over

__all__ = [
    "LENDABLE",
    "STANDING_IN",
    "Span",
    "Substitution",
    "acting",
    "mine",
    "name",
    "of_body",
    "taken_over",
    "withdraw",
]
