"""帮办代办, as the applicant has it: the authorisation is taken back at will."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.kernel.access import KnownRequest, for_applicants
from onedoor.law.articles import HAMI, shows
from onedoor.operation.assistance import api as assistance


@shows(HAMI(12))
@for_applicants
@require_POST
def end_help(request: KnownRequest, number: str) -> HttpResponse:
    """Take back what lets an agent act in a case."""
    given = assistance.of_case(number)
    ref = given.id if given else ""
    assistance.withdraw(authorisation=ref, actor=request.actor, at=timezone.now())
    messages.success(request, _("授权已撤回。"))
    return redirect("portal:case", number)


urlpatterns = [path("cases/<str:number>/help/end/", end_help, name="end_help")]
