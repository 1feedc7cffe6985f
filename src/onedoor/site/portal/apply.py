"""Applying online: one thing a page, saved at each step, the same form the counter uses."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial, wraps
from typing import Any

from django.contrib import messages as told
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onedoor.general.terms import api as terms
from onedoor.kernel.access import KnownRequest, for_applicants
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError, Invalid, Missing
from onedoor.kernel.fields import FieldView, Problem, problems
from onedoor.law.articles import HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.credit import api as credit
from onedoor.operation.documents import api as documents
from onedoor.operation.guides import api as guides
from onedoor.operation.materials import api as materials
from onedoor.site.portal import applying
from onedoor.site.portal.applying import Sheet
from onedoor.site.ui import cosigning, gaps, languages, renewals
from onedoor.site.ui.kept import kept_post, restores
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


class PageMissing(Missing):
    """The application has no such page, or it does not apply to the answers given."""

    code = "portal.page_missing"


def of_open_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the application as it stands; one that was submitted leads to its case.

    Whoever sends something to it after that is told that it was not kept.
    """

    @wraps(view)
    def guarded(request: KnownRequest, draft: str, **more: Any) -> HttpResponse:
        shown = applying.sheet(draft=draft, actor=request.actor, at=timezone.now())
        if not shown.draft.case:
            return view(request, shown, **more)
        if request.method == "POST":
            told.warning(request, _("这份申请已经提交，刚才的改动没有保存。"))
        return redirect("portal:case", shown.draft.case)

    return guarded


@shows(HAMI(14), HAMI(15))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def begin(request: KnownRequest, code: str) -> HttpResponse:
    """Say what is coming; on POST begin the application or go on with the one begun."""
    if request.method == "POST":
        draft = cases.new_draft(
            offering=code,
            actor=request.actor,
            at=timezone.now(),
            situation=dict(request.POST.lists()),
        )
        if "renew" in request.POST:
            _tell_of_renewal(request, draft)
        return redirect("portal:draft", draft.id)
    what = items.offering(code)
    what.require_in_use()
    going = [
        one
        for one in cases.drafts_of(actor=request.actor, at=timezone.now())
        if one.offering == what.code
    ]
    context = {
        "what": what,
        "going": going[0] if going else None,
        "form": what.form,
        "situation": _situation(what.form, request.GET),
        "same": applying.same_under_way(what.code, actor=request.actor),
        "kept_days": terms.number("cases.draft_kept_days", on=legal_day(timezone.now())),
    }
    return render(request, "portal/begin.html", context)


def _tell_of_renewal(request: KnownRequest, draft: cases.Draft) -> None:
    """Say that the version in force is used now, and what does not apply under it."""
    if not draft.lost:
        told.success(request, _("已改用新版本，填过的都还在。请核对还没完成的页面。"))
        return
    language = languages.language(get_language()).tag
    names = _("、").join(one.in_language(language) for one in draft.lost)
    told.warning(
        request,
        _("已改用新版本。下列内容在新版本中不再适用，没有带过来：%(names)s。其他填过的都还在。")
        % {"names": names},
    )


@shows(HAMI(14))
@for_applicants
@never_cache
@require_GET
@of_open_draft
def task_list(request: KnownRequest, shown: Sheet) -> HttpResponse:
    """Show what is done and what is left."""
    context = {
        "sheet": shown,
        "tasks": applying.tasks(shown),
        "ready": applying.is_ready(shown),
        "promise": None if shown.what.replaced else applying.may_promise(shown),
        "changes": applying.changes(shown),
        "qr": guides.Code(shown.draft.code) if shown.draft.code else None,
    }
    return render(request, "portal/task_list.html", context)


@shows(HAMI(14), HAMI(17))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
@of_open_draft
def question(request: KnownRequest, shown: Sheet, page: str) -> HttpResponse:
    """Ask one thing; on POST keep the answers and go on."""
    asked = _page(shown, page)
    if asked.repeat is not None:
        return _rows(request, shown, asked)
    if request.method == "GET":
        return _ask(request, shown, asked, posted=_kept(request))
    at = timezone.now()
    refused = _take_files(request, shown, asked, at)
    refused = {**_save(request, shown, asked, at=at), **refused}
    if refused:
        shown = _sheet(request, shown.draft.id, at)
        return _ask(request, shown, asked, posted=typed(request.POST), errors=refused)
    return redirect(_onward(request, shown.draft.id, page, at))


