"""The acts that may be cited: which articles exist, what they are about, when they are in force.

Each act is a TOML file under ``acts/``; an amended act gets a second file with its own
``valid_from``, and the old one stays for the cases of its time.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Any

from onedoor.law.articles import Provision


class Rank(IntEnum):
    """How high an act stands; the lower number goes before."""

    LAW = 1  # 法律
    ADMIN_REGULATION = 2  # 行政法规
    REGION_REGULATION = 3  # 自治区地方性法规
    CITY_REGULATION = 4  # 设区的市地方性法规
    RULE = 5  # 规章
    LOCAL_SETTING = 6  # 本地设置


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its heading and summary in our words, and whether it binds software.

    ``duty`` is None in acts of which only some articles are described. ``by_hand`` says which
    part is done by people. ``checks`` are the rows of the specification that test it.
    """

    number: int
    heading: str
    chapter: int = 0
    summary: str = ""
    duty: bool = False
    by_hand: str = ""
    checks: tuple[str, ...] = ()
    items: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActText:
    """What is known of one version of an act."""

    code: str
    title: str
    rank: Rank
    document: str
    last_article: int
    articles: Mapping[int, Article]
    chapters: Mapping[int, str]
    valid_from: date | None
    valid_until: date | None
    verified: bool

    def in_force(self, on: date) -> bool:
        """Say whether this version applies on a day; a draft without a date never does."""
        begun = self.valid_from is not None and self.valid_from <= on
        return begun and (self.valid_until is None or on <= self.valid_until)

    def has(self, provision: Provision) -> bool:
        """Say whether the act has the cited article, and the item where items are listed."""
        if provision.act != self.code or not 1 <= provision.article <= self.last_article:
            return False
        known = self.articles.get(provision.article)
        return not (provision.item and known and known.items) or provision.item in known.items


class UnknownAct(KeyError):
    """No act of this code is on the register."""


@cache
def acts() -> Mapping[str, tuple[ActText, ...]]:
    """Return all acts by code, each with its versions from oldest to newest."""
    found: dict[str, list[ActText]] = {}
    for path in sorted(files("onedoor.law").joinpath("acts").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            act = _act(tomllib.loads(path.read_text("utf-8")))
            found.setdefault(act.code, []).append(act)
    return {
        code: tuple(sorted(versions, key=lambda a: a.valid_from or date.max))
        for code, versions in found.items()
    }


def act(code: str) -> ActText:
    """Return the newest version of an act; raise UnknownAct when it is not on the register."""
    try:
        return acts()[code][-1]
    except KeyError:
        raise UnknownAct(code) from None


def heading_of(provision: Provision) -> str:
    """Return the heading of the cited place: of its item where that is known, else its article."""
    known = act(provision.act).articles.get(provision.article)
    if known is None:
        return ""
    return known.items.get(provision.item, known.heading)


def in_chinese(provision: Provision) -> str:
    """Return the citation as people write it, as ``《行政许可法》第三十二条第(四)项``."""
    text = act(provision.act)
    parts = [f"《{text.title.removeprefix('中华人民共和国')}》第{_numeral(provision.article)}条"]
    if provision.paragraph:
        parts.append(f"第{_numeral(provision.paragraph)}款")
    if provision.item:
        parts.append(f"第({_numeral(provision.item)})项")
    return "".join(parts)


_DIGITS = "零一二三四五六七八九"
_TEN = 10
_HUNDRED = 100


def _numeral(number: int) -> str:
    hundreds, rest = divmod(number, _HUNDRED)
    tens, ones = divmod(rest, _TEN)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones or not text else "")


def _act(raw: Mapping[str, Any]) -> ActText:
    return ActText(
        code=raw["code"],
        title=raw["title"],
        rank=Rank[raw["rank"].upper()],
        document=raw["document"],
        last_article=raw["last_article"],
        articles={a["number"]: _article(a) for a in raw.get("article", ())},
        chapters={int(n): name for n, name in raw.get("chapters", {}).items()},
        valid_from=raw.get("valid_from"),
        valid_until=raw.get("valid_until"),
        verified=raw.get("verified", True),
    )


def _article(raw: Mapping[str, Any]) -> Article:
    items = {i["number"]: i["heading"] for i in raw.get("item", ())}
    plain = {name: raw[name] for name in raw if name not in {"item", "checks"}}
    return Article(**plain, checks=tuple(raw.get("checks", ())), items=items)
