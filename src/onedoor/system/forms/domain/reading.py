"""Documents and frozen values, both ways: one reader for forms, flows and offerings.

A document's keys are the fields of its dataclass.  Whatever is wrong is noted with its place,
and reading goes on, so that an author sees all flaws at once.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256 as _sha256
from typing import Any, TypeVar

from onedoor.system.forms.domain import flaw_words as w
from onedoor.system.forms.domain.conditions import (
    Cond,
    CondUnreadable,
    condition,
    condition_document,
)
from onedoor.system.forms.domain.texts import CHINESE, UYGHUR, Text, text, text_document

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Read = Callable[["Flaws", str, Any], Any]


UNKNOWN = object()


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that is wrong with a document, and its place.

    ``name`` is the attribute of the place that it is about, if one is missing or strange.
    ``instead`` is what could stand there, so that the rest can be looked at: None for nothing.
    """

    place: str
    words: Text
    instead: Any = UNKNOWN
    name: str = ""

    @property
    def at(self) -> str:
        """The place with the attribute."""
        return f"{self.place}.{self.name}" if self.name else self.place

    @property
    def told(self) -> Text:
        """The words after the place, where it has one."""
        head = f"{self.place}: " if self.place else ""
        return Text(head + self.words.zh, head + self.words.in_language(UYGHUR))

    def __str__(self) -> str:
        return self.told.zh


class Flaws(list[Note]):
    """What is wrong with a document so far."""

    def note(self, place: str, what: Text, instead: Any = UNKNOWN, *, name: str = "") -> None:
        self.append(Note(place, what, instead, name))

    def told(self) -> tuple[str, ...]:
        """Return one line each, beginning with its place."""
        return tuple(map(str, self))


def built(cls: type[T], readers: Mapping[str, Read]) -> Read:
    """Return a reader that builds a frozen dataclass from a mapping."""

    def read(flaws: Flaws, place: str, document: Any) -> Any:
        if not isinstance(document, Mapping):
            flaws.note(place, w.NO_OBJECT, {})
            return None
        known = {one.name: one for one in fields(cls)}  # type: ignore[arg-type]  # a dataclass
        for name in document:
            if name not in known:
                flaws.note(place, w.STRANGE.filled(name=name), None, name=str(name))
        values = {}
        for name, one in known.items():
            if name in document:
                values[name] = readers[name](flaws, f"{place}.{name}", document[name])
            elif _needed(one):
                flaws.note(place, w.MISSING.filled(name=name), "", name=name)
                values[name] = None
        return cls(**values)

    return read


def _needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def words(flaws: Flaws, place: str, document: Any) -> Text:
    """Read a text in one or two languages."""
    given = document if isinstance(document, Mapping) else {}
    if not isinstance(document, str | Mapping) or set(given) - {CHINESE, UYGHUR}:
        flaws.note(place, w.NO_WORDS, "")
    return text(document)


def word(flaws: Flaws, place: str, document: Any) -> str:
    """Read a plain string; a number counts as its digits."""
    if isinstance(document, bool) or not isinstance(document, str | int | float):
        flaws.note(place, w.NO_WORD, "")
        return ""
    return str(document)


def number(flaws: Flaws, place: str, document: Any) -> int:
    """Read a whole number that is not negative."""
    if isinstance(document, bool) or not isinstance(document, int) or document < 0:
        flaws.note(place, w.NO_NUMBER, 0)
        return 0
    return document


_PLAIN = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")


def plainly(document: Any) -> Decimal | None:
    """Return an amount or days as people write them; no powers of ten, and nothing endless."""
    return Decimal(str(document)) if _PLAIN.fullmatch(str(document)) else None


def flag(flaws: Flaws, place: str, document: Any) -> bool:
    """Read true or false."""
    if not isinstance(document, bool):
        flaws.note(place, w.NO_FLAG, instead=False)
    return bool(document)


def one_of(enum: type[E]) -> Read:
    """Return a reader of one of a fixed set of values."""

    def read(flaws: Flaws, place: str, document: Any) -> E:
        if document in list(enum):
            return enum(document)
        flaws.note(place, w.NONE_OF.filled(values=", ".join(enum)), next(iter(enum)).value)
        return next(iter(enum))

    return read


def list_of(reader: Read) -> Read:
    """Return a reader of a list, kept as a tuple."""

    def read(flaws: Flaws, place: str, document: Any) -> tuple[Any, ...]:
        if not isinstance(document, list | tuple):
            flaws.note(place, w.NO_LIST, [])
            return ()
        found = [reader(flaws, f"{place}[{i}]", part) for i, part in enumerate(document)]
        return tuple(one for one in found if one is not None)

    return read


def mapping_of(reader: Read) -> Read:
    """Return a reader of a mapping from names."""

    def read(flaws: Flaws, place: str, document: Any) -> dict[str, Any]:
        if not isinstance(document, Mapping):
            flaws.note(place, w.NO_OBJECT, {})
            return {}
        return {str(k): reader(flaws, f"{place}.{k}", part) for k, part in document.items()}

    return read


def cond(flaws: Flaws, place: str, document: Any) -> Cond | None:
    """Read a condition."""
    try:
        return condition(document)
    except CondUnreadable as wrong:
        flaws.note(place, w.NO_CONDITION.filled(what=wrong), {"all": []})
        return None


def plain(value: Any) -> Any:
    """Return a value as it stands in a document; what equals its default is left out."""
    if isinstance(value, Text):
        return text_document(value)
    if isinstance(value, Cond):
        return condition_document(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {
            one.name: plain(given)
            for one in fields(value)
            if (given := getattr(value, one.name)) != _default(one)
        }
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(part) for part in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.value if isinstance(value, StrEnum) else value


def _default(one: Field[Any]) -> Any:
    if one.default_factory is not MISSING:
        return one.default_factory()
    return one.default


def untranslated(value: Any, place: str = "") -> Iterator[str]:
    """Yield the place of every text of a value that has no Uyghur words.

    It is no flaw: a version may be published so, and its list says what is still Chinese.
    """
    if isinstance(value, Text) and value.zh and not value.ug:
        yield place
    for name, part in _named_parts(value):
        yield from untranslated(part, f"{place}{name}".removeprefix("."))


def _named_parts(value: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value) and not isinstance(value, type):
        yield from ((f".{one.name}", getattr(value, one.name)) for one in fields(value))
    elif isinstance(value, Mapping):
        yield from ((f".{key}", part) for key, part in value.items())
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            named = getattr(part, "key", "") or getattr(part, "value", "") or index
            yield f"[{named}]", part


def canonical(document: Any) -> str:
    """Return a document as its one JSON text, the same on every machine."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(document: Any) -> str:
    """Return the SHA-256 of a document's canonical JSON, in hex."""
    return _sha256(canonical(document).encode()).hexdigest()
