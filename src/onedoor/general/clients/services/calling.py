"""What is kept of each call: that it was made, and the first answer to its key."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from onedoor.general.clients import access
from onedoor.general.clients.domain.answers import IdempotencyKeyReused, Kept, StillRunning
from onedoor.general.clients.models import Answer, Call
from onedoor.general.terms import api as terms
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.kernel.secrets import open_sealed, seal
from onedoor.law.articles import CSL, implements

_BODY = "clients.answer"
_ABANDONED = timedelta(minutes=2)  # a process that died: nobody works at a request that long


@dataclass(frozen=True, slots=True)
class Called:
    """One call: who, what, and how it ended; ``client`` is empty when nobody knows who."""

    client: str
    operation: str
    subject: str
    status: int
    code: str


@implements(CSL(21), note="each call leaves a row, also one that was refused")
@command
def note_call(*, called: Called, at: datetime) -> None:
    """Keep that a call was made, by whom, of what, and how it ended."""
    Call.objects.create(
        client=called.client,
        at=at,
        operation=called.operation,
        subject=called.subject[:80],
        status=called.status,
        code=called.code,
    )


@internal("a repeat of a request is answered as the first one was")
@command
def claim(*, client: str, key: str, request_sha256: str, at: datetime) -> Kept | None:
    """Return the first answer to this key, or None and the key is this request's from now on."""
    row, is_new = Answer.objects.select_for_update().get_or_create(
        client=access.row(client), key=key, defaults={"request_sha256": request_sha256, "at": at}
    )
    if is_new:
        return None
    if row.request_sha256 != request_sha256:
        raise IdempotencyKeyReused
    if row.status:
        return Kept(row.status, open_sealed(row.body_sealed, purpose=_BODY))
    if row.at + _ABANDONED > at:
        raise StillRunning
    row.at = at
    row.save(update_fields=["at"])
    return None


@internal("a repeat of a request is answered as the first one was")
@command
def keep(*, client: str, key: str, answer: Kept) -> None:
    """Keep the answer that a request was given."""
    sealed = seal(answer.body, purpose=_BODY)
    rows = Answer.objects.filter(client__public_id=client, key=key)
    rows.update(status=answer.status, body_sealed=sealed)


@internal("what was refused changed nothing: its key is free again")
@command
def release(*, client: str, key: str) -> None:
    """Give back a key whose request was refused."""
    Answer.objects.filter(client__public_id=client, key=key, status=0).delete()


@implements(CSL(21), note="records of calls are kept at least six months, answers not longer")
@command
def drop_old(*, at: datetime) -> int:
    """Drop calls and answers whose days are over; return how many calls went."""
    day = legal_day(at)
    calls = timedelta(days=terms.number("clients.calls_kept_days", on=day))
    answers = timedelta(days=terms.number("clients.answers_kept_days", on=day))
    Answer.objects.filter(Q(at__lt=at - answers)).delete()
    dropped, _ = Call.objects.filter(at__lt=at - calls).delete()
    return dropped
