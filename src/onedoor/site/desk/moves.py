"""The moves of a case as pages: each says what it does in law, asks what it needs, and confirms."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.answers import status_of
from onedoor.kernel.areas import is_within
from onedoor.kernel.errors import DomainError, Missing
from onedoor.kernel.fields import Choice, FieldView, from_django, problems
from onedoor.operation.cases import api as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.credit import api as credit
from onedoor.operation.documents import api as documents
from onedoor.operation.materials import api as materials
from onedoor.site.desk import inputs, phrases, rare, refusing, supplement
from onedoor.site.desk.case import asked, chosen, names, page, standing
from onedoor.site.desk.inbox import CASE_DUTIES
from onedoor.site.desk.review import sheet
from onedoor.site.desk.system import problem_of
from onedoor.site.ui import asking, gaps, languages
from onedoor.system.items import api as items

Move = cases.Move


class Nothing(forms.Form):
    """A move that asks nothing but to be confirmed."""


class Adverse(forms.Form):
    """The reason of an adverse answer; where to turn against it is shown, not to be typed."""

    reason = inputs.reason()
    remedy = forms.CharField(
        label=gettext_lazy("救济途径"),
        help_text=gettext_lazy("照办事指南告知申请人并载入文书，不用填写，也不能改动。"),
        widget=forms.Textarea,
        disabled=True,
    )


def _ground(grounds: Iterable[cases.Ground]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=gettext_lazy("依据"),
        coerce=cases.Ground,
        widget=forms.RadioSelect,
        choices=[(one, cases.GROUNDS[one]) for one in grounds],
        error_messages={"required": gettext_lazy("请选择不予受理的法定情形。")},
    )


class Declined(Adverse):
    """Which ground of the law keeps an application from being accepted."""

    ground = _ground(one for one in cases.GROUNDS if one is not cases.Ground.INCOMPLETE)
    turn_to = forms.CharField(
        label=gettext_lazy("应当向哪个机关申请"),
        help_text=gettext_lazy(
            "不属于本机关职权范围的必须填写，将载入文书；办理同一事项的机关列在前面，也可以直接填写。"
        ),
        max_length=100,
        required=False,
        validators=[inputs.printable],
    )
    field_order = ("ground", "turn_to", "reason", "remedy")

    def clean(self) -> dict[str, Any]:
        """Ask to whom to turn where it is not this body's remit."""
        given = super().clean() or {}
        if given.get("ground") is cases.Ground.NOT_OURS and not given.get("turn_to"):
            self.add_error("turn_to", _("请写明应当向哪个机关申请。"))
        return given


class DeclinedAfterNotice(Declined):
    """The same once a notice has told what is missing: only then can it still be missing."""

    ground = _ground(cases.GROUNDS)


