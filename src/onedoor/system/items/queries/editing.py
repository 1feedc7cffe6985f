"""What those who edit and review the catalogue ask: drafts, flaws, the lists they choose from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI
from onedoor.system.forms.api import reading
from onedoor.system.items import models
from onedoor.system.items.access import known, rights
from onedoor.system.items.domain.catalogue import CatalogueItem
from onedoor.system.items.domain.drafts import ENDED, Draft
from onedoor.system.items.domain.editing import Path, located
from onedoor.system.items.domain.flaws import Flaw
from onedoor.system.items.domain.parsing import inside, loosely
from onedoor.system.items.domain.proofs import RetainedProof


def draft(*, ref: str, actor: Actor) -> Draft:
    """Return one draft for those who edit or review for its body; raise DraftMissing."""
    return rights.draft_value(rights.draft_to_read(ref=ref, actor=actor))


def drafts(*, actor: Actor, with_ended: bool = False) -> tuple[Draft, ...]:
    """Return the drafts of the actor's body, the last saved first."""
    rows = models.DraftRow.objects.order_by("-saved_at", "-id")
    if actor.kind is not ActorKind.SYSTEM:
        rows = rows.filter(body=actor.body)
    if not with_ended:
        rows = rows.exclude(state__in=ENDED)
    return tuple(rights.draft_value(row) for row in rows[:200])


def flaws(document: Mapping[str, Any], *, on: date) -> tuple[Flaw, ...]:
    """Return every flaw that keeps a document from being published on a day.

    What cannot be read hides nothing else: the rules are asked of the rest.
    """
    what, notes = loosely(document)
    unread = tuple(map(_of_reading, notes))
    if what is None:
        return unread
    paths = [located(document, flaw.place) for flaw, note in zip(unread, notes, strict=True)
             if note.instead is not reading.UNKNOWN]  # fmt: skip
    found = known.flaws_of(what, on=on)
    return (*unread, *(flaw for flaw in found if not _is_about(document, flaw, paths)))


def _is_about(document: Mapping[str, Any], flaw: Flaw, paths: list[Path]) -> bool:
    """Tell whether a flaw is about what could not be read."""
    path = located(document, flaw.place)
    return any(path[: len(one)] == one for one in paths)


def _of_reading(note: reading.Note) -> Flaw:
    return Flaw("unreadable", HAMI(16), note.words, inside(note.at))


def catalogue(*, words: str = "", in_use_on: date | None = None) -> tuple[CatalogueItem, ...]:
    """Return the first 200 entries of 基本目录 whose name or code holds the words, by code."""
    rows = models.CatalogueRow.objects.filter(Q(name__icontains=words) | Q(code__startswith=words))
    found = [
        known.catalogue_item(row) for row in rows.order_by("code").values(*known.CATALOGUE)[:200]
    ]
    return tuple(one for one in found if in_use_on is None or one.in_use(in_use_on))


def retained_proofs(*, on: date, body: str = "") -> tuple[RetainedProof, ...]:
    """Return the list of retained proofs (保留证明事项清单) on a day, one body's or all."""
    return known.retained_proofs(on=on, body=body)


def synonyms() -> tuple[tuple[str, str], ...]:
    """Return every everyday word with the names of items that it stands for."""
    return tuple(models.SynonymRow.objects.order_by("said").values_list("said", "means"))
