"""What can be done to desks: keep a phrase, change its words, retire it."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.operation.desks import access
from onedoor.operation.desks.domain.phrases import (
    MOST,
    PhraseThere,
    TooManyPhrases,
    Use,
    checked,
)
from onedoor.operation.desks.models import PhraseRow


@internal("what officers write often is kept by themselves")
@command
def keep_phrase(*, use: Use, words: str, for_body: bool, actor: Actor, at: datetime) -> str:
    """Keep a phrase for oneself or, as the head, for the whole body; return its reference."""
    owner = "" if for_body else actor.ref
    access.check_keeper(owner, actor)
    words = checked(words)
    kept = access.offered_to(actor).filter(owner=owner, use=use)
    if kept.count() >= MOST:
        raise TooManyPhrases(most=MOST)
    row = PhraseRow(body=actor.body, owner=owner, use=use, words=words, added_by=actor.ref)
    _put(row)
    _tell("phrase_kept", row, actor, at)
    return row.ref


@internal("a phrase is mended where it is kept")
@command
def change_phrase(*, ref: str, words: str, actor: Actor, at: datetime) -> None:
    """Change the words of a phrase."""
    row = access.to_change(ref=ref, actor=actor)
    row.words = checked(words)
    _put(row)
    _tell("phrase_changed", row, actor, at)


@internal("a phrase that is out of use is offered no more")
@command
def retire_phrase(*, ref: str, actor: Actor, at: datetime) -> None:
    """Offer a phrase no more."""
    row = access.to_change(ref=ref, actor=actor)
    row.retired_at = at
    row.save()
    _tell("phrase_retired", row, actor, at)


def _put(row: PhraseRow) -> None:
    same = PhraseRow.objects.filter(
        body=row.body, owner=row.owner, use=row.use, words=row.words, retired_at=None
    )
    if same.exclude(pk=row.pk).exists():
        raise PhraseThere
    row.save()


def _tell(verb: str, row: PhraseRow, actor: Actor, at: datetime) -> None:
    journal.write(
        kind=f"desks.{verb}", subject=row.ref, at=at, by=actor, use=row.use, own=bool(row.owner)
    )
