"""The demonstration offerings as documents, for the body and city that offer them."""

import tomllib
from importlib.resources import files
from typing import Any

from onedoor.system.items.domain import catalogue as entries
from onedoor.system.items.domain import codes
from onedoor.system.items.domain.importing import table

_DATA = files("onedoor.system.items") / "data"


def catalogue() -> list[entries.CatalogueItem]:
    """Return the part of 基本目录 that the demonstration offerings belong to."""
    rows = table((_DATA / "catalogue.csv").read_bytes(), required="task_name")
    taken, refused = entries.read(rows, source="示例目录，编码待核实")
    assert not refused, refused
    return taken


def food_business(*, body: str, body_name: str, body_name_ug: str = "") -> dict[str, Any]:
    """Return 食品经营许可(新办) as this body would publish it."""
    found = tomllib.loads((_DATA / "food_business.toml").read_text("utf-8"))
    code = codes.compose(body=body, level=found["level"], catalogue_code=found["catalogue_code"])
    return found | {
        "code": code,
        "handling_code": codes.handling(code, 1),
        "body": body,
        "body_name": {"zh-Hans": body_name, "ug": body_name_ug},
    }
