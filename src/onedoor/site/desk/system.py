"""What the administrator's pages share: their tabs, and how a refusal stands beside a form."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.kernel.answers import advice_of
from onedoor.kernel.errors import DomainError
from onedoor.kernel.fields import Problem

_TABS = (
    (_("设定"), "desk:settings"),
    (_("代码表"), "desk:codes"),
    (_("工作日历"), "desk:calendar"),
    (_("单位与职责"), "desk:bodies"),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the administrator's areas."""

    text: str | Promise
    href: str
    is_current: bool


def tabs(current: str) -> list[Tab]:
    """Return the administrator's areas; ``current`` is the route one is in."""
    return [Tab(text, reverse(route), route == current) for text, route in _TABS]


def problem_of(error: DomainError, *, target: str = "") -> Problem:
    """Return a refusal as a line of the error summary: what happened, and what to do now."""
    advice = advice_of(error)
    apart = " " if get_language() == "ug" else ""  # its words stand apart, also after a full stop
    return Problem(f"{advice.what}{apart}{advice.now}", target)
