"""Everything is imported once, so that all citations, commands and errors are on record."""

import pytest

from onedoor.site.law.everything import import_everything


@pytest.fixture(scope="session", autouse=True)
def _everything_is_imported():
    import_everything()
