"""What other modules' tests may use of appointments."""

import heapq
import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.appointments import policy
from onedoor.operation.appointments.domain.slots import begins_at
from onedoor.operation.appointments.services import booking
from onedoor.operation.hall import api as hall
from onedoor.system.venues import api as venues
from onedoor.system.venues import testing as venues_testing

AT = venues_testing.AT
DAY = date(2026, 11, 25)
START = "10:30"
_FUNCTION = venues.Function.ACCEPT
_MINUTE = timedelta(minutes=1)
_WALK = timedelta(seconds=20)
_ABSENT_EVERY = 13

Act = Callable[[datetime], None]


def booked(venue: str, actor: Actor | None = None, *, start: str = START, at: datetime = AT) -> str:
    """Book a place on the day after the tests' day; return its code."""
    wish = booking.Wish(venue, venues.Function.ACCEPT, DAY)
    actor = actor or people.applicant_actor()
    return booking.book(wish=wish, start=start, actor=actor, at=at)


@dataclass(slots=True)
class SimulatedDay:
    """A day in a hall through the real services, until everybody left; and what came of it.

    ``clerks`` sit at their windows.  What differs from one to the next (who books, how long a
    case takes, who does not come when called) follows from the number of the person alone.
    ``told`` are the waits foretold to who took a number.
    """

    venue: str
    clerks: Sequence[Actor]
    taken: list[str] = field(default_factory=list)
    called: Counter[str] = field(default_factory=Counter)
    served: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    booked: int = 0
    told: list[timedelta] = field(default_factory=list)
    _events: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _idle: list[Actor] = field(default_factory=list)
    _count: Iterator[int] = field(default_factory=itertools.count)

    def play(self, people_count: int, *, slots: int = 1_000, rush: float = 1.0) -> None:
        """Let so many people come in the first slots of the day, a third with an appointment.

        Those without come evenly; with a ``rush`` above 1 the earlier the more.
        """
        self._idle = list(self.clerks)
        all_slots = [one for one in policy.slots(self.venue, _FUNCTION, at=AT)[DAY] if one.free]
        free = [one for one in all_slots for _place in range(one.free)][: people_count // 3]
        for n, one in enumerate(free):
            holder = Actor(ActorKind.APPLICANT, f"simulated-{n}")
            code = booked(self.venue, holder, start=one.start)
            self._later(begins_at(DAY, one.start) - n % 20 * _MINUTE, partial(self._booked, code))
        self.booked = len(free)
        opens = [begins_at(DAY, one.start) for one in all_slots[:slots]]
        for n in range(walking := people_count - len(free)):
            into = len(opens) * (n / walking) ** rush
            self._later(opens[int(into)] + into % 1 * 30 * _MINUTE, self._walk_in)
        while self._events:
            at, _n, act = heapq.heappop(self._events)
            act(at)

    def _later(self, at: datetime, act: Act) -> None:
        heapq.heappush(self._events, (at, next(self._count), act))

    def _walk_in(self, at: datetime) -> None:
        slip = hall.take(wanted=hall.Wanted(self.venue, _FUNCTION), actor=None, at=at)
        self._came(slip.ref, at)

    def _booked(self, code: str, at: datetime) -> None:
        self._came(booking.check_in(code=code, at=at), at)

    def _came(self, ref: str, at: datetime) -> None:
        self.taken.append(ref)
        wait = hall.slip(ref, at=at).wait
        if wait is not None:
            self.told.append(wait)
        if self._idle:
            self._call(self._idle.pop(), at)

    def _call(self, clerk: Actor, at: datetime) -> None:
        slip = hall.call_next(actor=clerk, at=at)
        if slip is None:
            self._idle.append(clerk)
            return
        self.called[slip.ref] += 1
        is_absent = _nth(slip.ref) % _ABSENT_EVERY == 0
        act = self._miss if is_absent else self._serve
        self._later(at + _WALK, partial(act, clerk, slip.ref))

    def _miss(self, clerk: Actor, ref: str, at: datetime) -> None:
        hall.recall(actor=clerk, at=at)
        hall.pass_by(actor=clerk, at=at + _WALK)
        self.passed.append(ref)
        self._call(clerk, at + _WALK)

    def _serve(self, clerk: Actor, ref: str, at: datetime) -> None:
        hall.serve(actor=clerk, at=at)
        takes = 3 + _nth(ref) % 7
        self._later(at + takes * _MINUTE, partial(self._finish, clerk, ref))

    def _finish(self, clerk: Actor, ref: str, at: datetime) -> None:
        hall.finish(actor=clerk, at=at)
        self.served.append(ref)
        self._call(clerk, at)


def _nth(ref: str) -> int:
    return int(ref[-3:])
