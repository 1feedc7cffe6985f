"""Every address has an access rule; every form that posts has its token."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

import onedoor
from onedoor.kernel.access import rule_of

SOURCE = Path(onedoor.__file__).parent
# Third-party views that the people module mounts by hand, behind its own guard.
GUARDED_ELSEWHERE = ("allauth.",)
_FORM = re.compile(r"<form\b(?P<tag>[^>]*)>(?P<body>.*?)</form>", re.DOTALL | re.IGNORECASE)


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern)
        else:
            yield pattern


def test_every_address_has_an_access_rule():
    without = [
        f"{p.pattern} {p.callback.__module__}.{getattr(p.callback, '__name__', '?')}"
        for p in patterns()
        if rule_of(p.callback) is None and not p.callback.__module__.startswith(GUARDED_ELSEWHERE)
    ]

    assert without == []


def test_every_form_that_posts_has_its_token():
    bare = [
        f"{path.relative_to(SOURCE)}: {form['tag'].strip()}"
        for path in SOURCE.rglob("*.html")
        for form in _FORM.finditer(path.read_text("utf-8"))
        if re.search(r"""method=["']post""", form["tag"], re.IGNORECASE)
        and not re.search(r"csrf_input|csrf_token|ui\.csrf", form["body"])
    ]

    assert bare == []


def test_no_template_marks_text_as_safe():
    marked = [
        path.name
        for path in SOURCE.rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text("utf-8"))
    ]

    assert marked == []
