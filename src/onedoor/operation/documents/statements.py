"""What nearly every document asks for, as a prepared statement."""

from onedoor.kernel import prepared

# The row stays locked until the caller commits: numbers have no gaps and no twins.
# EXPLAIN: one probe of the unique key.
_NEXT = """
INSERT INTO documents_lastnumber (body, kind, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (body, kind, year) DO UPDATE SET last = documents_lastnumber.last + 1
RETURNING last
"""


def next_number(*, body: str, kind: str, year: int) -> int:
    """Return the next number that a body gives to a kind of document in a year."""
    (serial,) = prepared.run(_NEXT, [body, kind, year]).fetchone() or (0,)
    return int(serial)
