"""An officer's list over many cases: the page of 50, due first, with its counters.

A real server gives the page to one reader and to sixteen at once, who ask from this machine too;
the baseline asks psycopg for the same 50 rows.  Bars: median under 60 ms by one,
under 250 ms by sixteen.  ``--full`` takes 1,000,000 cases, else 20,000; a fifth of them is open.
"""

import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import psycopg

from bench import _many
from bench._city import database
from bench._server import serving, share_keys

FEW, ALL = 20_000, 1_000_000
PAGE, ASKED, READERS, EACH = 50, 60, 16, 20
BAR_ONE, BAR_MANY = 0.060, 0.250
_ROWS = """
SELECT id, number, area, title, applicant_name, state, channel, submitted_at, due_on, warn_on,
       provisional, sort_on
  FROM cases_case WHERE body = %s AND state IN ('submitted', 'received', 'awaiting_supplement',
       'accepted', 'paused', 'reviewed', 'granted', 'issued')
 ORDER BY sort_on, id LIMIT 51
"""


def main() -> None:
    """Print the medians of both bars, and the baseline."""
    count = ALL if "--full" in sys.argv else FEW
    share_keys()
    with database():
        from django.db import connection  # noqa: PLC0415  # after django.setup()
        from django.urls import reverse  # noqa: PLC0415  # after django.setup()

        from onedoor.general.people import testing as people  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases import testing  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases.domain.states import State  # noqa: PLC0415  # after django.setup()

        cast = testing.cast()
        began = time.perf_counter()
        for state, each in ((State.ACCEPTED, count // 5), (State.DELIVERED, count - count // 5)):
            _many.copy(connection, _many.Copies(testing.a_case(cast, state, key=state), each))
        filled = time.perf_counter() - began
        session = str(people.client_of(cast.officer).session.session_key)
        bare = _bare(connection, cast.officer.body)
        with serving() as address:
            inbox, mine = address + reverse("desk:inbox"), {"sessionid": session}
            one = statistics.median(_read(inbox, mine, ASKED))
            with ThreadPoolExecutor(READERS) as readers:
                reading = [readers.submit(_read, inbox, mine, EACH) for _ in range(READERS)]
                many = statistics.median(spent for one_ in reading for spent in one_.result())
    print(
        f"inbox of {count:,} cases (filled in {filled:.0f} s): one reader {1000 * one:.0f} ms "
        f"(bar {1000 * BAR_ONE:.0f} {_met(one < BAR_ONE)}), {READERS} at once {1000 * many:.0f} ms "
        f"(bar {1000 * BAR_MANY:.0f} {_met(many < BAR_MANY)}) · its rows by bare psycopg "
        f"{1000 * bare:.1f} ms, {one / bare:.0f} ×"
    )


def _read(address: str, cookies: dict[str, str], times: int) -> list[float]:
    """Return the seconds of each of so many readings by one reader, after a first one."""
    spent = []
    with httpx.Client(cookies=cookies, timeout=60, trust_env=False) as reader:
        for _ in range(1 + times):
            began = time.perf_counter()
            answer = reader.get(address)
            spent.append(time.perf_counter() - began)
            assert answer.status_code == 200, answer.status_code
    return spent[1:]


def _bare(connection: Any, body: str) -> float:
    """Return the median seconds in which psycopg reads the rows."""
    raw = psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None})
    raw.prepare_threshold = 0
    spent = []
    for _ in range(ASKED):
        began = time.perf_counter()
        assert len(raw.execute(_ROWS, [body]).fetchall()) == PAGE + 1
        raw.commit()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def _met(is_met: bool) -> str:  # noqa: FBT001  # what was compared
    return "met" if is_met else "MISSED"


if __name__ == "__main__":
    main()
