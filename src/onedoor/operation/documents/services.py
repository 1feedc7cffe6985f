"""What can be done with documents.

None of these is a command: they run inside the transaction of the module that takes the
decision, which has decided before that this person may.
"""

from datetime import datetime

from django.db.models import F

from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, OGS, implements
from onedoor.operation.documents import access
from onedoor.operation.documents.content import canonical, content_of
from onedoor.operation.documents.domain import numbers
from onedoor.operation.documents.domain.letters import AnyLetter, LicencePaper
from onedoor.operation.documents.domain.states import DocumentState
from onedoor.operation.documents.models import IssuedDocument, LastNumber, new_code
from onedoor.operation.documents.values import Document, value_of
from onedoor.operation.materials import api as materials


class NoLongerInForce(Refused):
    """A document that was replaced or revoked cannot be replaced or revoked again."""

    code = "documents.no_longer_in_force"


@implements(ADL(32, paragraph=2), HAMI(17), OGS(10), note="number, date, body, hash, verification")
def issue(*, number_of_case: str, data: AnyLetter, actor: Actor, at: datetime) -> Document:
    """Make a document, keep its words, and return it; its PDF is drawn of them after the commit.

    The number counts by body, kind and year without gaps; a receipt bears the case's number and
    a licence its own.
    """
    number, code, on = _number(data, number_of_case, at), new_code(), legal_day(at)
    content = content_of(data, number=number, code=code, on=on, in_trial=terms.in_trial(on=on))
    row = IssuedDocument.objects.create(
        number=number,
        kind=data.kind,
        case_number=number_of_case,
        body=data.body,
        body_name=data.body_name,
        title=content["title"],
        code=code,
        content_sha256=materials.put(canonical(content)),
        issued_at=at,
        issued_by=actor.ref,
    )
    _tell("documents.issued", row, actor, at)
    return value_of(row)


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


@implements(ADL(69), note="a decision that was taken back is shown as taken back")
def revoke(*, document_id: str, actor: Actor, at: datetime) -> None:
    """Say of a document in force that it was taken back; its paper no longer verifies."""
    row = _in_force(document_id)
    row.state, row.state_on = DocumentState.REVOKED, legal_day(at)
    row.save(update_fields=["state", "state_on"])
    _tell("documents.revoked", row, actor, at)


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
    key = {"body": data.body, "kind": data.kind.value, "year": year}
    counter, _ = LastNumber.objects.get_or_create(**key, defaults={"last": 0})
    # The row stays locked until the caller commits: numbers have no gaps and no twins.
    LastNumber.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    counter.refresh_from_db()
    return numbers.number(body_mark=data.body_mark, kind=data.kind, year=year, serial=counter.last)


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
