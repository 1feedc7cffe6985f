"""What can be asked of needs: a year's list, one need, and the sums by venue."""

from dataclasses import dataclass

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.system.needs import access
from onedoor.system.needs.domain.errors import NeedMissing
from onedoor.system.needs.domain.needs import Need, Stage, Sums, summed
from onedoor.system.needs.values import to_need
from onedoor.system.venues import api as venues


@dataclass(frozen=True, slots=True)
class Sheet:
    """A need; whether this person answers it, and may take it back."""

    whole: Need
    answers: bool
    withdraws: bool


@dataclass(frozen=True, slots=True)
class Year:
    """What the venues of an area asked for and were granted; ``silent`` told nothing."""

    sums: tuple[Sums, ...]
    silent: tuple[venues.Venue, ...]


def needs(*, actor: Actor, year: int, after: str = "") -> Page[Need]:
    """Return a page of a year's needs as far as somebody sees them, the newest first.

    EXPLAIN: a range of ``needs_of_year``.
    """
    rows = access.visible(actor).filter(year=year)
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable(cursor=after)
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = cursor(str(found[PAGE - 1].pk)) if len(found) > PAGE else ""
    return Page([to_need(row) for row in found[:PAGE]], more)


def unanswered(*, actor: Actor) -> int:
    """Return how many needs of the area wait for an answer."""
    return access.visible(actor).filter(stage=Stage.ASKED).count()


def sheet(*, need: str, actor: Actor) -> Sheet:
    """Return one need for who manages or supervises its area."""
    row = access.visible(actor).filter(public_id=need).first()
    if row is None:
        raise NeedMissing(asked=need)
    is_open = row.stage == Stage.ASKED
    return Sheet(
        to_need(row),
        answers=is_open and access.may_answer(row, actor),
        withdraws=is_open and venues.may_change(code=row.venue, actor=actor),
    )


def year_of(*, actor: Actor, year: int) -> Year:
    """Return the sums of a year by venue, and which halls and centres told nothing; four queries.

    A station is provided for by its township, so its silence is none.
    """
    rows = access.visible(actor).filter(year=year)
    told = [to_need(row) for row in rows]
    there = venues.venues(within=actor.area)
    spoke = {one.venue for one in told if one.stage is not Stage.WITHDRAWN}
    named = [one.code for one in there if one.code in spoke]
    silent = (one for one in there if one.code not in spoke and one.kind is not venues.Kind.STATION)
    return Year(summed(told, venues=named), tuple(silent))
