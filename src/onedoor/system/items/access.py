"""Who may change the catalogue."""

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.system.items.domain.errors import NotAnEditor

EDITS = "items.edit"


def require_editor(actor: Actor, *, body: str = "") -> None:
    """Let an editor of the body through, and the system's own tasks; raise NotAnEditor."""
    if actor.kind is ActorKind.SYSTEM:
        return
    if EDITS not in actor.duties or (body and actor.body != body):
        raise NotAnEditor(body=body)
