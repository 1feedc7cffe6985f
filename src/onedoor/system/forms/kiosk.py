"""The form at a kiosk: the same questions, one a screen, with the keys that its answer needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onedoor.kernel.fields import FieldView
from onedoor.system.forms.domain.answers import Answers, visible_pages
from onedoor.system.forms.domain.definition import Channel, FormDef
from onedoor.system.forms.domain.prefill import Prefilled
from onedoor.system.forms.domain.texts import CHINESE, Text
from onedoor.system.forms.fields import NOTHING_HELD, Held, fields

_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")
_PADS: Mapping[str, tuple[str, ...]] = {
    "number": (*_DIGITS, ".", "0"),
    "money": (*_DIGITS, ".", "0"),
    "date": (*_DIGITS, "-", "0"),
    "phone": (*_DIGITS, "-", "0"),
    "idcard": (*_DIGITS, "X", "0"),
    "uscc": (*_DIGITS, "0", *"ABCDEFGHJKLMNPQRTUWXY"),
}


@dataclass(frozen=True, slots=True)
class Screen:
    """One question as the kiosk asks it; ``pad`` are its keys, none where nothing is typed.

    ``beside`` is what a browser would post of the page's other questions, as they are answered
    now: a page is taken whole wherever it is asked, and here its questions come one by one.
    """

    page: str
    title: str
    field: FieldView
    pad: tuple[str, ...]
    step: int
    steps: int
    beside: Mapping[str, str | list[str]]


def _posted(view: FieldView) -> Iterator[tuple[str, str | list[str]]]:
    if view.kind in {"file", "info"}:
        return
    if view.drawn_as == "compound":
        for part in view.parts:
            yield from _posted(part)
    elif not view.read_only:
        yield view.name, list(view.value) if isinstance(view.value, tuple) else view.value
    if view.dispute and view.dispute.said:
        yield view.dispute.name, "yes"
        yield view.dispute.right_name, view.dispute.right


def screens(
    form: FormDef,
    answers: Answers,
    errors: Mapping[str, Text],
    *,
    language: str = CHINESE,
    sources: Mapping[str, Prefilled] | None = None,
    held: Held = NOTHING_HELD,
) -> tuple[Screen, ...]:
    """Return the screens of the questions that apply; a repeated page stands for one row."""
    found = [
        (page, view)
        for page in visible_pages(form, answers)
        for view in fields(
            form,
            page,
            answers,
            errors,
            language=language,
            channel=Channel.KIOSK,
            sources=sources,
            held=held,
        )
    ]
    return tuple(
        Screen(
            page=page.key,
            title=page.title.in_language(language),
            field=view,
            pad=() if view.read_only else _PADS.get(view.kind, ()),
            step=n,
            steps=len(found),
            beside=dict(
                pair
                for other, one in found
                if other is page and one is not view
                for pair in _posted(one)
            ),
        )
        for n, (page, view) in enumerate(found, start=1)
    )
