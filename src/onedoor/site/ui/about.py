"""The pages about the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.general.terms import api as terms
from onedoor.kernel.access import public
from onedoor.kernel.days import legal_day


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show what the site does for people with disabilities, and what it does not do yet."""
    return render(request, "ui/pages/accessibility.html")


@public
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Show how to use the site."""
    today = legal_day(timezone.now())
    days = terms.number("difficulties.ordinary_working_days", on=today)
    return render(request, "ui/pages/help.html", {"answered_within": days})


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show which personal information is used for what, and what one may ask for."""
    return render(request, "ui/pages/privacy.html")
