"""What an application says is sealed at rest, as that of each of its cases is."""

import json
from collections.abc import Mapping
from typing import Any

from onedoor.kernel.secrets import open_sealed, seal
from onedoor.law.articles import PIPL, implements

_PURPOSE = "bundles.answers"


@implements(PIPL(51), note="a copy of the database tells nobody what an application says")
def sealed(answers: Mapping[str, Any]) -> bytes:
    """Return answers as they are kept."""
    return seal(json.dumps(answers, ensure_ascii=False), purpose=_PURPOSE)


def opened(kept: bytes | memoryview) -> dict[str, Any]:
    """Return the answers that were kept."""
    found: dict[str, Any] = json.loads(open_sealed(kept, purpose=_PURPOSE))
    return found
