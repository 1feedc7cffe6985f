"""Who may import a calendar."""

from onedoor.general.calendar.domain.errors import (
    NotAdministrator,
    ProposalClosed,
    ProposalMissing,
    SecondAdministratorNeeded,
)
from onedoor.general.calendar.models import Proposal
from onedoor.kernel.actors import Actor, ActorKind

ADMINISTRATOR = "system.admin"


def require_administrator(actor: Actor) -> None:
    """Refuse anyone who is neither a system administrator nor the platform itself."""
    if actor.kind is not ActorKind.SYSTEM and ADMINISTRATOR not in actor.duties:
        raise NotAdministrator


def require_set_up(actor: Actor) -> None:
    """Refuse people: one alone moves no dates, only the set-up of the platform does."""
    require_administrator(actor)
    if actor.kind is not ActorKind.SYSTEM:
        raise SecondAdministratorNeeded


def open_proposal(*, ref: str, actor: Actor) -> Proposal:
    """Return a proposal that an administrator may still decide, locked."""
    require_administrator(actor)
    found = Proposal.objects.select_for_update().filter(ref=ref).first()
    if found is None:
        raise ProposalMissing(ref=ref)
    if found.confirmed_at or found.withdrawn_at:
        raise ProposalClosed(ref=ref)
    return found
