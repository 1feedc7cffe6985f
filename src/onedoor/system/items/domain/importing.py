"""Reading a list of items from a table, row by row: each is taken, or named with the reason."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from onedoor.general.codes.api import Outcome, credit_code
from onedoor.kernel.errors import Invalid
from onedoor.law.articles import HAMI, implements
from onedoor.system.items.domain import codes
from onedoor.system.items.domain.entries import UNSEEN, RefusedRow
from onedoor.system.items.domain.parts import TaskType

_ENCODINGS = ("utf-8-sig", "gb18030")
_NAME_MAX = 1000
_DEPARTMENT_MAX = 200
_NOT_ON_APPLICATION = ("02", "03", "04", "06")
UNREADABLE = ""  # the name under which a row says why it cannot be read


class FileUnreadable(Invalid):
    """The file is no table with a column ``name``."""

    code = "items.file_unreadable"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row that may be taken."""

    line: int
    code: str
    name: str
    department: str
    body: str
    task_type: str
    main_item: str


def table(content: bytes, *, required: str = "name") -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the rows of a CSV file with their line numbers; raise FileUnreadable.

    A file without the ``required`` column is another table.  UTF-8 with or without a mark, or
    GB 18030; any line ends.  A row is one line, so that a stray quote spoils no other; one that
    cannot be read says why under the name ``UNREADABLE``.
    """
    lines = enumerate(io.StringIO(_decoded(content), newline=None), 1)
    header = next((line for _, line in lines if line.strip()), "")
    try:
        names = [word.strip() for word in _cells(header)] if header else []
    except csv.Error:
        raise FileUnreadable(why="表头的引号不成对") from None
    if required not in names:
        raise FileUnreadable(why=f"缺少 {required} 列")
    twice = [name for name, times in Counter(names).items() if name and times > 1]
    if twice:
        raise FileUnreadable(why=f"表头有两个 {twice[0]} 列")
    for number, line in lines:
        if not line.strip():
            continue
        try:
            cells = [cell.strip() for cell in _cells(line)]
        except csv.Error:
            cells = []
        if not cells or line.count('"') % 2:  # also what an unclosed quote left for this line
            yield number, {UNREADABLE: "引号不成对"}
            continue
        given = dict(zip_longest(names, cells[: len(names)], fillvalue=""))
        yield number, given | ({UNREADABLE: "列数多于表头"} if any(cells[len(names) :]) else {})


def _cells(line: str) -> list[str]:
    return next(csv.reader([line.rstrip("\n")], strict=True))


def _decoded(content: bytes) -> str:
    found = []
    for encoding in _ENCODINGS:
        try:
            found.append(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    if not found:
        raise FileUnreadable(why="文件编码不是 UTF-8 或 GB 18030")
    return min(found, key=lambda text: bool(_FOREIGN.search(text)))


# Letters of neither language: short GB 18030 may pass as UTF-8, and then it reads like this.
_FOREIGN = re.compile("[\u00c0-\u05ff\u0700-\u0fff]")


def sorted_out(
    rows: Iterable[tuple[int, Mapping[str, str]]], *, area: str
) -> tuple[list[ImportRow], list[RefusedRow]]:
    """Return the rows that may be taken, and those refused with the reason."""
    taken: dict[str, ImportRow] = {}
    refused: list[RefusedRow] = []
    for line, given in rows:
        row = _row(line, given, area)
        why = _why_not(row, given) or _twice(row, taken)
        if why:
            refused.append(RefusedRow(line, row.name, why))
        else:
            taken[row.code] = row
    return list(taken.values()), refused


def _row(line: int, given: Mapping[str, str], area: str) -> ImportRow:
    name, department = given.get("name", ""), given.get("department", "")
    kind = given.get("task_type", "")
    return ImportRow(
        line=line,
        code=given.get("item_code") or codes.local(area=area, department=department, name=name),
        name=name,
        department=department,
        body=given.get("dept_code", ""),
        task_type=kind.zfill(2) if kind else "",
        main_item=given.get("main_item", ""),
    )


@implements(HAMI(2, paragraph=2), note="only what is given on application enters the catalogue")
def _why_not(row: ImportRow, given: Mapping[str, str]) -> str:
    """Return why a row cannot be taken, empty when it can."""
    texts = "".join(given.values())
    checks = (
        (UNREADABLE in given, given.get(UNREADABLE, "")),
        (not row.name, "缺少事项名称"),
        (not row.department and not given.get("item_code"), "部门和编码都没有，分不清是哪一项"),
        (any(ord(c) < 32 or c == "\ufffd" for c in texts), "含有无法识别的字符"),  # noqa: PLR2004  # below the blank
        (bool(UNSEEN.search(texts)), "含有看不见的字符，请删去"),
        (len(row.name) > _NAME_MAX, f"事项名称超过 {_NAME_MAX} 个字"),
        (len(row.main_item) > _NAME_MAX, f"主项名称超过 {_NAME_MAX} 个字"),
        (len(row.department) > _DEPARTMENT_MAX, f"部门名称超过 {_DEPARTMENT_MAX} 个字"),
        (not codes.is_any_code(row.code), f"事项编码含有空格或超过 {codes.CODE_MAX} 位"),
        (len(row.body) > codes.CODE_MAX, f"部门代码超过 {codes.CODE_MAX} 位"),
        (row.task_type in _NOT_ON_APPLICATION, "行政处罚、强制、征收、检查不是依申请事项"),
        (row.task_type not in ("", *TaskType), f"事项类型 {row.task_type} 不在代码表中"),
    )
    return next((why for holds, why in checks if holds), "")


def doubtful(rows: Iterable[ImportRow]) -> Iterator[RefusedRow]:
    """Yield rows whose codes name a body by a credit code that cannot be right."""
    for row in rows:
        of_code = row.code[:_CREDIT] if codes.is_offering_code(row.code) else ""
        for code in dict.fromkeys((of_code, row.body if len(row.body) == _CREDIT else "")):
            if code and credit_code(code).outcome is Outcome.BAD:
                yield RefusedRow(row.line, row.name, f"单位代码 {code} 的校验位不对，请核对")


_CREDIT = 18


def _twice(row: ImportRow, taken: Mapping[str, ImportRow]) -> str:
    earlier = taken.get(row.code)
    if earlier is None:
        return ""
    same = "与" if earlier.name == row.name else "编码与"
    return f"{same}第 {earlier.line} 行重复"


_SAID_MAX, _MEANS_MAX = 50, 200


def everyday_words(
    rows: Iterable[tuple[int, Mapping[str, str]]],
) -> tuple[list[tuple[str, str]], list[RefusedRow]]:
    """Return pairs of everyday words and what they stand for, and the rows refused."""
    taken: dict[str, str] = {}
    refused: list[RefusedRow] = []
    for line, given in rows:
        said, means = given.get("said", ""), " ".join(given.get("means", "").split())
        checks = (
            (UNREADABLE in given, given.get(UNREADABLE, "")),
            (not said, "缺少俗称"),
            (len(said) > _SAID_MAX, f"俗称超过 {_SAID_MAX} 个字"),
            (len(means) > _MEANS_MAX, f"对应的事项名称超过 {_MEANS_MAX} 个字"),
            (said in taken, "俗称重复"),
        )
        why = next((why for holds, why in checks if holds), "")
        if why:
            refused.append(RefusedRow(line, said, why))
        else:
            taken[said] = means
    return list(taken.items()), refused
