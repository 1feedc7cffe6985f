"""Bases: the register of legal instruments, who rests on them, and reminders when one changes."""

from onedoor.general.bases.domain.errors import InstrumentCited, InstrumentMissing, InstrumentWrong
from onedoor.general.bases.domain.instruments import Instrument, Reminder, State
from onedoor.general.bases.queries import citing, instrument, instruments, known, reminders, uses
from onedoor.general.bases.services import change, cite, register, settle, strike

__all__ = [
    "Instrument",
    "InstrumentCited",
    "InstrumentMissing",
    "InstrumentWrong",
    "Reminder",
    "State",
    "change",
    "cite",
    "citing",
    "instrument",
    "instruments",
    "known",
    "register",
    "reminders",
    "settle",
    "strike",
    "uses",
]
