"""The demonstration bundles, over the offerings of the demonstration."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any

from onedoor.general.bodies import api as bodies
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.bundles.domain.standing import CONFIRMS, Status
from onedoor.operation.bundles.queries import listed
from onedoor.operation.bundles.services.publishing import confirm
from onedoor.system.items import api as items

_DATA = files("onedoor.operation.bundles") / "data"
_AREA = "650502000000"


def load(*, at: datetime) -> None:
    """Confirm the bundles that are not there yet, for their lead bodies."""
    there = {one.code for one in listed()}
    offered = [row.code for row in items.browse(area=_AREA, offered=True).rows]
    for file in sorted(_DATA.iterdir(), key=lambda one: one.name):
        told = tomllib.loads(file.read_text("utf-8"))
        if told["code"] not in there:
            document = _document(told, offered)
            duties = frozenset({CONFIRMS})
            actor = Actor(ActorKind.STAFF, "bundles.demo", body=document["lead"], duties=duties)
            confirm(document=document, status=Status.OFFERED, actor=actor, at=at)


def _document(told: Mapping[str, Any], offered: list[str]) -> dict[str, Any]:
    """Return a bundle with what is published in the place of what the file names."""
    parts = []
    for part in told["parts"]:
        code = next(one for one in offered if one.endswith(part["offering"]))
        parts.append(part | {"offering": code, "version": items.offering(code).version})
    name = told["lead_name"]["zh-Hans"]
    lead = next(one for one in bodies.bodies() if one.name.endswith(name))
    return {**told, "lead": lead.code, "parts": parts}
