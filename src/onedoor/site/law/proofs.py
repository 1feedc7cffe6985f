"""证明清单: which proofs may be asked for, by which law, and which may never be."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from onedoor.kernel.access import public
from onedoor.kernel.days import legal_day
from onedoor.law.articles import BER, HAMI, shows
from onedoor.system.items import api as items


@shows(HAMI(29, item=4), BER(44))
@public
@require_GET
def proofs(request: HttpRequest) -> HttpResponse:
    """Show the list of retained proofs of today, and the proofs no committee issues."""
    context = {
        "retained": items.retained_proofs(on=legal_day(timezone.now())),
        "banned": items.BANNED_PROOFS,
    }
    return render(request, "law/proofs.html", context)


urlpatterns = [path("proofs/", proofs, name="proofs")]
