"""The part of the door that is about 自助终端: set up, told of, called from, looked after."""

from onedoor.operation.hall.queries import Terminal, terminal, terminals
from onedoor.operation.hall.services.terminals import (
    Condition,
    call_for_help,
    set_up_terminal,
    tell_of_terminal,
)

__all__ = [
    "Condition",
    "Terminal",
    "call_for_help",
    "set_up_terminal",
    "tell_of_terminal",
    "terminal",
    "terminals",
]
