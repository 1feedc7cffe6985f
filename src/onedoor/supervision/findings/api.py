"""Findings: what an act in a case may mean, for people to look at.

Journal kind, with the case number as subject: ``findings.found``.
"""

from onedoor.supervision.findings.domain.kinds import PROVISIONS, Finding, Kind
from onedoor.supervision.findings.queries import findings

__all__ = ["PROVISIONS", "Finding", "Kind", "findings"]
