"""What can be done to messages: write one, and open what the other side wrote."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.correspondence import access
from onedoor.operation.correspondence.domain.messages import (
    MOST,
    CaseClosed,
    TooMany,
    checked,
)
from onedoor.operation.correspondence.models import MessageRow
from onedoor.operation.correspondence.sealing import sealed


@implements(HAMI(14), note="officer and applicant write to each other in the case; no clock moves")
@command
def write(*, case: str, words: str, key: str, actor: Actor, at: datetime) -> None:
    """Write to the other side of a case that is open; the same key again changes nothing."""
    found = cases.case(number=case, actor=actor)
    from_applicant = access.side_of(found, actor)
    words = checked(words)
    if found.state in cases.CONCLUDED:
        raise CaseClosed(number=case)
    written = MessageRow.objects.filter(case=case)
    if written.count() >= MOST:
        raise TooMany(most=MOST)
    row, is_new = written.get_or_create(
        case=case,
        from_applicant=from_applicant,
        key=key,
        defaults={
            "body": found.body,
            "applicant": found.applicant,
            "by": actor.ref,
            "words_sealed": sealed(words),
            "at": at,
        },
    )
    if is_new:
        journal.write(
            kind="correspondence.written", subject=case, at=at, by=actor,
            body=found.body, from_applicant=row.from_applicant,
        )  # fmt: skip


@internal("that a message was opened is only marked, for the lists of the reader")
@command
def mark_read(*, case: str, actor: Actor, at: datetime) -> None:
    """Mark what the other side wrote in a case as opened by this one."""
    found = cases.case(number=case, actor=actor)
    mine = access.side_of(found, actor)
    rows = MessageRow.objects.filter(case=case, from_applicant=not mine, read_at=None)
    rows.update(read_at=at)
