"""The counter: who comes, which item, then one dense screen of the same form as online."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms as django_forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onedoor.general.codes import api as codes
from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError, Invalid
from onedoor.kernel.fields import FieldView, Problem, from_django, problems
from onedoor.kernel.ids import random_id
from onedoor.law.articles import HAMI, PIPL, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.guides import api as guides
from onedoor.operation.hall import api as hall
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.operation.shifts import api as shifts
from onedoor.site.desk import assisting, away, masking, readers
from onedoor.site.desk.moves import Declined, remedy, turn_to, view
from onedoor.site.desk.supplement import handed_in
from onedoor.site.desk.under_way import under_way
from onedoor.site.ui import gaps, renewals
from onedoor.site.ui.blocks import blocks_of
from onedoor.site.ui.kept import kept_post, restores
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items
from onedoor.system.venues import api as venues

DUTY = "counter.intake"
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DRAFT_CODE = re.compile(r"\s*[0-9A-Za-z]{10}\s*")  # no number of a person or firm is so short
_LONGEST_VERSION = 6
_SEEING = "see"  # before the names of what is asked where numbers are to be shown in full
_THEN = {
    "accept": cases.Move.ACCEPT,
    "gaps": cases.Move.ACCEPT_WITH_GAPS,
    "decline": cases.Move.DECLINE,
}
_WRONG_IN = {"people.phone_wrong": "phone"}


_REUSE = (cases.ReuseNotAgreed, cases.NothingToReuse, cases.FactNotPromised)
_REFUSALS = (
    cases.MaterialsMissing, cases.MainMissing, *cases.GAPS_REFUSED, materials.FileRefused, *_REUSE,
    cases.NotCosigned, cases.ReasonTooShort,
)  # fmt: skip


class Find(django_forms.Form):
    """Who comes to the counter: known by number, or entered from the card the clerk has seen."""

    number = django_forms.CharField(
        label=gettext_lazy("统一社会信用代码、身份证号或者续办码"),
        max_length=300,  # a reader may type a whole line
        error_messages={"required": gettext_lazy("请输入号码，或者刷证、扫码。")},
    )
    name = django_forms.CharField(
        label=gettext_lazy("名称（姓名）"), max_length=200, required=False
    )
    phone = django_forms.CharField(label=gettext_lazy("联系电话"), max_length=20, required=False)


@dataclass(frozen=True, slots=True)
class Again:
    """How a screen comes back: typed before signing in, with what was asked aside, in full."""

    restored: bool = False
    declining: Declined | None = None
    why: masking.Why | None = None
    in_full: bool = False


_FIRST = Again()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the list of materials as the clerk checks it."""

    key: str
    name: str
    note: str
    required: bool
    licence: str
    online: int  # files handed in online with the draft that is gone on with
    on_paper: bool
    again: bool  # a scan was chosen, but the browser gave it up with the page
    earlier: tuple[cases.Earlier, ...]  # what may be used once more
    used: frozenset[str]  # which of it is to be
    promise: gaps.Promise | None  # what may be promised in its place
    promised: bool
    error: str


@for_staff(DUTY)
def counter(request: KnownRequest) -> HttpResponse:
    """Ask who comes; go on with the applicant."""
    form = Find(request.POST if request.method == "POST" else None)
    seat = hall.seat(request.actor)
    down = shifts.down(seat)
    if form.is_bound and form.is_valid() and (next_page := _next(form, request, reader_of(down))):
        return redirect(next_page)
    kinds = {"number": "uscc", "phone": "phone"}
    views = [replace(from_django(b, kind=kinds.get(b.name, "")), compact=True) for b in form]
    context = {
        "fields": views,
        "problems": problems(views) if form.is_bound else [],
        "seat": seat,
        "down": down,
    }
    return render(request, "desk/counter.html", context, status=422 if form.errors else 200)


def reader_of(down: Container[shifts.Device]) -> readers.Reader:
    """Return what makes a card of what comes in: somebody types where the reader is down."""
    return readers.Down() if shifts.Device.READER in down else readers.Wedge()


