"""What an application says is sealed at rest: forms ask for numbers, telephones and names."""

import json
from collections.abc import Mapping
from typing import Any

from onedoor.kernel.secrets import open_sealed, seal
from onedoor.law.articles import PIPL, implements

PURPOSE = "cases.answers"


@implements(PIPL(51), note="a copy of the database tells nobody what an application says")
def sealed(answers: Mapping[str, Any]) -> bytes:
    """Return answers as they are kept."""
    return seal(json.dumps(answers, ensure_ascii=False), purpose=PURPOSE)


def opened(kept: bytes | memoryview) -> dict[str, Any]:
    """Return the answers that were kept; raise InvalidTag if they were altered."""
    found: dict[str, Any] = json.loads(open_sealed(kept, purpose=PURPOSE))
    return found
