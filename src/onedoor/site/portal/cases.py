"""Following a case: my cases, one case, supplement, withdrawal, progress without signing in."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onedoor.kernel.access import KnownRequest, for_applicants, public
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Missing
from onedoor.kernel.fields import FieldView, Problem, problems
from onedoor.law.articles import ADL, HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.correspondence import api as correspondence
from onedoor.operation.credit import api as credit
from onedoor.operation.documents import api as documents
from onedoor.operation.fees import api as fees
from onedoor.operation.materials import api as materials
from onedoor.operation.receptions import api as receptions
from onedoor.site.portal import following
from onedoor.site.ui import (
    acting,
    asking,
    contested,
    cosigning,
    gaps,
    languages,
    papers,
    talk,
    titles,
    versions,
)
from onedoor.supervision.ratings import api as ratings
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_ADVERSE = frozenset({
    cases.State.DECLINED, cases.State.RETURNED, cases.State.TERMINATED, cases.State.VOIDED,
    cases.State.REFUSED, cases.State.REVOKED,
})  # fmt: skip


@shows(HAMI(14))
@for_applicants
@never_cache
@require_GET
def mine(request: KnownRequest) -> HttpResponse:
    """Show the applicant's drafts and cases, those that wait for the applicant first."""
    found = cases.cases_of(actor=request.actor, after=request.GET.get("after", ""))
    waiting = [row for row in found.rows if _asks_something(row)]
    context = {
        "drafts": cases.drafts_of(actor=request.actor, at=timezone.now()),
        "waiting": waiting,
        "fresh": correspondence.unread(
            numbers=[row.number for row in found.rows], actor=request.actor
        ),
        "page": found,
        "states": cases.STATES,
        "titles": titles.Titles(),
    }
    return render(request, "portal/mine.html", context)


@shows(HAMI(29, item=8), note="the proof that what was submitted is on record")
@for_applicants
@never_cache
@require_GET
def submitted(request: KnownRequest, number: str) -> HttpResponse:
    """Say that it arrived, under which number, and what happens next."""
    found = cases.case(number=number, actor=request.actor)
    context = {"case": found, "receipt": following.receipt(number)}
    return render(request, "portal/submitted.html", context)


@shows(HAMI(14), HAMI(24))
@for_applicants
@never_cache
@require_GET
def one_case(request: KnownRequest, number: str) -> HttpResponse:
    """Show one case: what is to be done, the stages, every event and due date."""
    found = cases.case(number=number, actor=request.actor)
    issued = documents.documents_of(case_number=number)
    what = items.offering(found.offering, found.version).what
    today, check = legal_day(timezone.now()), gaps.check_of(found)
    context = {
        "case": found,
        "fee": fees.of_case(number),
        "state": cases.STATES[found.state],
        "stages": following.stages(
            found.state, found.events, licensed=following.ends_in_a_licence(what.flow)
        ),
        "due": following.due(found, today=today),
        "may_rate": ratings.may_rate(case_number=number, actor=request.actor, on=today),
        "events": following.told(found.events, issued, number=number, hands=acting.names(found)),
        "parcels": following.parcels(number, found.state),
        "changes": following.changes(number),
        "turns": following.turns(found),
        "away": receptions.of(number),
        "help": following.help_for(found),
        "why_late": following.why_late(found, today=today),
        "asks": found.notices[-1].asks if _waits(found) and found.notices else (),
        "gaps": gaps.open_in(found),
        "supply_by": gaps.supply_by(found),
        "promises": (signed := gaps.signed(found)),
        "may_promise": gaps.may_promise(found, signed),
        "answer_by": following.answer_by(number),
        "remedies": contested.lines(found.remedies),
        "hearing": check if cases.Move.DEFEND in found.moves else None,
        "stated": check.statement if check else "",
        "mending": gaps.to_mend(check),
        "may_withdraw_promise": cases.Move.WITHDRAW_PROMISE in found.moves,
        "body": following.body_name(found.body),
        "turn_to": what.remedies if found.state in _ADVERSE else (),
        "sections": forms.read_through(what.form, found.answers, language=_language()),
        "handed": _handed(found),
        "cosigners": cosigning.kept(found),
        "names": {one.key: one.name for one in what.form.materials},
        "papers": issued,
        "gone": papers.GONE,
        "receipt": following.receipt(number),
        "receipt_due": all(one.kind is not documents.DocumentKind.RECEIPT for one in issued),
        "may_withdraw": cases.Move.WITHDRAW in found.moves,
        "talk": talk.talk(found, request.actor, timezone.now()),
    }
    return render(request, "portal/case.html", context)