def _next(form: Find, request: KnownRequest, reader: readers.Reader) -> str:
    """Return where to go on: with a draft, with an applicant; else the form says what is wrong."""
    card = reader.read(form.cleaned_data["number"])
    typed = form.cleaned_data["number"] = card.number
    form.cleaned_data["name"] = form.cleaned_data["name"] or card.name
    if not _DRAFT_CODE.fullmatch(typed):
        applicant = _found(form, request)
        return reverse("desk:counter_items", args=[applicant]) if applicant else ""
    try:
        going = cases.draft_by_code(code=typed, actor=request.actor, at=timezone.now())
    except cases.DraftCodeUnknown as unknown:
        advice = advice_of(unknown)
        form.add_error("number", f"{advice.what}{advice.now}")
        return ""
    screen = reverse("desk:take_in", args=[going.owner, going.offering])
    return f"{screen}?{urlencode({'draft': going.code})}"


@for_staff(DUTY)
@restores
def take_in(request: KnownRequest, applicant: str, code: str) -> HttpResponse:
    """Fill in and check on one screen; accept at once, or take in to tell what is missing."""
    who, what = people.applicant(applicant), items.offering(code)
    if request.method != "POST":
        what.require_in_use()
        what.require_in_hall(_listed(what))
        away.place_for(request, applicant, what)
        kept = kept_post(request)
        if kept is None:
            return _screen(request, who, what, None, {})
        return _screen(request, who, what, _typed(kept), {}, again=Again(restored=True))
    if _changes(request, what):
        newer = Problem(_("这个事项已发布新版本，请按现行版本核对后再提交。"), "checked")
        return _screen(request, who, what, _posted(request), {}, newer)
    if request.POST.get("do") in _ASIDE:
        return _ASIDE[request.POST["do"]](request, who, what)
    declining = _declining(what, request.POST if request.POST.get("do") == "decline" else None)
    if declining.is_bound and not declining.is_valid():
        return _screen(request, who, what, _posted(request), {}, again=Again(declining=declining))
    try:
        run = cases.file if assisting.stands(request, applicant, what) else cases.take_in
        receipt = run(
            intake=_intake(request, applicant, code, declining),
            actor=request.actor,
            at=timezone.now(),
            key=_key(request),
        )
    except cases.AnswersInvalid as wrong:
        return _screen(request, who, what, _posted(request), _texts(wrong.facts["errors"]))
    except _REFUSALS as refusal:
        again = Again(declining=declining if declining.is_bound else None)
        return _screen(request, who, what, _posted(request), {}, _problem(refusal), again=again)
    return redirect("desk:taken", number=receipt.number)


def _listed(what: items.Offering) -> str:
    if not what.what.negative_list:
        return ""
    return venues.document_of(what.code, body=what.body, on=legal_day(timezone.now()))


def _put_by(request: KnownRequest, who: people.Applicant, what: items.Offering) -> HttpResponse:
    """Put the application by as a draft that its applicant goes on with, here or at home."""
    intake = _intake(request, who.id, what.code, _declining(what))
    try:
        kept = cases.put_by(intake=intake, actor=request.actor, at=timezone.now())
    except (materials.FileRefused, *_REUSE) as refusal:
        return _screen(request, who, what, _posted(request), {}, _problem(refusal))
    return redirect("desk:kept", code=kept.code)


@shows(PIPL(51), PIPL(6))
def _in_full(request: KnownRequest, who: people.Applicant, what: items.Offering) -> HttpResponse:
    """Show the numbers of the draft in full, this once; who asked and what for is written down."""
    why, going = masking.Why(request.POST, prefix=_SEEING), _going(request, who.id, what)
    if going is None or not why.is_valid():
        return _screen(request, who, what, _posted(request), {}, again=Again(why=why))
    people.note_unmasked(
        case=going.id, seen=people.Seen.NUMBER, purpose=why.cleaned_data["purpose"],
        actor=request.actor, at=timezone.now(),
    )  # fmt: skip
    shown = _screen(request, who, what, _posted(request), {}, again=Again(in_full=True))
    shown["Cache-Control"] = "no-store"
    return shown


_ASIDE = {"keep": _put_by, "numbers": _in_full}


