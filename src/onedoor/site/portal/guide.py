"""办事指南: one offering's version as a page, with the questions that show only what applies."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import NoReverseMatch, path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onedoor.kernel.access import public
from onedoor.kernel.days import legal_day
from onedoor.kernel.fields import FieldView
from onedoor.law.articles import BER, shows
from onedoor.operation.bundles import api as bundles
from onedoor.operation.consultations import api as consultations
from onedoor.operation.guides import api as guides
from onedoor.site.law.links import page_of
from onedoor.site.portal import listing, words
from onedoor.site.ui import languages, obligations, renewals
from onedoor.supervision.timeliness import api as timeliness
from onedoor.system.flows import api as flows
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_FRESH_SECONDS = 60
_KEPT_SECONDS = 3600
_LONGEST_VERSION = 6
# What makes a page somebody's own: it may then not be shared.
_OWN = frozenset({"sessionid", "messages", "size", "elder"})

Together = tuple[tuple[str, forms.Text], ...]  # code and name of the bundles it is a part of


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the figures that matter most."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """One material as the guide lists it."""

    name: forms.Text
    state: str
    label: str
    facts: tuple[str, ...]
    note: forms.Text
    when: forms.Text
    basis: str
    page: str  # where the basis can be read
    proof: str = ""  # what the register says to whoever is reading


@dataclass(frozen=True, slots=True)
class Situation:
    """The questions that decide what applies, and what has been answered."""

    fields: tuple[FieldView, ...]
    is_asked: bool
    is_answered: bool
    answers: Mapping[str, object]


@public
@require_safe
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """Show the guide of an offering; of an item that is only listed, what is known of it."""
    number = _version(request)
    together = bundles.named(part=code)
    etag = _shared_mark(request, code, number, together)
    if etag and etag in request.headers.get("If-None-Match", ""):
        return _fresh(HttpResponseNotModified(), etag)
    kept = cache.get(etag) if etag else None
    if kept is not None:
        return _fresh(HttpResponse(kept), etag)
    entry = items.entry(code)
    if not entry.offered and entry.state == items.Standing.IN_USE:
        return render(request, "portal/entry.html", {"entry": entry, **_listed(entry)})
    offering = items.offering(code, number)
    request.is_shared = bool(etag)  # type: ignore[attr-defined]  # read by the frame
    told_of = {"together": together, **_guide(request, offering)}
    response = render(request, "portal/guide.html", told_of)
    if not etag:
        return response
    cache.set(etag, response.content, _KEPT_SECONDS)
    return _fresh(response, etag)


@shows(BER(36), note="for the applicant and everybody: which case came too late, and why")
@public
@require_safe
def overruns(request: HttpRequest, code: str) -> HttpResponse:
    """Show which cases of an offering came too late, and why."""
    offering = items.offering(code)
    page = timeliness.explained(offering=code, after=request.GET.get("after", ""))
    return render(request, "portal/overruns.html", {"offering": offering, "page": page})


@public
@require_safe
def flow_file(request: HttpRequest, code: str) -> HttpResponse:
    """Give the executed flow as a BPMN 2.0 file, for whoever works with such tools."""
    offering = items.offering(code, _version(request))
    response = HttpResponse(flows.to_bpmn(offering.flow), content_type="application/xml")
    name = f"{offering.code}-v{offering.version}.bpmn"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _version(request: HttpRequest) -> int | None:
    told = request.GET.get("version", "")
    return int(told) if told.isdecimal() and len(told) <= _LONGEST_VERSION else None


def _shared_mark(request: HttpRequest, code: str, version: int | None, together: Together) -> str:
    """Return the mark under which anonymous readers share this page; empty for one's own."""
    if getattr(request, "actor", None) is not None or _OWN & request.COOKIES.keys():
        return ""
    mark = items.mark(code, version)
    if mark is None:
        return ""
    parts = (
        mark.sha256,
        str(mark.replaced),
        mark.standing,
        str(mark.planned),
        str(obligations.in_trial()),
        str(legal_day(timezone.now())),  # what services take is told as of a day
        ",".join(consultations.published_refs(code)),
        str(together),
        request.get_full_path(),
        static("ui/ui.css"),
        static("ui/app.js"),
    )
    return f'"{sha256("|".join(parts).encode()).hexdigest()[:32]}"'


