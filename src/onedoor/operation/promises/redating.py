"""When due dates moved: the checks that wait show the new ones.

No command: it runs inside the batch that counted the clocks again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.law.articles import HAMI, implements
from onedoor.operation.clocks import api as clocks
from onedoor.operation.promises.domain.checks import CheckState
from onedoor.operation.promises.models import PromiseCheck

_STATES = {
    clocks.Kind.AFTER_CHECK: CheckState.OPEN,
    clocks.Kind.MENDING: CheckState.MENDING,
}


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks that hold a copy of their clock; who locks the case has locked its check."""

    def lock(self, cases: Sequence[str]) -> None:
        """Lock nothing: a check is changed only under the lock of its case."""

    @implements(
        HAMI(18), note="the day by which something is checked or mended follows the calendar"
    )
    def follow(
        self,
        batch: Sequence[clocks.Redated],
        actor: Actor,  # noqa: ARG002  # the change itself is written beside the clock
        at: datetime,  # noqa: ARG002  # the same
    ) -> None:
        """Take over the dates of the batch that are of checks."""
        for one in batch:
            if one.kind in _STATES:
                rows = PromiseCheck.objects.filter(case=one.case, state=_STATES[one.kind])
                mend_by = one.new if one.kind is clocks.Kind.MENDING else None
                rows.update(due_on=one.new, mend_by=mend_by)
