"""Serial numbers, each taken in a short transaction of its own.

Two cases never wait for each other's commit.  A number whose case was refused is given back; it
stays a gap, and gaps are allowed, where the next was drawn meanwhile or the power failed.  The
statement does not wait for the disk either: a case that uses the number commits after it, and a
commit brings everything before it to the disk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError

from onedoor.kernel.errors import DomainError
from onedoor.operation.cases import statements
from onedoor.operation.cases.domain.numbers import case_number, series

# EXPLAIN: one probe of the primary key.
_TAKE = """
WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
INSERT INTO cases_serial (series, last) SELECT %(series)s, 1 FROM quick
ON CONFLICT (series) DO UPDATE SET last = cases_serial.last + 1
RETURNING last
"""
# EXPLAIN: one probe of the primary key.
_GIVE_BACK = """
UPDATE cases_serial SET last = last - 1 WHERE series = %(series)s AND last = %(serial)s
RETURNING last
"""


@contextmanager
def drawn(*, offering: str, on: date) -> Iterator[str]:
    """Draw the next number for a case; what is refused burns none."""
    number = take(offering=offering, on=on)
    try:
        yield number
    except (DomainError, IntegrityError):  # the case was rolled back, whatever was in the way
        _give_back(number, series(offering=offering, on=on))
        raise


def _give_back(number: str, of: str) -> None:
    serial = int(number.removeprefix(of))
    statements.first(_GIVE_BACK, {"series": of, "serial": serial})


def take(*, offering: str, on: date) -> str:
    """Return the next number of the day for an offering."""
    (serial,) = statements.first(_TAKE, {"series": series(offering=offering, on=on)}) or (0,)
    return case_number(offering=offering, on=on, serial=serial)
