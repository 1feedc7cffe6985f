"""The Jinja2 environment of all pages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.forms import BaseForm, BoundField
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from onedoor.kernel.days import legal_time
from onedoor.kernel.fields import FieldView, Problem, from_django, problems
from onedoor.site.ui import marking, moments
from onedoor.site.ui.titles import title_of
from onedoor.site.ui.ways import ways


def environment(**options: Any) -> Environment:
    """Return the environment, with translation, addresses and static files."""
    options |= {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
    }
    made = Environment(**options)  # noqa: S701  # it is on, three lines above
    made.globals.update(
        static=static, url=_url, question=_question, problems=_problems, beijing=_beijing,
        ways=ways, marking=marking, title_of=title_of,
    )  # fmt: skip
    made.filters.update(
        day=moments.day,
        moment=moments.moment,
        marked=marking.marked,
        lang=marking.lang,
        cited=marking.cited,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        translation.gettext, translation.ngettext, newstyle=True
    )
    return made


def _url(route: str, *args: object, **kwargs: object) -> str:
    return reverse(route, args=args or None, kwargs=kwargs or None)


def _question(bound: BoundField, kind: str = "") -> FieldView:
    return from_django(bound, kind=kind)


def _problems(asked: Iterable[FieldView], form: BaseForm) -> list[Problem]:
    """Return what is wrong with a form of Django's: as a whole, then question by question."""
    whole = [Problem(str(text)) for text in form.non_field_errors()]
    return whole + problems(asked)


def _beijing(at: datetime) -> str:
    return f"{legal_time(at):%Y-%m-%d %H:%M}"
