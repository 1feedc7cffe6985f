"""Noting who opened what of a case: its form with what people said of themselves, files, papers."""

from datetime import datetime, timedelta

from onedoor.general.people.domain.purposes import LOOKED, UNMASKED, Purpose, Seen
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, PIPL, implements

AGAIN = timedelta(hours=1)  # leafing through the same thing is one look


def note_look(*, case: str, seen: Seen, ref: str = "", actor: Actor, at: datetime) -> None:
    """Write down that somebody of the staff opened this, unless they just did.

    ``ref`` names the file or paper.  Whether this person may is decided before.
    """
    key = (actor.ref, seen.value, ref)
    for entry in reversed(journal.entries_of(case)):
        if entry.at <= at - AGAIN:
            break
        if entry.kind == LOOKED and (entry.actor, entry.facts["seen"], entry.facts["ref"]) == key:
            return
    _note(case=case, seen=seen, ref=ref, actor=actor, at=at)


@implements(PIPL(51), PIPL(6), note="numbers in a form are shown for a stated purpose, and noted")
@command
def note_unmasked(*, case: str, seen: Seen, purpose: Purpose, actor: Actor, at: datetime) -> None:
    """Write down that somebody of the staff had the numbers in a case's form shown in full."""
    journal.write(
        kind=UNMASKED, subject=case, at=at, by=actor,
        field=seen.value, purpose=purpose.value, case=case,
    )  # fmt: skip


@implements(PIPL(51), HAMI(29, item=8), note="who opened somebody's data stands in the journal")
@command
def _note(*, case: str, seen: Seen, ref: str, actor: Actor, at: datetime) -> None:
    journal.write(kind=LOOKED, subject=case, at=at, by=actor, seen=seen.value, ref=ref)