@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
@of_open_draft
def row(request: KnownRequest, shown: Sheet, page: str, index: int) -> HttpResponse:
    """Ask for one row of a repeated page, as one of several persons."""
    asked = _page(shown, page)
    rows = _stored_rows(shown, asked)
    if asked.repeat is None or index > min(len(rows), asked.repeat.maximum - 1):
        raise PageMissing(page=page, draft=shown.draft.id)
    if request.method == "GET":
        return _ask(request, shown, asked, posted=_kept(request), index=index)
    wrong = _save(request, shown, asked, at=timezone.now(), index=index)
    if wrong:
        return _ask(request, shown, asked, posted=typed(request.POST), errors=wrong, index=index)
    if _is_for_later(request):
        return redirect("portal:draft", shown.draft.id)
    if request.POST.get("then") == "check":
        return redirect("portal:check", shown.draft.id)
    return redirect("portal:question", shown.draft.id, page)


@for_applicants
@require_POST
@of_open_draft
def drop_row(request: KnownRequest, shown: Sheet, page: str, index: int) -> HttpResponse:
    """Take one row away again."""
    cases.drop_row(
        draft=shown.draft.id, page=page, index=index, actor=request.actor, at=timezone.now()
    )
    told.success(request, _("已删除。"))
    return redirect("portal:question", shown.draft.id, page)


@shows(HAMI(17))
@for_applicants
@never_cache
@require_GET
@of_open_draft
def material_list(request: KnownRequest, shown: Sheet) -> HttpResponse:
    """Show which materials apply, which are there, and which nobody has to hand in."""
    context = {
        "sheet": shown,
        "rows": applying.material_rows(shown),
        "promise": applying.may_promise(shown),
    }
    return render(request, "portal/materials.html", context)


@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
@of_open_draft
def material(request: KnownRequest, shown: Sheet, key: str) -> HttpResponse:
    """Take a file for one entry of the list; what is wrong with it is said beside it."""
    at = timezone.now()
    if request.method == "GET":
        return _upload(request, shown, key)
    if "use" in request.POST:
        cases.use_again(
            draft=shown.draft.id,
            material=key,
            attachment=request.POST["use"],
            actor=request.actor,
            at=at,
        )
        told.success(request, _("已沿用以前提交的文件。"))
        return redirect("portal:material", shown.draft.id, key)
    if "promise" in request.POST:
        return _promise(request, shown, key, at)
    sent = request.FILES.getlist("file")
    if not sent:
        return _upload(request, shown, key, error=_("请先选择一个文件。"))
    try:
        for one in sent:
            upload = cases.Upload(name=one.name or "", content=one.read())
            cases.attach(
                draft=shown.draft.id, material=key, upload=upload, actor=request.actor, at=at
            )
    except materials.FileRefused as refusal:
        advice = advice_of(refusal)
        return _upload(request, shown, key, error=f"{advice.what}{advice.now}")
    told.success(request, _("文件已收到。"))
    return redirect("portal:material", shown.draft.id, key)


def _promise(request: KnownRequest, shown: Sheet, key: str, at: datetime) -> HttpResponse:
    """Let a promise stand in the place of one entry of the list, in the words that were shown."""
    promised = cases.Promised(request.POST["promise"])
    try:
        cases.attach(
            draft=shown.draft.id, material=key, upload=promised, actor=request.actor, at=at
        )
    except (cases.WayShut, cases.FactNotPromised) as refusal:
        advice = advice_of(refusal)
        return _upload(request, shown, key, error=f"{advice.what}{advice.now}")
    told.success(request, _("已选择以书面承诺代替这份材料，随申请一并签署。"))
    return redirect("portal:material", shown.draft.id, key)


@for_applicants
@require_POST
@of_open_draft
def detach(request: KnownRequest, shown: Sheet, key: str, attachment: str) -> HttpResponse:
    """Take a file out again."""
    cases.detach(
        draft=shown.draft.id, attachment=attachment, actor=request.actor, at=timezone.now()
    )
    told.success(request, _("已删除。"))
    return redirect("portal:material", shown.draft.id, key)


