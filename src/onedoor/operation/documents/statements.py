"""What nearly every document asks for, as a prepared statement."""

import psycopg
from django.db import connection

# The row stays locked until the caller commits: numbers have no gaps and no twins.
# EXPLAIN: one probe of the unique key.
_NEXT = b"""
INSERT INTO documents_lastnumber (body, kind, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (body, kind, year) DO UPDATE SET last = documents_lastnumber.last + 1
RETURNING last
"""


def next_number(*, body: str, kind: str, year: int) -> int:
    """Return the next number that a body gives to a kind of document in a year."""
    connection.ensure_connection()
    with connection.wrap_database_errors:
        # A plain cursor of psycopg: Django's binds on the client, and then nothing is prepared.
        row = psycopg.Cursor(connection.connection).execute(_NEXT, [body, kind, year]).fetchone()
    assert row is not None
    serial: int = row[0]
    return serial