def _fresh(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={_FRESH_SECONDS}"
    response["Vary"] = "Cookie"
    return response


def _guide(request: HttpRequest, offering: items.Offering) -> dict[str, object]:
    today = legal_day(timezone.now())
    proofs = guides.proofs(getattr(request, "actor", None), at=timezone.now())
    said = told(request, offering, proofs)
    situation: Situation = said["situation"]
    published = items.versions(offering.code)
    standings = items.standings(offering.code)
    return said | {
        "stopped": _stopped(offering, standings),
        "planned": next((one for one in standings if one.stage is items.Stage.PLANNED), None),
        "versions": [(one.version, one.effective_on, one.reason) for one in published],
        "changes": _changes(offering, published[0].version),
        "published_on": legal_day(offering.published_at),
        "apply": _address("portal:apply", offering.code, situation.answers),
        "notice": _address("portal:notice", offering.code, situation.answers),
        "qr": guides.Code(settings.ENVIRONMENT.site + guides.mark_path(offering)),
        "asked": consultations.published(offering.code),
        "times": timeliness.times(offerings=[offering.code], on=today)[offering.code],
        "today": today,
        "measures": [
            (words.MEASURES[m.name], m.baseline, m.current, m.reduction)
            for m in items.measures(offering.code)
            if m.reduction > 0
        ],
    }


def told(
    request: HttpRequest, offering: items.Offering, proofs: guides.Proofs | None = None
) -> dict[str, Any]:
    """Return what a guide says of a document alone, published or not, for ``guide_sections``."""
    what = offering.what
    language = languages.language(get_language()).tag
    situation = situation_of(request, offering.form, language)
    shown = needs_of(offering.form, situation)
    return {
        "offering": offering,
        "what": what,
        "facts": facts_of(offering),
        "situation": situation,
        "materials": [line_of(offering, need, situation, proofs) for need in shown],
        "needed": sum(1 for need in shown if not _is_proved(need.material, proofs)),
        "drawing": flows.draw(offering.flow, language) if flows.is_drawable(what.flow) else None,
        "type_name": words.TASK_TYPES.get(what.task_type, ""),
        "audiences": _joined(words.AUDIENCES, what.audiences),
        "channels": _joined(
            words.FILED_AT_TERMINALS if what.for_terminals else words.CHANNELS, what.channels
        ),
        "handling": words.HANDLINGS.get(what.handling, ""),
        "scope": words.SCOPES.get(what.scope, ""),
        "citywide_mode": words.CITYWIDE_MODES.get(what.citywide_mode, ""),
        "level": words.LEVELS.get(what.level, ""),
        "basis": {basis.key: (basis, page_of(basis.act.zh, basis.article)) for basis in what.bases},
    }


def _stopped(
    offering: items.Offering, changes: tuple[items.StandingChange, ...]
) -> items.StandingChange | None:
    """Return why and since when the item is paused or cancelled; None when it is in use."""
    if offering.standing is items.Standing.IN_USE:
        return None
    return next(one for one in changes if one.stage is items.Stage.DONE)


def _changes(offering: items.Offering, newest: int) -> tuple[items.Change, ...]:
    """Return what the version in force changed, for those who read a replaced one."""
    if not offering.replaced:
        return ()
    return items.differences(offering.code, older=offering.version, newer=newest)


def _joined(known: Mapping[str, words.Word], keys: tuple[str, ...]) -> str:
    return _("、").join(str(known[key]) for key in keys if key in known)


def _address(route: str, code: str, answers: Mapping[str, object]) -> str:
    """Return the address of a page about this offering, empty when nobody offers it."""
    try:
        return (
            f"{reverse(route, args=[code])}{'?' if answers else ''}{urlencode(answers, doseq=True)}"
        )
    except NoReverseMatch:
        return ""


def facts_of(offering: items.Offering) -> list[Fact]:
    """Return the figures that matter most."""
    what, limits = offering.what, offering.limits
    found = [
        Fact(_("承诺时限"), _days(limits.promised_days) if limits.promised_days else _("当场")),
        Fact(_("法定时限"), _days(limits.legal_days) if limits.legal_days else _("无")),
        Fact(_("到现场"), _("%(n)s 次") % {"n": what.visits}),
        Fact(_("收费"), _("收费") if what.charges else _("不收费")),
    ]
    if what.result.years:
        years = what.result.years
        found.append(Fact(_("证件有效期"), _("%(n)s 年") % {"n": years}))
    if what.renewing is not None:
        found.append(Fact(_("申请时间"), renewals.when(offering, at=timezone.now())))
    if what.scope in words.SCOPES:
        found.append(Fact(_("通办范围"), str(words.SCOPES[what.scope])))
    return found


def _days(count: int) -> str:
    return _("%(n)s 个工作日") % {"n": count}


def situation_of(request: HttpRequest, form: forms.FormDef, language: str) -> Situation:
    """Return the deciding questions with the answers of the address; wrong ones count as none."""
    asked = [form.question(key) for key in form.situations]
    given = {q.key: request.GET.getlist(q.key) for q in asked}
    answers = forms.situation(form, given)
    is_asked = any(key in request.GET for key in ("show", *form.situations))
    missing = {q.key: _CHOOSE for q in asked if is_asked and q.key not in answers}
    fields = [
        view
        for page in form.pages
        for view in forms.fields(form, page, answers, missing, language=language)
        if view.name in given
    ]
    return Situation(tuple(fields), is_asked, bool(asked) and len(answers) == len(asked), answers)


_CHOOSE = forms.Text("请选择一项", "بىرنى تاللاڭ")


def needs_of(form: forms.FormDef, situation: Situation) -> tuple[forms.MaterialNeed, ...]:
    """Return the materials of a situation; of all situations while it is not told."""
    if situation.is_answered:
        return forms.required_materials(form, situation.answers)
    return tuple(
        forms.MaterialNeed(material, required=not material.when, exempt=False)
        for material in form.materials
    )


def line_of(
    offering: items.Offering,
    need: forms.MaterialNeed,
    situation: Situation,
    proofs: guides.Proofs | None = None,
) -> MaterialLine:
    """Return one material as guides list it; ``proofs`` are the reader's own, where known."""
    material = need.material
    basis = offering.basis(material.basis)
    state, label = "todo", _("必要") if need.required else _("按情形提交")
    proof = proofs.get(material.licence) if proofs else None
    if _is_proved(material, proofs):
        state, label = "exempt", _("免提交")
    elif material.deferrable_days:
        days = material.deferrable_days
        state = "deferred"
        label = _("可容缺 %(n)s 个工作日") % {"n": days}
    return MaterialLine(
        name=material.name,
        state=state,
        label=label,
        facts=tuple(_material_facts(material)),
        proof=_proved(material, proof, is_known=proofs is not None),
        note=material.note,
        when=forms.NO_WORDS if situation.is_answered else material.situation,
        basis=basis.cited if basis else "",
        page=page_of(basis.act.zh, basis.article) if basis else "",
    )


def _is_proved(material: forms.Material, proofs: guides.Proofs | None) -> bool:
    return bool(material.licence) and (proofs is None or material.licence in proofs)


def _proved(material: forms.Material, proof: guides.Proof | None, *, is_known: bool) -> str:
    """Say which licence of which body stands for a material, or that there is none to do so."""
    if proof is not None:
        told = _("已核验：%(body)s核发的《%(name)s》，编号 %(number)s")
        return told % {"body": proof.body, "name": proof.name, "number": proof.number}
    if material.licence and is_known:
        return _("证照库中没有查到您的这份证照，请提交。")
    return ""


def _material_facts(material: forms.Material) -> list[str]:
    found = [str(words.MATERIAL_FORMS[material.form])]
    if material.originals:
        found.append(_("原件 %(n)s 份") % {"n": material.originals})
    if material.copies and not material.licence:
        found.append(_("复印件 %(n)s 份") % {"n": material.copies})
    if material.source in words.SOURCES:
        found.append(str(words.SOURCES[material.source]))
    if material.commitment:
        found.append(_("可书面承诺替代"))
    return found


def _listed(entry: items.Entry) -> dict[str, object]:
    return {
        "type_name": words.TASK_TYPES.get(entry.task_type, ""),
        "tile": listing.tile(entry),
        "more": reverse("portal:search") + "?" + urlencode({"q": entry.main_item or entry.name.zh}),
    }


urlpatterns = [
    path("items/<path:code>/overruns/", overruns, name="overruns"),
    path("items/<path:code>/flow.bpmn", flow_file, name="flow_file"),
    path("items/<path:code>/", guide, name="guide"),
]
