"""What other modules' tests may use of ``bodies``."""

from datetime import UTC, datetime

from onedoor.general.bodies import demo
from onedoor.general.bodies.domain.bodies import Body
from onedoor.general.bodies.queries import body_named


def demo_city() -> None:
    """Register the bodies of the demo city, with their duties."""
    demo.load(at=datetime(2024, 1, 1, tzinfo=UTC))


def body_of(name: str) -> Body:
    """Return a body of the demo city by its name, as 伊州区市场监督管理局."""
    found = body_named(name)
    assert found is not None, name
    return found
