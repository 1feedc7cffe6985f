"""Looks inside a PDF for what a material has no business to carry."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any

import pikepdf

_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToE"}
_ACTIVE_KEYS = {"/JS", "/JavaScript", "/XFA"}
_FILE_KEYS = {"/EmbeddedFiles", "/EF"}
_ACTIVE_ANNOTATIONS = {"/RichMedia", "/Screen", "/3D", "/Movie"}
_MOST_OBJECTS = 500_000
_MOST_PIXELS = 200_000_000
_TAIL = 1024


class Flaw(StrEnum):
    """Why a PDF is not taken."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    ACTIVE = "active"
    CARRIES_FILES = "carries_files"
    APPENDED = "appended"
    HUGE = "huge"


@dataclass(frozen=True, slots=True)
class Inside:
    """What is known of a PDF without a flaw."""

    pages: int
    is_signed: bool


def inspect(content: bytes) -> Inside | Flaw:
    """Open a PDF, walk through all of it, and say what it holds or what is wrong with it."""
    if _has_tail(content):
        return Flaw.APPENDED
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                return Flaw.ENCRYPTED
            return _walked(pdf)
    except pikepdf.PasswordError:
        return Flaw.ENCRYPTED
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, KeyError):
        return Flaw.DAMAGED


def _walked(pdf: Any) -> Inside | Flaw:
    is_signed = False
    for found in _dictionaries(pdf):
        flaw = _flaw_of(found)
        if flaw is not None:
            return flaw
        is_signed = is_signed or (found.get("/Type") == "/Sig" and "/ByteRange" in found)
    return Inside(len(pdf.pages), is_signed) if len(pdf.pages) else Flaw.DAMAGED


def _flaw_of(found: Any) -> Flaw | None:
    keys = set(found.keys())
    if keys & _FILE_KEYS or found.get("/Type") == "/EmbeddedFile":
        return Flaw.CARRIES_FILES
    if keys & _ACTIVE_KEYS or _named(found.get("/S")) in _ACTIONS:
        return Flaw.ACTIVE
    subtype = _named(found.get("/Subtype"))
    if subtype in _ACTIVE_ANNOTATIONS:
        return Flaw.ACTIVE
    if subtype == "/Image" and _area(found) > _MOST_PIXELS:
        return Flaw.HUGE
    return None


def _dictionaries(pdf: Any) -> Iterator[Any]:
    # The list of objects holds only the indirect ones: what is written in place, inside
    # another dictionary or array, is reached by going down into each.
    seen = 0
    waiting = [pdf.trailer, *pdf.objects]
    while waiting:
        found = waiting.pop()
        seen += 1
        if seen > _MOST_OBJECTS:
            raise ValueError(seen)
        if isinstance(found, pikepdf.Array):
            waiting.extend(one for one in found if _is_direct(one))
        elif isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
            yield found
            waiting.extend(one for _, one in found.items() if _is_direct(one))


def _is_direct(found: Any) -> bool:
    return isinstance(found, (pikepdf.Array, pikepdf.Dictionary)) and not found.is_indirect


def _named(value: Any) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _area(image: Any) -> int:
    return int(image.get("/Width", 0)) * int(image.get("/Height", 0))


def _has_tail(content: bytes) -> bool:
    end = content.rfind(b"%%EOF")
    return end >= 0 and len(content[end + 5 :].strip(b"\0\r\n\t ")) > _TAIL