class Advanced(forms.Form):
    """Which way on the step takes, and what was found."""

    turn = forms.ChoiceField(
        label=gettext_lazy("办理结果"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选择办理结果。")},
    )
    note = forms.CharField(
        label=gettext_lazy("意见"), max_length=500, required=False,
        help_text=gettext_lazy("有意见的必须写明；不向申请人公开。"),
    )  # fmt: skip


class Granted(forms.Form):
    """The opinion that goes with a grant."""

    note = forms.CharField(label=gettext_lazy("决定意见"), max_length=500, required=False)


class GrantedAgainst(forms.Form):
    """Why it is granted although a department objected."""

    note = inputs.passage(
        gettext_lazy("会同审查意见的采纳情况和理由"),
        gettext_lazy("会同审查有意见，请写明采纳情况和理由。"),
        hint=gettext_lazy("会同审查有部门提出意见；将载入决定书。"),
    )


class Delivered(forms.Form):
    """How the result was handed over."""

    to = forms.ChoiceField(
        label=gettext_lazy("送达方式"), widget=forms.RadioSelect,
        help_text=gettext_lazy("到窗口领取的，由统一出件窗口交付，不在这里登记。"),
        choices=[(words, words) for words in phrases.DELIVERIES],
        error_messages={"required": gettext_lazy("请选择送达方式。")},
    )  # fmt: skip


class Paused(forms.Form):
    """Which procedure of the law begins, why, and how long it takes."""

    procedure = forms.TypedChoiceField(
        label=gettext_lazy("特别程序"),
        help_text=gettext_lazy("只有本事项已公布的程序；现场核查计入办理期限。"),
        coerce=cases.Procedure,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选择一种特别程序。")},
    )
    days = forms.IntegerField(
        label=gettext_lazy("所需工作日"),
        help_text=gettext_lazy(
            "不超过所选程序公布的天数，书面告知申请人；届满后期限自动继续计算。"
        ),
        min_value=1,
        error_messages={"required": gettext_lazy("请写明需要多少个工作日。")},
    )
    reason = inputs.reason()


class Resumed(forms.Form):
    """What came of the procedure."""

    result = inputs.passage(
        gettext_lazy("特别程序的结果"),
        gettext_lazy("请写明特别程序的结果。"),
    )


class ExtensionAsked(forms.Form):
    """By how many working days, and why."""

    days = forms.IntegerField(
        label=gettext_lazy("延长工作日"),
        help_text=gettext_lazy("最多十个工作日，联合办理的最多十五个；只能延长一次。"),
        min_value=1,
        max_value=clocks.LONGEST_JOINT_EXTENSION.days,
        error_messages={"required": gettext_lazy("请写明延长多少个工作日。")},
    )
    reason = inputs.reason()


class ApprovedAbove(forms.Form):
    """Who of the government of the place approved it, where departments review jointly."""

    authority = forms.CharField(
        label=gettext_lazy("批准的人民政府负责人和文号"),
        help_text=gettext_lazy("联合办理的，由本级人民政府负责人批准；将载入文书。"),
        max_length=200,
        error_messages={"required": gettext_lazy("请写明批准的负责人和批准文号。")},
    )


class NotExtended(forms.Form):
    """Why the limit stays."""

    reason = inputs.passage(
        gettext_lazy("理由"),
        gettext_lazy("请写明不同意的理由。"),
    )


class Found(forms.Form):
    """What the check of a promise found."""

    found = inputs.passage(
        gettext_lazy("核查情况"),
        gettext_lazy("请写明核查情况。"),
        hint=gettext_lazy("写明核查方式、事实和依据。"),
    )


class Mended(Found):
    """What is to be mended, and within how many working days."""

    days = forms.IntegerField(
        label=gettext_lazy("整改期限（工作日）"),
        help_text=gettext_lazy("自今日起算；写明多少个工作日，书面告知申请人。"),
        min_value=1,
        error_messages={"required": gettext_lazy("请写明整改需要多少个工作日。")},
    )


class Stated(forms.Form):
    """What the applicant says at the counter to what was found."""

    statement = inputs.passage(
        gettext_lazy("陈述申辩的内容"),
        gettext_lazy("请写明陈述申辩的内容。"),
    )


class WithGaps(forms.Form):
    """That the applicant has signed the promise on paper, where it was not signed online."""

    on_paper = forms.BooleanField(
        label=gettext_lazy("申请人已在纸质承诺书上签名"),
        help_text=gettext_lazy("承诺书的内容如上；已在网上签署的不用勾选。"),
        required=False,
    )


@dataclass(frozen=True, slots=True)
class Act:
    """What a move asks."""

    form: type[forms.Form]
    button: str = "primary"


ACTS: Mapping[Move, Act] = {
    Move.RECEIVE: Act(Nothing),
    Move.ACCEPT: Act(Nothing),
    Move.ACCEPT_WITH_GAPS: Act(WithGaps),
    Move.DECLINE: Act(Declined, "danger"),
    Move.ADVANCE: Act(Advanced),
    Move.PAUSE: Act(Paused),
    Move.RESUME: Act(Resumed),
    Move.ASK_EXTENSION: Act(ExtensionAsked),
    Move.EXTEND: Act(Nothing),
    Move.REFUSE_EXTENSION: Act(NotExtended),
    Move.GRANT: Act(Granted),
    Move.REFUSE: Act(Adverse, "danger"),
    Move.CHECK: Act(Found),
    Move.ORDER_MENDING: Act(Mended),
    Move.HEAR: Act(Found),
    Move.DEFEND: Act(Stated),
    Move.REVOKE: Act(Adverse, "danger"),
    Move.ISSUE: Act(Nothing),
    Move.TAKE_BACK: Act(Nothing),
    Move.DELIVER: Act(Delivered),
    **{
        move: Act(form, "danger" if move in rare.DANGEROUS else "primary")
        for move, form in rare.FORMS.items()
    },
}


@for_staff(*CASE_DUTIES)
def move(request: KnownRequest, number: str, word: str) -> HttpResponse:
    """Ask what a move needs and to confirm it; do it on POST."""
    act = ACTS.get(Move(word)) if word in set(Move) else None
    if act is None:
        raise Http404
    found = cases.case(number=number, actor=request.actor)
    form = phrases.begun(_form(Move(word), act, found), request, _initial(Move(word), found))
    if Move(word) in _CHOICES:
        name, choices = _CHOICES[Move(word)]
        inputs.choose(form, name, choices(found))
    if Move(word) in cases.CHOICES:
        there = cases.CHOICES[Move(word)](number=number, actor=request.actor)
        inputs.choose(form, _NAMED[Move(word)], there)
        if not there:
            form.fields[_NAMED[Move(word)]].help_text = _("没有可以保留的其他办件，不是重复录入。")
    if request.method != "POST" or not form.is_valid():
        return _ask(request, found, Move(word), form)
    make = partial(cases.COMMANDS[Move(word)], number=number, actor=request.actor)
    refused = refusing.tried(lambda: make(at=timezone.now(), **form.cleaned_data))
    if refused is None:
        return done(request, number, Move(word))
    found = cases.case(number=number, actor=request.actor)
    return _ask(request, found, Move(word), form, refused)


def _form(wanted: Move, act: Act, found: cases.Dossier) -> type[forms.Form]:
    """Return what a move asks in this case."""
    if wanted is Move.DECLINE and found.notices:
        return DeclinedAfterNotice
    if wanted is Move.EXTEND and found.extension and found.extension.is_joint:
        return ApprovedAbove
    if wanted is Move.GRANT and found.objections:
        return GrantedAgainst
    return act.form


@for_staff("cases.review")
def review(request: KnownRequest, number: str) -> HttpResponse:
    """Take the opinions of the review."""
    return _opinions(request, number, Move.REVIEW, cases.COMMANDS[Move.REVIEW])


@for_staff("cases.accept", "counter.intake")
def pre_review(request: KnownRequest, number: str) -> HttpResponse:
    """Take the opinions of whoever looks before the case is accepted."""
    return _opinions(request, number, Move.PRE_REVIEW, cases.COMMANDS[Move.PRE_REVIEW])


def _opinions(
    request: KnownRequest, number: str, made: Move, run: Callable[..., None]
) -> HttpResponse:
    """Take the opinions of the case page; show them again with what is wrong."""
    found = cases.case(number=number, actor=request.actor)
    if request.method != "POST":
        return redirect("desk:case", number=number)
    what = items.offering(found.offering, found.version)
    held = standing(found, materials.of(holder=number))
    filled = sheet(held, names(what), request.POST, check=True)
    if filled.problems:
        return page(request, found, filled, status=422)
    make = partial(run, number=number, opinions=filled.opinions(), note=filled.note)
    refused = refusing.tried(lambda: make(actor=request.actor, at=timezone.now()))
    if refused is None:
        return done(request, number, made)
    found = cases.case(number=number, actor=request.actor)
    filled = replace(filled, refused=problem_of(refused), made=made)
    return page(request, found, filled, status=status_of(refused))


@for_staff("cases.accept", "counter.intake")
def ask(request: KnownRequest, number: str) -> HttpResponse:
    """Write the one supplement notice: everything that is missing or wrong, with the reasons."""
    found = cases.case(number=number, actor=request.actor)
    what = items.offering(found.offering, found.version)
    posted = request.POST if request.method == "POST" else {}
    held = standing(found, materials.of(holder=number))
    filled = supplement.sheet(found, what, held, posted)
    refused = None
    if request.method == "POST" and not filled.problems:
        make = partial(cases.COMMANDS[Move.ASK_FOR_SUPPLEMENT], number=number, asks=filled.asks())
        refused = refusing.tried(lambda: make(actor=request.actor, at=timezone.now()))
        if refused is None:
            return done(request, number, Move.ASK_FOR_SUPPLEMENT)
        found = cases.case(number=number, actor=request.actor)
        filled = replace(filled, refused=problem_of(refused))
    context = {
        "case": found,
        "sheet": filled,
        "is_open": Move.ASK_FOR_SUPPLEMENT in found.moves,
        "phrases": phrases.offered(request.actor, phrases.Use.UNFIT)[phrases.Use.UNFIT],
        "title": cases.MOVES[Move.ASK_FOR_SUPPLEMENT],
        "effect": cases.EFFECTS[Move.ASK_FOR_SUPPLEMENT],
    }
    wrong = bool(filled.problems) and request.method == "POST"
    status = refusing.status(refused, wrong=wrong)
    return render(request, "desk/supplement.html", context, status=status)


@for_staff("counter.intake")
def supply(request: KnownRequest, number: str) -> HttpResponse:
    """Take in at the counter what a notice asked for, whatever channel the case came by."""
    found = cases.case(number=number, actor=request.actor)
    if request.method == "POST":
        sent = supplement.handed_in(request)
        try:
            cases.COMMANDS[cases.Move.SUPPLY](
                number=number,
                handed_in=sent,
                posted=asking.posted(found, request.POST),
                accepted=gaps.accepted(request.POST, but=sent),
                actor=request.actor,
                at=timezone.now(),
                nothing_more=asking.nothing_more(request.POST),
            )
        except cases.AnswersInvalid as wrong:
            return _supply(request, found, wrong.facts["errors"])
        except cases.SupplyIncomplete as refusal:
            return _supply(request, found, {}, refusal.facts["keys"])
        except Missing:
            raise
        except DomainError as refusal:
            return _supply(request, found, {}, refused=refusal)
        return done(request, number, Move.SUPPLY)
    return _supply(request, found, {})


@for_staff("counter.intake")
def fill_gap(request: KnownRequest, number: str) -> HttpResponse:
    """Take in at the counter what a case was accepted without."""
    found = cases.case(number=number, actor=request.actor)
    seen, refused = frozenset(request.POST.getlist("on_paper")), None
    if request.method == "POST":
        make = partial(cases.COMMANDS[Move.FILL_GAP], number=number, on_paper=seen)
        sent = supplement.handed_in(request)
        refused = refusing.tried(
            lambda: make(handed_in=sent, actor=request.actor, at=timezone.now())
        )
        if refused is None:
            return done(request, number, Move.FILL_GAP)
        found = cases.case(number=number, actor=request.actor)
    fields, top = supplement.once_more(request, gaps.fields(found), refused)
    context = {
        "case": found,
        "fields": fields,
        "others": (),
        "on_paper": gaps.open_in(found),
        "seen": seen,
        "promises": {},
        "ticked": (),
        "problems": [*top, *problems(fields)],
        "title": cases.MOVES[Move.FILL_GAP],
        "effect": cases.EFFECTS[Move.FILL_GAP],
    }
    status = refusing.status(refused, wrong=False)
    return render(request, "desk/supply.html", context, status=status)


def _supply(
    request: KnownRequest,
    found: cases.Dossier,
    errors: Any,
    missing: Any = (),
    refused: DomainError | None = None,
) -> HttpResponse:
    waiting = [n for n in found.notices if n.supplied_at is None]
    to_correct = asking.to_correct(found)
    language = languages.language(get_language()).tag
    posted = asking.posted(found, request.POST) if request.method == "POST" else {}
    wanted = [ask for notice in waiting for ask in notice.asks if ask not in to_correct]
    fields = asking.fields(found, posted, errors, language=language) + [
        FieldView(f"file_{ask.key}", "file", ask.title, hint=ask.reason) for ask in wanted
    ]
    fields = asking.marked(found, fields, missing)
    fields, top = supplement.once_more(request, fields, refused)
    promises = gaps.instead(found, wanted, prefix="file_")
    context = {
        "case": found,
        "fields": fields,
        "others": to_correct,
        "on_paper": (),
        "seen": (),
        "promises": promises,
        "ticked": [one for one in promises if gaps.INSTEAD + one[len("file_") :] in request.POST],
        "is_shut": bool(promises) and credit.exclusion(found.applicant) is not None,
        "problems": [*top, *problems(fields)],
        "title": cases.MOVES[Move.SUPPLY],
        "effect": cases.EFFECTS[Move.SUPPLY],
    }
    status = refusing.status(refused, wrong=bool(errors or missing))
    return render(request, "desk/supply.html", context, status=status)


def done(request: KnownRequest, number: str, made: Move) -> HttpResponse:
    """Say that a move was made and go back to the case."""
    messages.success(request, _("已完成：%(move)s。") % {"move": cases.MOVES[made]})
    if made is Move.ADVANCE:  # whoever answered for another body sees the case no longer
        return redirect("desk:inbox")
    return redirect("desk:case", number=number)


def _ask(
    request: KnownRequest,
    found: cases.Dossier,
    wanted: Move,
    form: forms.Form,
    refused: DomainError | None = None,
) -> HttpResponse:
    top = refusing.told(form, refused)
    said = phrases.for_move(request.actor, wanted) if phrases.WRITTEN & set(form.fields) else ()
    named = _named(wanted, found)
    views = [phrases.suggesting(view(bound, named), said) for bound in form]
    context = {
        "case": found,
        "title": cases.MOVES[wanted],
        "effect": cases.EFFECTS[wanted],
        "fields": views,
        "problems": [*top, *problems(views)],
        "is_open": wanted in found.moves,
        "is_kept": form.is_bound,
        "button": ACTS[wanted].button,
        "promise": gaps.to_accept(found) if wanted is Move.ACCEPT_WITH_GAPS else None,
        "asked": asked(found),
        "chosen": chosen(found) if wanted is Move.DELIVER else "",
    }
    status = refusing.status(refused, wrong=bool(form.errors))
    return render(request, "desk/move.html", context, status=status)


def _named(wanted: Move, found: cases.Dossier) -> tuple[str, ...]:
    """Return the names of bodies to which a file goes up, or to which an applicant turns."""
    if wanted is Move.TRANSFER_UP:
        around = (one for one in bodies.bodies() if is_within(found.area, one.area))
        return tuple(one.name for one in around if one.area != found.area)
    if wanted is not Move.DECLINE:
        return ()
    return turn_to(items.offering(found.offering, found.version))


def turn_to(what: items.Offering) -> tuple[str, ...]:
    """Return the names of the other bodies to turn to: who offers the item, then all around."""
    offers = items.publishers(what.what.catalogue_code)
    others = [one for one in bodies.bodies() if one.code != what.body]
    first = [one.name for one in others if one.code in offers]
    around = [one.name for one in others if is_within(what.area, one.area)]
    return tuple(dict.fromkeys((*first, *around)))


def _papers(found: cases.Dossier) -> list[tuple[str, str]]:
    """Return the papers of a case that may hold a slip of the pen."""
    return [
        (one.id, f"{one.title} {one.number}")
        for one in documents.documents_of(case_number=found.number)
        if one.state is documents.DocumentState.IN_FORCE
        and one.kind is not documents.DocumentKind.LICENCE
    ]


def colleagues(body: str, found: cases.Dossier | None = None) -> list[tuple[str, str]]:
    """Return who works on cases of a body, or could take this one: number, name with position."""
    return [
        (one.number, f"{one.name} · {one.position}")
        for one in people.staff_of(body=body)
        if (
            found.may_go_to(one.number, one.duties)
            if found
            else one.duties.intersection(CASE_DUTIES)
        )
    ]


def _staff(body: str) -> list[tuple[str, str]]:
    """Return everybody in service at a body: number, name with position."""
    serving = people.staff_of(body=body)
    return [(one.number, " · ".join(filter(None, (one.name, one.position)))) for one in serving]


def _procedures(found: cases.Dossier) -> list[tuple[str, str]]:
    """Return the special procedures that may begin, with the days left of each."""
    return [
        (one.value, _("%(procedure)s（最多 %(days)s 个工作日）") % {
            "procedure": cases.PROCEDURES[one], "days": days,
        })
        for one, days in found.procedures
    ]  # fmt: skip


_NAMED = {Move.VOID: "double_of"}
_CHOICES: Mapping[Move, tuple[str, Callable[[cases.Dossier], list[tuple[str, str]]]]] = {
    Move.ADVANCE: ("turn", lambda found: list(found.turns)),
    Move.CORRECT: ("document", _papers),
    Move.PAUSE: ("procedure", _procedures),
    Move.VISIT: ("inspectors", lambda found: _staff(found.body)),
    Move.HAND_OVER: ("to", lambda found: colleagues(found.body, found)),
}


def view(bound: forms.BoundField, named: tuple[str, ...]) -> FieldView:
    """Return a field as pages show it; one that names a body offers those of the register."""
    shown = from_django(bound)
    if bound.name not in ("to", "turn_to") or not named:
        return shown
    return replace(shown, choices=tuple(Choice(one, one) for one in named))


def _initial(wanted: Move, found: cases.Dossier) -> dict[str, str]:
    if wanted not in (Move.DECLINE, Move.REFUSE, Move.REVOKE):
        return {}
    return {"remedy": remedy(items.offering(found.offering, found.version))}


def remedy(what: items.Offering) -> str:
    """Return where to turn against an adverse answer, as the offering says it."""
    return "\n".join(
        f"{one.name.zh}：{one.within.zh}向{one.where.zh}提出。" for one in what.what.remedies
    )


urlpatterns = [
    path("case/<str:number>/move/review/", review, name="review"),
    path("case/<str:number>/move/pre_review/", pre_review, name="pre_review"),
    path("case/<str:number>/move/ask_for_supplement/", ask, name="ask"),
    path("case/<str:number>/move/fill_gap/", fill_gap, name="fill_gap"),
    path("case/<str:number>/move/supply/", supply, name="supply"),
    path("case/<str:number>/move/<str:word>/", move, name="move"),
]
