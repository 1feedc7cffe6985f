"""Who keeps the register, and the way from a title to its row."""

from onedoor.general.bases.domain.errors import InstrumentMissing, NotKeeper, ReminderMissing
from onedoor.general.bases.models import InstrumentRow, ReminderRow
from onedoor.kernel.actors import Actor, ActorKind

KEEPS = "items.review"
ANSWERS = frozenset({"items.edit", KEEPS})


def require_keeper(actor: Actor) -> None:
    """Refuse anyone who is neither a legal reviewer nor the platform itself."""
    if actor.kind is not ActorKind.SYSTEM and KEEPS not in actor.duties:
        raise NotKeeper


def instrument_to_change(*, title: str, actor: Actor) -> InstrumentRow:
    """Return an instrument, locked, for somebody who keeps the register."""
    require_keeper(actor)
    row = InstrumentRow.objects.select_for_update().filter(title=title).first()
    if row is None:
        raise InstrumentMissing(title=title)
    return row


def reminder_to_settle(*, ref: str, actor: Actor) -> ReminderRow:
    """Return an open reminder, locked, for editors and reviewers of the body that answers."""
    row = ReminderRow.objects.select_for_update().filter(ref=ref, settled_at__isnull=True).first()
    if row is None or not _answers(actor, row.holder):
        raise ReminderMissing(ref=ref)
    return row


def _answers(actor: Actor, holder: str) -> bool:
    if actor.kind is ActorKind.SYSTEM:
        return True
    return actor.body == holder and bool(ANSWERS & actor.duties)
