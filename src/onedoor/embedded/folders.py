"""Where an installation keeps its data."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

CLONE = Path(__file__).resolve().parents[3]


def data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Return the data folder: ``ONEDOOR_DATA``, else by who runs it.

    A user keeps data in ``.onedoor`` of the clone; root in ``/var/lib/onedoor/<hash of the
    clone's path>``, because PostgreSQL must not run as root and the clone may be unreadable to
    anybody else.
    """
    environ = os.environ if environ is None else environ
    if chosen := environ.get("ONEDOOR_DATA"):
        return Path(chosen)
    if os.geteuid() == 0:
        return Path("/var/lib/onedoor") / sha256(str(CLONE).encode()).hexdigest()[:16]
    return CLONE / ".onedoor"
