"""Items: the catalogue (基本目录), offerings (实施清单) with their versions, and finding them.

An offering's version is one immutable document; everything shown, printed, asked for or
executed comes from it.  Journal kinds: ``items.published`` (subject: the item code),
``items.imported`` (subject: the area), ``items.synonyms_set``.
"""

from onedoor.system.items.domain.entries import (
    Entry,
    Hit,
    ImportReport,
    Measure,
    Published,
    Shelf,
)
from onedoor.system.items.domain.errors import (
    EntryMissing,
    NotPublishable,
    OfferingMissing,
    ReasonMissing,
)
from onedoor.system.items.domain.flaws import Flaw, flaws
from onedoor.system.items.domain.offering import Offering
from onedoor.system.items.domain.parsing import OfferingUnreadable, parse
from onedoor.system.items.domain.parts import Basis
from onedoor.system.items.queries import (
    browse,
    entry,
    mark,
    measures,
    offering,
    search,
    shelves,
)
from onedoor.system.items.services import import_rows, publish, set_synonyms

__all__ = [
    "Basis",
    "Entry",
    "EntryMissing",
    "Flaw",
    "Hit",
    "ImportReport",
    "Measure",
    "NotPublishable",
    "Offering",
    "OfferingMissing",
    "OfferingUnreadable",
    "Published",
    "ReasonMissing",
    "Shelf",
    "browse",
    "entry",
    "flaws",
    "import_rows",
    "mark",
    "measures",
    "offering",
    "parse",
    "publish",
    "search",
    "set_synonyms",
    "shelves",
]
