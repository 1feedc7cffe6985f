"""What other modules' tests may use of assistance."""

from datetime import date

from onedoor.kernel.actors import Actor
from onedoor.operation.assistance.services.authorising import authorise
from onedoor.system.delegation import testing as down

UNTIL = date(2026, 12, 31)


def authorised(applicant: str, item: str, agent: Actor, *, until: date = UNTIL) -> str:
    """Keep the written word of an applicant for an agent; return its id."""
    return authorise(
        applicant=applicant, item=item, until=until, signed="阿依古丽·买买提",
        phone="13909020000", actor=agent, at=down.AT,
    )  # fmt: skip
