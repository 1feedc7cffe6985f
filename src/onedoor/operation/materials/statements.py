"""What every submission asks of materials, as prepared statements."""

import psycopg
from django.db import connection

# EXPLAIN: both probe the index of holders.
_KEYS = "SELECT DISTINCT material FROM materials_attachment WHERE holder = %s"
# The same for a statement of another module, so that it need not ask twice.
HELD = "ARRAY(SELECT material FROM materials_attachment AS m WHERE m.holder = {holder})"
_HAND_OVER = "UPDATE materials_attachment SET holder = %s WHERE holder = %s"
# Whoever stores holds it shared until its row is there; whoever drops bytes holds it alone.
_STORING = "SELECT pg_advisory_xact_lock_shared(hashtext('materials_bytes'))"
_DROPPING = "SELECT pg_advisory_xact_lock(hashtext('materials_bytes'))"


def lock_bytes(*, to_drop: bool = False) -> None:
    """Keep bytes from being dropped until this transaction ends, or drop them alone."""
    _run(_DROPPING if to_drop else _STORING)


def keys_of(*, holder: str) -> frozenset[str]:
    """Return the entries of the list for which a draft or case holds something."""
    return frozenset(material for (material,) in _run(_KEYS, holder))


def hand_over(*, source: str, target: str) -> int:
    """Move every material of a draft to the case made of it; return how many there were."""
    return _run(_HAND_OVER, target, source).rowcount


def _run(statement: str, *values: str) -> psycopg.Cursor[tuple[str]]:
    connection.ensure_connection()
    with connection.wrap_database_errors:
        # A plain cursor of psycopg: Django's binds on the client, and then nothing is prepared.
        cursor = psycopg.Cursor(connection.connection)
        return cursor.execute(statement.encode(), values)
