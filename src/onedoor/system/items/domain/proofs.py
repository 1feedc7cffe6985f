"""证明: which proofs may be asked for (保留清单), and which may never be (不应出具清单)."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from onedoor.law.grades import Grade

_BANNED = "data/banned_proofs.csv"
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


@cache
def banned_proofs() -> tuple[str, ...]:
    """Return the proofs that village and residents' committees do not issue, by name."""
    text = files("onedoor.system.items").joinpath(_BANNED).read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(row["name"] for row in rows)


def is_banned(name: str, issuer: str) -> bool:
    """Tell whether asking for a material means asking a committee for a banned proof.

    A proof of that name from another, named issuer (a hospital, the police) is another thing.
    """
    if not any(one in name for one in banned_proofs()):
        return False
    return not issuer or any(word in issuer for word in _COMMITTEES)
