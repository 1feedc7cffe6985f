"""What other modules' tests may use of ``terms``."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from importlib.resources import files

from onedoor.general.terms.access import definition
from onedoor.general.terms.domain.codes import parse
from onedoor.general.terms.domain.settings import EFFECTIVE_DATE, Value, to_json
from onedoor.general.terms.models import SettingChange
from onedoor.kernel.ids import random_id


def set_value(key: str, value: Value, *, from_on: date = date(2020, 1, 1)) -> None:
    """Put a value in force from a day on, as if two administrators had done so."""
    at = datetime(from_on.year, from_on.month, from_on.day, tzinfo=UTC)
    SettingChange.objects.create(
        ref=random_id(),
        key=definition(key).key,
        value=to_json(value),
        from_on=from_on,
        document_number="测试〔2020〕1号",
        reason="测试",
        proposed_by="A1",
        proposed_at=at,
        confirmed_by="A2",
        confirmed_at=at,
    )


def in_force_since(day: date) -> None:
    """Set the day from which the regulation is in force."""
    set_value(EFFECTIVE_DATE, day, from_on=day)


def shipped_codes() -> Mapping[str, frozenset[str]]:
    """Return the values of every code list as it is shipped, for rules that need no database."""
    text = files("onedoor.general.terms").joinpath("data/code_lists.toml").read_text("utf-8")
    return {one.name: frozenset(row[0] for row in one.rows) for one in parse(text)}
