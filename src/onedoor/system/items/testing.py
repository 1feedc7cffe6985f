"""What other modules' tests may use: a published offering without the rest of the city."""

from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

from onedoor.kernel.actors import system
from onedoor.system.items import queries, services
from onedoor.system.items.domain import demonstration
from onedoor.system.items.domain.importing import table
from onedoor.system.items.domain.offering import Offering

BODY = "11652201010485123A"
BODY_NAME = "伊州区市场监督管理局"
AT = datetime(2026, 11, 2, 4, tzinfo=UTC)


def document(*, body: str = BODY, body_name: str = BODY_NAME) -> dict[str, Any]:
    """Return the document of 食品经营许可(新办), to be changed by a test."""
    return demonstration.food_business(body=body, body_name=body_name)


def published(*, body: str = BODY, body_name: str = BODY_NAME, at: datetime = AT) -> Offering:
    """Publish 食品经营许可(新办) of a body and return it."""
    found = services.publish(
        document=document(body=body, body_name=body_name), actor=system("test"), at=at
    )
    return queries.offering(found.code)


def import_samples(*, at: datetime = AT) -> None:
    """Take the 96 sample items of a zone into the catalogue."""
    content = (files("onedoor.system.items") / "data/samples/zone_items.csv").read_bytes()
    services.import_rows(
        rows=table(content), area="320100", sample=True, actor=system("test"), at=at
    )