@shows(HAMI(14))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def check(request: KnownRequest, draft: str) -> HttpResponse:
    """Show every answer once more; on POST submit.  Sent twice, it is one case."""
    at = timezone.now()
    shown = _sheet(request, draft, at)
    if shown.draft.case:
        return redirect("portal:submitted", shown.draft.case)
    if request.method == "GET":
        return _check(request, shown, ())
    seen = request.POST.get("seen") or "nothing"
    try:
        receipt = cases.submit(
            draft=draft,
            actor=request.actor,
            at=at,
            key=draft,
            seen=seen,
            promised=request.POST.get("promised", ""),
        )
    except cases.DraftChanged:
        changed = Problem(_("内容已变化，请重新核对后再提交。"))
        return _check(request, _sheet(request, draft, at), (changed,), status=409)
    except cases.AnswersInvalid as wrong:
        return _check(request, shown, applying.problems_of(shown, errors_of(wrong)))
    except (cases.WayShut, cases.NotCosigned, cases.FactNotPromised) as refusal:
        return _check(request, shown, _in_the_way(refusal), status=409)
    except cases.VersionReplaced:
        return _check(request, _sheet(request, draft, at), (), status=409)
    except cases.MaterialsMissing as wrong:
        missing = [n.material.name.in_language(shown.language) for n in shown.missing]
        names = "、".join(missing) or str(wrong.facts.get("names", ""))
        line = Problem(_("还缺少申请材料：%(names)s") % {"names": names}, "row_materials")
        return _check(request, shown, (line,))
    return redirect("portal:submitted", receipt.number)


@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
@of_open_draft
def discard(request: KnownRequest, shown: Sheet) -> HttpResponse:
    """Ask, then throw the draft away."""
    if request.method == "GET":
        return render(request, "portal/discard.html", {"sheet": shown})
    cases.discard(draft=shown.draft.id, actor=request.actor, at=timezone.now())
    told.success(request, _("草稿已删除。"))
    return redirect("portal:mine")


def _sheet(request: KnownRequest, draft: str, at: datetime) -> Sheet:
    return applying.sheet(draft=draft, actor=request.actor, at=at)


def _page(shown: Sheet, key: str) -> forms.Page:
    found = next((one for one in shown.pages if one.key == key), None)
    if found is None:
        raise PageMissing(page=key, draft=shown.draft.id)
    return found


def _situation(form: forms.FormDef, data: QueryDict) -> list[tuple[str, str]]:
    """Return the answers given on the guide as the names and values of hidden inputs."""
    decided = forms.situation(form, dict(data.lists()))
    return [
        (key, value)
        for key, said in decided.items()
        for value in (said if isinstance(said, list) else [said])
    ]


def typed(data: Any) -> dict[str, str | list[str]]:
    """Return a POST as forms read it: one text, or a list where a name came several times."""
    return {
        name: values if len(values := data.getlist(name)) > 1 else data[name]
        for name in data
        if name != "csrfmiddlewaretoken"
    }


def _kept(request: KnownRequest) -> dict[str, str | list[str]] | None:
    """Return what was sent to this page when the session had ended, None if nothing was."""
    kept = kept_post(request)
    return None if kept is None else typed(kept)


def _is_for_later(request: KnownRequest) -> bool:
    return request.POST.get("then") == "later"


def _save(
    request: KnownRequest,
    shown: Sheet,
    page: forms.Page,
    *,
    at: datetime,
    index: int | None = None,
) -> Mapping[str, forms.Text]:
    """Keep what was typed into a page; return what is wrong, by question, so that it is not kept.

    Whoever goes on later keeps what is right and is told what is not.
    """
    posted = typed(request.POST)
    later = _is_for_later(request)
    save = partial(
        cases.save_answers, draft=shown.draft.id, page=page.key, posted=posted, index=index,
        actor=request.actor, at=at,
    )  # fmt: skip
    try:
        save()
    except cases.AnswersInvalid as wrong:
        if not later:
            return errors_of(wrong)
        save(later=True)
        told.warning(request, applying.left_out(shown, page, posted, errors_of(wrong)))
    return {}


