"""An installation for a journey that kills, saves or moves it."""

from collections.abc import Iterator

import pytest

from tests.installation import Installation, installed


@pytest.fixture
def installation() -> Iterator[Installation]:
    """Return an installation that is made and does not serve yet."""
    with installed() as made:
        yield made
