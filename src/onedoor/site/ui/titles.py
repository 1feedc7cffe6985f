"""The name of what was applied for, in the language of the page where it has one there."""

from typing import Protocol

from django.utils.translation import get_language

from onedoor.site.ui.languages import SOURCE
from onedoor.site.ui.marking import in_chinese
from onedoor.system.items import api as items


class Titled(Protocol):
    """A case, a draft, or a line of a list of them."""

    @property
    def offering(self) -> str:
        """The code of what is applied for."""

    @property
    def title(self) -> str:
        """Its name as it was then, in Chinese."""


class Titles:
    """The names of what some cases and drafts are about; each offering is looked up once."""

    def __init__(self) -> None:
        self._tag = get_language() or SOURCE
        self._names: dict[tuple[str, str], str] = {}

    def of(self, row: Titled) -> object:
        """Return the name in the page's language; else the Chinese one, marked as Chinese."""
        if self._tag == SOURCE:
            return row.title
        key = (row.offering, row.title)
        if key not in self._names:
            self._names[key] = self._translated(*key)
        return self._names[key] or in_chinese(row.title)

    def _translated(self, code: str, title: str) -> str:
        """Return the name an offering has in the language; nothing once it is called otherwise."""
        try:
            name = items.entry(code).name
        except items.EntryMissing:
            return ""
        words = name.in_language(self._tag)
        return words if name.zh == title and words != title else ""


def title_of(row: Titled) -> object:
    """Return the name of what one case or draft is about."""
    return Titles().of(row)