def _take_files(
    request: KnownRequest, shown: Sheet, page: forms.Page, at: datetime
) -> dict[str, forms.Text]:
    """Attach what was sent for the file questions of a page; return what is wrong, by question."""
    refused: dict[str, forms.Text] = {}
    for asked in page.questions:
        if asked.kind is not forms.Kind.FILE:
            continue
        sent = [
            cases.Upload(one.name or "", one.read()) for one in request.FILES.getlist(asked.key)
        ]
        late = _is_for_later(request)
        if not sent and not late and applying.waits_for(shown, asked.material):
            name = asked.label.in_language(shown.language)
            refused[asked.key] = forms.Text(_("请上传：%(name)s") % {"name": name})
        try:
            for upload in sent:
                cases.attach(
                    draft=shown.draft.id,
                    material=asked.material,
                    upload=upload,
                    actor=request.actor,
                    at=at,
                )
        except materials.FileRefused as refusal:
            advice = advice_of(refusal)
            refused[asked.key] = forms.Text(f"{advice.what}{advice.now}")
    return refused


def errors_of(wrong: Invalid) -> Mapping[str, forms.Text]:
    """Return what a refusal says is wrong, by question."""
    errors = wrong.facts["errors"]
    assert isinstance(errors, Mapping)
    return errors


def _stored_rows(shown: Sheet, page: forms.Page) -> list[Mapping[str, Any]]:
    stored = shown.draft.answers.get(page.key)
    return [r for r in stored if isinstance(r, Mapping)] if isinstance(stored, list) else []


def _ask(  # one page of one form, with what was typed and what is wrong
    request: KnownRequest,
    shown: Sheet,
    page: forms.Page,
    *,
    posted: Mapping[str, Any] | None = None,
    errors: Mapping[str, forms.Text] | None = None,
    index: int | None = None,
) -> HttpResponse:
    rows = [] if index is None else _stored_rows(shown, page)[index : index + 1]
    views = forms.fields(
        shown.form,
        page,
        {**shown.answers, **(rows[0] if rows else {})},
        errors or {},
        posted=posted,
        language=shown.language,
        sources=shown.prefilled,
        held=applying.held(shown),
    )
    is_shut = applying.is_shut(shown, page)
    if is_shut:
        views = applying.without_promise(shown, views)
    keys = [one.key for one in shown.pages]
    here = reverse("portal:question", args=(shown.draft.id, page.key))
    context = {
        "sheet": shown,
        "page": page,
        "is_shut": is_shut,
        "fields": views,
        "problems": problems(views),
        "step": keys.index(page.key) + 1,
        "steps": len(keys) + bool(shown.needs) + 1,
        "back": here if index is not None else applying.before(shown, page.key),
        "onward": request.GET.get("then", ""),
        "number": None if index is None else index + 1,
        "with_files": any(view.kind == "file" for view in views),
        "restored": posted is not None and not errors,
    }
    return render(request, "portal/question.html", context, status=422 if errors else 200)


def _rows(request: KnownRequest, shown: Sheet, page: forms.Page) -> HttpResponse:
    """Show the rows so far and ask whether there is another; on POST go on."""
    rows = [one for one in forms.sections(shown.form, shown.answers, language=shown.language)
            if one.page == page.key]  # fmt: skip
    assert page.repeat is not None
    if request.method == "POST" and request.POST.get("more") == "no" and rows:
        return redirect(_onward(request, shown.draft.id, page.key, timezone.now()))
    if not rows or (request.method == "POST" and request.POST.get("more") == "yes"):
        return redirect("portal:row", shown.draft.id, page.key, len(rows))
    full = len(rows) >= page.repeat.maximum
    more = FieldView(
        name="more",
        kind="yesno",
        label=_("还要添加%(what)s吗？") % {"what": page.repeat.item.in_language(shown.language)},
        error=_("请选择“是”或“否”。") if request.method == "POST" else "",
    )
    keys = [one.key for one in shown.pages]
    context = {
        "sheet": shown,
        "page": page,
        "rows": rows,
        "full": full,
        "twice": [rows[n - 1].title for n in applying.twice(page, _stored_rows(shown, page))],
        "more": more,
        "problems": problems([more]),
        "step": keys.index(page.key) + 1,
        "steps": len(keys) + bool(shown.needs) + 1,
        "back": applying.before(shown, page.key),
    }
    status = 422 if more.error else 200
    return render(request, "portal/rows.html", context, status=status)