@shows(HAMI(14), HAMI(15))
@for_staff(DUTY)
def kept(request: KnownRequest, code: str) -> HttpResponse:
    """Give the applicant the code of what was put by, to print, and how to go on."""
    going = cases.draft_by_code(code=code, actor=request.actor, at=timezone.now())
    context = {
        "draft": going,
        "who": people.applicant(going.owner),
        "qr": guides.Code(going.code),
        "seat": hall.seat(request.actor),
    }
    return render(request, "desk/kept.html", context)


@for_staff(DUTY)
def check(request: KnownRequest, applicant: str, code: str) -> HttpResponse:
    """Return the list of materials as the answers typed so far make it.

    Without script the whole screen comes back, with what was typed.
    """
    what = items.offering(code)
    if not getattr(request, "htmx", False):
        return _screen(request, people.applicant(applicant), what, _posted(request), {})
    answers = {**_posted(request), **_answers(what, request)}
    context = {
        "applicant": applicant,
        "code": what.code,
        "entries": _entries(applicant, what, answers, request),
        "late": renewals.late(what, answers, holder=applicant, at=timezone.now()),
    }
    return render(request, "desk/counter_materials.html", context)


def _problem(refusal: DomainError) -> Problem:
    """Return what is wrong with the materials, at the place where it is mended."""
    if isinstance(refusal, cases.MaterialsMissing | cases.MainMissing):
        return Problem(_("还缺少必要材料：%(names)s。") % refusal.facts, "materials")
    advice = advice_of(refusal)
    place = "gaps"
    if isinstance(refusal, materials.FileRefused):
        place = f"file_{refusal.facts['material']}"
    elif isinstance(refusal, cases.NotCosigned):
        place = "cosigned"
    elif isinstance(refusal, cases.ReasonTooShort):
        place = "refuse-reason"
    elif isinstance(refusal, _REUSE):
        place = "agreed"
    return Problem(f"{advice.what}{advice.now}", place)


def _found(form: Find, request: KnownRequest) -> str:
    """Return the applicant of this number, entered if need be; else the form says what is wrong."""
    given, at = form.cleaned_data, timezone.now()
    whose = _whose(given["number"], legal_day(at))
    if whose is None:
        form.add_error("number", _("号码不对。统一社会信用代码和身份证号都是 18 位，请核对。"))
        return ""
    kind, id_kind, number = whose
    known = people.find_by_identity(id_kind=id_kind, number=number)
    if known:
        return known.id
    if not given["name"]:
        form.add_error("name", _("还没有登记过。请按证照填写名称（姓名），登记后继续。"))
        return ""
    identity = people.Identity(kind, given["name"], id_kind, number, people.Level.NUMBER)
    try:
        return people.register(identity=identity, phone=given["phone"], actor=request.actor, at=at)
    except Invalid as wrong:
        advice = advice_of(wrong)
        form.add_error(_WRONG_IN.get(wrong.code, "name"), f"{advice.what}{advice.now}")
        return ""


def _whose(typed: str, today: date) -> tuple[people.ApplicantKind, people.IdKind, str] | None:
    """Tell from a number whether a person or an organisation comes; None when it is neither's."""
    person = codes.resident_number(typed, today=today)
    if person.outcome is not codes.Outcome.BAD:
        return people.ApplicantKind.PERSON, people.IdKind.RESIDENT, person.value
    firm = codes.credit_code(typed)
    if firm.outcome is not codes.Outcome.BAD:
        return people.ApplicantKind.ORGANISATION, people.IdKind.CREDIT_CODE, firm.value
    return None


def _changes(request: KnownRequest, what: items.Offering) -> tuple[items.Change, ...]:
    """Return what the version in force changed since the screen that was posted was opened."""
    shown = request.POST.get("version", "")
    if not shown.isdecimal() or len(shown) > _LONGEST_VERSION or not 0 < int(shown) < what.version:
        return ()
    return items.differences(what.code, older=int(shown), newer=what.version)


