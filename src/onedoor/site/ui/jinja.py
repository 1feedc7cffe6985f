"""The Jinja2 environment of all pages."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined


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
    made.globals.update(static=static, url=_url)
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        translation.gettext, translation.ngettext, newstyle=True
    )
    return made


def _url(route: str, *args: object, **kwargs: object) -> str:
    return reverse(route, args=args or None, kwargs=kwargs or None)
