"""Naming who stands in for somebody on leave, and taking it back."""

from collections.abc import Sequence
from datetime import datetime

from onedoor.general.people import access
from onedoor.general.people.domain.duties import check_employment
from onedoor.general.people.domain.substitutions import Span, check_duties, check_span
from onedoor.general.people.models import SubstitutionRow
from onedoor.general.people.policy import regular
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements


@implements(HAMI(13), note="for some days, in named duties, by oneself or the head, on record")
@command
def name(  # who for whom, in what, from when to when
    *,
    absent: str,
    substitute: str,
    duties: Sequence[str],
    span: Span,
    actor: Actor,
    at: datetime,
) -> str:
    """Name who stands in for a colleague on leave; return the reference of it."""
    whose = access.staff_to_stand_in_for(number=absent, actor=actor)
    colleague = access.colleague(number=substitute, of=whose)
    day = legal_day(at)
    check_span(span, today=day, most=terms.number("people.substitution_most_days", on=day))
    lent = check_duties(duties, own=whose.duties)
    check_employment(colleague.employment, lent, regular=regular(on=day))
    row = SubstitutionRow.objects.create(
        body=whose.body, absent=absent, substitute=substitute,
        duties=lent, from_on=span.first, until_on=span.last,
        named_by=actor.ref, named_at=at,
    )  # fmt: skip
    _tell("people.substitute_named", row, actor, at)
    return row.ref


@implements(HAMI(13), note="taken back at any moment, and over at once")
@command
def withdraw(*, ref: str, actor: Actor, at: datetime) -> None:
    """Let nobody stand in any more; again changes nothing."""
    row = access.substitution_to_end(ref=ref, actor=actor)
    if row.withdrawn_at is not None:
        return
    row.withdrawn_by, row.withdrawn_at = actor.ref, at
    row.save(update_fields=["withdrawn_by", "withdrawn_at"])
    _tell("people.substitute_withdrawn", row, actor, at)


def _tell(kind: str, row: SubstitutionRow, actor: Actor, at: datetime) -> None:
    journal.write(
        kind=kind, subject=row.absent, at=at, by=actor, substitution=row.ref,
        substitute=row.substitute, duties=row.duties, from_on=row.from_on, until_on=row.until_on,
    )  # fmt: skip
