"""Needs: what a venue needs in a year, and what its government grants.

Journal kinds (subject: the need): ``needs.told``, ``needs.granted``, ``needs.declined``,
``needs.withdrawn``.
"""

from onedoor.system.needs.domain.needs import Kind, Need, Stage, Sums, Wanted
from onedoor.system.needs.queries import Sheet, Year, needs, sheet, unanswered, year_of
from onedoor.system.needs.services import decline, grant, tell, withdraw

__all__ = [
    "Kind",
    "Need",
    "Sheet",
    "Stage",
    "Sums",
    "Wanted",
    "Year",
    "decline",
    "grant",
    "needs",
    "sheet",
    "tell",
    "unanswered",
    "withdraw",
    "year_of",
]
