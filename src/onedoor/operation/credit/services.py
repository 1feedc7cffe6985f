"""What can be done to records: found, objected to, settled, repaired."""

from datetime import datetime

from onedoor.general.calendar import api as calendars
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import HAMI, implements
from onedoor.operation.credit import access
from onedoor.operation.credit.domain.findings import (
    Kind,
    State,
    check_objecting,
    check_repairing,
    check_settling,
)
from onedoor.operation.credit.models import CreditRecord
from onedoor.operation.credit.sealing import sealed

_NUMBER_LENGTH = 12


class WordsMissing(Refused):
    """What may not be done without saying why was given no words."""

    code = "credit.words_missing"


@implements(HAMI(18), note="found and told first; it counts only when it is final")
def found(
    *, applicant: str, case: str, area: str, kind: Kind, words: str, actor: Actor, at: datetime
) -> str:
    """Enter a finding, inside the caller's transaction; return the record's number.

    The same about the same case is entered once.
    """
    known = CreditRecord.objects.filter(case=case, kind=kind).first()
    if known is not None:
        return known.number
    days = terms.number("credit.objection_days", on=legal_day(at))
    calendar = calendars.calendar_of(area, on=legal_day(at), act="HAMI")
    row = CreditRecord.objects.create(
        number=clear_code(_NUMBER_LENGTH),
        applicant=applicant,
        body=actor.body,
        area=area,
        case=case,
        kind=kind,
        state=State.TOLD,
        words_sealed=sealed(_said(words)),
        found_at=at,
        found_by=actor.ref,
        object_by=calendar.due(legal_day(at), days).day,
    )
    _tell("credit.found", row, actor, at)
    return row.number


@implements(HAMI(18), note="by hand, for what a body found out in another way")
@command
def enter(
    *, applicant: str, case: str, area: str, kind: Kind, words: str, actor: Actor, at: datetime
) -> str:
    """Enter a finding by hand, for somebody who reviews or decides; return its number."""
    if not actor.duties & access.FINDS:
        raise access.DutyMissing(case=case)
    return found(
        applicant=applicant, case=case, area=area, kind=kind, words=words, actor=actor, at=at
    )


@implements(HAMI(18), note="whoever is found against may object, and until then nothing counts")
@command
def object_to(*, number: str, words: str, actor: Actor, at: datetime) -> None:
    """Object to a finding; it waits for an answer."""
    row = access.record_to_object_to(number=number, actor=actor)
    check_objecting(state=State(row.state), object_by=row.object_by, on=legal_day(at))
    row.state, row.objected_at, row.objection_sealed = State.CONTESTED, at, sealed(_said(words))
    row.save()
    _tell("credit.contested", row, actor, at)


@implements(HAMI(18), note="final only after the chance to object, by a second person")
@command
def settle(*, number: str, upheld: bool, words: str, actor: Actor, at: datetime) -> None:
    """Make a finding final, or drop it, with the answer to what was objected."""
    row = access.record_to_settle(number=number, actor=actor)
    check_settling(
        state=State(row.state), object_by=row.object_by, on=legal_day(at),
        found_by=row.found_by, settled_by=actor.ref,
    )  # fmt: skip
    row.state = State.FINAL if upheld else State.DROPPED
    row.settled_at, row.settled_by, row.answer_sealed = at, actor.ref, sealed(_said(words))
    row.save()
    _tell("credit.made_final" if upheld else "credit.dropped", row, actor, at)


@implements(HAMI(18), note="repaired, it shuts nobody out from that moment")
@command
def repair(*, number: str, words: str, actor: Actor, at: datetime) -> None:
    """Repair a record: the way on a promise is open again at once."""
    row = access.record_to_settle(number=number, actor=actor)
    check_repairing(State(row.state))
    row.state, row.repaired_at, row.repaired_by = State.REPAIRED, at, actor.ref
    row.repair_sealed = sealed(_said(words))
    row.save()
    _tell("credit.repaired", row, actor, at)


def _said(words: str) -> str:
    words = words.strip()
    if not words:
        raise WordsMissing
    return words


def _tell(kind: str, row: CreditRecord, actor: Actor, at: datetime) -> None:
    journal.write(
        kind=kind, subject=row.number, at=at, by=actor, body=row.body, case=row.case,
        finding=row.kind, state=row.state,
    )  # fmt: skip
