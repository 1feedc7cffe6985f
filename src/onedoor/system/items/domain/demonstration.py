"""The demonstration offerings as documents, for the body and city that offer them."""

import tomllib
from importlib.resources import files
from typing import Any

from onedoor.system.items.domain import codes

_DATA = files("onedoor.system.items") / "data"


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
