"""Copies due dates that moved into the rows of cases, in the same transaction."""

from onedoor.operation.cases.services import redating
from onedoor.operation.clocks import api as clocks

clocks.on_redated(redating.Rows())