def _handed(found: cases.Dossier) -> list[versions.Handed]:
    """Return what was handed in, with the verdicts that the applicant has been told of."""
    held = materials.of(holder=found.number)
    return versions.handed(found, versions.told(found, held), {})


@shows(HAMI(14))
@for_applicants
@require_POST
def message(request: KnownRequest, number: str) -> HttpResponse:
    """Write to the body that handles the case."""
    correspondence.write(
        case=number, words=request.POST.get("words", ""), key=request.POST.get("key", ""),
        actor=request.actor, at=timezone.now(),
    )  # fmt: skip
    told.success(request, _("留言已发送。"))
    return redirect(f"{reverse('portal:case', args=(number,))}#talk")


@shows(ADL(32, item=4), HAMI(15))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def supply(request: KnownRequest, number: str) -> HttpResponse:
    """Hand in what the one notice asked for."""
    found = cases.case(number=number, actor=request.actor)
    if not _waits(found):
        return redirect("portal:case", number)
    if request.method == "GET":
        return _supply(request, found)
    posted = asking.posted(found, request.POST)
    sent = {
        ask.key: [cases.Upload(one.name or "", one.read()) for one in given]
        for ask in found.notices[-1].asks
        if (given := request.FILES.getlist(ask.key))
    }
    accepted = gaps.accepted(request.POST, but=sent)
    if not (sent or posted or accepted):
        return _supply(request, found, error=_("请先选择一个文件。"))
    try:
        _move(
            cases.Move.SUPPLY, request, number,
            handed_in=sent, posted=posted, accepted=accepted,
            nothing_more=asking.nothing_more(request.POST),
        )  # fmt: skip
    except cases.AnswersInvalid as wrong:
        return _supply(request, found, posted=posted, errors=wrong.facts["errors"])
    except cases.SupplyIncomplete as refusal:
        return _supply(request, found, posted=posted, missing=refusal.facts["keys"])
    except (materials.FileRefused, cases.MaterialsMissing) as refusal:
        advice = advice_of(refusal)
        return _supply(request, found, posted=posted, error=f"{advice.what}{advice.now}")
    told.success(request, _("补正材料已提交。"))
    now = cases.case(number=number, actor=request.actor)
    may_promise = cases.Move.PROMISE in now.moves and gaps.text_for(now) is not None
    return redirect("portal:promise" if may_promise else "portal:case", number)


@shows(HAMI(18), HAMI(15))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def fill(request: KnownRequest, number: str) -> HttpResponse:
    """Hand in what a case was accepted without."""
    found = cases.case(number=number, actor=request.actor)
    if not gaps.open_in(found):
        return redirect("portal:case", number)
    error = ""
    if request.method == "POST":
        sent = {
            one.key: [cases.Upload(file.name or "", file.read()) for file in given]
            for one in gaps.open_in(found)
            if (given := request.FILES.getlist(f"file_{one.key}"))
        }
        error = "" if sent else _("请先选择一个文件。")
        try:
            if sent:
                _move(cases.Move.FILL_GAP, request, number, handed_in=sent)
                told.success(request, _("材料已补交。"))
                return redirect("portal:case", number)
        except materials.FileRefused as refusal:
            advice = advice_of(refusal)
            error = f"{advice.what}{advice.now}"
    first, *rest = gaps.fields(found)
    fields = [replace(first, error=error), *rest]
    context = {
        "case": found,
        "fields": fields,
        "supply_by": gaps.supply_by(found),
        "problems": problems(fields),
    }
    return render(request, "portal/fill.html", context, status=422 if error else 200)


@shows(HAMI(18))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def promise(request: KnownRequest, number: str) -> HttpResponse:
    """Show what is promised word for word; on POST sign it."""
    found = cases.case(number=number, actor=request.actor)
    text = gaps.text_for(found)
    if cases.Move.PROMISE not in found.moves or text is None:
        return redirect("portal:case", number)
    if request.method == "POST" and request.POST.get("promised"):
        _move(cases.Move.PROMISE, request, number, sha256=request.POST["promised"])
        told.success(request, _("承诺已签署，等待受理。"))
        return redirect("portal:case", number)
    return render(request, "portal/promise.html", {"case": found, "promise": gaps.to_read(text)})


