"""The named conditions of a form: listed in words, written as a tree of tests, taken away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.fields import Choice, FieldView
from onedoor.site.desk.editing import conditions, trees
from onedoor.site.desk.editing.frame import flaws_of, frame
from onedoor.site.desk.editing.reading import clean, revision_of
from onedoor.system.items import api as items

_AT = ("form", "conditions")
_NEW = "new"
_ROOT = "c"
_MOST_PARTS = 100
_MODES: Mapping[str, str | Promise] = {
    "all": gettext_lazy("全部符合"),
    "any": gettext_lazy("符合任何一个"),
    "not_all": gettext_lazy("不是全部符合"),
    "none": gettext_lazy("一个也不符合"),
}
_HOWS: Mapping[str, str | Promise] = {
    "is": gettext_lazy("是"),
    "is_not": gettext_lazy("不是（没有回答也算）"),
    "filled": gettext_lazy("填写了"),
    "empty": gettext_lazy("没有填写"),
    "gte": gettext_lazy("不小于，不早于"),
    "lte": gettext_lazy("不大于，不晚于"),
    "below": gettext_lazy("小于、早于或者没有填写"),
    "above": gettext_lazy("大于、晚于或者没有填写"),
}
_OF_ANSWERS = ("is", "is_not", "filled", "empty")


@dataclass(frozen=True, slots=True)
class Named:
    """A condition in words; ``is_tree`` when it can be edited."""

    name: str
    words: str
    is_tree: bool


def conditions_of(document: Mapping[str, Any]) -> list[Named]:
    """Return the named conditions of a document's form."""
    found = items.editing.value(document, _AT, {})
    given = found.items() if isinstance(found, Mapping) else ()
    return [
        Named(name, conditions.told(one, document), trees.tree(one) is not None)
        for name, one in given
    ]


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """A test or a group as the page shows it; a group has ``more``: which question to add."""

    name: str
    title: str
    fields: tuple[FieldView, ...]
    parts: tuple["DrawnPart", ...] = ()
    more: FieldView | None = None


@for_staff("items.edit")
def condition(request: KnownRequest, ref: str, name: str) -> HttpResponse:
    """Show one condition as a tree; save it, or take it away.  ``new`` is one to be made."""
    draft = items.draft(ref=ref, actor=request.actor)
    at = timezone.now()
    stored = items.editing.value(draft.document, (*_AT, name))
    if stored is None and name != _NEW:
        raise items.RowMissing
    if request.method != "POST":
        return _shown(request, draft, name, trees.tree(stored), at=at)
    sent = request.POST
    verb, _sep, where = clean(sent.get("do", "")).partition(":")
    key = items.editing.fresh(draft.document, "case") if name == _NEW else name
    asked = {one.key: one for one in conditions.asked(draft.document)}
    group = _acted(_read(sent, _ROOT, 0), verb, where, asked.get(_more(sent, where)))
    after = None if verb == "delete" else trees.document_of(group)
    document = items.editing.put(draft.document, (*_AT, key), after)
    if document == draft.document:
        messages.info(request, _("没有改动。"))
        return redirect("desk:item_sheet", ref=ref, section="situations")
    try:
        items.write_draft(
            document=document, actor=request.actor, at=at, ref=ref, revision=revision_of(sent)
        )
    except items.DraftChanged:
        return _shown(request, draft, name, group, at=at, is_stale=True)
    messages.success(request, _("已保存。"))
    if verb not in _STAYS:
        return redirect("desk:item_sheet", ref=ref, section="situations")
    answer = redirect("desk:item_condition", ref=ref, name=key)
    answer["Location"] += f"#{where}"
    return answer


_STAYS = ("one", "group", "drop")


def _more(sent: QueryDict, where: str) -> str:
    return clean(sent.get(f"{where}.more", ""))


def _acted(group: trees.Group, verb: str, where: str, more: conditions.Asked | None) -> trees.Group:
    at = tuple(int(n) for n in where.split(".")[1:] if n.isdecimal() and len(n) < _MOST_DIGITS)
    if verb == "one" and more:
        return trees.added(group, at, trees.One(more.key, "is" if more.answers else "filled"))
    if verb == "group" and len(at) < trees.DEEPEST:
        return trees.added(group, at, trees.Group("any" if len(at) % 2 == 0 else "all"))
    return trees.dropped(group, at) if verb == "drop" and at else group


