"""一次性告知书 for one's own situation, the guide for programs, and whether a copy is current."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from onedoor.general.people import api as people
from onedoor.kernel.access import ActorRequest, public
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.kernel.errors import Invalid
from onedoor.kernel.fields import Choice, FieldView
from onedoor.law.articles import ADL, HAMI, shows
from onedoor.operation.guides import api as guides
from onedoor.site.portal import asking
from onedoor.site.portal.guide import Situation, situation_of
from onedoor.site.ui import languages
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_FRESH_SECONDS = 60
_READY, _OBJECTED = "ready", "objected"
_MARK = "<int:version>-<str:mark>"
STATES = {
    guides.CopyState.CURRENT: ("success", _("是现行版本")),
    guides.CopyState.REPLACED: ("warning", _("已被新版本替代")),
    guides.CopyState.STOPPED: ("warning", _("这个事项已暂停或者取消办理")),
    guides.CopyState.FOREIGN: ("error", _("与本平台发布的内容不一致")),
}


class ChannelUnknown(Invalid):
    """A channel that reports what it shows must say which kind it is."""

    code = "portal.channel_unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader of a notice said: the situation, what is there, what they rather hand in."""

    offering: items.Offering
    situation: Situation
    own: guides.Own
    language: str

    @property
    def answers(self) -> Mapping[str, object] | None:
        """The answers, None while not all deciding questions are answered."""
        is_whole = self.situation.is_answered or not self.situation.fields
        return self.situation.answers if is_whole else None

    @property
    def query(self) -> str:
        """The query string under which the same notice is found again."""
        told = {
            **self.situation.answers,
            _READY: sorted(self.own.ready),
            _OBJECTED: sorted(self.own.objected),
        }
        return urlencode(told, doseq=True)


@shows(HAMI(16), HAMI(17), ADL(30))
@public
@never_cache
@require_safe
def notice(request: ActorRequest, code: str) -> HttpResponse:
    """Show the one-time notice for the situation that was told, and ask for it."""
    asked = _asked(request, code)
    made = _made(request, asked)
    sheets = made.sheets[::-1]  # the reader's own language first
    context = {
        "offering": asked.offering,
        "what": asked.offering.what,
        "situation": asked.situation,
        "is_own": bool(request.GET),
        "brought": _brought(asked),
        "made": made,
        "sheets": sheets,
        "qr": guides.Code(made.address),
        "pdf": f"{reverse('portal:notice_pdf', args=(code,))}?{asked.query}",
        "apply": f"{reverse('portal:apply', args=(code,))}"
        f"?{urlencode(asked.situation.answers, doseq=True)}",
        "in_use": asked.offering.standing is items.Standing.IN_USE,
    }
    return render(request, "portal/notice.html", context)


@shows(HAMI(16))
@public
@never_cache
@require_safe
def notice_pdf(request: ActorRequest, code: str) -> HttpResponse:
    """Give the same notice as PDF."""
    asked = _asked(request, code)
    content = guides.notice_pdf(_made(request, asked), at=timezone.now())
    name = f"一次性告知书-{asked.offering.name.zh}-v{asked.offering.version}.pdf"
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = (
        content_disposition_header(as_attachment=False, filename=name) or ""
    )
    return answer


@public
@require_safe
def machine(request: HttpRequest, code: str) -> HttpResponse:
    """Give the version in force, or the one named, for programs."""
    told = request.GET.get("version", "")
    offering = items.offering(code, int(told) if told.isdecimal() and len(told) < 7 else None)  # noqa: PLR2004  # digits of a version
    key = f"{offering.sha256}|{offering.version}|{offering.replaced}|{offering.standing}"
    etag = f'"{sha256(key.encode()).hexdigest()[:32]}"'
    answer: HttpResponse
    if etag in request.headers.get("If-None-Match", ""):
        answer = HttpResponseNotModified()
    else:
        address = settings.ENVIRONMENT.site + guides.mark_path(offering)
        answer = JsonResponse(
            guides.machine(offering, address=address), json_dumps_params={"ensure_ascii": False}
        )
    answer["ETag"] = etag
    answer["Cache-Control"] = f"public, max-age={_FRESH_SECONDS}"
    return answer


