"""What difficulties hear of: due dates that moved."""

from onedoor.operation.clocks import api as clocks
from onedoor.operation.difficulties.services import redating

clocks.on_redated(redating.Waiting())
