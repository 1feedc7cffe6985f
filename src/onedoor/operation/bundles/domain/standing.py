"""Where a bundle stands, and whose it is to say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.errors import Forbidden, Missing, Refused
from onedoor.law.articles import HAMI, implements
from onedoor.operation.bundles.domain.flaws import Flaw
from onedoor.system.forms.api import Text

CONFIRMS = "items.review"


class Status(StrEnum):
    PREPARED = "prepared"  # 筹备
    OFFERED = "offered"  # 上线
    STOPPED = "stopped"  # 停用


class NotLead(Forbidden):
    """Only the lead body of a bundle confirms it."""

    code = "bundles.not_lead"
    basis = HAMI(21)


class BundleFlawed(Refused):
    """The bundle has flaws; ``flaws`` lists them with their places."""

    code = "bundles.flawed"
    basis = HAMI(21)


class BundleMissing(Missing):
    """There is no such bundle."""

    code = "bundles.missing"


@dataclass(frozen=True, slots=True)
class Listed:
    """A bundle as the list per batch shows it."""

    code: str
    version: int
    name: Text
    batch: str
    year: int
    lead: str
    lead_name: Text
    status: Status
    flaws: tuple[Flaw, ...]
    checked_at: datetime

    @property
    def is_offered(self) -> bool:
        """Whether anybody can apply: put in use, and sound as of the last change of a part."""
        return self.status is Status.OFFERED and not self.flaws


@implements(HAMI(21), note="each bundle has a lead body, which answers for it")
def check_lead(actor: Actor, *, lead: str) -> None:
    """Refuse whoever does not confirm for the lead body."""
    if actor.kind is not ActorKind.STAFF or actor.body != lead or CONFIRMS not in actor.duties:
        raise NotLead


@implements(HAMI(21), note="nothing is offered whose parts do not fit together")
def check_sound(status: Status, flaws: Sequence[Flaw]) -> None:
    """Refuse to put in use what has flaws; it can be prepared or stopped."""
    if status is Status.OFFERED and flaws:
        raise BundleFlawed(flaws=tuple(f"{one.place}: {one.mend.zh}" for one in flaws))
