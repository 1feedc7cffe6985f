"""The demonstration catalogue: one deep offering, items without a guide yet, and samples."""

from datetime import datetime
from importlib.resources import files

from onedoor.general.bodies import api as bodies
from onedoor.kernel.actors import system
from onedoor.system.items.domain import demonstration
from onedoor.system.items.domain.importing import table
from onedoor.system.items.services import adopting, listing, registering

_BODY = "伊州区市场监督管理局"
_BODY_UG = "ئىۋىرغول رايونلۇق بازارنى نازارەت قىلىش-باشقۇرۇش ئىدارىسى"
# What the item asked for before the reform, so that the reduction can be told.
_BEFORE = {"materials": 9, "steps": 8, "days": 20, "visits": 2, "fee": 0}
_SAMPLES = (("district_items.csv", "511602"), ("zone_items.csv", "320100"))


def load(*, at: datetime) -> None:
    """Publish the offering and import the samples; again changes nothing."""
    actor = system("items.demo")
    folder = files("onedoor.system.items") / "data"
    rows = table((folder / "hami_items.csv").read_bytes())
    listing.import_rows(rows=rows, area="650502", actor=actor, at=at)
    for name, area in _SAMPLES:
        rows = table((folder / "samples" / name).read_bytes())
        listing.import_rows(rows=rows, area=area, sample=True, actor=actor, at=at)
    registering.enter_catalogue(items=demonstration.catalogue(), actor=actor, at=at)
    body = bodies.body_named(_BODY)
    if body is None:
        raise bodies.BodyMissing(body=_BODY)
    document = demonstration.food_business(
        body=body.code, body_name=body.short_name or body.name, body_name_ug=_BODY_UG
    )
    adopting.adopt(document=document, at=at, baseline=_BEFORE)
