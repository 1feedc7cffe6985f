"""Who stands in for whom, and as whom somebody acts who does."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from onedoor.general.people import access, queries
from onedoor.general.people.models import StaffAccount, SubstitutionRow
from onedoor.kernel.actors import Actor
from onedoor.law.articles import HAMI, implements


@dataclass(frozen=True, slots=True)
class Substitution:
    """Who stands in for whom, in which duties, until when; ``runs`` on the day asked about."""

    ref: str
    absent: str
    absent_name: str
    substitute: str
    substitute_name: str
    duties: tuple[str, ...]
    from_on: date
    until_on: date
    runs: bool


def mine(*, actor: Actor, on: date) -> tuple[Substitution, ...]:
    """Return those, not over yet, in which somebody is absent or stands in."""
    one = Q(absent=actor.ref) | Q(substitute=actor.ref)
    return _values(_open(on).filter(one, body=actor.body), on)


def of_body(*, actor: Actor, on: date) -> tuple[Substitution, ...]:
    """Return those of one's body, not over yet, for its head; for others, their own."""
    if not actor.duties & access.HEADS:
        return mine(actor=actor, on=on)
    return _values(_open(on).filter(body=actor.body), on)


def taken_over(*, actor: Actor, on: date) -> tuple[Substitution, ...]:
    """Return those in which somebody may stand in on a day."""
    rows = _open(on).filter(substitute=actor.ref, body=actor.body, from_on__lte=on)
    return _values(rows, on)


@implements(HAMI(13), note="only while it runs, and only what the absent one may do still")
def acting(*, ref: str, actor: Actor, on: date) -> tuple[Actor, str] | None:
    """Return somebody acting for the colleague of a substitution, and the colleague's name.

    None when it does not run on the day, or the colleague no longer has the duties.
    """
    rows = _open(on).filter(ref=ref, substitute=actor.ref, body=actor.body, from_on__lte=on)
    row = rows.first()
    absent = StaffAccount.objects.filter(number=row.absent, is_active=True).first() if row else None
    if row is None or absent is None or absent.body != row.body:
        return None
    duties = frozenset(row.duties) & frozenset(absent.duties)
    return replace(actor, duties=duties, on_behalf_of=row.absent), absent.name


def _open(on: date) -> "QuerySet[SubstitutionRow]":
    return SubstitutionRow.objects.filter(until_on__gte=on, withdrawn_at=None)


def _values(rows: "QuerySet[SubstitutionRow]", on: date) -> tuple[Substitution, ...]:
    found = list(rows.order_by("from_on", "id"))
    known = queries.staff_members({n for row in found for n in (row.absent, row.substitute)})
    return tuple(
        Substitution(
            ref=row.ref,
            absent=row.absent,
            absent_name=known[row.absent].name,
            substitute=row.substitute,
            substitute_name=known[row.substitute].name,
            duties=tuple(row.duties),
            from_on=row.from_on,
            until_on=row.until_on,
            runs=row.from_on <= on,
        )
        for row in found
    )