@shows(HAMI(18), ADL(69))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def defend(request: KnownRequest, number: str) -> HttpResponse:
    """Say something to what a check found, before anything is revoked."""
    found = cases.case(number=number, actor=request.actor)
    check = gaps.check_of(found)
    if cases.Move.DEFEND not in found.moves or check is None:
        return redirect("portal:case", number)
    words = request.POST.get("statement", "").strip()
    if words:
        _move(cases.Move.DEFEND, request, number, statement=words)
        told.success(request, _("陈述申辩已提交，作出决定前会予以考虑。"))
        return redirect("portal:case", number)
    field = FieldView(
        "statement", "longtext", _("您的陈述申辩"), max_length=2000,
        error=_("请写明您的意见。") if request.method == "POST" else "",
    )  # fmt: skip
    context = {"case": found, "check": check, "fields": [field], "problems": problems([field])}
    return render(request, "portal/defend.html", context, status=422 if field.error else 200)


@shows(HAMI(18))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def withdraw_promise(request: KnownRequest, number: str) -> HttpResponse:
    """Ask, then withdraw the promise: the ordinary way begins."""
    found = cases.case(number=number, actor=request.actor)
    if cases.Move.WITHDRAW_PROMISE not in found.moves:
        return redirect("portal:case", number)
    if request.method == "GET":
        return render(request, "portal/withdraw_promise.html", {"case": found})
    _move(cases.Move.WITHDRAW_PROMISE, request, number)
    told.success(request, _("承诺已撤回，改按普通程序办理。"))
    return redirect("portal:case", number)


@shows(ADL(29))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def withdraw(request: KnownRequest, number: str) -> HttpResponse:
    """Ask, then take the application back."""
    found = cases.case(number=number, actor=request.actor)
    if request.method == "GET":
        if cases.Move.WITHDRAW not in found.moves:
            return redirect("portal:case", number)
        return render(request, "portal/withdraw.html", {"case": found})
    _move(cases.Move.WITHDRAW, request, number)
    told.success(request, _("申请已撤回。"))
    return redirect("portal:case", number)


@shows(ADL(32, item=4), HAMI(14))
@for_applicants
@never_cache
@require_GET
def receipt(request: KnownRequest, number: str) -> HttpResponse:
    """Lead to the receipt: the proof of what was handed in, and when."""
    paper = cases.give_receipt(number=number, actor=request.actor)
    return redirect("portal:document", number, paper)


@for_applicants
@never_cache
@require_GET
def document(request: KnownRequest, number: str, paper: str) -> HttpResponse:
    """Show a paper of this case as a page, with the PDF to take away."""
    _paper_of(request, number, paper)
    twin = documents.twin(document_id=paper)
    context = {"case": number, "twin": twin, "gone": papers.GONE.get(twin.document.state, "")}
    return render(request, "portal/document.html", context)


@for_applicants
@never_cache
@require_GET
def document_pdf(request: KnownRequest, number: str, paper: str) -> HttpResponse:
    """Give the PDF exactly as it was issued."""
    _paper_of(request, number, paper)
    found = documents.pdf(document_id=paper)
    response = HttpResponse(found.content, content_type="application/pdf")
    response.headers["Content-Disposition"] = _attachment(found.name)
    return response


@shows(HAMI(14))
@public
@never_cache
@require_http_methods(["GET", "POST"])
def progress(request: HttpRequest) -> HttpResponse:
    """Tell how far a case has come, to whoever has the query code or number and proof."""
    code = request.POST.get("code", "") or request.GET.get("code", "")
    number = request.POST.get("number", "")
    last_four = request.POST.get("last_four", "")
    if not code and not number:
        wrong = [Problem(_("请填写查询码，或者办件编号。"), "id_code")]
        return _progress_form(request, wrong if request.method == "POST" else [])
    at = timezone.now()
    try:
        found = cases.progress(
            number=number,
            last_four=last_four,
            query_code=code,
            asker=request.META.get("REMOTE_ADDR", ""),
            at=at,
        )
    except Missing:
        words = _("没有查到。请核对查询码；用办件编号查询时，请同时核对证件号码后四位。")
        return _progress_form(request, [Problem(words, "id_code")])
    flow = items.offering(found.offering, found.version).flow
    context = {
        "case": found,
        "state": cases.STATES[found.state],
        "stages": following.stages(
            found.state, found.events, licensed=following.ends_in_a_licence(flow)
        ),
        "due": following.due(found, today=legal_day(at)),
        "events": following.told(found.events, number=found.number),
        "body": following.body_name(found.body),
        "parcels": following.parcels(found.number, found.state),
    }
    return render(request, "portal/progress.html", context)


