"""Refusals of findings in words: there are none of its own."""

from onedoor.kernel.texts import Advice

ZH: dict[str, Advice] = {}
UG: dict[str, Advice] = {}
