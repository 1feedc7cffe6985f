"""Which characters our fonts lack: asked when a text is typed, so that paper never surprises."""

from typing import Any

from onedoor.operation.documents import engine

GETA = "〓"  # what printers set for a sort they do not have
_AT_ONCE = 2000
_known: dict[str, bool] = {"\n": True, "\t": True, " ": True}


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters of a text that cannot be printed, in order, each once.

    Ask when a name or an answer is typed, and warn; a document sets 〓 in their place.
    """
    _learn(text)
    return tuple(dict.fromkeys(c for c in text if not _known[c]))


def printable(value: Any) -> Any:
    """Return a content with 〓 for what no font has; its HTML twin keeps the true characters."""
    if isinstance(value, str):
        missing = set(missing_characters(value))
        return "".join(GETA if c in missing else c for c in value) if missing else value
    if isinstance(value, dict):
        return {name: printable(one) for name, one in value.items()}
    if isinstance(value, list):
        return [printable(one) for one in value]
    return value


def _learn(text: str) -> None:
    # One typesetting for all that is new, not one a character.
    new = sorted(set(text) - _known.keys())
    for start in range(0, len(new), _AT_ONCE):
        part = new[start : start + _AT_ONCE]
        lacking = engine.lacking(part)
        _known.update((c, c not in lacking) for c in part)
