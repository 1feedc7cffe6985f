"""Several people's application, as one value of the door: what is asked of it, and done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from onedoor.kernel.actors import Actor
from onedoor.operation.cases.domain.cosigning import Cosigned, Signature
from onedoor.operation.cases.queries import cosigning as asking
from onedoor.operation.cases.services import cosigning as doing


class Sign(Protocol):
    """The command by which one of those named confirms."""

    def __call__(self, *, draft: str, sha256: str, actor: Actor, at: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Together:
    """``state`` is for the applicant, ``to_confirm`` and ``sign`` for each cosigner."""

    state: Callable[..., Cosigned | None]
    to_confirm: Callable[..., asking.ToConfirm]
    kept: Callable[..., tuple[Signature, ...]]
    sign: Sign


TOGETHER = Together(asking.state, asking.to_confirm, asking.kept, doing.sign)