def _onward(request: KnownRequest, draft: str, page: str, at: datetime) -> str:
    """Return where saving leads: back to checking for who came from there, else onward."""
    if request.POST.get("then") == "check":
        return reverse("portal:check", args=(draft,))
    if _is_for_later(request):
        return reverse("portal:draft", args=(draft,))
    return applying.next_after(_sheet(request, draft, at), page)


def _upload(request: KnownRequest, shown: Sheet, key: str, *, error: str = "") -> HttpResponse:
    try:
        found = applying.material_row(shown, key)
    except KeyError:
        raise PageMissing(page=key, draft=shown.draft.id) from None
    wanted = shown.form.material(key)
    field = FieldView(
        name="file",
        kind="file",
        label=_("选择文件"),
        error=error,
        accept=",".join(f".{word}" for word in wanted.accept),
        rules=forms.upload_rules(shown.form, key, shown.language),
        max_mb=wanted.max_mb,
    )
    context = {
        "sheet": shown,
        "row": found,
        "field": field,
        "problems": problems([field]),
        "left": [need for need in shown.missing if need.material.key != key],
        "promise": None if found.files else gaps.fact_for(shown.what, key),
        "is_shut": credit.exclusion(shown.draft.owner) is not None,
        "signed": gaps.fact_for(shown.what, key) if found.promised else None,
        "earlier": cases.earlier(
            applicant=shown.draft.owner,
            wanted=[wanted],
            held={one.file.id for one in shown.held if one.file},
            actor=request.actor,
            at=timezone.now(),
        )[key],
    }
    return render(request, "portal/material.html", context, status=422 if error else 200)


def _in_the_way(refusal: DomainError) -> tuple[Problem, ...]:
    """Return what is in the way; that a way is shut has a notice of its own on the page."""
    if isinstance(refusal, cases.WayShut):
        return ()
    advice = advice_of(refusal)
    place = "cosigners" if isinstance(refusal, cases.NotCosigned) else "row_materials"
    return (Problem(f"{advice.what}{advice.now}", place),)


def _together(request: KnownRequest, shown: Sheet) -> cases.Cosigned | None:
    """Return where those stand whom the application names beside the applicant."""
    if shown.what.what.cosigning is None:
        return None
    return cases.cosigned(draft=shown.draft.id, actor=request.actor, at=timezone.now())


def _check(
    request: KnownRequest, shown: Sheet, wrong: Sequence[Problem], *, status: int = 0
) -> HttpResponse:
    sections = forms.read_through(shown.form, shown.answers, language=shown.language)
    context = {
        "sheet": shown,
        "sections": sections,
        "unprinted": _unprinted(sections),
        "rows": applying.material_rows(shown),
        "ready": applying.is_ready(shown),
        "left": [task for task in applying.tasks(shown) if task.tone != "success"],
        "promise": applying.may_promise(shown),
        "is_shut": credit.exclusion(shown.draft.owner) is not None,
        "together": (together := _together(request, shown)),
        "cosigners": cosigning.rows(together.cosigners) if together else [],
        "problems": wrong,
        "changes": applying.changes(shown),
        "same": applying.same_under_way(shown.draft.offering, actor=request.actor),
        "late": renewals.late(
            shown.what, shown.answers, holder=shown.draft.owner, at=timezone.now()
        ),
    }
    return render(request, "portal/check.html", context, status=status or (422 if wrong else 200))


def _unprinted(sections: Sequence[forms.Passage]) -> str:
    """Return what stands in the answers that no font of the papers has."""
    words = "".join(line.words for section in sections for line in section.lines)
    return " ".join(documents.missing_characters(words))


urlpatterns = [
    path("apply/<path:code>/", begin, name="apply"),
    path("drafts/<str:draft>/", task_list, name="draft"),
    path("drafts/<str:draft>/form/<str:page>/", restores(question), name="question"),
    path("drafts/<str:draft>/form/<str:page>/<int:index>/", restores(row), name="row"),
    path("drafts/<str:draft>/form/<str:page>/<int:index>/drop/", drop_row, name="drop_row"),
    path("drafts/<str:draft>/materials/", material_list, name="materials"),
    path("drafts/<str:draft>/materials/<str:key>/", material, name="material"),
    path("drafts/<str:draft>/materials/<str:key>/<str:attachment>/drop/", detach, name="detach"),
    path("drafts/<str:draft>/check/", check, name="check"),
    path("drafts/<str:draft>/discard/", discard, name="discard"),
]
