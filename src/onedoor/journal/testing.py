"""What other modules' tests may ask of the journal."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from onedoor.journal import access
from onedoor.journal.domain import subscribers
from onedoor.journal.domain.checkpoints import public_key
from onedoor.journal.queries import verification
from onedoor.journal.services import delivering, sealing

__all__ = ["deliver", "findings", "kinds", "only_subscriber", "seal"]

# Reference data is in the template already; its entries are older than the test's database.
_KINDS = """
SELECT kind FROM journal_entry
 WHERE subject = coalesce(%s, subject)
   AND xid::text::bigint > (SELECT xmin::text::bigint FROM pg_database
                             WHERE datname = current_database())
 ORDER BY epoch, xid, writer, seq
"""


def kinds(subject: str | None = None) -> list[str]:
    """Return the kinds of what tests have written, all or of one subject, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_KINDS, [subject])
        return [kind for (kind,) in cursor.fetchall()]


def deliver(*, at: datetime) -> int:
    """Let every subscriber hear at once, also what the test's own transaction has written."""
    return delivering.deliver(at=at, read=access.written_after)


def seal(*, at: datetime, folder: Path) -> None:
    """Seal what is committed; the witness file goes into the folder."""
    key = settings.ENVIRONMENT.journal_key
    sealing.seal(at=at, seed=key, witness=folder / "witness.jsonl")


def findings() -> tuple[str, ...]:
    """Return what is wrong with the journal as it stands, sealed or not yet."""
    key = public_key(settings.ENVIRONMENT.journal_key)
    report = verification.verify(public=key, witness=Path("no-witness"))
    return tuple(str(one) for one in report.findings)


@contextmanager
def only_subscriber(
    name: str, kinds: Iterable[str], handler: subscribers.Handler
) -> Iterator[None]:
    """Let one handler be the only subscriber for a while."""
    with subscribers.set_aside():
        subscribers.subscribe(kinds=kinds, name=name)(handler)
        yield
