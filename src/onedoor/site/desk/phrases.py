"""常用意见: what officers write often, offered wherever a reason or an opinion is written.

Their own come first, then their body's, then these; all are put into documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Choice, FieldView, from_django, problems
from onedoor.operation.cases.api import Move
from onedoor.operation.desks import api as desks
from onedoor.site.desk.inbox import CASE_DUTIES
from onedoor.site.desk.system import problem_of

Use = desks.Use

STANDARD: Mapping[Use, tuple[str, ...]] = {
    Use.UNFIT: (
        "未提交该材料",
        "材料模糊，无法辨认",
        "材料缺页",
        "未加盖公章或者签字",
        "与营业执照登记的内容不一致",
        "材料已过有效期",
    ),
    Use.OPINION: (
        "申请材料齐全，符合法定形式，建议准予许可。",
        "现场核查符合要求，建议准予许可。",
        "不符合法定条件，建议不予许可。",
    ),
    Use.DECISION: ("经审查，申请人符合法定条件，准予许可。",),
    Use.DECLINE: (
        "申请事项依法不属于本行政机关职权范围。",
        "申请事项依法不需要取得行政许可。",
        "逾期未补正申请材料。",
    ),
    Use.REFUSE: (
        "经审查，经营场所不符合食品安全要求。",
        "经审查，设备布局和操作流程不合理，不能防止交叉污染。",
        "经审查，申请材料与实际情况不符。",
    ),
    Use.OTHER: (),
}
_OF_MOVE: Mapping[Move, tuple[str, ...]] = {
    Move.RETURN: ("在告知的期限内没有补正申请材料。",),
    Move.VOID: ("同一申请重复录入。", "录入时选错事项或者申请人。"),
}
_USES = {
    Move.DECLINE: Use.DECLINE,
    Move.REFUSE: Use.REFUSE,
    Move.GRANT: Use.DECISION,
    Move.ADVANCE: Use.OPINION,
    Move.TRANSFER_UP: Use.OPINION,
}
# The parts of a form in which somebody writes in words of their own.
WRITTEN = frozenset({"reason", "opinion", "note", "found", "result", "statement"})
USES: Mapping[Use, str | Promise] = {
    Use.UNFIT: _("材料不符合的理由"),
    Use.OPINION: _("审查意见"),
    Use.DECISION: _("决定意见"),
    Use.DECLINE: _("不予受理的理由"),
    Use.REFUSE: _("不予许可的理由"),
    Use.OTHER: _("其他理由"),
}
DELIVERIES = ("邮寄送达", "电子送达")  # at a window results leave by the one for results


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase on its keeper's page."""

    phrase: desks.Phrase
    field: FieldView
    may_change: bool


class Kept(forms.Form):
    """A phrase that is to be kept."""

    use = forms.TypedChoiceField(
        label=_("用途"),
        coerce=Use,
        choices=[("", ""), *USES.items()],
        error_messages={"required": _("请选择用途。")},
    )
    words = forms.CharField(
        label=_("内容"),
        help_text=_("会写进文书，不要写姓名、号码和其他个人信息。"),
        max_length=desks.LONGEST,
        error_messages={"required": _("请写明内容。")},
    )
    for_body = forms.BooleanField(label=_("本单位共用"), required=False)


def offered(actor: Actor, *uses: Use) -> dict[Use, tuple[str, ...]]:
    """Return what is offered to somebody for each of some uses."""
    kept = desks.phrases(actor=actor, uses=uses)
    return {
        use: tuple(dict.fromkeys([*(one.words for one in kept if one.use is use), *STANDARD[use]]))
        for use in uses
    }


def for_move(actor: Actor, move: Move) -> tuple[str, ...]:
    """Return what is offered for the words that go with a move."""
    use = _USES.get(move, Use.OTHER)
    return (*offered(actor, use)[use], *_OF_MOVE.get(move, ()))


def suggesting(view: FieldView, words: tuple[str, ...]) -> FieldView:
    """Return a field of somebody's own words with what may be put into it."""
    if view.name not in WRITTEN or not words:
        return view
    return replace(view, choices=tuple(Choice(one, one) for one in words))


def begun(asks: type[forms.Form], request: HttpRequest, initial: Mapping[str, str]) -> forms.Form:
    """Return a form as it was posted; without an answer yet where a phrase was put into it."""
    if "insert" in request.POST:
        return asks(initial={**initial, **_inserted(request.POST).dict()})
    return asks(request.POST if request.method == "POST" else None, initial=dict(initial))


def _inserted(posted: QueryDict) -> QueryDict:
    """Return what was typed with the chosen phrase added: what the button does without script."""
    name = posted.get("insert", "")
    typed = posted.copy()
    typed[name] = f"{typed.get(name, '')}{typed.get(f'phrase_{name}', '')}"
    return typed


@for_staff(*CASE_DUTIES)
@require_http_methods(["GET", "POST"])
def phrases(request: KnownRequest) -> HttpResponse:
    """Show what one is offered, one's own and the body's; keep another on POST."""
    form = Kept(request.POST if request.method == "POST" else None)
    heads = "cases.decide" in request.actor.duties
    if not heads:
        del form.fields["for_body"]
    wrong = []
    if form.is_valid():
        given = {"for_body": False, **form.cleaned_data}
        try:
            desks.keep_phrase(**given, actor=request.actor, at=timezone.now())
        except Refused as error:
            wrong = [problem_of(error, target="id_words")]
        else:
            messages.success(request, gettext("已添加。"))
            return redirect("desk:phrases")
    views = [from_django(bound) for bound in form]
    context = {
        "groups": _groups(request.actor, heads=heads),
        "fields": views,
        "problems": [*problems(views), *wrong],
    }
    return render(request, "desk/phrases.html", context, status=422 if context["problems"] else 200)


@for_staff(*CASE_DUTIES)
@require_POST
def change(request: KnownRequest, ref: str) -> HttpResponse:
    """Change the words of a phrase, or retire it."""
    if "retire" in request.POST:
        desks.retire_phrase(ref=ref, actor=request.actor, at=timezone.now())
        messages.success(request, gettext("已停用。"))
    else:
        words = request.POST.get("words", "")
        desks.change_phrase(ref=ref, words=words, actor=request.actor, at=timezone.now())
        messages.success(request, gettext("已修改。"))
    return redirect("desk:phrases")


def _groups(
    actor: Actor, *, heads: bool
) -> list[tuple[str | Promise, list[Line], tuple[str, ...]]]:
    kept = desks.phrases(actor=actor)
    return [
        (words, [_line(one, heads=heads) for one in kept if one.use is use], STANDARD[use])
        for use, words in USES.items()
    ]


def _line(one: desks.Phrase, *, heads: bool) -> Line:
    field = FieldView("words", "text", gettext("内容"), one.words, id=f"id_words_{one.ref}",
                      max_length=desks.LONGEST)  # fmt: skip
    return Line(one, field, may_change=one.is_own or heads)


urlpatterns = [
    path("phrases/", phrases, name="phrases"),
    path("phrases/<str:ref>/", change, name="phrase"),
]