_MOST_DIGITS = 4


def _read(sent: QueryDict, name: str, depth: int) -> trees.Group:
    """Return the group that was sent under a name, with everything in it."""
    parts: list[trees.Node] = []
    for n in range(_MOST_PARTS):
        inner = f"{name}.{n}"
        if f"{inner}.mode" in sent and depth < trees.DEEPEST:
            parts.append(_read(sent, inner, depth + 1))
        elif f"{inner}.question" in sent:
            parts.append(_read_one(sent, inner))
        else:
            break
    mode = sent.get(f"{name}.mode", "")
    return trees.Group(mode if mode in _MODES else "all", tuple(parts))


def _read_one(sent: QueryDict, name: str) -> trees.One:
    how = sent.get(f"{name}.how", "")
    values = tuple(clean(one) for one in sent.getlist(f"{name}.values"))
    how = how if how in trees.HOWS else "is"
    kept = () if how in ("filled", "empty") else tuple(filter(None, values))
    return trees.One(clean(sent.get(f"{name}.question", "")), how, kept)


def _shown(
    request: KnownRequest,
    draft: items.Draft,
    name: str,
    group: trees.Group | None,
    *,
    at: datetime,
    is_stale: bool = False,
) -> HttpResponse:
    if group is None:
        raise items.RowMissing
    found = flaws_of(draft.document, at=at)
    asked = conditions.asked(draft.document)
    context = {
        "frame_of": frame(draft, actor=request.actor, found=found, current="situations"),
        "words": conditions.told(trees.document_of(group), draft.document) if group.parts else "",
        "root": _drawn_group(group, _ROOT, {one.key: one for one in asked}),
        "is_new": name == _NEW,
        "is_stale": is_stale,
        "revision": draft.revision,
    }
    return render(request, "desk/editing/condition.html", context, status=409 if is_stale else 200)


def _drawn_group(group: trees.Group, name: str, asked: Mapping[str, conditions.Asked]) -> DrawnPart:
    title = _("什么时候适用") if name == _ROOT else _("一组条件")
    mode = FieldView(
        f"{name}.mode", "choice", _("下面的条件"), value=group.mode, compact=True,
        choices=tuple(Choice(value, str(label)) for value, label in _MODES.items()),
    )  # fmt: skip
    more = FieldView(
        f"{name}.more", "pick", _("添加一个问题"), required=False,
        choices=tuple(Choice(one.key, one.words or one.key) for one in asked.values()),
    )  # fmt: skip
    parts = tuple(
        _drawn_group(one, f"{name}.{n}", asked)
        if isinstance(one, trees.Group)
        else _drawn_one(one, f"{name}.{n}", asked.get(one.question))
        for n, one in enumerate(group.parts)
    )
    return DrawnPart(name, title, (mode,), parts, more)


def _drawn_one(one: trees.One, name: str, question: conditions.Asked | None) -> DrawnPart:
    answers = question.answers if question else ()
    hows = _OF_ANSWERS if answers and one.how in _OF_ANSWERS else tuple(_HOWS)
    fields = [
        FieldView(f"{name}.question", "hidden", "", value=one.question),
        FieldView(f"{name}.how", "pick", _("怎样比较"), value=one.how,
                  choices=tuple(Choice(how, str(_HOWS[how])) for how in hows)),
    ]  # fmt: skip
    if (answers and one.how in _OF_ANSWERS) or len(one.values) > 1:
        strange = [(value, value) for value in one.values if value not in dict(answers)]
        fields.append(
            FieldView(f"{name}.values", "multi", _("哪些回答"), value=one.values, compact=True,
                      choices=tuple(Choice(*answer) for answer in (*answers, *strange)))
        )  # fmt: skip
    else:
        fields.append(
            FieldView(f"{name}.values", "text", _("与什么比较"), value="".join(one.values),
                      hint=_("数字、日期或者文字；填写了、没有填写的不用写。"), required=False)
        )  # fmt: skip
    return DrawnPart(name, (question.words if question else "") or one.question, tuple(fields))


urlpatterns = [
    path(
        "items/drafts/<str:ref>/situations/condition/<str:name>/", condition, name="item_condition"
    ),
]
