"""Coverage: which of the six functions online work for each item in force, and why not."""

from onedoor.operation.coverage.domain.functions import Function, Gap, Why
from onedoor.operation.coverage.queries import Figure, Line, Report, report

__all__ = ["Figure", "Function", "Gap", "Line", "Report", "Why", "report"]
