"""One due date: a look-up in the ranked table, against counting day by day.  Bar: < 5 µs."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from time import process_time

from onedoor.general.calendar import national
from onedoor.general.calendar.domain.working_days import Pause, WorkingCalendar, build

ROUNDS = 5_000
REPEATS = 7
BAR_MICROSECONDS = 5.0
Counted = Callable[[date, int, list[Pause]], object]


def main() -> None:
    """Print microseconds a date and the ratio, without and with a pause."""
    works = {special.day: special.working for n in national.notices() for special in n.days}
    calendar = build(
        area="100000000000", version=1, exceptions=works, known_years=set(range(2004, 2027))
    )
    random = Random(7)  # noqa: S311  # dates to count with, not secrets
    starts = [date(2019, 1, 1) + timedelta(days=random.randrange(2500)) for _ in range(ROUNDS)]
    limits = [random.choice((5, 10, 20, 45)) for _ in range(ROUNDS)]
    for name, paused in (("due date", False), ("due date with a pause", True)):
        pauses = [[_pause(start)] if paused else [] for start in starts]
        asked = list(zip(starts, limits, pauses, strict=True))
        table = _microseconds(calendar.due, asked)
        loop = _microseconds(_naive(calendar), asked)
        verdict = "met" if table < BAR_MICROSECONDS else "MISSED"
        print(
            f"{name}: {table:.2f} µs (bar {BAR_MICROSECONDS:.0f} µs {verdict}); "
            f"day by day {loop:.1f} µs, {loop / table:.0f} × as long"
        )


def _pause(start: date) -> Pause:
    return Pause(start + timedelta(days=3), start + timedelta(days=17))


def _microseconds(count: Counted, asked: list[tuple[date, int, list[Pause]]]) -> float:
    """Return the best of several rounds in processor time, so that others do not count."""
    rounds = []
    for _ in range(REPEATS):
        began = process_time()
        for start, days, pauses in asked:
            count(start, days, pauses)
        rounds.append(process_time() - began)
    return min(rounds) / len(asked) * 1e6


def _naive(calendar: WorkingCalendar) -> Counted:
    one = timedelta(days=1)

    def count(start: date, left: int, pauses: list[Pause]) -> date:
        day = start
        while left:
            day += one
            paused = any(pause.start <= day < pause.end for pause in pauses)
            left -= calendar.is_working_day(day) and not paused
        return day

    return count


if __name__ == "__main__":
    main()
