"""Items: the catalogue (基本目录), offerings (实施清单) with their versions, and finding them.

An offering's version is one immutable document; everything shown, printed, asked for or
executed comes from it.  Journal kinds: ``items.published`` (subject: the item code),
``items.imported`` (subject: the area), ``items.synonym_set``.
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
from onedoor.system.items.domain.errors import EntryMissing, OfferingMissing
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
    "Grade",
    "Hit",
    "ImportReport",
    "Limits",
    "Measure",
    "Offering",
    "OfferingMissing",
    "OfferingUnreadable",
    "Place",
    "Published",
    "RefusedRow",
    "Remedy",
    "Result",
    "Shelf",
    "Special",
    "TaskType",
    "browse",
    "document",
    "entry",
    "measures",
    "offering",
    "parse",
    "search",
    "shelves",
]
