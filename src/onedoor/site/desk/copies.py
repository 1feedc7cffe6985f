"""指南同步: which kiosks, screens and other places still show a guide that was replaced."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from onedoor.general.terms import api as terms
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, shows
from onedoor.operation.guides import api as guides

OVERSEES = frozenset({"centre.manage", "office.supervise"})
CHANNELS: dict[guides.Channel, str | Promise] = {
    guides.Channel.KIOSK: _("自助终端"),
    guides.Channel.SCREEN: _("大厅屏幕"),
    guides.Channel.APP: _("移动端"),
    guides.Channel.PLATFORM: _("其他平台"),
    guides.Channel.PRINT: _("打印点"),
}


@shows(HAMI(16))
@for_staff("items.edit", *sorted(OVERSEES))
@require_GET
def copies(request: KnownRequest) -> HttpResponse:
    """Show the open alarms: of one's own body, or of all for whoever oversees."""
    at = timezone.now()
    body = "" if request.actor.duties & OVERSEES else request.actor.body
    context = {
        "alarms": [(one, CHANNELS[one.channel]) for one in guides.alarms(body=body)],
        "minutes": terms.number("guides.sync_minutes", on=legal_day(at)),
    }
    return render(request, "desk/copies.html", context)


urlpatterns = [path("copies/", copies, name="copies")]
