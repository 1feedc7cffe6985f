"""What style sheet, script and templates may hold: lint by search, budgets by weight."""

import gzip
import re
from pathlib import Path

import django_htmx
import pytest

UI = Path(__file__).resolve().parents[1]
ONEDOOR = UI.parents[1]
CSS = (UI / "static/ui/ui.css").read_text("utf-8")
JS = (UI / "static/ui/app.js").read_text("utf-8")
HTMX = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
TEMPLATES = sorted(ONEDOOR.rglob("templates/**/*.html"))

NOT_IN_CHROMIUM_87 = r"@layer|:has\(|@container|color-mix|\bpopover\b|\binert\b|oklch|@scope|&:|& "
PHYSICAL = (
    r"[{;\s](?:(?:margin|padding|border)-(?:left|right|top|bottom)\b|(?:left|right|top|bottom)\s*:"
    r"|(?:float|clear|text-align)\s*:\s*(?:left|right)"
    r"|(?:min-|max-)?(?:width|height)\s*:)"
)


def test_the_style_sheet_uses_nothing_that_old_browsers_lack():
    assert re.findall(NOT_IN_CHROMIUM_87, _without_comments(CSS)) == []


def test_the_style_sheet_knows_no_left_and_right():
    assert re.findall(PHYSICAL, _without_media(_without_comments(CSS))) == []


def test_arabic_letters_are_never_spaced_or_slanted():
    assert re.findall(r"letter-spacing|font-style\s*:\s*italic|text-align\s*:\s*justify", CSS) == []


def test_the_script_is_plain_and_short():
    assert re.findall(r"\beval\(|new Function|\?\.[a-z\[]|\?\?|#[a-z]+\s*=|innerHTML", JS) == []
    assert len(JS.splitlines()) <= 400


@pytest.mark.parametrize(
    "texts,most",
    [([CSS], 15_000), ([JS], 10_000), ([JS, HTMX.read_text("utf-8")], 60_000)],
    ids=["style sheet", "public script", "staff scripts"],
)
def test_a_file_keeps_its_budget(texts, most):
    assert sum(len(gzip.compress(text.encode(), 9)) for text in texts) <= most


def test_the_uyghur_letters_keep_their_budget():
    assert sum(f.stat().st_size for f in UI.glob("static/ui/*.woff2")) <= 40_000


def test_every_htmx_element_is_a_link_or_form_without_script():
    bare = [
        f"{path.name}: {tag[:90]}"
        for path in TEMPLATES
        for tag in re.findall(r"<[a-z]+\b(?:[^<>]|\{%.*?%\})*\bhx-(?:get|post)=[^>]*>", _read(path))
        if not re.search(r"\b(?:href|action|formaction)=", tag)
    ]

    assert bare == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"\|\s*safe\b",
        r"\sstyle\s*=",
        r"<script(?![^>]*\s(?:src=|type=.application/json))",
        r"<style\b",
        r"\son[a-z]+\s*=\s*[\"']",
        r"\bhx-on\b|\bhx-boost\b",
        r"https?://(?!www\.w3\.org)",
    ],
)
def test_templates_hold_nothing_the_policy_forbids(pattern):
    found = [path.name for path in TEMPLATES if re.search(pattern, _read(path))]

    assert found == []


def _without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def _without_media(css: str) -> str:
    return re.sub(r"@media[^{]*", "@media", css)


def _read(path: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
