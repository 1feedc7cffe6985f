"""What can be done to desks: keep, change and retire a phrase; keep and drop a view."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command, internal
from onedoor.law.articles import HAMI, implements
from onedoor.operation.desks import access
from onedoor.operation.desks.domain.favourites import free_place
from onedoor.operation.desks.domain.phrases import (
    MOST,
    PhraseThere,
    TooManyPhrases,
    Use,
    checked,
)
from onedoor.operation.desks.domain.views import (
    MOST_VIEWS,
    NotForViews,
    TooManyViews,
    checked_name,
    checked_parts,
)
from onedoor.operation.desks.models import FavouriteRow, PhraseRow, ViewRow
from onedoor.system.items import api as items


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


@internal("how somebody looks at a list is theirs to keep")
@command
def keep_view(
    *, name: str, parts: dict[str, str], is_default: bool, actor: Actor, at: datetime
) -> str:
    """Keep a filter and order by name, in place of one of the same name; return its reference."""
    if actor.kind is not ActorKind.STAFF:
        raise NotForViews
    name, kept = checked_name(name), access.views_of(actor).select_for_update()
    if is_default:
        kept.update(is_default=False)
    row = kept.filter(name=name).first() or ViewRow(owner=actor.ref, name=name)
    if row.pk is None and kept.count() >= MOST_VIEWS:
        raise TooManyViews(most=MOST_VIEWS)
    row.parts, row.is_default = checked_parts(parts), is_default
    row.save()
    journal.write(kind="desks.view_kept", subject=row.ref, at=at, by=actor, default=is_default)
    return row.ref


@internal("how somebody looks at a list is theirs to drop")
@command
def drop_view(*, ref: str, actor: Actor, at: datetime) -> None:
    """Keep a view no longer."""
    access.view_to_drop(ref=ref, actor=actor).delete()
    journal.write(kind="desks.view_dropped", subject=ref, at=at, by=actor)


@implements(HAMI(13), note="who takes in an item often has it at hand")
@command
def keep_favourite(*, offering: str, actor: Actor, at: datetime) -> int:
    """Put an item under the first free digit; again, it stays where it is.  Return the digit."""
    access.require_counter(actor)
    code = items.offering(offering).code
    kept = {one.offering: one.place for one in access.favourites_of(actor).select_for_update()}
    if code in kept:
        return kept[code]
    place = free_place(kept.values())
    FavouriteRow.objects.create(owner=actor.ref, place=place, offering=code)
    journal.write(
        kind="desks.favourite_kept", subject=actor.ref, at=at, by=actor, offering=code, place=place
    )
    return place


@internal("what somebody has at hand is theirs to put away")
@command
def drop_favourite(*, offering: str, actor: Actor, at: datetime) -> None:
    """Free the digit of an item; again, it changes nothing."""
    gone, _each = access.favourites_of(actor).filter(offering=offering).delete()
    if gone:
        journal.write(
            kind="desks.favourite_dropped", subject=actor.ref, at=at, by=actor, offering=offering
        )
