"""What other modules' tests may use of bundles: one that is offered, and its one form filled in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any

from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.operation.bundles.domain.standing import Status
from onedoor.operation.bundles.queries import Filling, filling
from onedoor.operation.bundles.services import applying
from onedoor.operation.bundles.services.publishing import confirm
from onedoor.operation.cases import testing as cases
from onedoor.system.forms import testing as forms
from onedoor.system.items import testing as offerings

AT = offerings.AT
TOLD = tomllib.loads(
    (files("onedoor.operation.bundles") / "data/restaurant.toml").read_text("utf-8")
)
NEW_SHOP = {"has_licence": "no", "big_advert": "no"}


@dataclass(frozen=True, slots=True)
class Offered:
    """A bundle that is offered: its document, and who confirms it."""

    document: Mapping[str, Any]
    reviewer: Actor


def offered(*, at: datetime = AT) -> Offered:
    """Publish the parts of 开办餐饮店 and offer it."""
    documents = {one["catalogue_code"]: one for one in offerings.demonstrations().values()}
    names = [one["offering"] for one in TOLD["parts"]]
    known = {name: offerings.published(documents[name]).code for name in names}
    parts = [one | {"offering": known[one["offering"]]} for one in TOLD["parts"]]
    document = TOLD | {"lead": offerings.BODY, "parts": parts}
    reviewer = people.staff_actor("items.review", body=offerings.BODY)
    confirm(document=document, status=Status.OFFERED, actor=reviewer, at=at)
    return Offered(document, reviewer)


def told(shown: Filling, *, at: datetime = AT) -> dict[str, Any]:
    """Return the one form as posted, with what registers answer as they do."""
    known = {key: one.value for key, one in shown.sources.items()}
    return forms.posted(shown.whole.merged.form, today=legal_day(at), **known)


def submitted(person: Actor, *, at: datetime = AT) -> str:
    """Fill in the bundle that is offered, hand everything in, and submit it; return its number."""
    ref = applying.begin(code=TOLD["code"], situation=NEW_SHOP, actor=person, at=at)
    posted = told(filling(ref=ref, actor=person, at=at), at=at)
    applying.save(ref=ref, posted=posted, actor=person, at=at)
    for need in filling(ref=ref, actor=person, at=at).whole.needs:
        applying.attach(
            ref=ref, material=need.key, name=f"{need.key}.png",
            content=cases.picture(need.key).content, actor=person, at=at,
        )  # fmt: skip
    return applying.submit(ref=ref, actor=person, at=at)