def _intake(request: KnownRequest, applicant: str, code: str, declining: Declined) -> cases.Intake:
    return cases.Intake(
        applicant=applicant,
        offering=code,
        posted=_posted(request),
        scans={key: tuple(files) for key, files in handed_in(request).items()},
        on_paper=_named(request, "paper_"),
        then=_THEN.get(request.POST.get("do", ""), cases.Move.RECEIVE),
        declined=cases.Declined(**declining.cleaned_data) if declining.is_bound else None,
        promised_on_paper="promised" in request.POST,
        again=_again(request.POST),
        promised_for=_named(request, "promised_"),
        agreed="agreed" in request.POST,
        cosigned="cosigned" in request.POST,
        draft=request.POST.get("draft", ""),
        handout=away.handout_of(request.POST),
    )


def _named(request: KnownRequest, prefix: str) -> frozenset[str]:
    """Return the entries of the list for which a box was ticked."""
    sent = (name for name in request.POST if name.startswith(prefix))
    return frozenset(name.removeprefix(prefix) for name in sent)


def _again(sent: QueryDict) -> dict[str, tuple[str, ...]]:
    """Return what of earlier cases is to be used once more, by the entry of the list."""
    names = (name for name in sent if name.startswith("again_"))
    return {name.removeprefix("again_"): tuple(sent.getlist(name)) for name in names}


def _key(request: KnownRequest) -> str:
    told = request.POST.get("key", "")
    return told if _KEY.fullmatch(told) else random_id()


def _declining(what: items.Offering, given: QueryDict | None = None) -> Declined:
    return Declined(given, prefix="refuse", initial={"remedy": remedy(what)})


def _posted(request: KnownRequest) -> dict[str, Any]:
    return _typed(request.POST)


def _typed(sent: QueryDict) -> dict[str, Any]:
    return {name: values if len(values) > 1 else values[0] for name, values in sent.lists()}


def _answers(what: items.Offering, request: KnownRequest) -> dict[str, Any]:
    today = legal_day(timezone.now())
    cleaned = forms.clean(what.form, _posted(request), channel=forms.Channel.COUNTER, today=today)
    return cleaned.values


def _prefilled(
    applicant: str, what: items.Offering, going: cases.Draft | None
) -> Mapping[str, forms.Prefilled]:
    at = timezone.now()
    wanted = forms.sources_of(what.form)
    facts = licences.known_of(holder=applicant, wanted=wanted, on=legal_day(at))
    return forms.prefill(what.form, facts, at=at, drafted=going.answers if going else {})


def _going(request: KnownRequest, applicant: str, what: items.Offering) -> cases.Draft | None:
    """Return the draft that this screen goes on with; one of somebody else is unknown."""
    code = request.POST.get("draft") or request.GET.get("draft")
    if not code:
        return None
    going = cases.draft_by_code(code=code, actor=request.actor, at=timezone.now())
    if (going.owner, going.offering) != (applicant, what.code):
        raise cases.DraftCodeUnknown(code=code)
    return going


