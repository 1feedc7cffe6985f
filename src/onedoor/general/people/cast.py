"""The people of the demo city.  None of them exists; their numbers belong to nobody."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from onedoor.general.people.domain.identities import (
    ApplicantKind,
    Identity,
    IdKind,
    Level,
    Organisation,
)
from onedoor.general.people.domain.samples import credit_code, resident_number

_FILE = Path(__file__).parent / "data" / "demo.toml"


@dataclass(frozen=True, slots=True)
class DemoIdentity:
    """Somebody who can sign in to the demo, and a line on who that is."""

    key: str
    story: str
    phone: str
    identity: Identity


@dataclass(frozen=True, slots=True)
class DemoStaff:
    """A staff member of the demo: the body stands by its name."""

    number: str
    name: str
    body: str
    position: str
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoAuthorisation:
    """Who acts for which firm in the demo, by the keys of both."""

    firm: str
    agent: str


@cache
def citizens() -> tuple[DemoIdentity, ...]:
    """Return who can sign in as a citizen or for a firm."""
    return tuple(map(_citizen, _told()["citizens"]))


@cache
def staff() -> tuple[DemoStaff, ...]:
    """Return the staff of the demo city."""
    return tuple(
        DemoStaff(one["number"], one["name"], one["body"], one["position"], tuple(one["duties"]))
        for one in _told()["staff"]
    )


@cache
def authorisations() -> tuple[DemoAuthorisation, ...]:
    """Return who acts for whom by authorisation."""
    return tuple(DemoAuthorisation(**one) for one in _told()["authorisations"])


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _citizen(told: dict[str, Any]) -> DemoIdentity:
    firm = told.get("firm")
    organisation = (
        Organisation(
            name=firm["name"],
            credit_code=credit_code(order=firm["order"], register=firm["register"]),
            representative=told["name"],
        )
        if firm
        else None
    )
    id_kind = IdKind(told.get("id_kind", IdKind.RESIDENT))
    born: date = told["born"]
    number = told.get("number") or resident_number(born=born, order=told["order"])
    identity = Identity(
        kind=ApplicantKind.PERSON,
        name=told["name"],
        id_kind=id_kind,
        number=number,
        level=Level.FACE,
        organisation=organisation,
    )
    return DemoIdentity(told["key"], told["story"], told["phone"], identity)
