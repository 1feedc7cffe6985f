"""The demonstration catalogue: deep offerings, items without a guide yet, and samples."""

from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any

from onedoor.general.bodies import api as bodies
from onedoor.kernel.actors import system
from onedoor.system.items.domain import demonstration
from onedoor.system.items.domain.importing import table
from onedoor.system.items.domain.parsing import parse
from onedoor.system.items.queries import offerings
from onedoor.system.items.services import adopting, listing, registering

_BODY = "伊州区市场监督管理局"
_BODY_UG = "ئىۋىرغول رايونلۇق بازارنى نازارەت قىلىش-باشقۇرۇش ئىدارىسى"
# What the item asked for before the reform, so that the reduction can be told.
_BEFORE = {"materials": 9, "steps": 8, "days": 20, "visits": 2, "fee": 0}
_SAMPLES = (("district_items.csv", "511602"), ("zone_items.csv", "320100"))


def load(*, at: datetime) -> None:
    """Publish the offerings and import the samples; again changes nothing, least of all edits."""
    actor = system("items.demo")
    folder = files("onedoor.system.items") / "data"
    rows = table((folder / "hami_items.csv").read_bytes())
    listing.import_rows(rows=rows, area="650502", actor=actor, at=at)
    for name, area in _SAMPLES:
        rows = table((folder / "samples" / name).read_bytes())
        listing.import_rows(rows=rows, area=area, sample=True, actor=actor, at=at)
    registering.enter_catalogue(items=demonstration.catalogue(), actor=actor, at=at)
    known = _offerers({_BODY: _BODY_UG})
    food = known[_BODY]
    document = demonstration.food_business(
        body=food.code, body_name=food.name, body_name_ug=food.name_ug
    )
    refresh(document=document, at=at, baseline=_BEFORE)
    for one in demonstration.demonstrations():
        document = one.document(_offerers(one.bodies))
        refresh(document=document, at=at, baseline=one.before)


def refresh(*, document: Mapping[str, Any], at: datetime, baseline: Mapping[str, int]) -> None:
    """Adopt a document of the demonstration, unless people have published one of theirs since."""
    versions = offerings.versions(parse(document).code)
    if not versions or versions[0].published_by == adopting.EDITOR.ref:
        adopting.adopt(document=document, at=at, baseline=baseline)


def _offerers(wanted: Mapping[str, str]) -> dict[str, demonstration.Offerer]:
    """Return bodies by how their names end; raise BodyMissing for one that is not registered."""
    there = bodies.bodies()
    found = {}
    for name, name_ug in wanted.items():
        body = next((one for one in there if one.name.endswith(name)), None)
        if body is None:
            raise bodies.BodyMissing(body=name)
        found[name] = demonstration.Offerer(body.code, body.short_name or body.name, name_ug)
    return found
