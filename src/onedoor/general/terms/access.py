"""The way to a setting's definition and history, and who may change one."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onedoor.general.terms.domain import settings
from onedoor.general.terms.domain.errors import (
    NotAdministrator,
    ProposalClosed,
    ProposalMissing,
    SettingMissing,
)
from onedoor.general.terms.domain.settings import Definition
from onedoor.general.terms.models import SettingChange
from onedoor.kernel.actors import Actor, ActorKind

ADMINISTRATOR = "system.admin"


@cache
def definitions() -> Mapping[str, Definition]:
    """Return every setting by its key, in the order of the screen."""
    text = files(__package__).joinpath("data/settings.toml").read_text("utf-8")
    return MappingProxyType({found.key: found for found in settings.parse(text)})


def definition(key: str) -> Definition:
    """Return a setting's definition; raise SettingMissing."""
    found = definitions().get(key)
    if found is None:
        raise SettingMissing(key=key)
    return found


def require_administrator(actor: Actor) -> None:
    """Refuse anyone who is not a system administrator."""
    if actor.kind is not ActorKind.STAFF or ADMINISTRATOR not in actor.duties:
        raise NotAdministrator


def open_proposal(*, ref: str, actor: Actor) -> SettingChange:
    """Return a proposal an administrator may still decide, locked; raise if there is none."""
    require_administrator(actor)
    found = SettingChange.objects.select_for_update().filter(ref=ref).first()
    if found is None:
        raise ProposalMissing(ref=ref)
    if found.confirmed_at or found.withdrawn_at:
        raise ProposalClosed(label=definition(found.key).label)
    return found
