"""One definition, every rendering: whatever the form and the answers, the same is asked."""

import json
from datetime import date

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onedoor.kernel.fields import FieldView
from onedoor.law.articles import HAMI
from onedoor.system.forms import api as forms
from onedoor.system.forms.domain.answers import needs
from onedoor.system.forms.domain.conditions import condition, holds
from onedoor.system.forms.domain.explaining import in_words
from onedoor.system.forms.domain.prefill import ORIGINS
from onedoor.system.forms.tests.definitions import definitions, posts

TODAY = date(2026, 11, 24)


def _materials(form, answers):
    needed = forms.required_materials(form, answers)
    return {("", need.required, need.material.key) for need in needed}


def _asked(form, views):
    return {(v.name, v.required, form.question(v.name).material) for v in views}


def online(form, answers):
    """Return what the pages of the portal ask, one after the other."""
    return _asked(form, [
        view
        for page in forms.visible_pages(form, answers)
        for view in forms.fields(form, page, answers, {})
    ]) | _materials(form, answers)  # fmt: skip


def counter(form, answers):
    """Return what stays shown on the counter's screen once its script has run."""
    shown: list[FieldView] = []
    known: dict[str, object] = {}
    for page in form.pages:
        views = forms.fields(form, page, answers, {}, channel=forms.Channel.COUNTER)
        shown += [
            view
            for view in views
            if not view.when or holds(condition(json.loads(view.when)), dict(known))
        ]
        applies = not page.when or holds(form.conditions[page.when], known)
        names = {view.name for view in shown} | ({page.key} if applies else set())
        known |= {key: value for key, value in answers.items() if key in names}
    return _asked(form, shown) | _materials(form, answers)


def kiosk(form, answers):
    """Return what the kiosk asks, screen by screen."""
    screens = forms.screens(form, answers, {})
    return _asked(form, [screen.field for screen in screens]) | _materials(form, answers)


def on_paper(form, answers):
    """Return what the form on paper asks in this situation."""
    sheet = forms.paper(form, answers)
    asked = {(r.key, r.required, r.material) for block in sheet.blocks for r in block.rows}
    return asked | {("", one.required, one.key) for one in sheet.enclosures}


CHANNELS = (online, counter, kiosk, on_paper)


@st.composite
def _situations(draw):
    form = draw(definitions())
    cleaned = forms.clean(
        form, draw(posts(form)), channel=forms.Channel.COUNTER, today=TODAY
    )  # fmt: skip
    # Paper shows a repeated page by its rows: give every one that applies a row.
    rows = {page.key: cleaned.values.get(page.key) or [{}] for page in form.pages if page.repeat}
    return form, {**cleaned.values, **rows}


@pytest.mark.verifies(HAMI(15))
@pytest.mark.check("A15-2")
@settings(max_examples=80, deadline=None)
@given(situation=_situations())
def test_every_channel_asks_for_the_same_answers_and_materials(situation):
    form, answers = situation
    wanted = needs(form, answers)

    asked = {channel.__name__: channel(form, answers) for channel in CHANNELS}

    assert asked == dict.fromkeys(asked, wanted)


def _typed_wrong(raw, cleaned):
    return any(raw.get(name) for name in cleaned.errors)


@pytest.mark.verifies(HAMI(15))
@pytest.mark.check("A15-2")
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_typed_page_by_page_and_on_one_screen_is_kept_and_refused_alike(data):
    form = data.draw(definitions())
    typed = data.draw(posts(form))

    screen = forms.clean(form, typed, channel=forms.Channel.COUNTER, today=TODAY)
    answers: dict[str, object] = {}
    errors = set()
    for page in form.pages:
        if page not in forms.visible_pages(form, answers):
            continue
        prefix = f"{page.key}-0-" if page.repeat else ""
        raw = {k.removeprefix(prefix): v for k, v in typed.items() if k.startswith(prefix)}
        cleaned = forms.clean(form, raw, page=page.key, today=TODAY, answers=answers)
        if page.repeat and not (any(cleaned.values.values()) or _typed_wrong(raw, cleaned)):
            continue  # nobody adds an empty row
        errors |= {prefix + name for name in cleaned.errors}
        answers = forms.remember(form, answers, cleaned, page=page.key)

    rows = {page.key for page in form.pages if page.repeat}
    assert set(screen.errors) - rows == errors
    assert {k: v for k, v in screen.values.items() if v != []} == {
        k: v for k, v in answers.items() if v != []
    }


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_schema_takes_what_the_server_takes_and_wants_what_it_wants(data):
    form = data.draw(definitions(compares=False))
    typed = data.draw(posts(form, wrong=False))
    cleaned = forms.clean(form, typed, channel=forms.Channel.COUNTER, today=TODAY)
    validator = jsonschema.Draft202012Validator(forms.json_schema(form))
    validator.check_schema(validator.schema)

    assert validator.is_valid(cleaned.values) == cleaned.ok
    if cleaned.ok:
        for key, required, _ in needs(form, cleaned.values):
            if required and key in cleaned.values:
                less = {k: v for k, v in cleaned.values.items() if k != key}
                assert validator.is_valid(less) == forms.settle(form, less, today=TODAY).ok
        assert not validator.is_valid({**cleaned.values, "unknown": "x"})
        assert validator.is_valid({**cleaned.values, ORIGINS: {}})


@settings(max_examples=40, deadline=None)
@given(form=definitions())
def test_a_made_up_sample_is_an_application_the_form_takes(form):
    made = forms.sample(form, today=TODAY)

    cleaned = forms.settle(form, made, today=TODAY)

    assert cleaned.errors == {}
    assert cleaned.values == made


@settings(max_examples=20, deadline=None)
@given(form=definitions())
def test_every_condition_can_be_read_in_both_languages(form):
    for cond in form.conditions.values():
        assert "%" not in in_words(form, cond) + in_words(form, cond, "ug")
