"""Sets documents with typst: PDF/A-3a that is also PDF/UA-1, the same bytes every time."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import local
from typing import Any, Literal

import segno
import structlog
import typst

from onedoor.operation.documents.fonts import FontSet, font_set

TEMPLATES = Path(__file__).with_name("typst")
Standard = Literal["a-3a", "ua-1"]
_BOTH: list[Standard] = ["a-3a", "ua-1"]
_ARCHIVAL: list[Standard] = ["a-3a"]


class _Compilers(local):
    """The compilers of one thread: each serves one call at a time."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, int], typst.Compiler] = {}


_mine = _Compilers()
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF, and whether it also meets the rules for assistive technology."""

    pdf: bytes
    is_accessible: bool


def render(template: str, data: Mapping[str, Any], *, at: datetime) -> Rendered:
    """Return a template filled with data, dated at this moment.

    A text that the accessible form refuses (some glyph sequences do) is set again without
    it, and the operator is told: a notice is never late because of a typesetter.
    """
    inputs = {"data": json.dumps({**data, "fonts": _families()}, ensure_ascii=False)}
    try:
        return Rendered(compiled(template, inputs, at, _BOTH), is_accessible=True)
    except typst.TypstError:
        log.exception("document_not_accessible", template=template)
        return Rendered(compiled(template, inputs, at, _ARCHIVAL), is_accessible=False)


def compiled(
    template: str, inputs: dict[str, str], at: datetime, standards: list[Standard]
) -> bytes:
    """Return the PDF that the compiler of this thread makes."""
    made = _compiler(template).compile(
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=[*standards],
        timestamp=int(at.astimezone(UTC).timestamp()),
    )
    assert isinstance(made, bytes)
    return made


def qr(text: str) -> str:
    """Return a QR code as SVG text of its own."""
    code: str = segno.make(text, error="m", micro=False).svg_inline(
        border=0, dark="#1d2129", omitsize=True
    )
    return code.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


@cache
def template_version() -> str:
    """Return eight characters that change when any template does."""
    digest = sha256()
    for path in sorted(TEMPLATES.glob("*.typ")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def lacking(characters: Iterable[str]) -> set[str]:
    """Return those characters that no font has, as the typesetter itself sees it."""
    asked = sorted(set(characters))
    if not asked or _all_shown("".join(asked)):
        return set()
    if len(asked) == 1:
        return set(asked)
    half = len(asked) // 2
    return lacking(asked[:half]) | lacking(asked[half:])


def _all_shown(text: str) -> bool:
    inputs = {"data": json.dumps({"text": text, "fonts": _families()})}
    try:
        compiled("coverage.typ", inputs, datetime(2026, 1, 1, tzinfo=UTC), _ARCHIVAL)
    except typst.TypstError:
        return False
    return True


def _families() -> dict[str, tuple[str, ...]]:
    found = font_set()
    return {"zh": found.zh, "ug": found.ug}


def _compiler(template: str) -> typst.Compiler:
    found: FontSet = font_set()
    key = (template, id(found))
    if key not in _mine.known:
        _mine.known[key] = typst.Compiler(
            str(TEMPLATES / template), root=str(TEMPLATES), font_paths=found.fonts
        )
    return _mine.known[key]
