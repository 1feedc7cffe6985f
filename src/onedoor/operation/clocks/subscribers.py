"""Counts running clocks again when the days they are counted by have changed."""

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.law.articles import ADL, implements
from onedoor.operation.clocks.domain.shapes import Cause
from onedoor.operation.clocks.redating import ASKED, redate

_CAUSES = {
    "calendar.imported": Cause.NOTICE,
    "terms.setting_confirmed": Cause.SETTING,
    ASKED: Cause.ASKED,
}


@journal.subscribe(kinds=tuple(_CAUSES), name="clocks.count_again")
def count_again(entry: journal.Entry) -> None:
    """Count every running clock again; those that are already right stay as they are."""
    cause = _CAUSES[entry.kind]
    if cause is Cause.SETTING and not entry.subject.startswith(("calendar.", "clocks.")):
        return
    redate(
        actor=_who(entry, cause), at=entry.at, cause=cause, subject=entry.subject,
        notice=_notice(entry) if cause is Cause.NOTICE else "",
    )  # fmt: skip


@implements(ADL(82), note="each date that a notice moved names the notice and who confirmed it")
def _who(entry: journal.Entry, cause: Cause) -> Actor:
    """Return who moves the dates: who confirmed the notice, else the platform."""
    if cause is not Cause.NOTICE:
        return system("clocks.count_again")
    return Actor(ActorKind(entry.actor_kind), entry.actor, body=entry.body)


def _notice(entry: journal.Entry) -> str:
    """Return how a notice is named: by its source, and the number of the paper it came with."""
    source, number = (str(entry.facts.get(name, "")) for name in ("source", "document_number"))
    return f"{source}（{number}）" if number else source
