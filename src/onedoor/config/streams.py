"""The streams of a command that was started without one of them."""

import io
import os
import sys
from pathlib import Path

_STDERR = 2


class _NothingToRead(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def readinto(self, _: object) -> int:
        message = "stdin is closed: what is asked is read from it"
        raise OSError(message)


class _NobodyReads(io.TextIOBase):
    def write(self, _: str) -> int:
        message = "stdout is closed: nobody would get the answer"
        raise OSError(message)


def drop_rest() -> None:
    """Let go of what waits for stdout if nobody takes it, so that the end is quiet."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complete() -> None:
    """Let a closed stream say so when it is used, and let no other file take its number."""
    while (taken := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        pass
    os.close(taken)
    # Python gives None for what is closed, whatever its types say.
    streams = vars(sys)
    if streams["stdin"] is None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(_NothingToRead()))
    if streams["stdout"] is None:
        sys.stdout = _NobodyReads()  # all that a command uses of it
    if streams["stderr"] is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # for as long as we run
