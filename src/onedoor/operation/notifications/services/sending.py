"""Sending what waits on each way out, at least once, and keeping what came of every attempt."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation

from onedoor.general.people import api as people
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, system
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.law.articles import CSL, PIPL, implements
from onedoor.operation.feeds import api as feeds
from onedoor.operation.notifications import access, policy, words
from onedoor.operation.notifications.domain.moments import Moment, Way
from onedoor.operation.notifications.models import AttemptRow, SendingRow
from onedoor.operation.notifications.ports import Letter, Port, ports

_BATCH = 200
_UNREACHABLE = "notifications.unreachable"


@dataclass(frozen=True, slots=True)
class _Out:
    """One way out, and how patiently it is tried."""

    way: Way
    port: Port
    patience: feeds.Patience


def send_due(*, at: datetime) -> int:
    """Send what is due on every way; return how much went.

    Whoever does not answer at all is left alone until the next time: the others go on.
    """
    _leave_old(at=at)
    patience = feeds.patience(on=legal_day(at))
    return sum(_send_all(_Out(way, port, patience), at) for way, port in ports().items())


@internal("what nobody tried to send in time is old news: it stays in the list on the site")
@command
def _leave_old(*, at: datetime) -> None:
    """Send nothing that happened long ago: after a standstill, or before all this began."""
    before = at - policy.too_late(on=legal_day(at))
    untried = SendingRow.objects.filter(sent_at=None, died_at=None, attempts=0)
    untried.filter(due_at__lt=before).delete()


def _send_all(out: _Out, at: datetime) -> int:
    """Send one batch of a way; what was put in the meantime goes the next time."""
    waiting = SendingRow.objects.filter(way=out.way, sent_at=None, died_at=None, due_at__lte=at)
    rows = waiting.select_related("notification").order_by("due_at", "id")[:_BATCH]
    sent = 0
    for row in list(rows):
        answer = _send(row, out, at)
        _note(row=row, answer=answer, patience=out.patience, at=at)
        sent += not answer.error
        if answer.silent:
            break
    return sent


def _send(row: SendingRow, out: _Out, at: datetime) -> feeds.Answer:
    told, reader = row.notification, row.agent or row.notification.applicant
    ended = row.agent and not people.follows(
        agent=row.agent, applicant=told.applicant, on=legal_day(at)
    )
    to = "" if ended else people.reach(reader).by(out.way)
    if not to:
        return feeds.Answer(_UNREACHABLE)
    with translation.override(access.choice_of(reader).language):
        moment = Moment(told.moment)
        text = words.text(moment, case=told.case, item=told.title, facts=told.facts)
        letter = Letter(
            key=row.public_id,
            to=to,
            head=words.head(moment),
            text=f"{text} {settings.ENVIRONMENT.site}",
        )
    return out.port.send(letter, timeout_seconds=out.patience.timeout_seconds)


@implements(CSL(21), PIPL(51), note="every attempt is kept; what cannot be sent is shown")
@command
def _note(*, row: SendingRow, answer: feeds.Answer, patience: feeds.Patience, at: datetime) -> None:
    """Keep what came of an attempt: sent, to be tried again, or given up."""
    AttemptRow.objects.create(sending=row, at=at, error=answer.error)
    row.attempts += 1
    row.error = answer.error
    if not answer.error:
        row.sent_at = at
        _tell("sent", row, system("notifications.send"), at)
    elif row.attempts >= patience.attempts:
        row.died_at = at
        _tell("failed", row, system("notifications.send"), at, error=answer.error)
    else:
        row.due_at = at + patience.wait_after(row.attempts)
    row.save()


@implements(CSL(21), note="who tried again what could not be sent is on record")
@command
def retry(*, sending: str, actor: Actor, at: datetime) -> None:
    """Try again what was given up, the next time that anything is sent."""
    row = access.to_retry(sending=sending, actor=actor)
    row.died_at, row.due_at, row.attempts = None, at, 0
    row.save(update_fields=["died_at", "due_at", "attempts"])
    _tell("retried", row, actor, at)


def _tell(verb: str, row: SendingRow, actor: Actor, at: datetime, **facts: object) -> None:
    journal.write(
        kind=f"notifications.{verb}",
        subject=row.notification.public_id,
        at=at,
        by=actor,
        case=row.notification.case,
        way=row.way,
        **facts,
    )
