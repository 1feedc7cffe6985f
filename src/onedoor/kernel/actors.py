"""Who is acting."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    APPLICANT = "applicant"  # 申请人
    STAFF = "staff"  # 工作人员
    SYSTEM = "system"  # 系统(时钟、后台任务)
    MACHINE = "machine"  # 外部系统


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, or the system itself, together with what the person may do.

    ``ref`` is a public identifier (applicant id, staff number or the name of a task), never a
    primary key.  Staff belong to a ``body`` (its 18-digit code) and an ``area`` (12 digits).
    Who acts for somebody else (an agent, a substitute) names the other in ``on_behalf_of``.
    """

    kind: ActorKind
    ref: str
    body: str = ""
    area: str = ""
    duties: frozenset[str] = frozenset()
    on_behalf_of: str = ""

    @property
    def applicant(self) -> str:
        """The applicant whose business this is: the one acted for, else oneself."""
        return self.on_behalf_of or self.ref


def system(task: str) -> Actor:
    """Return the actor for something that time or a task does by itself."""
    return Actor(kind=ActorKind.SYSTEM, ref=task)
