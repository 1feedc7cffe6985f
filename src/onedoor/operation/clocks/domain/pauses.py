"""Days that do not count: from the day a special procedure begins to the day before it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Pause:
    """A span of days that do not count; without ``end`` it goes on."""

    start: date
    end: date | None = None


def written(pauses: Sequence[Pause]) -> str:
    """Return pauses as one text, by which clocks with the same pauses are told to be alike."""
    return ",".join(f"{one.start}/{one.end or ''}" for one in pauses)


def read(text: str) -> tuple[Pause, ...]:
    """Return the pauses of a text that ``written`` made."""
    spans = (one.split("/") for one in text.split(",") if one)
    return tuple(
        Pause(date.fromisoformat(start), date.fromisoformat(end) if end else None)
        for start, end in spans
    )
