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
    RefusedRow,
    Shelf,
)
from onedoor.system.items.domain.errors import (
    EntryMissing,
    NotAnEditor,
    NotPublishable,
    OfferingMissing,
    ReasonMissing,
)
from onedoor.system.items.domain.flaws import Flaw, flaws
from onedoor.system.items.domain.importing import FileUnreadable, table
from onedoor.system.items.domain.offering import (
    Audience,
    Basis,
    Channel,
    Condition,
    Definition,
    Faq,
    Fee,
    Grade,
    Limits,
    Offering,
    Place,
    Remedy,
    Result,
    Special,
    TaskType,
)
from onedoor.system.items.domain.parsing import OfferingUnreadable, document, parse
from onedoor.system.items.queries import browse, entry, measures, offering, search, shelves
from onedoor.system.items.services import import_rows, publish, set_synonyms

__all__ = [
    "Audience",
    "Basis",
    "Channel",
    "Condition",
    "Definition",
    "Entry",
    "EntryMissing",
    "Faq",
    "Fee",
    "FileUnreadable",
    "Flaw",
    "Grade",
    "Hit",
    "ImportReport",
    "Limits",
    "Measure",
    "NotAnEditor",
    "NotPublishable",
    "Offering",
    "OfferingMissing",
    "OfferingUnreadable",
    "Place",
    "Published",
    "ReasonMissing",
    "RefusedRow",
    "Remedy",
    "Result",
    "Shelf",
    "Special",
    "TaskType",
    "browse",
    "document",
    "entry",
    "flaws",
    "import_rows",
    "measures",
    "offering",
    "parse",
    "publish",
    "search",
    "set_synonyms",
    "shelves",
    "table",
]
