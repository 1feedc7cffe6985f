"""``onedoor rotate-key``: another key begins to sign the journal.

The new key is on the disk before the journal names it, and the old one goes only after that: a
run that breaks off anywhere is finished by the next one.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from onedoor.config import environment
from onedoor.config.installation import Tell, keep_secrets, kept_secrets
from onedoor.embedded.folders import locked
from onedoor.journal import api as journal
from onedoor.kernel.actors import system

VARIABLE = "ONEDOOR_JOURNAL_KEY"


def rotate(environ: Mapping[str, str], data: Path, *, at: datetime, tell: Tell) -> None:
    """Hand the signing over to a new key, and keep that where the old one was kept.

    A key that a variable gives is not ours to change: the new one then waits in a file.
    """
    waiting = data / "journal" / "next-key"
    with locked(data / "secrets.lock"):
        old = environment.read(environ, data).journal_key
        new = _waiting(waiting)
        if new in {b"", old}:
            new = _fresh(waiting)
        journal.hand_over(old=old, new=new, actor=system("rotate-key"), at=at)
        if VARIABLE in environ:
            tell(f"handed over: set {VARIABLE} to what {waiting} holds, and start the sealer again")
            return
        text = b64encode(new).decode()
        keep_secrets(data, {**kept_secrets(data), "journal_key": text})
        waiting.unlink()
    tell("handed over; the sealer takes the new key when it has sealed with the old one")


def _waiting(path: Path) -> bytes:
    return b64decode(path.read_text("ascii")) if path.is_file() else b""


def _fresh(path: Path) -> bytes:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    text = environment.new_keys()["journal_key"]
    part.write_text(text, "ascii")
    part.replace(path)
    return b64decode(text)
