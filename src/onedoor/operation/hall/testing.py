"""What other modules' tests may use of the hall."""

from datetime import datetime

from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor
from onedoor.operation.hall.domain.slips import Priority, Slip
from onedoor.operation.hall.services import calling, giving, linking, terminals
from onedoor.system.venues import api as venues
from onedoor.system.venues import testing as venues_testing

AT = venues_testing.AT


def clerk(*, area: str = venues_testing.COUNTY) -> Actor:
    """Make somebody who takes in cases."""
    return people.staff_actor("counter.intake", area=area)


def seated(venue: str, window: str, *, at: datetime = AT) -> Actor:
    """Make a clerk who sits at a window."""
    actor = clerk()
    calling.sit_down(venue=venue, window=window, actor=actor, at=at)
    return actor


def taken(
    venue: str,
    *,
    at: datetime = AT,
    function: venues.Function = venues.Function.ACCEPT,
    priority: Priority = Priority.NONE,
) -> Slip:
    """Give out a number."""
    wanted = giving.Wanted(venue, function, priority=priority)
    return giving.take(wanted=wanted, actor=None, at=at)


def served(venue: str, case: str, *, window: str = "2", at: datetime = AT) -> Slip:
    """Serve one number, and take in a case meanwhile; return the slip."""
    actor = seated(venue, window, at=at)
    taken(venue, at=at)
    calling.call_next(actor=actor, at=at)
    calling.serve(actor=actor, at=at)
    linking.link(case=case, clerk=actor.ref, at=at)
    return calling.finish(actor=actor, at=at)


def terminal(venue: str, actor: Actor, *, name: str = "一号", at: datetime = AT) -> str:
    """Set up a terminal; return its code."""
    return terminals.set_up_terminal(venue=venue, name=name, actor=actor, at=at)
