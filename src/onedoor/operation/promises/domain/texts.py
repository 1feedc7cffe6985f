"""What is told and what is promised, word for word."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from onedoor.law.articles import HAMI, implements


class Kind(StrEnum):
    GAPS = "gaps"  # 容缺承诺
    INFORM = "inform"  # 告知承诺
    FACT = "fact"  # 证明事项告知承诺: in place of one material


@dataclass(frozen=True, slots=True)
class Words:
    """The same in both languages; the Chinese binds."""

    zh: str
    ug: str

    def in_language(self, tag: str) -> str:
        """Return the words for a language tag."""
        return self.ug if tag == "ug" and self.ug else self.zh


@dataclass(frozen=True, slots=True)
class Text:
    """告知书 and 承诺书, with the entries of the list that the promise is about.

    ``days`` are the working days within which those may follow, as the text says them.
    """

    kind: Kind
    told: Words
    promised: Words
    materials: tuple[str, ...]
    days: int = 0

    @property
    def about(self) -> str:
        """The one material in whose place it stands; empty where it is about the case."""
        return self.materials[0] if self.kind is Kind.FACT else ""

    @property
    @implements(HAMI(18), note="the text that was signed is known by its hash")
    def sha256(self) -> str:
        """The hash of the whole text in both languages."""
        whole = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return sha256(whole.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Signed:
    """A text with who signed it, when and how; ``on_paper`` is a signed paper at the counter."""

    text: Text
    sha256: str
    at: datetime
    by: str
    on_paper: bool
    withdrawn_at: datetime | None
