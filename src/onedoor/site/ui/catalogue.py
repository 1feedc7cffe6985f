"""The living catalogue: every component in every state, in both languages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onedoor.kernel.access import public
from onedoor.kernel.fields import problems
from onedoor.site.ui import languages, samples


@public
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the components of public pages."""
    wrong = samples.wrong_questions()
    context = {
        "questions": samples.questions(),
        "wrong": wrong,
        "problems": problems(wrong),
        "materials": samples.material_rows(),
        "tiles": samples.tiles(),
        "stages": samples.stages(),
        "events": samples.events(),
        "levels": [
            ("very_good", _("非常满意")),
            ("good", _("满意")),
            ("fair", _("基本满意")),
            ("poor", _("不满意")),
            ("very_poor", _("非常不满意")),
        ],
    }
    return render(request, "ui/pages/catalogue.html", context)


@public
@require_safe
def show_desk(request: HttpRequest) -> HttpResponse:
    """Show the components of staff pages."""
    context = {"page": samples.rows(), "dense": samples.dense_questions()}
    return render(request, "ui/pages/catalogue_desk.html", context)


@public
@require_safe
def show_kiosk(request: HttpRequest, n: int) -> HttpResponse:
    """Show a form at a kiosk, screen by screen."""
    screens = samples.kiosk_screens(languages.language(get_language()).tag)
    n = min(max(n, 1), len(screens))
    back = reverse("ui:catalogue_kiosk", args=(n - 1,)) if n > 1 else ""
    context = {"screen": screens[n - 1], "back": back}
    return render(request, "ui/pages/catalogue_kiosk.html", context)


@public
@require_POST
def sent(_request: HttpRequest) -> HttpResponse:
    """Take any form of the catalogue and change nothing."""
    return redirect("ui:catalogue")
