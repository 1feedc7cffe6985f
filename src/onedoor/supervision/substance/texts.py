"""Refusals of substance in words."""

from onedoor.kernel.texts import Advice

ZH: dict[str, Advice] = {}

UG: dict[str, Advice] = {}
