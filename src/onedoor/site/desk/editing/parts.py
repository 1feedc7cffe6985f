"""What a sheet of the editor is: fields and rows, each with its place in the document.

One engine draws every sheet (``drawing``) and reads it back (``reading``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

Words = str | Promise
Path = tuple[str | int, ...]


def path_of(name: str) -> Path:
    """Return the path that a name with dots stands for, below its sheet."""
    return tuple(int(part) if part.isdecimal() else part for part in name.split("."))


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its path below the sheet, what it is called and what kind of value it holds.

    Kinds: ``words`` and ``longwords`` (Chinese and Uyghur), ``word``, ``number``, ``decimal``,
    ``flag``, ``pick`` and ``many`` (of ``choices``), ``suggested`` (a word that ``choices`` help
    with), ``lines`` (a list, one a line), ``guard`` (a condition of the form).  A ``needed`` field
    stays in the document when it is empty; ``usual`` is what a flag is when it is not said.
    ``rules`` are the rules of publishing that find this field wrong when they name its row.
    ``when`` shows it for some answers only: the name of another field, and those answers.
    """

    name: str
    kind: str
    label: Words
    hint: Words = ""
    choices: str = ""
    needed: bool = False
    usual: bool = False
    rules: tuple[str, ...] = ()
    when: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The path below the sheet."""
        return path_of(self.name)


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of rows.  With ``sheet`` each row is edited on a page of its own.

    ``stem`` begins the ``key`` of a new row; ``blank`` is what a new row holds besides;
    ``shown_by`` is what it is called by in a list; ``when`` is that of a field.
    """

    name: str
    title: Words
    item: Words
    fields: tuple[Field, ...] = ()
    hint: Words = ""
    stem: str = ""
    key: str = "key"
    sheet: str = ""
    blank: Mapping[str, Any] = field(default_factory=dict)
    shown_by: str = "name"
    when: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The path below the sheet."""
        return path_of(self.name)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together, under a heading."""

    title: Words
    fields: tuple[Field, ...]
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the editor; ``extra`` names a part of the page that is drawn besides."""

    key: str
    title: Words
    intro: Words = ""
    groups: tuple[Group, ...] = ()
    rows: tuple[Rows, ...] = ()
    extra: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields outside the rows."""
        return tuple(one for group in self.groups for one in group.fields)
