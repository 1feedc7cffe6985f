"""Who may import a calendar."""

from onedoor.general.calendar.domain.errors import NotAdministrator
from onedoor.kernel.actors import Actor, ActorKind

ADMINISTRATOR = "system.admin"


def require_administrator(actor: Actor) -> None:
    """Refuse anyone who is neither a system administrator nor the platform itself."""
    if actor.kind is not ActorKind.SYSTEM and ADMINISTRATOR not in actor.duties:
        raise NotAdministrator
