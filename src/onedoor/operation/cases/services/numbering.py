"""Serial numbers, each taken in a short transaction of its own.

A number whose case was never committed is a gap, and gaps are allowed; two cases never wait for
each other's commit.  The statement does not wait for the disk either: a case that uses the
number commits after it, and a commit brings everything before it to the disk.
"""

from datetime import date

from onedoor.operation.cases import statements
from onedoor.operation.cases.domain.numbers import case_number, series

# EXPLAIN: one probe of the primary key.
_TAKE = """
WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
INSERT INTO cases_serial (series, last) SELECT %(series)s, 1 FROM quick
ON CONFLICT (series) DO UPDATE SET last = cases_serial.last + 1
RETURNING last
"""


def take(*, offering: str, on: date) -> str:
    """Return the next number of the day for an offering."""
    (serial,) = statements.first(_TAKE, {"series": series(offering=offering, on=on)}) or (0,)
    return case_number(offering=offering, on=on, serial=serial)
