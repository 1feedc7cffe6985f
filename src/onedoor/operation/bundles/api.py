"""Bundles: one case of a citizen's life, put together from offerings.

A bundle's document is confirmed by its lead body; all else is a pure function of it and of the
versions in force.  Journal kinds (subject: the bundle): ``bundles.confirmed``, ``bundles.checked``;
(the draft) ``bundles.begun``; (the number) ``bundles.submitted``, ``bundles.part_filed``,
``bundles.part_refused``, ``bundles.part_ended``, ``bundles.ended``.
"""

from onedoor.operation.bundles.domain.applications import (
    AnswersWrong,
    Application,
    ApplicationMissing,
    MaterialsMissing,
    NothingChosen,
    NotOffered,
    PartOf,
    PartState,
    Stage,
)
from onedoor.operation.bundles.domain.bundle import (
    Bundle,
    BundleUnreadable,
    Edge,
    Fee,
    Member,
    Part,
    checked,
    chosen,
    parse,
    sha256,
)
from onedoor.operation.bundles.domain.flaws import Flaw, flaws_of
from onedoor.operation.bundles.domain.merging import Merged, Need, own_answers
from onedoor.operation.bundles.domain.ordering import Circular
from onedoor.operation.bundles.domain.standing import (
    BundleFlawed,
    BundleMissing,
    Listed,
    NotLead,
    Status,
)
from onedoor.operation.bundles.domain.whole import Saving, Whole, whole
from onedoor.operation.bundles.members import member
from onedoor.operation.bundles.queries import (
    Filling,
    Outlook,
    Review,
    application,
    applications,
    bundle,
    filling,
    listed,
    named,
    number_of,
    outlook,
    rated_as_one,
    review,
)
from onedoor.operation.bundles.services.applying import attach, begin, detach, save, submit
from onedoor.operation.bundles.services.filing import go_on
from onedoor.operation.bundles.services.publishing import confirm

__all__ = [
    "AnswersWrong",
    "Application",
    "ApplicationMissing",
    "Bundle",
    "BundleFlawed",
    "BundleMissing",
    "BundleUnreadable",
    "Circular",
    "Edge",
    "Fee",
    "Filling",
    "Flaw",
    "Listed",
    "MaterialsMissing",
    "Member",
    "Merged",
    "Need",
    "NotLead",
    "NotOffered",
    "NothingChosen",
    "Outlook",
    "Part",
    "PartOf",
    "PartState",
    "Review",
    "Saving",
    "Stage",
    "Status",
    "Whole",
    "application",
    "applications",
    "attach",
    "begin",
    "bundle",
    "checked",
    "chosen",
    "confirm",
    "detach",
    "filling",
    "flaws_of",
    "go_on",
    "listed",
    "member",
    "named",
    "number_of",
    "outlook",
    "own_answers",
    "parse",
    "rated_as_one",
    "review",
    "save",
    "sha256",
    "submit",
    "whole",
]
