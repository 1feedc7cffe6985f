"""Reading a log as a stream: CSV or XES, plain or gzip; memory does not grow with the file."""

import csv
import gzip
import zlib
from collections.abc import Generator, Iterator, Mapping
from hashlib import file_digest
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from lxml import etree

from onedoor.operation.caselogs.domain.errors import LogUnreadable, MapUnreadable
from onedoor.operation.caselogs.domain.mapping import XES, ColumnMap

Cells = Mapping[str, str]
SPOILED = "\0"  # the name, no column's, under which a row says why it cannot be read

_GZIP = b"\x1f\x8b"
_DELIMITERS = (",", ";", "\t", "|")
_PEEKED = 4096
_BROKEN = (OSError, EOFError, zlib.error)


def sha256(file: Path) -> str:
    """Return the digest of a file as it lies there."""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def rows(file: Path, by: ColumnMap | None) -> Generator[tuple[int, Cells]]:
    """Yield each row's number with its cells, those of XES by its names; raise LogUnreadable.

    The number is the line of a CSV file, the count of the event in XES.
    """
    with file.open("rb") as opened:
        stream: Any = gzip.GzipFile(fileobj=opened) if opened.peek(2)[:2] == _GZIP else opened
        try:
            head = stream.peek(_PEEKED)
        except _BROKEN as wrong:
            raise LogUnreadable(why=f"压缩文件已损坏（{wrong}）") from None
        found = _xes(stream) if _is_xml(head) else _csv(stream, by)
        try:
            yield from found
        except UnicodeDecodeError:
            raise LogUnreadable(why=f"编码不是 {by.encoding if by else 'utf-8'}") from None
        except _BROKEN as wrong:
            raise LogUnreadable(why=f"文件已损坏（{wrong}）") from None


def map_of(file: Path, given: ColumnMap | None) -> ColumnMap:
    """Return the map to read a file by: XES has one of its own, CSV needs one given."""
    if given is not None:
        return given
    if any(suffix.lower() == ".xes" for suffix in file.suffixes):
        return XES
    raise MapUnreadable(why="CSV 日志要有列对照表（--map）")


def _is_xml(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _csv(stream: IO[bytes], by: ColumnMap | None) -> Iterator[tuple[int, Cells]]:
    if by is None:
        raise MapUnreadable(why="CSV 日志要有列对照表（--map）")
    with TextIOWrapper(stream, encoding=by.encoding, newline="") as text:
        above, header = next(((n, line) for n, line in enumerate(text, 1) if line.strip()), (0, ""))
        wanted = list(by.columns.values())
        names, delimiter = _header(header, wanted, by.delimiter)
        missing = [name for name in wanted if name not in names]
        if missing:
            raise LogUnreadable(
                why=f"没有 {'、'.join(missing)} 列；表头是 {'、'.join(filter(None, names))}"
            )
        reader = csv.reader(text, delimiter=delimiter)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as wrong:
                raise LogUnreadable(
                    why=f"第 {above + reader.line_num} 行无法识别（{wrong}）"
                ) from None
            if not any(cells):
                continue
            given = dict(zip(names, cells, strict=False))
            if any(cells[len(names) :]):
                given[SPOILED] = "列数多于表头"
            yield above + reader.line_num, given


def _header(line: str, wanted: list[str], delimiter: str) -> tuple[list[str], str]:
    """Return the names of the columns and what stands between them."""
    found = []
    for mark in [delimiter] if delimiter else _DELIMITERS:
        names = [name.strip() for name in next(csv.reader([line], delimiter=mark), [])]
        found.append((sum(name in names for name in wanted), names, mark))
    _count, names, mark = max(found, key=lambda one: one[0])
    return names, mark


def _xes(stream: IO[bytes]) -> Iterator[tuple[int, Cells]]:
    """Yield the events of each trace, with the attributes of the trace under ``case:``.

    Nothing outside the file is read, and what was read is let go of.
    """
    count = 0
    try:
        parsed = etree.iterparse(
            stream, tag="{*}trace", resolve_entities=False, no_network=True, load_dtd=False
        )
        for _when, trace in parsed:
            of_case = {f"case:{key}": value for key, value in _attributes(trace).items()}
            events = trace.findall("{*}event")
            for event in events:
                count += 1
                yield count, {**of_case, **_attributes(event)}
            if not events:
                count += 1
                name = of_case.get("case:concept:name", "")
                yield count, {**of_case, SPOILED: f"办件 {name} 没有任何事件"}
            _let_go(trace)
    except etree.XMLSyntaxError as wrong:
        raise LogUnreadable(why=f"不是完整的 XML（{wrong.msg}）") from None


def _attributes(element: Any) -> dict[str, str]:
    return {
        child.get("key", ""): child.get("value", "")
        for child in element
        if child.get("value") is not None
    }


def _let_go(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
