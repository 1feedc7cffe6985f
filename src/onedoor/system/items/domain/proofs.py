"""证明: which proofs may be asked for (保留清单), and which may never be (不应出具清单)."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from onedoor.law.grades import Grade
from onedoor.system.items.domain.entries import RefusedRow
from onedoor.system.items.domain.importing import UNREADABLE

_BANNED = "data/banned_proofs.csv"
_REQUIRED = ("code", "name", "act", "article", "grade", "issuer", "document", "since")
_COMMITTEES = ("村民委员会", "村委会", "居民委员会", "居委会", "社区")


@dataclass(frozen=True, slots=True)
class RetainedProof:
    """One entry of the list of retained proofs; ``body`` empty means that every body may ask.

    Only a law, a regulation or a decision of the State Council carries it.
    """

    code: str
    name: str
    act: str
    article: str
    grade: Grade
    issuer: str
    document: str  # 清单文号
    since: date
    until: date | None = None
    body: str = ""

    @property
    def cited(self) -> str:
        """The article it rests on, as it is cited."""
        return f"《{self.act}》第{self.article}条"

    def holds(self, *, body: str, on: date) -> bool:
        """Tell whether a body may ask for it on a day."""
        in_time = self.since <= on and (self.until is None or on < self.until)
        return in_time and self.body in ("", body)


def read(
    rows: Iterable[tuple[int, Mapping[str, str]]],
) -> tuple[list[RetainedProof], list[RefusedRow]]:
    """Return the entries of a table with the columns of an entry, and the rows refused."""
    taken: list[RetainedProof] = []
    refused: list[RefusedRow] = []
    for line, given in rows:
        why = given.get(UNREADABLE, "") or _why_not(given)
        if why:
            refused.append(RefusedRow(line, given.get("name", ""), why))
        else:
            taken.append(_proof(given))
    return taken, refused


def _why_not(given: Mapping[str, str]) -> str:
    missing = [name for name in _REQUIRED if not given.get(name)]
    if missing:
        return f"缺少 {'、'.join(missing)}"
    if given["grade"] not in list(Grade):
        return f"效力级别 {given['grade']} 无法识别"
    try:
        _proof(given)
    except ValueError:
        return "日期无法识别"
    return ""


def _proof(given: Mapping[str, str]) -> RetainedProof:
    return RetainedProof(
        **{name: given[name] for name in _REQUIRED if name not in ("grade", "since")},
        grade=Grade(given["grade"]),
        since=date.fromisoformat(given["since"]),
        until=date.fromisoformat(given["until"]) if given.get("until") else None,
        body=given.get("body", ""),
    )


def _banned() -> tuple[str, ...]:
    """Return the proofs that village and residents' committees do not issue, by name."""
    text = files("onedoor.system.items").joinpath(_BANNED).read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(row["name"] for row in rows)


BANNED_PROOFS = _banned()


def is_banned(name: str, issuer: str) -> bool:
    """Tell whether asking for a material means asking a committee for a banned proof.

    A proof of that name from another, named issuer (a hospital, the police) is another thing.
    """
    if not any(one in name for one in BANNED_PROOFS):
        return False
    return not issuer or any(word in issuer for word in _COMMITTEES)
