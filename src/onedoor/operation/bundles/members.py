"""What a bundle has to know of an offering, taken from the version in force."""

from collections.abc import Mapping

from onedoor.operation.bundles.domain.bundle import Fee, Member
from onedoor.system.items import api as items


def member(
    part: str,
    what: items.Definition,
    *,
    version: int,
    before: Mapping[str, int],
    is_in_use: bool = True,
) -> Member:
    """Return what a bundle has to know of a version; ``before`` is what was asked before."""
    return Member(
        name=what.name,
        body_name=what.body_name,
        version=version,
        form=what.form,
        promised_days=what.limits.promised_days,
        visits=what.visits,
        steps=sum(step.within_limit for step in what.flow.steps),
        fees=tuple(Fee(part, fee.name, fee.amount) for fee in what.fees),
        before=before,
        is_in_use=is_in_use,
    )
