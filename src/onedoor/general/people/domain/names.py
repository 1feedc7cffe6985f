"""Names of persons and organisations, kept whole: no family or given name is ever split off."""

import itertools
import re
import unicodedata

from onedoor.kernel.errors import Invalid

PERSON_MAX = 100  # GB/T 39046: 申请者名称 an..100
ORGANISATION_MAX = 200
MIDDLE_DOT = "·"

# What keyboards and old systems write where a name has its middle dot.
_DOTS = str.maketrans(dict.fromkeys("・•．‧･∙⋅●", MIDDLE_DOT))
_HAN = r"[\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_PLAIN_STOP = re.compile(rf"(?<={_HAN})\.(?={_HAN})")
_PADDED_PAIR = re.compile(rf"({_HAN}) ({_HAN})")
_AROUND_DOT = re.compile(rf" *{MIDDLE_DOT} *")
_JOINERS = frozenset("·-'’. ")
_ALSO_IN_ORGANISATIONS = frozenset("()（）[]【】《》〈〉“”\"&＆,，、:：/+·-—_.'’#@!！%* ")


class NameWrong(Invalid):
    """The name holds something that no name holds; the fact ``flaw`` says what."""

    code = "people.name_wrong"


def person_name(text: str) -> str:
    """Return a person's name in its one written form; refuse what cannot be a name."""
    name = _tidied(text)
    name = _PLAIN_STOP.sub(MIDDLE_DOT, name)
    name = _AROUND_DOT.sub(MIDDLE_DOT, name)
    if padded := _PADDED_PAIR.fullmatch(name):
        name = padded[1] + padded[2]
    _measure(name, PERSON_MAX)
    for sign in name:
        if not _is_letter(sign) and sign not in _JOINERS:
            raise NameWrong(flaw="sign", sign=_shown(sign))
    _check_joiners(name)
    return name


def organisation_name(text: str) -> str:
    """Return an organisation's name, tidied; refuse markup, controls and the like."""
    name = _tidied(text)
    _measure(name, ORGANISATION_MAX)
    for sign in name:
        if not (_is_letter(sign) or sign.isdigit() or sign in _ALSO_IN_ORGANISATIONS):
            raise NameWrong(flaw="sign", sign=_shown(sign))
    if not any(map(_is_letter, name)):
        raise NameWrong(flaw="empty")
    return name


def _tidied(text: str) -> str:
    for sign in text:
        if unicodedata.category(sign) in {"Cc", "Cf", "Cs"} and sign not in "\t\r\n":
            raise NameWrong(flaw="hidden", sign=_shown(sign))
    text = unicodedata.normalize("NFC", text).translate(_DOTS)
    return " ".join(text.split())


def _measure(name: str, most: int) -> None:
    if not name:
        raise NameWrong(flaw="empty")
    if len(name) > most:
        raise NameWrong(flaw="long", most=most)


def _check_joiners(name: str) -> None:
    if not _is_base_letter(name[0]):
        raise NameWrong(flaw="first", sign=_shown(name[0]))
    if name[-1] in _JOINERS and name[-1] != ".":
        raise NameWrong(flaw="last", sign=_shown(name[-1]))
    for left, right in itertools.pairwise(name):
        if left in _JOINERS and right in _JOINERS and (left, right) != (".", " "):
            raise NameWrong(flaw="pair", sign=_shown(left + right))


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M" or _is_base_letter(sign)


def _is_base_letter(sign: str) -> bool:
    # Ideographs newer than Python's tables are letters too: they stand in planes 2 and 3.
    return unicodedata.category(sign)[0] == "L" or 0x20000 <= ord(sign) <= 0x3FFFD  # noqa: PLR2004  # see above


def _shown(signs: str) -> str:
    return (
        signs
        if signs.isprintable() and signs.strip()
        else " ".join(f"U+{ord(s):04X}" for s in signs)
    )
