"""共同签署: an application of several people waits until each named one has confirmed it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, implements


class Confirmed(StrEnum):
    """How far one cosigner has come."""

    WAITING = "waiting"  # 待确认
    VOID = "void"  # 内容有变，需重新确认
    DONE = "done"  # 已确认


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody the form names as one who signs too: ``n`` is the row, ``number`` the identity."""

    n: int
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A confirmation of one content by the person of one row; ``on_paper`` at a counter."""

    n: int
    name: str
    sha256: str
    at: datetime
    on_paper: bool


@dataclass(frozen=True, slots=True)
class Cosigner:
    """One cosigner with where their confirmation stands, and since when."""

    n: int
    name: str
    state: Confirmed
    at: datetime | None = None
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Cosigned:
    """What is to be confirmed, by its hash, until when, by whom; ``mine`` is the reader's row."""

    sha256: str
    until: date
    cosigners: tuple[Cosigner, ...]
    mine: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether everybody has confirmed just this content."""
        return all(one.state is Confirmed.DONE for one in self.cosigners)


class NotCosigned(Refused):
    """Somebody whom the application names has not confirmed what it says now."""

    code = "cases.not_cosigned"
    basis = ADL(31)


class CosignedChanged(Refused):
    """The content was changed after it was shown; it is read again before it is confirmed."""

    code = "cases.cosigned_changed"
    basis = ADL(31)


@implements(ADL(31), note="what was confirmed is known by its hash, and nothing else is")
def content_hash(
    offering: str, version: int, answers: Mapping[str, Any], handed: Iterable[tuple[str, str]]
) -> str:
    """Return the hash of an application: the version, its answers, what is handed in with it."""
    whole = [offering, version, dict(answers), sorted(handed)]
    return sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def named(rows: Any, *, name: str, number: str) -> tuple[Named, ...]:
    """Return whom the rows of a page name; an incomplete row names nobody yet."""
    listed = rows if isinstance(rows, Sequence) and not isinstance(rows, str) else ()
    return tuple(
        Named(n, str(row.get(name, "")), str(row[number]).strip())
        for n, row in enumerate(listed)
        if isinstance(row, Mapping) and row.get(number)
    )


@implements(ADL(31), note="a change of the content makes earlier confirmations void")
def standing(
    signers: Iterable[Named], signatures: Iterable[Signature], *, sha256: str
) -> tuple[Cosigner, ...]:
    """Return where each cosigner stands to a content."""
    kept = list(signatures)
    return tuple(_standing(one, [s for s in kept if s.n == one.n], sha256) for one in signers)


def _standing(signer: Named, signatures: Sequence[Signature], wanted: str) -> Cosigner:
    valid = next((one for one in signatures if one.sha256 == wanted), None)
    if valid is not None:
        return Cosigner(signer.n, signer.name, Confirmed.DONE, valid.at, valid.on_paper)
    state = Confirmed.VOID if signatures else Confirmed.WAITING
    return Cosigner(signer.n, signer.name, state)


@implements(ADL(31), note="an application of several is one of each of them")
def check_cosigned(found: Cosigned) -> None:
    """Refuse what not everybody has confirmed as it is now."""
    left = tuple(one.name for one in found.cosigners if one.state is not Confirmed.DONE)
    if left:
        raise NotCosigned(names="、".join(left), signers=left)
