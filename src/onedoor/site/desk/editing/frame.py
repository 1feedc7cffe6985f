"""What every page of one draft shows: its head, its sections, and how many flaws each has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.site.desk.editing import flaws as placing
from onedoor.site.desk.editing.conditions import words
from onedoor.site.desk.editing.flaws import Flaws
from onedoor.site.desk.editing.sections import SECTIONS
from onedoor.site.ui import languages
from onedoor.system.items import api as items

STATES: Mapping[str, tuple[str | Promise, str]] = {
    "writing": (_("起草中"), "accent"),
    "in_review": (_("法制审核中"), "warning"),
    "approved": (_("审核通过，待发布"), "success"),
    "scheduled": (_("已定日期，待生效"), "paused"),
    "published": (_("已发布"), "success"),
    "dropped": (_("已放弃"), "neutral"),
}
_OPEN = ("writing", "approved", "scheduled")


@dataclass(frozen=True, slots=True)
class Link:
    """A section of the draft, with how many flaws it has."""

    text: str | Promise
    href: str
    flaws: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The draft as the frame of its pages shows it."""

    draft: items.Draft
    name: str
    state: str | Promise
    tone: str
    links: tuple[Link, ...]
    flaws: int
    can_edit: bool


def frame(draft: items.Draft, *, actor: Actor, found: Flaws, current: str = "") -> Frame:
    """Return the frame of a draft's pages; ``current`` is the section one is in."""
    counts = found.by_section()
    links = tuple(
        Link(
            sheet.title,
            reverse("desk:item_sheet", args=[draft.ref, sheet.key]),
            counts.get(sheet.key, 0),
            sheet.key == current,
        )
        for sheet in SECTIONS
    )
    state, tone = STATES[draft.state]
    can_edit = draft.state in _OPEN and "items.edit" in actor.duties
    return Frame(draft, name_of(draft), state, tone, links, len(found.found), can_edit)


def flaws_of(document: Mapping[str, Any], *, at: datetime) -> Flaws:
    """Return the flaws of a document today, each at its place."""
    language = languages.language(get_language()).tag
    return placing.placed(document, items.flaws(document, on=legal_day(at)), language=language)


def name_of(draft: items.Draft) -> str:
    """Return what a draft is called in the language of the page, empty when it has no name."""
    return words(draft.document.get("name")) or draft.name


def names_of(body: str) -> dict[str, str]:
    """Return the names of a body's staff by their numbers."""
    return {one.number: one.name for one in people.staff_of(body=body)}