def _screen(
    request: KnownRequest,
    who: people.Applicant,
    what: items.Offering,
    typed: Mapping[str, Any] | None,
    errors: Mapping[str, forms.Text],
    *more: Problem,
    again: Again = _FIRST,
) -> HttpResponse:
    going = _going(request, who.id, what)
    sources = _prefilled(who.id, what, going)
    answers = typed
    if answers is None:
        answers = {key: one.value for key, one in sources.items()}
        if going is not None:
            answers |= going.answers
            people.note_look(
                case=going.id, seen=people.Seen.FORM, actor=request.actor, at=timezone.now()
            )
    blocks = blocks_of(what.form, answers, errors, sources, in_full=again.in_full)
    views = [view for block in blocks for view in block.views()]
    seeing = _seeing(views, again.why) if going else []
    declining = again.declining or _declining(what)
    named = turn_to(what)
    refusing = [view(bound, named) for bound in declining]
    wrong = [*problems(views), *more, *problems(refusing), *problems(seeing)]
    context = {
        "who": who,
        "applicant": who.id,
        "code": what.code,
        "what": what.name.zh,
        "version": what.version,
        "body_name": what.body_name.zh,
        "blocks": blocks,
        "entries": _entries(who.id, what, answers, request, more),
        "late": renewals.late(what, answers, holder=who.id, at=timezone.now()),
        "problems": wrong,
        "restored": again.restored,
        "changes": _changes(request, what),
        "refusing": refusing,
        "unmasking": seeing,
        "is_asking": again.why is not None,
        "is_refusing": declining.is_bound,
        "under_way": under_way(request.actor, who.id, what.code),
        "deferrable": _deferrable(what, answers),
        "is_deferring": any(problem.target == "gaps" for problem in more),
        "promised": "promised" in answers,
        "agreed": "agreed" in answers,
        "cosigning": what.what.cosigning,
        "cosigned": "cosigned" in answers,
        "going": going,
        "away": away.place_for(request, who.id, what),
        "helping": assisting.stands(request, who.id, what),
        "handout": away.handout_of(answers),
        "key": answers.get("key") or random_id(),
        "take_in_url": reverse("desk:take_in", args=[who.id, what.code]),
        "check_url": reverse("desk:counter_check", args=[who.id, what.code]),
        "notice_url": reverse("portal:notice", args=[what.code]),
    }
    return render(request, "desk/take_in.html", context, status=422 if wrong else 200)


def _seeing(views: Iterable[FieldView], why: masking.Why | None) -> list[FieldView]:
    """Return what is asked before numbers that are masked are shown in full."""
    if not any(masking.MARK in view.value for view in views):
        return []
    return [from_django(one) for one in why or masking.Why(prefix=_SEEING)]


def _entries(
    applicant: str,
    what: items.Offering,
    answers: Mapping[str, Any],
    request: KnownRequest,
    wrong: Iterable[Problem] = (),
) -> list[Entry]:
    held = {one.kind: one.number for one in _held(applicant)}
    told = {problem.target: problem.text for problem in wrong}
    going = _going(request, applicant, what)
    uploaded = materials.of(holder=going.id) if going else ()
    online = Counter(one.material for one in uploaded if one.file)
    promised = {one.material for one in uploaded if one.source is materials.Source.PROMISE}
    is_whole = not getattr(request, "htmx", False)
    needs = forms.required_materials(what.form, answers)
    earlier = cases.earlier(
        applicant=applicant,
        wanted=[need.material for need in needs],
        held={one.file.id for one in uploaded if one.file},
        actor=request.actor,
        at=timezone.now(),
        agreed="agreed" in answers,
    )
    used = frozenset(ref for refs in _again(request.POST).values() for ref in refs)
    return [
        Entry(
            key=need.material.key,
            name=need.material.name.in_language(_language()),
            note=need.material.note.in_language(_language()),
            required=need.required,
            licence=held.get(need.material.licence, "") if need.material.licence else "",
            online=online[need.material.key],
            on_paper=f"paper_{need.material.key}" in answers,
            again=is_whole and f"file_{need.material.key}" in request.FILES,
            earlier=earlier[need.material.key],
            used=used,
            promise=gaps.fact_for(what, need.material.key),
            promised=f"promised_{need.material.key}" in answers or need.material.key in promised,
            error=told.get(f"file_{need.material.key}", ""),
        )
        for need in needs
    ]


def _deferrable(what: items.Offering, answers: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return what may follow later, each with its working days."""
    return [
        (need.material.name.in_language(_language()), need.material.deferrable_days)
        for need in forms.required_materials(what.form, answers)
        if need.required and need.material.deferrable_days
    ]


def _held(applicant: str) -> tuple[licences.Licence, ...]:
    return licences.held(holder=applicant, on=legal_day(timezone.now()))


def _texts(found: object) -> dict[str, forms.Text]:
    assert isinstance(found, Mapping)
    return dict(found)


def _language() -> str:
    return "ug" if get_language() == "ug" else "zh-Hans"


urlpatterns = [
    path("counter/", counter, name="counter"),
    path("counter/kept/<str:code>/", kept, name="kept"),
    path("counter/<str:applicant>/<str:code>/", take_in, name="take_in"),
    path("counter/<str:applicant>/<str:code>/check/", check, name="counter_check"),
]
