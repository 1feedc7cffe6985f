"""A whole form on one screen: each page a block, rows one below the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import get_language

from onedoor.kernel.fields import FieldView
from onedoor.site.ui import languages
from onedoor.system.forms import api as forms


@dataclass(frozen=True, slots=True)
class Block:
    """One page of the form as a block of the screen.

    ``when`` is its condition for script, ``key`` names it where an error is about the whole,
    ``further`` holds the rows that need not be filled in, and ``opened`` says that one is.
    """

    key: str
    title: str
    intro: str
    when: str
    rows: tuple[list[FieldView], ...]
    further: tuple[list[FieldView], ...] = ()
    opened: bool = False

    def views(self) -> Iterator[FieldView]:
        """Yield every question of the block, in reading order."""
        for row in (*self.rows, *self.further):
            yield from row


def blocks_of(
    form: forms.FormDef,
    answers: Mapping[str, Any],
    errors: Mapping[str, forms.Text],
    sources: Mapping[str, forms.Prefilled],
    *,
    in_full: bool = False,
) -> list[Block]:
    """Return the pages of a form as blocks of one screen, in the language of the page."""
    language = languages.language(get_language()).tag

    def row(page: forms.Page, index: int | None) -> list[FieldView]:
        return forms.fields(
            form, page, answers, errors,
            language=language, channel=forms.Channel.COUNTER, index=index,
            sources=sources, in_full=in_full,
        )  # fmt: skip

    blocks = []
    for page in form.pages:
        repeat = page.repeat
        first = max(repeat.minimum, 1) if repeat else 0
        rows = tuple(row(page, n) for n in range(first)) if repeat else (row(page, None),)
        further = tuple(row(page, n) for n in range(first, repeat.maximum)) if repeat else ()
        if page.key in errors and rows[0]:  # about the whole block, as when nobody was entered
            rows[0][0] = replace(rows[0][0], error=errors[page.key].in_language(language))
        blocks.append(
            Block(
                key=page.key,
                title=page.title.in_language(language),
                intro=page.intro.in_language(language),
                when=forms.condition(form, page),
                rows=rows,
                further=further,
                opened=any(view.value or view.error for views in further for view in views),
            )
        )
    return blocks
