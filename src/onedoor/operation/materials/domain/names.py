"""Names of files as people's machines send them, made fit to show and to save under."""

import re
import unicodedata

LONGEST = 120
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_ENDING = re.compile(r"\.[0-9A-Za-z]{1,8}$")


def safe_name(name: str) -> str:
    """Return the last part of a name without control, direction and path characters.

    A very long name is cut in its middle, so that the ending stays.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c for c in unicodedata.normalize("NFC", last) if _is_shown(c))
    plain = _FORBIDDEN.sub("_", plain).strip(" .")
    if not plain:
        return "未命名"
    if len(plain) <= LONGEST:
        return plain
    ending = _ENDING.search(plain)
    tail = ending.group() if ending else ""
    return plain[: LONGEST - len(tail) - 1] + "…" + tail


def _is_shown(character: str) -> bool:
    # Cf holds the direction overrides by which "fdp.exe" is shown as "exe.pdf".
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}
