"""Bundles: one case of a citizen's life, put together from offerings.

Everything here is a pure function of a document and the versions in force.
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
from onedoor.operation.bundles.domain.whole import Saving, Whole, whole
from onedoor.operation.bundles.members import member

__all__ = [
    "Bundle",
    "BundleUnreadable",
    "Circular",
    "Edge",
    "Fee",
    "Flaw",
    "Member",
    "Merged",
    "Need",
    "Part",
    "Saving",
    "Whole",
    "chosen",
    "flaws_of",
    "member",
    "own_answers",
    "parse",
    "sha256",
    "whole",
]
