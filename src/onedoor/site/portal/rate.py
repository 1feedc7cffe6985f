"""好差评: an applicant rates a service, signed in or by the word of the invitation."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from onedoor.kernel.access import ActorRequest, public
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid
from onedoor.kernel.fields import Choice, FieldView
from onedoor.law.articles import HAMI, shows
from onedoor.site.portal import asking
from onedoor.supervision.ratings import api as ratings

LEVELS = {
    ratings.Satisfaction.VERY_GOOD: gettext_lazy("非常满意"),
    ratings.Satisfaction.GOOD: gettext_lazy("满意"),
    ratings.Satisfaction.FAIR: gettext_lazy("基本满意"),
    ratings.Satisfaction.POOR: gettext_lazy("不满意"),
    ratings.Satisfaction.VERY_POOR: gettext_lazy("非常不满意"),
}


@shows(HAMI(25), note="five faces, none chosen beforehand")
@public
@never_cache
@require_http_methods(["GET", "POST"])
def rate(request: ActorRequest, asked: str) -> HttpResponse:
    """Ask for a level, then what exactly and in one's own words; take the rating."""
    _count(request)
    invited = ratings.invitation(asked=asked, actor=request.actor)
    if not invited.has_more:
        return redirect("portal:rated", asked=asked)
    if request.method == "GET":
        chosen = _level(request.GET.get("level", ""))
        asked_for_one = "level" in request.GET and chosen is None
        error = _("请选择一个等级。") if asked_for_one else ""
        return _form(request, invited, chosen, error=error)
    given = ratings.Given(
        level=_level(request.POST.get("level", "")),
        tags=tuple(request.POST.getlist("tags")),
        words=request.POST.get("words", ""),
        channel=_channel(request),
    )
    try:
        done = ratings.rate(asked=asked, given=given, actor=request.actor, at=timezone.now())
    except Invalid as wrong:
        advice = advice_of(wrong)
        return _form(request, invited, given.level, given=given, error=advice.what, status=422)
    return redirect("portal:rated", asked=asked if request.actor else done.token)


@public
@never_cache
@require_GET
def rated(request: ActorRequest, asked: str) -> HttpResponse:
    """Thank, say what happens next, and offer to say more once."""
    _count(request)
    invited = ratings.invitation(asked=asked, actor=request.actor)
    last = invited.earlier[-1] if invited.earlier else None
    context = {
        "invited": invited,
        "asked": asked,
        "last": last,
        "level": LEVELS[last.level] if last else "",
        "stars": last.level.stars if last else 0,
    }
    return render(request, "portal/rated.html", context)


def _form(  # the page and what came back with it
    request: ActorRequest,
    invited: ratings.Invitation,
    chosen: ratings.Satisfaction | None,
    *,
    given: ratings.Given | None = None,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "invited": invited,
        "chosen": chosen,
        "label": LEVELS[chosen] if chosen else "",
        "options": [(level.value, label) for level, label in LEVELS.items()],
        "asks": _asks(chosen, given) if chosen else [],
        "earlier": [LEVELS[one.level] for one in invited.earlier],
        "error": error,
    }
    return render(request, "portal/rate.html", context, status=status)


def _asks(chosen: ratings.Satisfaction, given: ratings.Given | None) -> list[FieldView]:
    in_uyghur = get_language() == "ug"
    tags = ratings.tags_for(chosen, on=legal_day(timezone.now()))
    poor = chosen.calls_for_verification
    return [
        FieldView(
            "tags",
            "multi",
            _("哪些地方让您不满意？") if poor else _("哪些地方做得好？"),
            value=tuple(given.tags) if given else (),
            hint=_("可以不选，最多选 5 项。"),
            required=False,
            choices=tuple(Choice(tag.code, tag.ug if in_uyghur else tag.zh) for tag in tags),
        ),
        FieldView(
            "words",
            "longtext",
            _("请说说具体情况") if poor else _("还想说点什么"),
            value=given.words if given else "",
            hint=_("请不要写身份证号、电话等个人信息；我们会用您登记的电话联系您。")
            if poor
            else _("请不要写身份证号、电话等个人信息。"),
            required=False,
            max_length=500,
        ),
    ]


def _level(text: str) -> ratings.Satisfaction | None:
    return ratings.Satisfaction(text) if text in list(ratings.Satisfaction) else None


def _channel(request: ActorRequest) -> ratings.Channel:
    if request.actor is None:
        return ratings.Channel.CODE
    is_phone = "Mobi" in request.headers.get("User-Agent", "")
    return ratings.Channel.MOBILE if is_phone else ratings.Channel.WEB


def _count(request: ActorRequest) -> None:
    # A word cannot be guessed by trying; whoever is signed in reaches only their own.
    if request.actor is None:
        asking.count(request, kind="ratings.word", setting="security.verifications_per_hour")


urlpatterns = [
    path("rate/<str:asked>/", rate, name="rate"),
    path("rate/<str:asked>/thanks/", rated, name="rated"),
]
