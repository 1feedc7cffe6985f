"""Items: the catalogue (基本目录), offerings (实施清单) with their versions, and finding them.

An offering's version is one immutable document; everything shown, printed, asked for or
executed comes from it.  A version comes to be by a draft: ``write_draft`` (unfinished documents
too), ``send_to_review`` (all flaws at once), ``review`` by a second person, ``publish``.

Journal kinds: ``items.published``, ``items.paused``, ``items.resumed``, ``items.cancelled``,
``items.standing_planned``, ``items.standing_dropped``, ``items.scheduled``,
``items.publishing_failed`` (subject: the item code); ``items.draft_begun``,
``items.draft_dropped``, ``items.taken_back``, ``items.sent_to_review``, ``items.reviewed``
(subject: the draft); ``items.imported`` (the area); ``items.catalogue_entered``,
``items.proofs_retained``, ``items.synonyms_set``.
"""

from onedoor.system.items.domain import editing
from onedoor.system.items.domain.catalogue import CatalogueItem
from onedoor.system.items.domain.changes import Change
from onedoor.system.items.domain.drafts import Draft, DraftState, Terms, Verdict
from onedoor.system.items.domain.elements import Element, elements
from onedoor.system.items.domain.entries import (
    Entry,
    Hit,
    ImportReport,
    Measure,
    Shelf,
    Version,
)
from onedoor.system.items.domain.errors import (
    DraftChanged,
    DraftMissing,
    DraftNotOpen,
    DraftTaken,
    EntryMissing,
    NoStandingAhead,
    NothingChanged,
    NotPublishable,
    OfferingCancelled,
    OfferingMissing,
    OfferingPaused,
    OutsideHall,
    ReasonMissing,
    RowMissing,
    SecondPersonNeeded,
    StandingAhead,
    StandingNotOpen,
)
from onedoor.system.items.domain.flaws import Flaw
from onedoor.system.items.domain.labels import LABELS
from onedoor.system.items.domain.offering import Definition, Offering
from onedoor.system.items.domain.parsing import OfferingUnreadable, document, parse
from onedoor.system.items.domain.parts import Basis, Renewing
from onedoor.system.items.domain.proofs import BANNED_PROOFS, RetainedProof
from onedoor.system.items.domain.standing import Stage, Standing, StandingChange
from onedoor.system.items.queries.editing import (
    catalogue,
    draft,
    drafts,
    flaws,
    retained_proofs,
)
from onedoor.system.items.queries.offerings import (
    IN_FORCE,
    browse,
    differences,
    entry,
    mark,
    measures,
    offering,
    publishers,
    search,
    shelves,
    standings,
    versions,
)
from onedoor.system.items.services.drafting import (
    drop_draft,
    review,
    send_to_review,
    take_back,
    write_draft,
)
from onedoor.system.items.services.listing import import_rows
from onedoor.system.items.services.publishing import publish
from onedoor.system.items.services.registering import retain_proofs
from onedoor.system.items.services.standing import set_standing, settle_standing

__all__ = [
    "BANNED_PROOFS",
    "IN_FORCE",
    "LABELS",
    "Basis",
    "CatalogueItem",
    "Change",
    "Definition",
    "Draft",
    "DraftChanged",
    "DraftMissing",
    "DraftNotOpen",
    "DraftState",
    "DraftTaken",
    "Element",
    "Entry",
    "EntryMissing",
    "Flaw",
    "Hit",
    "ImportReport",
    "Measure",
    "NoStandingAhead",
    "NotPublishable",
    "NothingChanged",
    "Offering",
    "OfferingCancelled",
    "OfferingMissing",
    "OfferingPaused",
    "OfferingUnreadable",
    "OutsideHall",
    "ReasonMissing",
    "Renewing",
    "RetainedProof",
    "RowMissing",
    "SecondPersonNeeded",
    "Shelf",
    "Stage",
    "Standing",
    "StandingAhead",
    "StandingChange",
    "StandingNotOpen",
    "Terms",
    "Verdict",
    "Version",
    "browse",
    "catalogue",
    "differences",
    "document",
    "draft",
    "drafts",
    "drop_draft",
    "editing",
    "elements",
    "entry",
    "flaws",
    "import_rows",
    "mark",
    "measures",
    "offering",
    "parse",
    "publish",
    "publishers",
    "retain_proofs",
    "retained_proofs",
    "review",
    "search",
    "send_to_review",
    "set_standing",
    "settle_standing",
    "shelves",
    "standings",
    "take_back",
    "versions",
    "write_draft",
]
