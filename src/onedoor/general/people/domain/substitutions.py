"""代岗: a colleague of the same body acts for somebody on leave, for some days, in some duties."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onedoor.general.people.domain.duties import Duty
from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI, implements

STANDING_IN = "standing_in"  # what the session says: the reference of the substitution
# What may be lent are the duties of handling cases; to administer is lent to nobody.
LENDABLE = frozenset({
    Duty.RECEIVE, Duty.ACCEPT, Duty.REVIEW, Duty.DECIDE, Duty.APPROVE_EXTENSION, Duty.ISSUE,
    Duty.DELIVER, Duty.INTAKE,
})  # fmt: skip


class SubstitutionMissing(Missing):
    """There is no such substitution, or it is nobody's of this person's."""

    code = "people.substitution_missing"


class SubstituteElsewhere(Refused):
    """Who stands in is an active colleague of the same body, and somebody else."""

    code = "people.substitute_elsewhere"
    basis = HAMI(13)


class DutiesNotLent(Refused):
    """What is lent are duties of one's own that belong to the handling of cases."""

    code = "people.duties_not_lent"
    basis = HAMI(13)


class SubstitutionDaysWrong(Invalid):
    """The days begin before today, end before they begin, or are too many."""

    code = "people.substitution_days_wrong"


class NotOnesOwnDuties(Forbidden):
    """Whose duties they are names the substitute, or the head of the body does."""

    code = "people.not_ones_own_duties"


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a substitution, the first and the last of them."""

    first: date
    last: date


def check_span(span: Span, *, today: date, most: int) -> None:
    """Refuse days that have passed, that run backwards, or that are too many."""
    if not today <= span.first <= span.last or (span.last - span.first).days >= most:
        raise SubstitutionDaysWrong(most=most)


@implements(HAMI(13), note="named duties only, and only those that are one's own")
def check_duties(wanted: Iterable[str], *, own: Iterable[str]) -> list[str]:
    """Return the duties to lend, in order; refuse none at all and any that cannot be lent."""
    wanted = set(wanted)
    if not wanted or not wanted <= LENDABLE & set(own):
        raise DutiesNotLent(duties=tuple(sorted(wanted)))
    return sorted(wanted)