def _progress_form(request: HttpRequest, wrong: list[Problem]) -> HttpResponse:
    posted = request.POST
    fields = [
        FieldView(
            name="code",
            kind="text",
            label=_("查询码"),
            hint=_("在回执上，10 位字母和数字"),
            value=posted.get("code", ""),
            required=False,
            autocomplete="off",
        ),
        FieldView(
            name="number",
            kind="text",
            label=_("办件编号"),
            value=posted.get("number", ""),
            required=False,
            autocomplete="off",
        ),
        FieldView(
            name="last_four",
            kind="text",
            label=_("证件号码后四位"),
            hint=_("企业填统一社会信用代码后四位"),
            required=False,
            max_length=4,
            autocomplete="off",
        ),
    ]
    context = {"fields": fields, "problems": wrong}
    return render(request, "portal/progress_form.html", context, status=422 if wrong else 200)


def _move(move: cases.Move, request: KnownRequest, number: str, **told_more: Any) -> None:
    run = cases.COMMANDS[move]
    run(number=number, actor=request.actor, at=timezone.now(), **told_more)


def _asks_something(row: cases.Summary) -> bool:
    if row.state in cases.CONCLUDED:
        return False
    return row.state is cases.State.AWAITING_SUPPLEMENT or bool(row.open_gaps)


def _waits(found: cases.Dossier) -> bool:
    return found.state is cases.State.AWAITING_SUPPLEMENT


def _supply(  # what came back wrong: of a file, of answers
    request: KnownRequest,
    found: cases.Dossier,
    *,
    error: str = "",
    posted: Mapping[str, Any] = MappingProxyType({}),
    errors: Any = MappingProxyType({}),
    missing: Any = (),
) -> HttpResponse:
    to_correct = asking.to_correct(found)
    asks = [ask for ask in found.notices[-1].asks if ask not in to_correct]
    fields = asking.fields(found, posted, errors, language=_language()) + [
        FieldView(
            name=ask.key,
            kind="file",
            label=ask.title,
            hint=ask.reason,
            error=error if n == 0 else "",
        )
        for n, ask in enumerate(asks)
    ]
    fields = asking.marked(found, fields, missing)
    context = {
        "case": found,
        "fields": fields,
        "others": to_correct,
        "problems": problems(fields),
        "promises": (promises := gaps.instead(found, asks)),
        "is_shut": bool(promises) and credit.exclusion(found.applicant) is not None,
        "ticked": [key for key in promises if f"{gaps.INSTEAD}{key}" in request.POST],
        "may_follow": gaps.may_follow(found, asks),
    }
    status = 422 if error or errors or missing else 200
    return render(request, "portal/supply.html", context, status=status)


def _paper_of(request: KnownRequest, number: str, paper: str) -> None:
    """Refuse a paper that is not of this case, as one that does not exist."""
    cases.case(number=number, actor=request.actor)
    if paper not in {one.id for one in documents.documents_of(case_number=number)}:
        raise documents.DocumentMissing(document=paper)


def _attachment(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"


def _language() -> str:
    return languages.language(get_language()).tag


urlpatterns = [
    path("mine/", mine, name="mine"),
    path("cases/<str:number>/", one_case, name="case"),
    path("cases/<str:number>/message/", message, name="message"),
    path("cases/<str:number>/submitted/", submitted, name="submitted"),
    path("cases/<str:number>/receipt/", receipt, name="receipt"),
    path("cases/<str:number>/supply/", supply, name="supply"),
    path("cases/<str:number>/fill/", fill, name="fill"),
    path("cases/<str:number>/promise/", promise, name="promise"),
    path("cases/<str:number>/defend/", defend, name="defend"),
    path("cases/<str:number>/promise/withdraw/", withdraw_promise, name="withdraw_promise"),
    path("cases/<str:number>/withdraw/", withdraw, name="withdraw"),
    path("cases/<str:number>/papers/<str:paper>/", document, name="document"),
    path("cases/<str:number>/papers/<str:paper>.pdf", document_pdf, name="document_pdf"),
    path("progress/", progress, name="progress"),
]
