"""Bundles: one case of a citizen's life, put together from offerings.

A bundle's document is confirmed by its lead body; all else is a pure function of it and of the
versions in force.  Journal kinds (subject: the bundle): ``bundles.confirmed``, ``bundles.checked``.
"""

from onedoor.operation.bundles.domain.bundle import (
    Bundle,
    BundleUnreadable,
    Edge,
    Fee,
    Member,
    Part,
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
from onedoor.operation.bundles.queries import Outlook, bundle, listed, outlook
from onedoor.operation.bundles.services.publishing import confirm

__all__ = [
    "Bundle",
    "BundleFlawed",
    "BundleMissing",
    "BundleUnreadable",
    "Circular",
    "Edge",
    "Fee",
    "Flaw",
    "Listed",
    "Member",
    "Merged",
    "Need",
    "NotLead",
    "Outlook",
    "Part",
    "Saving",
    "Status",
    "Whole",
    "bundle",
    "chosen",
    "confirm",
    "flaws_of",
    "listed",
    "member",
    "outlook",
    "own_answers",
    "parse",
    "sha256",
    "whole",
]
