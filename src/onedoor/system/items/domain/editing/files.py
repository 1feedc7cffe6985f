"""One offering as a JSON file: what is written is what is read back."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from onedoor.kernel.errors import Invalid
from onedoor.system.items.domain.offering import Definition

LARGEST = 2_000_000  # bytes
_DEEPEST = 40
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_KNOWN = frozenset(one.name for one in fields(Definition))


class FileNoOffering(Invalid):
    """The file holds no offering; the fact ``why`` says what is wrong with it."""

    code = "items.file_no_offering"


def write_file(document: Mapping[str, Any]) -> bytes:
    """Return a document as a JSON file that people can read and ``read_file`` takes."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def read_file(content: bytes) -> dict[str, Any]:
    """Return the document that a file holds, be it finished or not; raise FileNoOffering."""
    if len(content) > LARGEST:
        raise FileNoOffering(why=f"文件超过 {LARGEST // 1_000_000} MB")
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_refused)
    except RecursionError:
        raise FileNoOffering(why="层次太深") from None
    except json.JSONDecodeError as wrong:
        raise FileNoOffering(why=f"第 {wrong.lineno} 行不是 JSON") from None
    except ValueError:
        raise FileNoOffering(why="不是 UTF-8 编码的 JSON 文件") from None
    for why in _wrong(found):
        raise FileNoOffering(why=why)
    kept: dict[str, Any] = found
    return kept


def _refused(constant: str) -> None:
    raise ValueError(constant)


def _wrong(found: Any) -> Iterator[str]:
    if not isinstance(found, dict) or "name" not in found:
        yield "没有事项名称（name）"
        return
    strange = sorted(set(found) - _KNOWN)
    if strange:
        yield f"不认识的属性 {strange[0][:40]}"
    yield from (why for leaf, depth in _leaves(found, 0) if (why := _unkeepable(leaf, depth)))


def _leaves(part: Any, depth: int) -> Iterator[tuple[Any, int]]:
    if depth > _DEEPEST or not isinstance(part, dict | list):
        yield part, depth
        return
    inner = [*part, *part.values()] if isinstance(part, dict) else part
    for one in inner:
        yield from _leaves(one, depth + 1)


def _unkeepable(leaf: Any, depth: int) -> str:
    """Return why a value cannot be kept: the database takes no such text or number."""
    if depth > _DEEPEST:
        return "层次太深"
    if isinstance(leaf, str) and _UNKEPT.search(leaf):
        return "含有不能保存的字符"
    return "含有不能保存的数字" if isinstance(leaf, float) and not math.isfinite(leaf) else ""
