"""视图: a filter and order of the inbox, kept by name."""

from dataclasses import dataclass

from onedoor.general.codes.api import readable
from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused

LONGEST_NAME = 40
MOST_VIEWS = 12
_PARTS = frozenset({"shelf", "state", "mine", "sort"})


class ViewMissing(Missing):
    """There is no such view, or it is somebody else's."""

    code = "desks.view_missing"


class NotForViews(Forbidden):
    """Views are kept by staff."""

    code = "desks.not_for_views"


class NameWrong(Invalid):
    """A view has a name, and a short one."""

    code = "desks.name_wrong"


class TooManyViews(Refused):
    """More are kept than fit above a list."""

    code = "desks.too_many_views"


@dataclass(frozen=True, slots=True)
class View:
    """A view as its keeper sees it; ``parts`` are what the address of the list says."""

    ref: str
    name: str
    parts: dict[str, str]
    is_default: bool


def checked_name(name: str) -> str:
    """Return the name of a view on one line; refuse none or a long one."""
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise NameWrong(most=LONGEST_NAME)
    return readable(name)


def checked_parts(parts: dict[str, str]) -> dict[str, str]:
    """Return those parts of an address that narrow or order the list."""
    return {key: value[:20] for key, value in sorted(parts.items()) if key in _PARTS and value}
