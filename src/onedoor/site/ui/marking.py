"""Chinese on a page of another language, marked as Chinese (WCAG 3.1.2).

Names, reasons and titles of papers are never translated.  A screen reader must know where they
begin, and a page from right to left must keep them in their own order.
"""

import re
from typing import Any

from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from onedoor.site.ui.languages import LANGUAGES, SOURCE

_HAN = re.compile("[\u3400-\u9fff]")
# From the first character to the last with what stands between, and digits that touch the last.
_CHINESE = re.compile(
    "[《〈“（〔【]*[\u3400-\u9fff]"
    "(?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffefA-Za-z0-9 ,.:;/·“”()-]*"
    "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef)”])?[0-9]*"
)
_TAG = LANGUAGES[SOURCE].tag


def marked(text: Any) -> Any:
    """Return a text with what is Chinese in it marked, on pages that are not in Chinese.

    Anything but a plain text, as what a macro gives, is returned as it is.
    """
    if not isinstance(text, str) or hasattr(text, "__html__") or not _foreign(text):
        return text
    pieces: list[tuple[str]] = []
    end = 0
    for found in _CHINESE.finditer(text):
        pieces.append((text[end : found.start()],))
        pieces.append((format_html('<span lang="{}" dir="ltr">{}</span>', _TAG, found.group()),))
        end = found.end()
    return format_html_join("", "{}", [*pieces, (text[end:],)])


def lang(text: Any) -> SafeString:
    """Return the attribute of an element that can hold nothing but text, as an option."""
    return format_html(' lang="{}"', _TAG) if _foreign(str(text)) else SafeString()


def _foreign(text: str) -> bool:
    return translation.get_language() != SOURCE and bool(_HAN.search(text))
