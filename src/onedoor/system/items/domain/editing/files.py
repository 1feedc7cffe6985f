"""One offering as a JSON file: what is written is what is read back, or put into a draft."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from onedoor.kernel.errors import Invalid
from onedoor.system.forms.api import NO_WORDS, Text
from onedoor.system.items.domain.editing.beginnings import copied
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.rules import words as w

LARGEST = 2_000_000  # bytes
_DEEPEST = 40
_SHOWN = 40  # characters of a strange name
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_KNOWN = frozenset(one.name for one in fields(Definition))


class FileNoOffering(Invalid):
    """The file holds no offering; the fact ``why`` says what is wrong with it."""

    code = "items.file_no_offering"


class FileOfAnother(Invalid):
    """The file is about another offering, the fact ``code``; the draft is of ``own``."""

    code = "items.file_of_another"


def write_file(document: Mapping[str, Any]) -> bytes:
    """Return a document as a JSON file that people can read and ``read_file`` takes."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def read_file(content: bytes) -> dict[str, Any]:
    """Return the document that a file holds, be it finished or not; raise FileNoOffering."""
    found = read_part(content)
    if not isinstance(found, dict) or "name" not in found:
        raise FileNoOffering(why=w.NO_NAME)
    strange = sorted(set(found) - _KNOWN)
    if strange:
        raise FileNoOffering(why=w.STRANGE.filled(name=strange[0][:_SHOWN]))
    return found


def read_part(content: bytes) -> Any:
    """Return what a JSON text holds, if it can be kept; raise FileNoOffering."""
    if len(content) > LARGEST:
        raise FileNoOffering(why=w.FILE_TOO_LARGE.filled(most=LARGEST // 1_000_000))
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_refused)
    except RecursionError:
        raise FileNoOffering(why=w.TOO_DEEP) from None
    except json.JSONDecodeError as wrong:
        raise FileNoOffering(why=w.LINE_NO_JSON.filled(line=wrong.lineno)) from None
    except UnicodeDecodeError:
        raise FileNoOffering(why=w.NO_JSON) from None
    except ValueError:  # NaN, or a number of thousands of digits
        raise FileNoOffering(why=w.BAD_NUMBER) from None
    for leaf, depth in _leaves(found, 0):
        if why := _unkeepable(leaf, depth):
            raise FileNoOffering(why=why)
    return found


def _refused(constant: str) -> None:
    raise ValueError(constant)


def _leaves(part: Any, depth: int) -> Iterator[tuple[Any, int]]:
    if depth > _DEEPEST or not isinstance(part, dict | list):
        yield part, depth
        return
    inner = [*part, *part.values()] if isinstance(part, dict) else part
    for one in inner:
        yield from _leaves(one, depth + 1)


def _unkeepable(leaf: Any, depth: int) -> Text:
    """Return why a value cannot be kept: the database takes no such text or number."""
    if depth > _DEEPEST:
        return w.TOO_DEEP
    if isinstance(leaf, str) and _UNKEPT.search(leaf):
        return w.BAD_CHARACTERS
    return w.BAD_NUMBER if isinstance(leaf, float) and not math.isfinite(leaf) else NO_WORDS


def replaced(
    document: Mapping[str, Any], found: Mapping[str, Any], *, body: Mapping[str, str]
) -> dict[str, Any]:
    """Return what a file says in the place of a draft's document, as one's own body says it.

    The draft keeps its code.  Raises FileOfAnother when the file is about another one.
    ``body`` is what ``copied`` takes.
    """
    theirs = copied(found, body=body)
    own, code = (str(one.get("code") or "") for one in (document, theirs))
    if own and code and own != code:
        raise FileOfAnother(own=own, code=code)
    kept = ("code", "handling_code") if own and not code else ()
    return theirs | {name: document[name] for name in kept if name in document}
