"""What can be done with documents.

None of these is a command: they run inside the transaction of the module that takes the
decision, which has decided before that this person may.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel import prepared
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid, Refused
from onedoor.law.articles import ADL, GIR, HAMI, OGS, implements
from onedoor.operation.documents import access, statements
from onedoor.operation.documents.content import canonical, content_of, frame_of_code, sheets_of
from onedoor.operation.documents.domain import numbers
from onedoor.operation.documents.domain.letters import AnyLetter, DocumentKind, LicencePaper
from onedoor.operation.documents.domain.sheets import (
    CORRECTION,
    Sheet,
    chinese_date,
    corrected,
    texts_of,
)
from onedoor.operation.documents.domain.slips import (
    Change,
    OperativePart,
    check_name,
    check_place,
    check_slip,
)
from onedoor.operation.documents.domain.states import DocumentState
from onedoor.operation.documents.models import IssuedDocument, new_code
from onedoor.operation.documents.values import Document, value_of
from onedoor.operation.materials import api as materials


class NoLongerInForce(Refused):
    """A document that was replaced or revoked cannot be replaced or revoked again."""

    code = "documents.no_longer_in_force"


class NotOnThePaper(Invalid):
    """What is to be corrected does not stand on the document."""

    code = "documents.not_on_the_paper"


class LicenceNotALetter(Refused):
    """What stands on a licence is corrected in the register, not on the paper."""

    code = "documents.licence_not_a_letter"


@implements(ADL(32, paragraph=2), HAMI(17), OGS(10), note="number, date, body, hash, verification")
def issue(*, number_of_case: str, data: AnyLetter, actor: Actor, at: datetime) -> Document:
    """Make a document, keep its words, and return it; its PDF is drawn of them after the commit.

    The number counts by body, kind and year without gaps; a receipt bears the case's number and
    a licence its own.
    """
    number, code, on = _number(data, number_of_case, at), new_code(), legal_day(at)
    content = content_of(data, number=number, code=code, on=on, in_trial=terms.in_trial(on=on))
    return value_of(_kept(content, case=number_of_case, body=data.body, actor=actor, at=at))


@implements(OGS(10), note="whoever checks the older paper learns which one counts now")
def replace(*, document_id: str, data: AnyLetter, actor: Actor, at: datetime) -> Document:
    """Issue a document in the place of one in force, which from now on says so."""
    old = _in_force(document_id)
    old.state, old.state_on = DocumentState.REPLACED, legal_day(at)
    old.save(update_fields=["state", "state_on"])
    new = issue(number_of_case=old.case_number, data=data, actor=actor, at=at)
    old.replaced_by = access.by_ref(new.id)
    old.save(update_fields=["replaced_by"])
    _tell("documents.replaced", old, actor, at)
    return new


@implements(GIR(41), note="a slip of the pen is mended in the open: what was wrong, what is right")
def correct(
    *, document_id: str, change: Change, registered: str, actor: Actor, at: datetime
) -> Document:
    """Issue a document anew in which one piece of text reads otherwise, and nothing else does.

    It keeps its number and its date and says what was corrected; a licence is corrected where it
    is registered, not on its paper.  ``registered`` is the applicant's name in the register.
    """
    old = _in_force(document_id)
    if old.kind == DocumentKind.LICENCE:
        raise LicenceNotALetter(number=old.number)
    if old.kind == DocumentKind.COMMITMENT:  # the words of whoever promised
        raise OperativePart(wrong=change.wrong)
    content = json.loads(materials.get(old.content_sha256))
    before = sheets_of(content)
    wrong, right = change.wrong, change.right
    if not any(wrong in text for sheet in before for text in _mendable(sheet)):
        raise NotOnThePaper(wrong=wrong)
    check_slip(change)
    check_place(before, change)
    check_name(before, change, registered=registered)
    remark = f"{CORRECTION}“{wrong}”更正为“{right}”。更正日期：{chinese_date(legal_day(at))}。"
    after = [asdict(corrected(sheet, wrong, right, remark=remark)) for sheet in before]
    content |= frame_of_code(new_code()) | {"sheets": after}
    old.state, old.state_on = DocumentState.REPLACED, legal_day(at)
    old.save(update_fields=["state", "state_on"])
    old.replaced_by = _kept(content, case=old.case_number, body=old.body, actor=actor, at=at)
    old.save(update_fields=["replaced_by"])
    _tell("documents.replaced", old, actor, at)
    return value_of(old.replaced_by)


def _mendable(sheet: Sheet) -> Iterator[str]:
    """Yield every piece of text on a sheet in which a slip can be mended."""
    yield sheet.addressee
    for block in sheet.blocks:
        yield from texts_of(block)


@implements(ADL(69), note="a decision that was taken back is shown as taken back")
def revoke(*, document_id: str, actor: Actor, at: datetime) -> None:
    """Say of a document in force that it was taken back; its paper no longer verifies."""
    row = _in_force(document_id)
    row.state, row.state_on = DocumentState.REVOKED, legal_day(at)
    row.save(update_fields=["state", "state_on"])
    _tell("documents.revoked", row, actor, at)


def _kept(
    content: dict[str, Any], *, case: str, body: str, actor: Actor, at: datetime
) -> IssuedDocument:
    """Keep the words of a document, and say that it was issued."""
    row = IssuedDocument(
        number=content["number"],
        kind=content["kind"],
        case_number=case,
        body=body,
        body_name=content["body"],
        title=content["title"],
        code=content["code"],
        content_sha256=materials.put(canonical(content)),
        issued_at=at,
        issued_by=actor.ref,
    )
    prepared.insert(row)
    _tell("documents.issued", row, actor, at)
    return row


def _in_force(document_id: str) -> IssuedDocument:
    row = access.to_change(document_id)
    if row.state != DocumentState.IN_FORCE:
        raise NoLongerInForce(number=row.number)
    return row


def _number(data: AnyLetter, case_number: str, at: datetime) -> str:
    if isinstance(data, LicencePaper):
        return data.number
    if not numbers.is_counted(data.kind):
        return case_number
    year = legal_day(at).year
    serial = statements.next_number(body=data.body, kind=data.kind.value, year=year)
    return numbers.number(body_mark=data.body_mark, kind=data.kind, year=year, serial=serial)


def _tell(kind: str, row: IssuedDocument, actor: Actor, at: datetime) -> None:
    journal.write(
        kind=kind,
        subject=row.case_number,
        at=at,
        by=actor,
        document=row.ref,
        document_kind=row.kind,
        content_sha256=row.content_sha256,
    )
