"""Forms for tests: the demonstration form, a form of every kind, and random answers."""

import tomllib
from pathlib import Path

from hypothesis import strategies as st

from onedoor.system.forms.domain.definition import Kind
from onedoor.system.forms.domain.parsing import parse

_DATA = Path(__file__).parents[2] / "items" / "data" / "food_business.toml"
FOOD_DOCUMENT = tomllib.loads(_DATA.read_text("utf-8"))["form"]
FOOD = parse(FOOD_DOCUMENT)

_OPTIONS = [{"value": "a", "label": "甲"}, {"value": "b", "label": "乙"}]


def question(kind, **more):
    """Return one question's document."""
    found = {"key": f"q_{kind}", "kind": kind, "label": f"问{kind}", "basis": "x"}
    if kind in ("choice", "multi"):
        found["options"] = _OPTIONS
    if kind in ("region", "address"):
        found["options"] = [{"value": "650502001000", "label": "东河街道"}]
    if kind == "group":
        found["parts"] = [
            {"key": "plate", "kind": "text", "label": "车牌号"},
            {"key": "tons", "kind": "number", "label": "吨位", "required": False},
        ]
    if kind == "file":
        found["material"] = "paper"
    return found | more


def form(*questions, **more):
    """Return a form of one page with these questions."""
    return parse(document(*questions, **more))


def document(*questions, **more):
    """Return the document of a form of one page."""
    return {
        "title": "测试",
        "pages": [{"key": "page", "title": "页", "questions": list(questions)}],
        "materials": [{"key": "paper", "name": "材料", "basis": "x"}],
    } | more


EVERY_KIND = form(*(question(kind.value) for kind in Kind))

_words = st.sampled_from(["", "yes", "no", "catering", "canteen", "cold", "raw", "post", "x"])
_values = _words | st.lists(_words, max_size=3) | st.none() | st.integers()
FOOD_ANSWERS = st.dictionaries(
    st.sampled_from([q.key for page in FOOD.pages for q in page.questions]), _values
)
