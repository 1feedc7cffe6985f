"""The pages for what goes wrong beside the rules: no such page, no token, a fault of ours.

A rule that says no is told by ``kernel.answers``.
"""

from http import HTTPStatus
from inspect import getclosurevars

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.kernel.access import public
from onedoor.kernel.texts import Advice
from onedoor.site.ui import languages
from onedoor.site.ui.obligations import SITE


@public
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request cannot be understood, or that it is too large to be."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if isinstance(exception, TooManyFieldsSent):
        return page(request, HTTPStatus.BAD_REQUEST, code="fields")
    return page(request, HTTPStatus.BAD_REQUEST)


@public
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # by name
    """Say that this person may not see the page."""
    return page(request, HTTPStatus.FORBIDDEN)


@public
def token_missing(request: HttpRequest, **_told: object) -> HttpResponse:
    """Say that the page stood open too long or cookies are off, and that nothing was lost.

    A page that only shows something takes no form at all, with a token or without.
    """
    allowed = _methods(request)
    if allowed and request.method not in allowed:
        refused = page(request, HTTPStatus.METHOD_NOT_ALLOWED)
        refused["Allow"] = ", ".join(allowed)
        return refused
    return page(request, HTTPStatus.FORBIDDEN, code="csrf")


def _methods(request: HttpRequest) -> list[str]:
    """Return the methods that Django's decorator lets a view answer; none where it says none."""
    view = request.resolver_match.func if request.resolver_match else None
    while view is not None:
        held = getclosurevars(view).nonlocals
        if "request_method_list" in held:
            return list(held["request_method_list"])
        view = getattr(view, "__wrapped__", None)
    return []


@public
def missing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # by name
    """Say that there is no such page."""
    return page(request, HTTPStatus.NOT_FOUND)


@public
def failed(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours.  Asks nothing of the database or of hashed files."""
    if _is_program(request):
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR)
    current = languages.language(get_language())
    context = {"language": current, "site": SITE, "advice": words("500")}
    body = get_template("ui/500.html", using="pages").render(context)
    return HttpResponse(body, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def page(request: HttpRequest, status: HTTPStatus, *, code: str = "") -> HttpResponse:
    """Return the page for a status; ``code`` tells apart two reasons for the same status."""
    if _is_program(request):
        return problem(status)
    told = code or str(status.value)
    context = {"advice": words(told), "code": told, "basis": None, "facts": {}}
    return render(request, "ui/refusal.html", context, status=status)


def problem(status: HTTPStatus) -> HttpResponse:
    """Return the problem document for a status, for a program that calls."""
    advice, code = words(str(status.value)), str(status.value)
    body = {
        "type": f"urn:onedoor:problem:{code}",
        "title": advice.what,
        "status": status.value,
        "detail": advice.now,
        "code": code,
    }
    return JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def _is_program(request: HttpRequest) -> bool:
    """Say whether a program asks: by the address, or because it would rather have JSON."""
    if request.path.startswith("/api/") or request.path.endswith(".json"):
        return True
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def words(code: str) -> Advice:
    """Return what happened, what to do now and whom to ask, in the reader's language."""
    hotline = _("政务服务便民热线 12345")
    return {
        "400": Advice(
            _("这次请求无法识别"), _("请返回上一页重新操作，或者从首页重新进入。"), hotline
        ),
        "fields": Advice(
            _("网址或者表单里的内容太多，无法识别"), _("请从首页重新进入要办的事。"), hotline
        ),
        "405": Advice(
            _("这个页面只供查看，不接收提交"), _("请返回上一页，或者从首页重新进入。"), hotline
        ),
        "403": Advice(
            _("您不能查看这个页面"),
            _("如果您认为应当可以查看，请先登录，或换用有权限的账号。"),
            hotline,
        ),
        "csrf": Advice(
            _("页面停留时间过长，需要重新提交"),
            _("请返回上一页，刷新后再交一次。已经保存的内容没有丢失。请允许浏览器使用 Cookie。"),
            hotline,
        ),
        "404": Advice(
            _("没有找到这个页面"),
            _("网址可能有误，或者页面已经移走。您可以从首页搜索要办的事。"),
            hotline,
        ),
        "413": Advice(
            _("上传的内容太大"),
            _("单个文件不超过 20 MB。请减少页数或降低扫描清晰度后重新上传。"),
            hotline,
        ),
        "429": Advice(_("操作过于频繁"), _("请过几分钟再试。您已经填写的内容不会丢失。"), hotline),
        "500": Advice(
            _("系统出了问题，责任在我们"),
            _("已经保存的内容没有丢失。请过几分钟再试；事情紧急的，请直接拨打热线或到窗口办理。"),
            hotline,
        ),
    }[code]
