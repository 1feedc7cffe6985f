"""证照标识: the identifier of an electronic licence and its check character (GB/T 36904)."""

import re
from dataclasses import dataclass

from onedoor.law.articles import HAMI, OGS, implements

ROOT = "1.2.156.3005.2"
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BASE = 36
_SHAPE = re.compile(
    r"1\.2\.156\.3005\.2\.(?P<kind>[0-9A-Z]{21})\.(?P<body>[0-9A-Z]{6,18})"
    r"\.(?P<serial>[0-9A-Z]{1,40})\.(?P<version>[0-9]{3})\.(?P<check>[0-9A-Z])"
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """The parts of a licence identifier, without its check character."""

    type_code: str
    body: str
    serial: str
    version: int

    def __str__(self) -> str:
        parts = (self.type_code, self.body, self.serial, f"{self.version:03d}")
        return ".".join((ROOT, *parts, check_character("".join(parts))))


def check_character(text: str) -> str:
    """Return the check character of digits and capital letters (ISO/IEC 7064 MOD 37,36)."""
    product = _BASE
    for sign in text:
        product = (product + _SIGNS.index(sign)) % _BASE or _BASE
        product = product * 2 % (_BASE + 1)
    return _SIGNS[(_BASE + 1 - product) % _BASE]


@implements(HAMI(17), OGS(10), note="a mistyped or forged identifier fails its check character")
def parse(text: str) -> Identifier | None:
    """Return the parts of an identifier, None if its shape or check character is wrong."""
    found = _SHAPE.fullmatch(text.strip().upper())
    if found is None:
        return None
    parts = found["kind"] + found["body"] + found["serial"] + found["version"]
    if check_character(parts) != found["check"]:
        return None
    return Identifier(found["kind"], found["body"], found["serial"], int(found["version"]))
