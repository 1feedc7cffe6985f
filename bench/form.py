"""A form of 40 questions: read its answers, build its views, render them; in processor time.

Bar: build and render within 20 ms.  The ratio is to a constant template that gives out the same
number of characters through the same engine: what any page of that size costs.
"""

import os
import statistics
from collections.abc import Callable
from datetime import date
from time import process_time
from typing import Any

ROUNDS, CALLS, BAR_MS = 7, 40, 20.0
_KINDS = (
    "text", "choice", "yesno", "date", "number", "money", "idcard", "phone", "address", "multi",
)  # fmt: skip


def main() -> None:
    """Print what building, building with rendering, and checking cost, and the ratio."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    import django  # noqa: PLC0415  # settings first

    django.setup()
    from django.template import engines  # noqa: PLC0415

    from onedoor.system.forms import api as forms  # noqa: PLC0415

    form = forms.read(forms.reading.Flaws(), "form", document())
    assert form is not None
    today = date(2026, 11, 24)
    answers = forms.sample(form, today=today)
    jinja: Any = next(one for one in engines.all() if hasattr(one, "env"))
    page = jinja.env.from_string(
        '{% import "ui/parts/forms.html" as ui with context %}{{ ui.fields(views) }}'
    )

    def build() -> list[Any]:
        return [
            view
            for one in form.pages
            for view in forms.fields(form, one, answers, {}, channel=forms.Channel.COUNTER)
        ]

    def render() -> str:
        drawn: str = page.render(views=build(), language="zh-hans")
        return drawn

    size = len(render())
    constant = jinja.env.from_string("<p>" + "常" * (size - 7) + "</p>")
    wanted: dict[str, Callable[[], object]] = {
        "build": build,
        "build and render": render,
        "check": lambda: forms.settle(form, answers, today=today),
        "constant": constant.render,
    }
    spent: dict[str, list[float]] = {name: [] for name in wanted}
    for _ in range(ROUNDS):
        for name, call in wanted.items():
            spent[name].append(_spent(call))
    cost = {name: 1000 * statistics.median(rounds) for name, rounds in spent.items()}
    told = "met" if cost["build and render"] < BAR_MS else "MISSED"
    print(
        f"form of {len(build())} questions ({size // 1000} kB): build {cost['build']:.2f} ms · "
        f"build and render {cost['build and render']:.2f} ms (bar {BAR_MS:.0f} ms {told}) · "
        f"check {cost['check']:.2f} ms · {cost['build and render'] / cost['constant']:.0f} × a "
        f"constant template of the same size ({cost['constant']:.3f} ms)"
    )


def document() -> dict[str, Any]:
    """Return a form of 40 questions on 8 pages, half of them under conditions."""
    options = [{"value": f"o{n}", "label": f"选项 {n}"} for n in range(4)]
    pages = []
    for n in range(8):
        questions = []
        for m in range(5):
            kind = _KINDS[(5 * n + m) % len(_KINDS)]
            one: dict[str, Any] = {
                "key": f"q{n}_{m}",
                "kind": kind,
                "label": f"第 {5 * n + m + 1} 个问题的题目是什么？",
                "hint": "请按证件上的内容填写。",
            }
            if kind in ("choice", "multi", "address"):
                one["options"] = options
            if n and m % 2:
                one["when"] = "first"
            questions.append(one)
        pages.append({"key": f"p{n}", "title": f"第 {n + 1} 页", "questions": questions})
    conditions = {"first": {"any": [{"q": "q0_0", "op": "filled"}, {"not": {"all": []}}]}}
    return {"title": "四十题的表", "pages": pages, "conditions": conditions}


def _spent(call: Callable[[], object]) -> float:
    began = process_time()
    for _ in range(CALLS):
        call()
    return (process_time() - began) / CALLS


if __name__ == "__main__":
    main()
