"""Counting tries: the one rate limiter, shared by all processes through the database."""

from datetime import datetime, timedelta

from django.db import connection

from onedoor.general.people.models import Attempt
from onedoor.kernel.commands import command, internal
from onedoor.kernel.errors import TooMany
from onedoor.kernel.secrets import blind_index
from onedoor.law.articles import CSL, implements

_KEPT = timedelta(days=1)

# One statement, so that two processes never count the same try once.  A window that has run out
# starts again; the try that reaches the limit may restart it, so that a lock lasts its full time.
# It does not wait for the disk: a count that a crash loses lets somebody try once more.
_COUNT = """
WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
INSERT INTO people_attempt AS old (kind, key, started_at, count)
SELECT %(kind)s, %(key)s, %(at)s, 1 FROM quick
ON CONFLICT (kind, key) DO UPDATE SET
  count = CASE WHEN old.started_at <= %(since)s THEN 1 ELSE old.count + 1 END,
  started_at = CASE
    WHEN old.started_at <= %(since)s THEN %(at)s
    WHEN %(lock)s AND old.count + 1 = %(limit)s THEN %(at)s
    ELSE old.started_at END
RETURNING count, started_at
"""


class TriedTooOften(TooMany):
    """More tries than allowed in this time; ``retry_after_seconds`` says when to come back."""

    code = "people.tried_too_often"


@implements(CSL(21))
def count_attempt(
    *, kind: str, key: str, limit: int, window_seconds: int, at: datetime, lock: bool = False
) -> None:
    """Count one try of a kind by a key; raise TriedTooOften beyond ``limit`` in the window.

    Call it before the command it guards, not inside one: the count must stand even when what
    was tried fails.  ``lock`` makes the window start anew with the try that reaches the limit.
    """
    count, started_at = _count(
        kind=kind, key=key, at=at, limit=limit, window_seconds=window_seconds, lock=lock
    )
    if count > limit:
        left = started_at + timedelta(seconds=window_seconds) - at
        seconds = max(int(left.total_seconds()), 1)
        raise TriedTooOften(kind=kind, retry_after_seconds=seconds, minutes=-(-seconds // 60))


@internal("a try is counted in a transaction of its own, whatever becomes of what was tried")
@command
def _count(
    *, kind: str, key: str, at: datetime, limit: int, window_seconds: int, lock: bool
) -> tuple[int, datetime]:
    index = blind_index(key, purpose=f"people.attempt.{kind}")
    since = at - timedelta(seconds=window_seconds)
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNT,
            {"kind": kind, "key": index, "at": at, "since": since, "limit": limit, "lock": lock},
        )
        count, started_at = cursor.fetchone()
    return count, started_at


@internal("a sign-in that succeeded ends the count of those that failed")
@command
def forget_attempts(*, kind: str, key: str) -> None:
    """Forget the tries of one key."""
    index = blind_index(key, purpose=f"people.attempt.{kind}")
    Attempt.objects.filter(kind=kind, key=index).delete()


@internal("counts older than a day say nothing any more")
@command
def drop_old_attempts(*, at: datetime) -> int:
    """Drop what was counted more than a day ago; return how many rows."""
    dropped, _ = Attempt.objects.filter(started_at__lt=at - _KEPT).delete()
    return dropped
