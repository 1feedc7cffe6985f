"""消息: what one was told, which of it is new, and by which ways one wants to be told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_applicants
from onedoor.kernel.days import legal_day
from onedoor.kernel.fields import from_django, problems
from onedoor.law.articles import HAMI, PIPL, shows
from onedoor.operation.notifications import api as notifications


class Choosing(forms.Form):
    """By which ways, in which language; an installation offers the ways it has."""

    ways = forms.MultipleChoiceField(
        label=gettext_lazy("另外用什么方式通知您"),
        help_text=gettext_lazy("站内消息一直都有。法律文书照常送达，不受这里的选择影响。"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("短信、邮件用哪种文字"),
        widget=forms.RadioSelect,
        choices=[("zh-hans", "中文"), ("ug", "ئۇيغۇرچە")],
        error_messages={"required": gettext_lazy("请选择一种文字。")},
    )

    def __init__(self, *told: Any, **more: Any) -> None:
        """Offer the ways that this installation has."""
        super().__init__(*told, **more)
        ways = self.fields["ways"]
        assert isinstance(ways, forms.MultipleChoiceField)
        ways.choices = [(way.value, notifications.WAYS[way]) for way in notifications.offered()]


@dataclass(frozen=True, slots=True)
class Line:
    """One notification in words."""

    href: str
    head: str
    text: str
    at: datetime
    is_new: bool


@shows(HAMI(14))
@for_applicants
@never_cache
@require_GET
def all_of_mine(request: KnownRequest) -> HttpResponse:
    """Show what one was told, the newest first."""
    page = notifications.mine(actor=request.actor, after=request.GET.get("after", ""))
    context = {
        "lines": [_line(one) for one in page.rows],
        "after": page.after,
        "may_choose": notifications.may_choose(request.actor, on=legal_day(timezone.now())),
    }
    return render(request, "portal/notifications.html", context)


@for_applicants
@never_cache
@require_GET
def open_one(request: KnownRequest, notification: str) -> HttpResponse:
    """Mark a notification as read and lead to what it is about."""
    at = timezone.now()
    about = notifications.open_one(notification=notification, actor=request.actor, at=at)
    if about.appointment:
        return redirect("portal:appointment", about.appointment)
    return redirect("portal:case", about.case) if about.case else redirect("portal:mine")


@for_applicants
@require_POST
def open_all(request: KnownRequest) -> HttpResponse:
    """Mark everything as read."""
    notifications.open_all(actor=request.actor, at=timezone.now())
    return redirect("portal:notifications")


@shows(PIPL(44))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def choose(request: KnownRequest) -> HttpResponse:
    """Choose the ways and the language."""
    at = timezone.now()
    now = notifications.choice(actor=request.actor, on=legal_day(at))
    form = Choosing(
        request.POST or None,
        initial={"ways": [way.value for way in now.ways], "language": now.language},
    )
    if form.is_valid():
        notifications.choose(**form.cleaned_data, actor=request.actor, at=at)
        messages.success(request, _("接收方式已更新。"))
        return redirect("portal:me")
    asked = [from_django(one) for one in form]
    context = {
        "asked": asked,
        "problems": problems(asked),
        "applicant": people.applicant(request.actor.applicant),
    }
    status = 422 if form.errors else 200
    return render(request, "portal/notification_ways.html", context, status=status)


def _line(one: notifications.Notification) -> Line:
    return Line(
        href=reverse("portal:notification", args=(one.id,)),
        head=notifications.head(one.moment),
        text=notifications.text(one.moment, case=one.case, item=one.title, facts=one.facts),
        at=one.at,
        is_new=one.is_new,
    )


urlpatterns = [
    path("notifications/", all_of_mine, name="notifications"),
    path("notifications/read/", open_all, name="notifications_read"),
    path("notifications/<str:notification>/", open_one, name="notification"),
    path("me/notifications/", choose, name="notification_ways"),
]
