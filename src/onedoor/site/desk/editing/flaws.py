"""Where each flaw of a draft is shown: at its field, else at its row, else above its section."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from onedoor.law.articles import Provision
from onedoor.law.register import in_chinese
from onedoor.site.desk.editing import sections
from onedoor.site.desk.editing.conditions import told
from onedoor.site.desk.editing.parts import Path
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_KEY = re.compile(r"(?<![A-Za-z0-9_])[a-z][a-z0-9_]*(?![A-Za-z0-9_])")
_WHOLE = (("form",), ("flow",))
_QUOTED = forms.Text("“%(words)s”", "«%(words)s»")
Named = tuple[Path, forms.Text]


@dataclass(frozen=True, slots=True)
class Placed:
    """One flaw: the path it is about, the section that mends it, and its words."""

    path: Path
    section: str
    code: str
    basis: Provision
    words: str

    @property
    def told(self) -> str:
        """How to mend it, with the provision."""
        return f"{self.words}（{in_chinese(self.basis)}）"


@dataclass
class Flaws:
    """The flaws of a document, handed out to the fields that show them.

    ``said`` is why a save was refused, at the field that it was refused for.
    """

    found: tuple[Placed, ...]
    said: Mapping[Path, str] = field(default_factory=dict)
    _shown: set[int] = field(default_factory=set)

    def of_field(self, path: Path, *, row: Path = (), rules: tuple[str, ...] = ()) -> str:
        """Return what is wrong with a field, or with its row by one of the field's rules."""
        told = self._take(
            n
            for n, flaw in enumerate(self.found)
            if flaw.path[: len(path)] == path or (row and flaw.path == row and flaw.code in rules)
        )
        return " ".join(filter(None, (self.said.get(path, ""), told)))

    def of_row(self, path: Path) -> str:
        """Return what is wrong with a row and is not shown at one of its fields."""
        return self._take(n for n, flaw in enumerate(self.found) if flaw.path[: len(path)] == path)

    def of_list(self, path: Path) -> str:
        """Return what is wrong with a list as a whole: that it is empty, as a rule."""
        return self._take(n for n, flaw in enumerate(self.found) if flaw.path == path)

    def count(self, path: Path) -> int:
        """Return how many flaws lie at or below a path."""
        return sum(flaw.path[: len(path)] == path for flaw in self.found)

    def rest(self, section: str, *, below: Path = ()) -> list[Placed]:
        """Return the flaws of a section, at or below a path, that nothing has shown yet."""
        return [
            flaw
            for n, flaw in enumerate(self.found)
            if n not in self._shown and flaw.section == section and flaw.path[: len(below)] == below
        ]

    def by_section(self) -> dict[str, int]:
        """Return how many flaws each section has."""
        counts: dict[str, int] = {}
        for flaw in self.found:
            counts[flaw.section] = counts.get(flaw.section, 0) + 1
        return counts

    def _take(self, numbers: Iterable[int]) -> str:
        told = []
        for n in numbers:
            if n not in self._shown:
                self._shown.add(n)
                told.append(self.found[n].told)
        return " ".join(dict.fromkeys(told))


def placed(document: Mapping[str, Any], flaws: Iterable[items.Flaw], *, language: str) -> Flaws:
    """Return the flaws of a document, in a language, with the places they are shown at."""
    known = {**items.editing.named(document), **_conditions(document)}
    return Flaws(tuple(_placed(document, flaw, known, language) for flaw in flaws))


def _conditions(document: Mapping[str, Any]) -> dict[str, Named]:
    """Return the conditions of the form: they have no name but what they say."""
    at: Path = ("form", "conditions")
    found = items.editing.value(document, at, {})
    given = found if isinstance(found, Mapping) else {}
    return {
        name: ((*at, name), forms.Text(told(one, document), told(one, document)))
        for name, one in given.items()
    }


def _placed(
    document: Mapping[str, Any], flaw: items.Flaw, known: Mapping[str, Named], language: str
) -> Placed:
    path = items.editing.located(document, flaw.place)
    if path in _WHOLE:
        keys = (key for key in _KEY.findall(flaw.mend.zh) if key in known)
        path = next((known[key][0] for key in keys if known[key][0][:1] == path), path)

    def named_by_words(key: re.Match[str]) -> str:
        if key[0] not in known:
            return str(sections.LABELS.get(path, key[0])) if path[-1:] == (key[0],) else key[0]
        return _QUOTED.filled(words=known[key[0]][1]).in_language(language)

    words = _KEY.sub(named_by_words, flaw.mend.in_language(language))
    return Placed(path, sections.section_of(path), flaw.code, flaw.basis, words)
