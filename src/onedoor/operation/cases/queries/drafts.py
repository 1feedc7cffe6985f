"""What an applicant can ask about drafts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.operation.cases import access
from onedoor.operation.cases import earlier as earlier_cases
from onedoor.operation.cases.domain.drafts import Draft
from onedoor.operation.cases.domain.reuse import Earlier
from onedoor.operation.cases.models import Draft as DraftRow
from onedoor.operation.cases.values import draft_value
from onedoor.system.forms import api as forms


def draft(*, id: str, actor: Actor) -> Draft:  # noqa: A002  # it is what addresses call it
    """Return a draft of this applicant, or that this system brought; DraftMissing for all else."""
    return draft_value(access.draft_to_read(draft=id, actor=actor))


def draft_by_code(*, code: str, actor: Actor, at: datetime) -> Draft:
    """Return the draft that its applicant told a counter the code of.

    Raises RoleMissing, or DraftCodeUnknown for what was submitted, dropped or is another area's.
    """
    return draft_value(access.draft_at_counter(code=code, actor=actor, on=legal_day(at)))


def drafts_of(*, actor: Actor, at: datetime) -> tuple[Draft, ...]:
    """Return the applicant's unfinished drafts that have not expired, newest first."""
    rows = DraftRow.objects.filter(
        owner=actor.applicant, case_number="", expires_on__gte=legal_day(at)
    )
    return tuple(draft_value(row) for row in rows.order_by("-saved_at", "-id")[:50])


def earlier(
    *,
    applicant: str,
    wanted: Sequence[forms.Material],
    held: Collection[str],
    actor: Actor,
    at: datetime,
    agreed: bool = False,
) -> Mapping[str, tuple[Earlier, ...]]:
    """Return what of one's earlier cases may stand for entries of a list, the newest first.

    ``held`` are the files that the application has already.  Somebody at a counter is shown
    anything only when the applicant ``agreed``.
    """
    if not access.may_use_again(applicant=applicant, actor=actor, agreed=agreed):
        return {one.key: () for one in wanted}
    return earlier_cases.for_list(wanted, owner=applicant, held=held, at=at)
