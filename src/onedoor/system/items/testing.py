"""What other modules' tests may use: a published offering without the rest of the city."""

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

from onedoor.general.bodies import api as bodies
from onedoor.kernel.actors import system
from onedoor.kernel.areas import Level
from onedoor.system.items.domain import demonstration
from onedoor.system.items.domain.importing import table
from onedoor.system.items.domain.offering import Offering
from onedoor.system.items.queries import offerings
from onedoor.system.items.services import adopting, listing, registering

BODY = "11652201010485123A"
BODY_NAME = "伊州区市场监督管理局"
AT = datetime(2026, 11, 2, 4, tzinfo=UTC)
_ACTOR = system("test")
FACT = "食品安全管理制度已经制定并执行。"


def document(*, body: str = BODY, body_name: str = BODY_NAME) -> dict[str, Any]:
    """Return the document of 食品经营许可(新办), to be changed by a test."""
    return demonstration.food_business(body=body, body_name=body_name)


def demonstrations(*, body: str = BODY, body_name: str = BODY_NAME) -> dict[str, dict[str, Any]]:
    """Return every document of the demonstration by a short name, as one body would publish it."""
    by = demonstration.Offerer(body, body_name)
    others = {
        one.key: one.document(dict.fromkeys(one.bodies, by))
        for one in demonstration.demonstrations()
    }
    return {"food_business": document(body=body, body_name=body_name), **others}


def surroundings(*, body: str = BODY, body_name: str = BODY_NAME, at: datetime = AT) -> None:
    """Register the body and the catalogue, without which nothing can be published."""
    registering.enter_catalogue(items=demonstration.catalogue(), actor=_ACTOR, at=at)
    try:
        bodies.body(body)
    except bodies.BodyMissing:
        taken = bodies.body_named(body_name) is not None
        bodies.register(
            bodies=[
                bodies.Body(
                    code=body, name=f"{body_name}（测试）" if taken else body_name,
                    short_name="伊州市监", kind=bodies.Nature.STATUTORY,
                    role=bodies.Role.DEPARTMENT, level=Level.COUNTY, area="650502000000",
                    parent="", sample=True,
                )
            ],
            actor=_ACTOR,
            at=at,
        )  # fmt: skip


def published(
    what: Mapping[str, Any] | None = None,
    *,
    body: str = BODY,
    body_name: str = BODY_NAME,
    at: datetime = AT,
    baseline: Mapping[str, int] | None = None,
    reason: str = "",
) -> Offering:
    """Publish a document, by default 食品经营许可(新办) of a body, and return the offering."""
    surroundings(body=body, body_name=body_name, at=at)
    registered = bodies.body(body).name
    given = document(body=body, body_name=registered) if what is None else what
    code = adopting.adopt(document=given, at=at, baseline=baseline, reason=reason)
    return offerings.offering(code)


def publish_fact(*, words: str = FACT) -> Offering:
    """Publish a version in which a promise may stand in the place of the rules."""
    told = document()
    listed = [
        one | ({"commitment": True, "promise": words} if one["key"] == "rules" else {})
        for one in told["form"]["materials"]
    ]
    return published(told | {"form": told["form"] | {"materials": listed}}, reason="承诺代替")


def publish_cosigned() -> Offering:
    """Publish a version that each manager whom the form names has to confirm."""
    how = {"page": "managers", "name": "manager_name", "number": "manager_idcard"}
    return published(document() | {"cosigning": how}, reason="共同签署")


def import_samples(*, at: datetime = AT, whole: bool = False) -> None:
    """Take the 96 sample items of a zone into the catalogue, or the ``whole`` of all samples."""
    lists = {"zone_items.csv": "320100"} | ({"district_items.csv": "511602"} if whole else {})
    for file, area in lists.items():
        content = (files("onedoor.system.items") / "data/samples" / file).read_bytes()
        listing.import_rows(rows=table(content), area=area, sample=True, actor=_ACTOR, at=at)
