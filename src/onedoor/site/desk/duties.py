"""What staff are entrusted with, in words of the language of the page."""

from collections.abc import Mapping

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language

from onedoor.general.people import api as people
from onedoor.kernel.texts import name_of


def _name(code: str) -> str:
    return name_of(code, get_language() or "zh-hans")


_worded = lazy(_name, str)
DUTIES: Mapping[str, str | Promise] = {duty: _worded(duty.value) for duty in people.Duty}
EMPLOYMENTS: Mapping[str, str | Promise] = {one: _worded(one.value) for one in people.Employment}
CHOICES = [(duty.value, DUTIES[duty]) for duty in people.Duty]
