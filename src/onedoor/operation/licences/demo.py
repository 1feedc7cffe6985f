"""The demo city: the business licences of its firms, and food licences that end soon."""

import tomllib
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from onedoor.general.bodies import api as bodies
from onedoor.kernel.actors import system
from onedoor.kernel.days import legal_day
from onedoor.operation.licences.services import Grantee, Grantor, Terms, enter

KIND = "business_licence"
RENEWED = "food_business_licence"
BUREAU = "伊州区市场监督管理局"
FIVE_YEARS = 1826  # days


def load(*, at: datetime) -> None:
    """Enter the licence of each demo firm; a firm that has not signed in yet is found by code."""
    issuer = _issuer()
    for told in firms():
        enter(
            number=told["uscc"],
            terms=Terms(kind=KIND, facts=told),
            holder=Grantee(id="", name=told["name"], code=told["uscc"]),
            body=issuer,
            actor=system("demo"),
            at=at,
        )
    for told in _told()["ending"]:
        days = int(told["ends_in_days"])
        firm = next(one for one in firms() if one["uscc"] == told["uscc"])
        enter(
            number=told["number"],
            terms=Terms(kind=RENEWED, facts=firm, valid_until=legal_day(at) + timedelta(days=days)),
            holder=Grantee(id="", name=firm["name"], code=firm["uscc"]),
            body=_bureau() or issuer,
            actor=system("demo"),
            at=at - timedelta(days=FIVE_YEARS - days),
        )


def firms() -> tuple[dict[str, str], ...]:
    """Return what stands on the licence of each demo firm."""
    return tuple(_told()["firm"])


def _issuer() -> Grantor:
    told = _told()["body"]
    known = bodies.body_named(told["name"])
    return Grantor(**told | ({"code": known.code, "area": known.area} if known else {}))


def _bureau() -> Grantor | None:
    """Return the bureau that renews what it gave, as the city's register of bodies names it."""
    found = next((one for one in bodies.bodies() if one.name.endswith(BUREAU)), None)
    mark = _told()["body"]["mark"]
    return Grantor(code=found.code, name=found.name, mark=mark, area=found.area) if found else None


@cache
def _told() -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "demo.toml"
    return tomllib.loads(path.read_text("utf-8"))
