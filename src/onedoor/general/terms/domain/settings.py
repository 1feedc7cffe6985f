"""What a dated setting is: its definition, its kinds of value, and reading a value from text."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from onedoor.general.terms.domain.errors import SettingValueWrong
from onedoor.law.articles import Provision, cited

Value = int | str | bool | date | None

EFFECTIVE_DATE = "regulation.effective_on"


class ValueKind(StrEnum):
    INTEGER = "integer"  # 整数
    BOOLEAN = "boolean"  # 是 / 否
    CHOICE = "choice"  # 选项
    TEXT = "text"  # 文字
    DATE = "date"  # 日期


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a setting may take, with its 中文 label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Definition:
    """One setting: an open word of the law, or a threshold nobody wrote into law.

    ``awaits`` names the module that will read it, while that is not built yet.
    """

    key: str
    group: str
    label: str
    basis: Provision | None
    kind: ValueKind
    default: Value
    unit: str
    why: str
    choices: tuple[Choice, ...] = ()
    lowest: int = 0
    highest: int = 100_000
    affects: tuple[str, ...] = ()
    awaits: str = ""

    @property
    def is_fixed(self) -> bool:
        """Tell whether there is only one value: the law settles it, the screen shows it."""
        if self.kind is ValueKind.CHOICE:
            return len(self.choices) == 1
        return self.kind is ValueKind.INTEGER and self.lowest == self.highest

    def show(self, value: Value) -> str:
        """Return a value in words."""
        if value is None or value == "":
            return "未设定"
        if isinstance(value, bool):
            return "是" if value else "否"
        if self.kind is ValueKind.CHOICE:
            return next((c.label for c in self.choices if c.value == value), str(value))
        return f"{value} {self.unit}".strip()


def parse(text: str) -> Iterator[Definition]:
    """Yield the definitions of a TOML document, in its order."""
    for group in tomllib.loads(text)["group"]:
        for row in group["setting"]:
            yield _definition(group["title"], row)


def read(definition: Definition, text: str) -> Value:
    """Return a value written by a person; raise SettingValueWrong."""
    text = text.strip()
    match definition.kind:
        case ValueKind.INTEGER:
            return _integer(definition, text)
        case ValueKind.BOOLEAN if text in {"true", "false"}:
            return text == "true"
        case ValueKind.CHOICE if text in {choice.value for choice in definition.choices}:
            return text
        case ValueKind.TEXT if len(text) <= definition.highest:
            return text
        case ValueKind.DATE:
            return _date(definition, text)
    raise SettingValueWrong(label=definition.label, value=text)


def to_json(value: Value) -> Any:
    """Return a value as the table keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def from_json(definition: Definition, kept: Any) -> Value:
    """Return a value that the table kept."""
    if definition.kind is ValueKind.DATE and kept is not None:
        return date.fromisoformat(kept)
    value: Value = kept
    return value


def _integer(definition: Definition, text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise SettingValueWrong(label=definition.label, value=text) from None
    if not definition.lowest <= number <= definition.highest:
        raise SettingValueWrong(label=definition.label, value=text)
    return number


def _date(definition: Definition, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingValueWrong(label=definition.label, value=text) from None


def _definition(group: str, row: dict[str, Any]) -> Definition:
    kind = ValueKind(row["kind"])
    return Definition(
        key=row["key"],
        group=group,
        label=row["label"],
        basis=cited(row["basis"]) if "basis" in row else None,
        kind=kind,
        default=row.get("default"),
        unit=row.get("unit", ""),
        why=row["why"],
        choices=tuple(Choice(value, label) for value, label in row.get("choices", ())),
        lowest=row.get("lowest", 0),
        highest=row.get("highest", 2000 if kind is ValueKind.TEXT else 100_000),
        affects=tuple(row.get("affects", ())),
        awaits=row.get("awaits", ""),
    )
