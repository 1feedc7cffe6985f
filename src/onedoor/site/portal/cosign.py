"""共同签署: a draft of several people, read and confirmed by each of those it names."""

from django.contrib import messages as told
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_applicants
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.fields import Problem
from onedoor.kernel.masks import masked
from onedoor.law.articles import ADL, HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.materials import api as materials
from onedoor.site.ui import cosigning, languages
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


@shows(ADL(31), HAMI(14))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def cosign(request: KnownRequest, draft: str) -> HttpResponse:
    """Show what somebody is named in as one who signs too; on POST confirm just that."""
    at, wrong = timezone.now(), ""
    if request.method == "POST":
        try:
            cases.cosign(
                draft=draft, sha256=request.POST.get("sha256", ""), actor=request.actor, at=at
            )
        except (cases.CosignedChanged, cases.AnswersInvalid) as refusal:
            advice = advice_of(refusal)
            wrong = f"{advice.what}{advice.now}"
        else:
            told.success(request, _("已确认。内容再有改动的，需要重新确认。"))
            return redirect("portal:cosign", draft)
    found = cases.to_cosign(draft=draft, actor=request.actor, at=at)
    what = items.offering(found.draft.offering, found.draft.version)
    tag = languages.language(get_language()).tag
    names = {one.key: one.name.in_language(tag) for one in what.materials}
    context = {
        "what": what,
        "applicant": people.applicant(found.draft.owner).name,
        "is_filled": forms.settle(what.form, found.draft.answers, today=legal_day(at)).ok,
        "cosigned": found.cosigned,
        "rows": cosigning.rows(found.cosigned.cosigners),
        "mine": next(one for one in found.cosigned.cosigners if one.n == found.cosigned.mine),
        "is_done": cases.Confirmed.DONE,
        "sections": forms.read_through(
            what.form, found.draft.answers, language=tag, hide=lambda _kind, one: masked(one)
        ),
        "handed": [names.get(one.material, "") for one in materials.of(holder=draft)],
        "problems": [Problem(wrong)] if wrong else [],
    }
    return render(request, "portal/cosign.html", context, status=409 if wrong else 200)


urlpatterns = [path("cosign/<str:draft>/", cosign, name="cosign")]
