"""A document's content as one canonical JSON text: what is hashed, drawn, and shown again."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.conf import settings

from onedoor.operation.documents.domain.letters import AnyLetter
from onedoor.operation.documents.domain.sheets import (
    Block,
    Facts,
    Grid,
    Heading,
    Language,
    Listing,
    Paragraph,
    Remark,
    Sheet,
    chinese_date,
    uyghur_date,
)
from onedoor.operation.documents.domain.wording import in_chinese
from onedoor.operation.documents.domain.wording_ug import in_uyghur

BINDING = "本文书以国家通用语言文字文本为准。"
TRIAL = "试运行期间出具：《哈密市市场主体政务服务条例（草案）》尚未施行，所列草案条款只供试运行。"
_BLOCKS: dict[str, type[Any]] = {
    "paragraph": Paragraph,
    "heading": Heading,
    "facts": Facts,
    "listing": Listing,
    "grid": Grid,
    "remark": Remark,
}


def content_of(
    letter: AnyLetter, *, number: str, code: str, on: date, in_trial: bool
) -> dict[str, Any]:
    """Return everything that stands on a document; what is made in 试运行 says so."""
    sheets = [in_chinese(letter, date=chinese_date(on))]
    if letter.with_uyghur:
        sheets.append(in_uyghur(letter, date=uyghur_date(on)))
    return {
        "kind": letter.kind.value,
        "title": sheets[0].title,
        "number": number,
        "body": letter.body_name,
        "date": [on.year, on.month, on.day],
        **frame_of_code(code),
        "trial": TRIAL if in_trial else "",
        "sheets": [asdict(sheet) for sheet in sheets],
    }


def frame_of_code(code: str) -> dict[str, str]:
    """Return the code by which a document is verified, with the address that does it."""
    return {"code": code, "address": f"{settings.ENVIRONMENT.site}/v/{code}"}


def canonical(content: Mapping[str, Any]) -> bytes:
    """Return the one way in which a content is written down."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sheets_of(content: Mapping[str, Any]) -> tuple[Sheet, ...]:
    """Return the sheets of a content that was read back."""
    return tuple(_sheet(raw) for raw in content["sheets"])


def _sheet(raw: Mapping[str, Any]) -> Sheet:
    return Sheet(
        language=Language(raw["language"]),
        title=raw["title"],
        body=raw["body"],
        date=raw["date"],
        addressee=raw["addressee"],
        blocks=tuple(_block(block) for block in raw["blocks"]),
    )


def _block(raw: Mapping[str, Any]) -> Block:
    block: Block = _BLOCKS[raw["kind"]](**{name: _tuples(value) for name, value in raw.items()})
    return block


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value
