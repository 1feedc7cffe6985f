"""Where a cited provision can be read: its article, its act, or the register of bases."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse

from onedoor.law.register import ActText, acts


def page_of(act: str, article: str) -> str:
    """Return the address of the page that shows an article of an act, by the act's title."""
    found = _by_title().get(act)
    if found is None:
        return f"{reverse('law:bases')}?{urlencode({'q': act})}"
    code = found.code.lower()
    if article.isascii() and article.isdecimal() and int(article) in found.articles:
        return reverse("law:article", args=[code, int(article)])
    return reverse("law:act", args=[code])


@cache
def _by_title() -> Mapping[str, ActText]:
    return {versions[-1].title: versions[-1] for versions in acts().values()}
