"""Switches one function off before anything imports it; used by ``tools.prove`` alone."""

import json
import os
from pathlib import Path

from onedoor.law import articles

_WHERE = os.environ["ONEDOOR_PROVE"]
articles.disable(_WHERE)


def pytest_sessionfinish() -> None:
    """Tell whether the function was switched off, or is a class or table that cannot be."""
    Path(os.environ["ONEDOOR_PROVE_TOLD"]).write_text(
        json.dumps(_WHERE in articles.switched_off()), "utf-8"
    )
