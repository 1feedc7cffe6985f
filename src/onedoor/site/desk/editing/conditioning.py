"""The named conditions of a form: listed in words, written as ticks, taken away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.fields import Choice, FieldView
from onedoor.site.desk.editing import conditions
from onedoor.site.desk.editing.frame import flaws_of, frame
from onedoor.site.desk.editing.reading import clean
from onedoor.system.items import api as items

_AT = ("form", "conditions")
_NOTHING = conditions.Ticked(is_any=False, answers={})


@dataclass(frozen=True, slots=True)
class Named:
    """A condition in words; ``is_ticks`` when ticks can say it."""

    name: str
    words: str
    is_ticks: bool


def conditions_of(document: Mapping[str, Any]) -> list[Named]:
    """Return the named conditions of a document's form."""
    found = items.editing.value(document, _AT, {})
    given = found.items() if isinstance(found, Mapping) else ()
    return [
        Named(name, conditions.told(one, document), conditions.ticked(one) is not None)
        for name, one in given
    ]


@for_staff("items.edit")
def condition(request: KnownRequest, ref: str, name: str) -> HttpResponse:
    """Show one condition as ticks; save it, or take it away.  ``new`` is one to be made."""
    draft = items.draft(ref=ref, actor=request.actor)
    at = timezone.now()
    if request.method == "POST":
        document = _after(draft.document, name, request.POST)
        items.write_draft(
            document=document, actor=request.actor, at=at, ref=ref, revision=draft.revision
        )
        messages.success(request, _("已保存。"))
        return redirect("desk:item_sheet", ref=ref, section="situations")
    stored = items.editing.value(draft.document, (*_AT, name))
    if stored is None and name != _NEW:
        raise items.RowMissing
    found = flaws_of(draft.document, at=at)
    context = {
        "frame_of": frame(draft, actor=request.actor, found=found, current="situations"),
        "name": name,
        "words": conditions.told(stored, draft.document) if stored else "",
        "fields": _fields(draft.document, stored),
        "is_new": name == _NEW,
    }
    return render(request, "desk/editing/condition.html", context)


_NEW = "new"


def _after(document: Mapping[str, Any], name: str, sent: QueryDict) -> Any:
    if sent.get("do") == "drop":
        return items.editing.put(document, (*_AT, name), None)
    key = items.editing.fresh(document, "case") if name == _NEW else name
    answers = {
        one.key: tuple(clean(v) for v in sent.getlist(f"answers.{one.key}"))
        for one in conditions.asked(document)
        if f"answers.{one.key}" in sent
    }
    compared = tuple(clean(sent.get(part, "")) for part in ("question", "op", "value"))
    ticks = conditions.Ticked(
        sent.get("mode") == "any", answers, (compared[0], compared[1], compared[2])
    )
    return items.editing.put(document, (*_AT, key), conditions.condition_of(ticks))


def _fields(document: Mapping[str, Any], stored: Any) -> list[FieldView]:
    asked = conditions.asked(document)
    ticks = (conditions.ticked(stored) if stored else None) or _NOTHING
    question, op, value = ticks.compared
    modes = (Choice("all", _("全部符合")), Choice("any", _("符合任何一个")))
    ops = (
        Choice("filled", _("填写了")),
        Choice("gte", _("不小于")),
        Choice("lte", _("不大于")),
    )
    return [
        FieldView("mode", "choice", _("下面勾选的"), value="any" if ticks.is_any else "all",
                  choices=modes, compact=True),
        *(
            FieldView(f"answers.{one.key}", "multi", one.words or one.key,
                      value=tuple(ticks.answers.get(one.key, ())), compact=True,
                      choices=tuple(Choice(v, label) for v, label in one.answers))
            for one in asked
            if one.answers
        ),
        FieldView("question", "pick", _("另外比较一个问题"), value=question, required=False,
                  choices=tuple(Choice(one.key, one.words or one.key) for one in asked)),
        FieldView("op", "pick", _("怎样比较"), value=op, choices=ops, required=False),
        FieldView("value", "text", _("数字或日期"), value=value, required=False),
    ]  # fmt: skip


urlpatterns = [
    path(
        "items/drafts/<str:ref>/situations/condition/<str:name>/", condition, name="item_condition"
    ),
]
