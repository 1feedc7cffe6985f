"""What promises hear of: due dates that moved."""

from onedoor.operation.clocks import api as clocks
from onedoor.operation.promises import redating

clocks.on_redated(redating.Checks())
