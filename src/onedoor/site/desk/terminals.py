"""设备: the terminals of a hall, what of them does not work, who waits for help there."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.fields import from_django
from onedoor.law.articles import HAMI, shows
from onedoor.operation.hall import api as hall
from onedoor.site.desk.inputs import line
from onedoor.system.venues import api as venues


class SetUpForm(forms.Form):
    """What a new terminal is called."""

    name = line(gettext_lazy("名称"), gettext_lazy("请填写名称。"), most=40)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["name"].help_text = _("写在哪里，如“一楼东侧 2 号”。")


@shows(HAMI(20), note="what does not work at a terminal is told there, and seen here")
@for_staff("counter.intake", "centre.manage")
@require_http_methods(["GET", "POST"])
def devices(request: KnownRequest, code: str) -> HttpResponse:
    """Show the terminals of a hall, and note what of one works now."""
    if request.method == "POST":
        told = request.POST
        now = hall.terminals.Condition("printer" in told, "reader" in told, "withdraw" in told)
        hall.terminals.tell_of_terminal(
            code=told.get("terminal", ""), now=now, actor=request.actor, at=timezone.now()
        )
        messages.success(request, _("已记下。"))
        return redirect("desk:devices", code)
    context = {
        "venue": venues.venue(code),
        "terminals": hall.terminals.terminals(code, actor=request.actor),
        "fields": [from_django(SetUpForm()["name"])],
    }
    return render(request, "desk/devices.html", context)


urlpatterns = [path("venues/<str:code>/devices/", devices, name="devices")]
