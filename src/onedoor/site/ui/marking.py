"""Chinese on a page of another language, marked as Chinese (WCAG 3.1.2); dates kept in order.

Names, reasons and titles of papers are never translated.  A screen reader must know where they
begin, and a page from right to left must keep them in their own order; so it must a date, a
telephone number or a code, whose parts would else be read from right to left.
"""

import re
from typing import Any

from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from onedoor.law import register
from onedoor.law.articles import Provision, UnreadableCitation
from onedoor.law.articles import cited as provision_of
from onedoor.site.ui.languages import LANGUAGES, SOURCE

_HAN = re.compile("[\u3400-\u9fff]")
# From the first character to the last with what stands between, and digits that touch the last.
_CHINESE = re.compile(
    "[《〈“（〔【]*[\u3400-\u9fff]"
    "(?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffefA-Za-z0-9 ,.:;/·“”()-]*"
    "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef)”])?[0-9]*"
)
# 2026-12-01, 09:30, 0902-2234567, 650****0, v1: parts joined by signs, or letters with a number.
_JOINED = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z0-9]+(?:[-/:._@][A-Za-z0-9]+)+(?: [0-9]{2}:[0-9]{2})?"
    r"|[A-Za-z0-9]+\*{2,}[A-Za-z0-9]*|[A-Za-z]{1,3}[0-9]{1,6})(?![A-Za-z0-9])",
    re.ASCII,
)
_UNBROKEN = 24  # what is longer may go on in the next line
_WHOLE, _LONG = '<bdi dir="ltr" class="whole">{}</bdi>', '<bdi dir="ltr">{}</bdi>'
_TAG = LANGUAGES[SOURCE].tag


def marked(text: Any) -> Any:
    """Return a text with what is Chinese in it marked, on pages that are not in Chinese.

    What is joined from digits and letters stays together, from left to right.  Anything but a
    plain text, as what a macro gives, is returned as it is.
    """
    if not isinstance(text, str) or hasattr(text, "__html__") or _is_plain(text):
        return text
    pieces: list[str] = []
    end = 0
    for found in _CHINESE.finditer(text):
        pieces += _in_order(text[end : found.start()])
        pieces.append(format_html('<span lang="{}" dir="ltr">{}</span>', _TAG, found.group()))
        end = found.end()
    return format_html_join("", "{}", ((one,) for one in [*pieces, *_in_order(text[end:])]))


def _in_order(text: str) -> list[str]:
    """Return a text in pieces, with what reads from left to right set apart."""
    pieces: list[str] = []
    end = 0
    for found in _JOINED.finditer(text):
        pieces.append(text[end : found.start()])
        shape = _WHOLE if len(found.group()) <= _UNBROKEN else _LONG
        pieces.append(format_html(shape, found.group()))
        end = found.end()
    return [*pieces, text[end:]]


def _is_plain(text: str) -> bool:
    if translation.get_language() == SOURCE:
        return True
    return not (_HAN.search(text) or _JOINED.search(text))


def cited(basis: Any) -> Any:
    """Return a citation as people write it: ``ADL 32(4)`` as 《行政许可法》第三十二条第(四)项.

    What is none of these citations is returned as it is, marked as Chinese.
    """
    try:
        found = basis if isinstance(basis, Provision) else provision_of(str(basis))
    except UnreadableCitation:
        return in_chinese(basis)
    return in_chinese(register.in_chinese(found))


def ltr(text: Any) -> SafeString:
    """Return a number, code, date or telephone, kept in its own direction on any page."""
    return format_html('<bdi class="code" dir="ltr">{}</bdi>', marked(text))


def in_chinese(text: Any) -> Any:
    """Return text that has no translation, marked as Chinese on a page that is not."""
    if translation.get_language() == SOURCE:
        return text
    return format_html('<span lang="{}" dir="ltr">{}</span>', _TAG, text)


def lang(text: Any) -> SafeString:
    """Return the attribute of an element that can hold nothing but text, as an option."""
    return format_html(' lang="{}"', _TAG) if _foreign(str(text)) else SafeString()


def _foreign(text: str) -> bool:
    return translation.get_language() != SOURCE and bool(_HAN.search(text))
