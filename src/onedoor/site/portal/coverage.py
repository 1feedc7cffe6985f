"""一网通办情况: for how many items in force each of the six functions online works."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from onedoor.kernel.access import public
from onedoor.law.articles import HAMI, shows
from onedoor.operation.coverage import api as coverage
from onedoor.site.ui import six

_KEPT_SECONDS = 600


@shows(HAMI(14), note="for how many items each function works online, and why not for others")
@public
@require_safe
def for_all(request: HttpRequest) -> HttpResponse:
    """Show everybody the figures; they are counted anew every ten minutes."""
    report = cache.get("coverage")
    if report is None:
        report = coverage.report(built=six.built())
        cache.set("coverage", report, _KEPT_SECONDS)
    return render(request, "portal/coverage.html", six.told(report))


urlpatterns = [path("coverage/", for_all, name="coverage")]
