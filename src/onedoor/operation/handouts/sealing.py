"""Who took a result, and how it was signed for, is sealed at rest."""

import json

from onedoor.kernel.secrets import open_sealed, seal
from onedoor.law.articles import PIPL, implements
from onedoor.operation.handouts.domain.handouts import Taker

_PURPOSE = "handouts.taker"


@implements(PIPL(51), note="a copy of the database tells nobody who took a result")
def sealed(taker: Taker) -> bytes:
    """Return name, number and signature as they are kept."""
    kept = [taker.name, taker.number, taker.signature]
    return seal(json.dumps(kept, ensure_ascii=False), purpose=_PURPOSE)


def opened(kept: bytes | memoryview) -> tuple[str, str]:
    """Return name and number that were kept; nothing was kept of a parcel."""
    if not kept:
        return "", ""
    name, number, _signature = json.loads(open_sealed(kept, purpose=_PURPOSE))
    return name, number
