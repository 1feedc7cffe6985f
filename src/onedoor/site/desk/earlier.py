"""A file of an earlier case, looked at before it is taken into the one at the counter."""

from django.http import HttpResponse
from django.urls import path
from django.utils import timezone

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.law.articles import HAMI, PIPL, shows
from onedoor.operation.cases import api as cases
from onedoor.site.desk.case import picture
from onedoor.system.items import api as items


@shows(HAMI(17), PIPL(14), PIPL(51))
@for_staff("counter.intake")
def page(request: KnownRequest, applicant: str, code: str, attachment: str, n: int) -> HttpResponse:
    """Return one page of what may be used once more as a picture, once the applicant agreed.

    The upload itself is never shown; who looked at it stands with the case that it came from.
    """
    at = timezone.now()
    offered = cases.earlier(
        applicant=applicant, wanted=items.offering(code).materials, held=(),
        actor=request.actor, at=at, agreed=request.GET.get("agreed") == "yes",
    )  # fmt: skip
    known = {one.attachment: one for found in offered.values() for one in found}
    if attachment not in known:
        raise cases.NothingToReuse
    one = known[attachment]
    drawn = picture(request, file=one.file, n=n, held_by=one.case)
    people.note_look(case=one.case, seen=people.Seen.FILE, ref=one.file, actor=request.actor, at=at)
    return drawn


urlpatterns = [
    path(
        "counter/<str:applicant>/<str:code>/earlier/<str:attachment>/<int:n>/",
        page,
        name="earlier_page",
    ),
]
