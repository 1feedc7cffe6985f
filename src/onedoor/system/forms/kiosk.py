"""The form at a kiosk: the same questions, one a screen, with the keys that its answer needs."""

from collections.abc import Mapping
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
    """One question as the kiosk asks it; ``pad`` are its keys, none where nothing is typed."""

    page: str
    title: str
    field: FieldView
    pad: tuple[str, ...]
    step: int
    steps: int


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
        )
        for n, (page, view) in enumerate(found, start=1)
    )
