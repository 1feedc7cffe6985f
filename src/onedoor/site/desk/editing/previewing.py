"""A draft as each channel would show it, and what it changes in the version in force."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.fields import FieldView
from onedoor.site.desk.editing.coding import compared
from onedoor.site.desk.editing.frame import flaws_of, frame
from onedoor.site.desk.editing.printing import papers, unpublished
from onedoor.site.portal import guide
from onedoor.site.ui import languages
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Tab:
    """One channel."""

    text: str | Promise
    href: str
    is_current: bool


_PRINT, _GUIDE = "print", "guide"
CHANNELS: Mapping[str, str | Promise] = {
    "guide": _("办事指南"),
    "online": _("网上"),
    "counter": _("窗口"),
    "kiosk": _("自助终端"),
    "print": _("打印"),
}


@for_staff("items.edit", "items.review")
def preview(request: KnownRequest, ref: str, channel: str) -> HttpResponse:
    """Show a draft as one channel would show it once it is published."""
    if channel not in CHANNELS:
        raise items.RowMissing
    at = timezone.now()
    draft = items.draft(ref=ref, actor=request.actor)
    found = flaws_of(draft.document, at=at)
    what = _read(draft)
    tongue = languages.language(get_language()).tag
    context: dict[str, Any] = {
        "frame_of": frame(draft, actor=request.actor, found=found),
        "channel": channel,
        "name": CHANNELS[channel],
        "tabs": [
            Tab(text, reverse("desk:item_preview", args=[ref, key]), key == channel)
            for key, text in CHANNELS.items()
        ],
        "what": what,
    }
    if what and channel == _PRINT:
        context["papers"] = papers(draft, what, at=at)
    elif what and channel == _GUIDE:
        context |= guide.told(request, unpublished(draft, what, at=at))
        context["asked_then"] = _asked(what.form, context["situation"].answers, tongue)
    elif what:
        context["shown"] = _SHOWN[channel](what, tongue, request.GET.get("step", ""))
    return render(request, "desk/editing/preview.html", context)


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page of the form, and which of its questions some answers call for."""

    title: str
    questions: tuple[tuple[str, bool], ...]


def _asked(form: forms.FormDef, answers: Mapping[str, Any], tongue: str) -> list[AskedPage]:
    """Return the questions that apply given the situation, page by page, and if they must be."""
    needed = {key: required for key, required, _material in forms.needs(form, answers)}
    return [
        AskedPage(
            page.title.in_language(tongue),
            tuple(
                (one.label.in_language(tongue), needed[one.key])
                for one in page.questions
                if one.key in needed
            ),
        )
        for page in forms.visible_pages(form, answers)
    ]


def _read(draft: items.Draft) -> items.Definition | None:
    try:
        return items.parse(draft.document)
    except items.OfferingUnreadable:
        return None


@dataclass(frozen=True, slots=True)
class Screen:
    """One page of the form as a channel shows it."""

    title: str
    intro: str
    fields: tuple[FieldView, ...]
    pad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What a channel shows: one screen of several, or all at once."""

    screens: tuple[Screen, ...]
    step: int = 0
    steps: int = 0


def _online(what: items.Definition, tongue: str, step: str) -> Shown:
    everything = forms.sample(what.form, today=legal_day(timezone.now()), language=tongue)
    return _one_of(_screens(what.form, tongue, forms.Channel.ONLINE, everything), step)


def _counter(what: items.Definition, tongue: str, _step: str) -> Shown:
    return Shown(tuple(_screens(what.form, tongue, forms.Channel.COUNTER, {})))


def _screens(
    form: forms.FormDef, tongue: str, channel: forms.Channel, answers: Mapping[str, Any]
) -> list[Screen]:
    return [
        Screen(
            page.title.in_language(tongue),
            page.intro.in_language(tongue),
            tuple(forms.fields(form, page, answers, {}, language=tongue, channel=channel)),
        )
        for page in form.pages
    ]


def _kiosk(what: items.Definition, tongue: str, step: str) -> Shown:
    found = forms.screens(what.form, {}, {}, language=tongue)
    return _one_of([Screen(one.title, "", (one.field,), one.pad) for one in found], step)


def _one_of(screens: list[Screen], step: str) -> Shown:
    told = int(step) if step.isdecimal() and len(step) <= _MOST_DIGITS else 1
    here = min(max(told, 1), max(len(screens), 1))
    return Shown(tuple(screens[here - 1 : here]), here, len(screens))


_SHOWN: Mapping[str, Callable[[items.Definition, str, str], Shown]] = {
    "online": _online,
    "counter": _counter,
    "kiosk": _kiosk,
}


@for_staff("items.edit", "items.review")
def compare(request: KnownRequest, ref: str) -> HttpResponse:
    """Show what a draft, or one version, changes in another, by default the one in force."""
    draft = items.draft(ref=ref, actor=request.actor)
    versions = items.versions(draft.code) if draft.code else ()
    numbers = [one.version for one in versions]
    older = _one_of_numbers(request, "version", numbers) or max(numbers, default=0)
    newer = _one_of_numbers(request, "and", numbers)
    at = timezone.now()
    changed = _changes(draft, older, newer, on=legal_day(at)) if older else ()
    context = {
        "frame_of": frame(draft, actor=request.actor, found=flaws_of(draft.document, at=at)),
        "versions": [(one.version, one.effective_on, one.reason) for one in versions],
        "chosen": older,
        "newer": newer,
        "changed": changed,
    }
    return render(request, "desk/editing/compare.html", context)


def _one_of_numbers(request: KnownRequest, name: str, numbers: list[int]) -> int:
    """Return the version that the address names, 0 when it names none that is there."""
    told = request.GET.get(name, "")
    number = int(told) if told.isdecimal() and len(told) <= _MOST_DIGITS else 0
    return number if number in numbers else 0


def _changes(draft: items.Draft, older: int, newer: int, *, on: date) -> tuple[items.Change, ...]:
    what = items.offering(draft.code, newer).what if newer else _read(draft)
    before = items.document(items.offering(draft.code, older).what)
    return compared(before, items.document(what) if what else draft.document, on=on)


urlpatterns = [
    path("items/drafts/<str:ref>/preview/<slug:channel>/", preview, name="item_preview"),
    path("items/drafts/<str:ref>/compare/", compare, name="item_compare"),
]