@shows(HAMI(16))
@public
@never_cache
@require_safe
def copy(request: HttpRequest, code: str, version: int, mark: str) -> HttpResponse:
    """Say of a copy whether it is current, or what replaced it on which day."""
    asking.count(request, kind="guides.copies", setting="security.verifications_per_hour")
    found = guides.compare(code, version, mark)
    offering = items.offering(code)
    kind, title = STATES[found.state]
    changes: tuple[items.Change, ...] = ()
    if found.state is guides.CopyState.REPLACED:
        changes = items.differences(code, older=version, newer=found.newest)
    context = {
        "found": found,
        "offering": offering,
        "what": offering.what,
        "kind": kind,
        "title": title,
        "changes": changes,
        "mark": mark,
        "at": timezone.now(),
    }
    status = 404 if found.state is guides.CopyState.FOREIGN else 200
    return render(request, "portal/copy.html", context, status=status)


# Screens carry no token; what a stranger can do here is to have a copy looked up.
@csrf_exempt
@public
@require_POST
def report(request: HttpRequest, code: str, version: int, mark: str) -> HttpResponse:
    """Take a channel's word about what it shows, and answer what it should show."""
    asking.count(request, kind="guides.copies", setting="security.verifications_per_hour")
    channel = request.POST.get("channel", "")
    if channel not in set(guides.Channel):
        raise ChannelUnknown(channel=channel[:20], known=", ".join(guides.Channel))
    found = guides.report_copy(
        channel=guides.Channel(channel),
        place=request.POST.get("place", ""),
        code=code,
        version=version,
        mark=mark,
        actor=system("guides.channel"),
        at=timezone.now(),
    )
    return JsonResponse({"state": found.state.value, "newest": found.newest})


def _asked(request: ActorRequest, code: str) -> Asked:
    offering = items.offering(code)
    language = languages.language(get_language()).tag
    known = {material.key for material in offering.materials}
    own = guides.Own(
        ready=frozenset(known.intersection(request.GET.getlist(_READY))),
        objected=frozenset(known.intersection(request.GET.getlist(_OBJECTED))),
        proofs=guides.proofs(request.actor, at=timezone.now()),
    )
    return Asked(offering, situation_of(request, offering.form, language), own, language)


def _made(request: ActorRequest, asked: Asked) -> guides.Notice:
    name, told_by = _names(request.actor)
    reader = guides.Reader(asked.answers, asked.own, name=name, told_by=told_by)
    return guides.notice(
        asked.offering,
        reader,
        site=settings.ENVIRONMENT.site,
        language=asked.language,
        at=timezone.now(),
    )


def _names(actor: Actor | None) -> tuple[str, str]:
    """Return whom a notice is for and which officer hands it over, as far as it is known."""
    if actor is None:
        return "", ""
    if actor.kind is ActorKind.APPLICANT:
        return people.applicant(actor.applicant).name, ""
    if actor.kind is ActorKind.STAFF:
        return "", people.staff(actor.ref).name
    return "", ""


def _brought(asked: Asked) -> tuple[FieldView, ...]:
    """Return the questions about materials: what is there, and what the register has wrong."""
    applying = guides.checklist(asked.offering.form, asked.answers)
    handed = [line.material for line in applying if not line.material.licence]
    shared = [line.material for line in applying if line.material.licence]
    views = (
        (_READY, _("手上已经有哪些材料？"), handed, asked.own.ready),
        (
            _OBJECTED,
            _("哪些登记信息有误，您要自己提交？"),
            shared,
            asked.own.objected,
        ),
    )
    return tuple(
        FieldView(
            name=name,
            kind="multi",
            label=str(label),
            value=tuple(sorted(chosen)),
            required=False,
            choices=_choices(materials, asked.language),
        )
        for name, label, materials, chosen in views
        if materials
    )


def _choices(materials: Sequence[forms.Material], language: str) -> tuple[Choice, ...]:
    return tuple(Choice(one.key, one.name.in_language(language)) for one in materials)


urlpatterns = [
    path("items/<path:code>/notice.pdf", notice_pdf, name="notice_pdf"),
    path("items/<path:code>/notice/", notice, name="notice"),
    path("items/<path:code>.json", machine, name="machine"),
    path(f"v/items/<path:code>/{_MARK}/report/", report, name="copy_report"),
    path(f"v/items/<path:code>/{_MARK}/", copy, name="copy"),
]
