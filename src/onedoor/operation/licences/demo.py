"""The demo city: the business licences of its firms, from which forms are filled."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from onedoor.general.bodies import api as bodies
from onedoor.kernel.actors import system
from onedoor.operation.licences.services import Grantee, Grantor, Terms, enter

KIND = "business_licence"


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


def firms() -> tuple[dict[str, str], ...]:
    """Return what stands on the licence of each demo firm."""
    return tuple(_told()["firm"])


def _issuer() -> Grantor:
    told = _told()["body"]
    known = bodies.body_named(told["name"])
    return Grantor(**told | ({"code": known.code, "area": known.area} if known else {}))


@cache
def _told() -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "demo.toml"
    return tomllib.loads(path.read_text("utf-8"))
