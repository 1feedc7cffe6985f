"""A case that is taken in while a slip is served belongs to that slip."""

from datetime import datetime

from django.db.models import Q

from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, implements
from onedoor.operation.hall.models import SlipCaseRow, SlipRow


@implements(HAMI(13), note="number, window, case and rating are one chain")
@command
def link(*, case: str, clerk: str, at: datetime) -> bool:
    """Link a case to the slip that its clerk served then; tell whether there was one."""
    slip = (
        SlipRow.objects.filter(clerk=clerk, serving_at__lte=at)
        .filter(Q(ended_at=None) | Q(ended_at__gte=at))
        .order_by("-serving_at")
        .first()
    )
    if slip is None:
        return False
    SlipCaseRow.objects.get_or_create(case=case, defaults={"slip": slip})
    return True
