"""What can be done with licences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import ADL, HAMI, OGS, implements
from onedoor.operation.documents import api as documents
from onedoor.operation.licences import access
from onedoor.operation.licences.domain import numbers
from onedoor.operation.licences.domain.identifiers import Identifier
from onedoor.operation.licences.domain.licences import Licence, LicenceState
from onedoor.operation.licences.kinds import Kind, kind
from onedoor.operation.licences.models import LastOrder, RegisteredLicence
from onedoor.operation.licences.values import value_of

SERIAL_LENGTH = 20


class NotInForce(Refused):
    """A licence that was taken back cannot be taken back again."""

    code = "licences.not_in_force"
    basis = ADL(69)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grantee:
    """To whom a licence is given.  ``code`` is the credit code, empty for a person."""

    id: str
    name: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grantor:
    """Which body gives a licence, as papers name it."""

    code: str
    name: str
    mark: str
    area: str
    name_ug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is granted: the kind, what stands on it, until when, in which case."""

    kind: str
    facts: Mapping[str, str]
    valid_until: date | None = None
    case_number: str = ""
    item: str = ""


@implements(ADL(39), HAMI(17), OGS(10), note="an electronic licence, equal to paper")
def issue(*, terms: Terms, holder: Grantee, body: Grantor, actor: Actor, at: datetime) -> Licence:
    """Enter a new licence and make its paper, inside the transaction of the deciding module."""
    sort, on = kind(terms.kind), legal_day(at)
    number = numbers.number(
        prefix=sort.beginning(terms.facts),
        area=body.area,
        order=_next_order(sort.code, body.area),
    )
    identifier = str(Identifier(sort.type_code, body.code, clear_code(SERIAL_LENGTH), 1))
    paper = documents.issue(
        number_of_case=terms.case_number,
        data=_paper(sort, terms, holder, body, number=number, identifier=identifier, on=on),
        actor=actor,
        at=at,
    )
    row = RegisteredLicence.objects.create(
        **_common(terms, holder, body, on),
        identifier=identifier,
        number=number,
        document=paper.id,
    )
    _tell("licences.issued", row, actor, at)
    return value_of(row)


@internal("a licence issued elsewhere is only copied into the register")
@command
def enter(
    *, number: str, terms: Terms, holder: Grantee, body: Grantor, actor: Actor, at: datetime
) -> Licence:
    """Enter a licence that another system issued; entering it again changes nothing."""
    row = RegisteredLicence.objects.filter(kind=terms.kind, number=number).first()
    if row is None:
        sort = kind(terms.kind)
        row = RegisteredLicence.objects.create(
            **_common(terms, holder, body, legal_day(at)),
            identifier=str(Identifier(sort.type_code, body.code, clear_code(SERIAL_LENGTH), 1)),
            number=number,
        )
        _tell("licences.entered", row, actor, at)
    return value_of(row)


@implements(ADL(69), note="the state is shown from the same moment wherever the licence is checked")
@command
def revoke(
    *, identifier: str, state: LicenceState, reason: str, actor: Actor, at: datetime
) -> Licence:
    """Take a licence back (撤销, 注销 or 吊销), for a reason; its paper no longer verifies."""
    row = access.licence_to_change(identifier=identifier, actor=actor)
    if row.state != LicenceState.IN_FORCE or state is LicenceState.IN_FORCE:
        raise NotInForce(number=row.number)
    return _taken_back(row, state, reason, actor, at)


@implements(ADL(50), note="a licence that is renewed keeps its number, and holds on")
def prolong(
    *, number: str, until: date | None, case_number: str, body: Grantor, actor: Actor, at: datetime
) -> Licence:
    """Let a licence in force hold until a later day; a new paper takes the place of the old.

    Runs inside the transaction of the deciding module.
    """
    row = access.licence_to_prolong(number=number, body=body.code)
    if row.state != LicenceState.IN_FORCE:
        raise NotInForce(number=number)
    row.valid_until, sort = until, kind(row.kind)
    terms = Terms(
        kind=row.kind, facts=row.facts, valid_until=until, case_number=case_number, item=sort.name
    )
    holder = Grantee(id=row.holder, name=row.holder_name, code=row.holder_code)
    data = _paper(
        sort, terms, holder, body, number=number, identifier=row.identifier, on=legal_day(at)
    )
    if row.document:
        documents.revoke(document_id=row.document, actor=actor, at=at)
    paper = documents.issue(number_of_case=case_number, data=data, actor=actor, at=at)
    row.document, row.case_number = paper.id, case_number
    row.save(update_fields=["valid_until", "document", "case_number"])
    _tell("licences.renewed", row, actor, at)
    return value_of(row)


@implements(ADL(69), note="what was granted in a case is taken back with the decision")
def take_back(*, case_number: str, reason: str, actor: Actor, at: datetime) -> tuple[str, ...]:
    """Revoke what is in force of a case, in the caller's transaction; return the numbers."""
    rows = access.licences_of_case(case_number=case_number, actor=actor)
    for row in rows:
        _taken_back(row, LicenceState.REVOKED, reason, actor, at)
    return tuple(row.number for row in rows)


def _taken_back(
    row: RegisteredLicence, state: LicenceState, reason: str, actor: Actor, at: datetime
) -> Licence:
    row.state, row.state_on, row.state_reason = state, legal_day(at), reason
    row.save(update_fields=["state", "state_on", "state_reason"])
    if row.document:
        documents.revoke(document_id=row.document, actor=actor, at=at)
    _tell(f"licences.{state}", row, actor, at)
    return value_of(row)


def _common(terms: Terms, holder: Grantee, body: Grantor, on: date) -> dict[str, object]:
    return {
        "kind": terms.kind,
        "holder": holder.id,
        "holder_code": holder.code,
        "holder_name": holder.name,
        "body": body.code,
        "body_name": body.name,
        "facts": dict(terms.facts),
        "issued_on": on,
        "valid_from": on,
        "valid_until": terms.valid_until,
        "case_number": terms.case_number,
    }


def _paper(
    sort: Kind,
    terms: Terms,
    holder: Grantee,
    body: Grantor,
    *,
    number: str,
    identifier: str,
    on: date,
) -> documents.LicencePaper:
    shown = ((zh, ug, terms.facts.get(key, "")) for key, zh, ug in sort.rows)
    return documents.LicencePaper(
        body=body.code,
        body_name=body.name,
        body_mark=body.mark,
        body_name_ug=body.name_ug,
        case_number=terms.case_number,
        applicant=holder.name,
        item=terms.item or sort.name,
        with_uyghur=True,
        title=sort.name,
        title_ug=sort.name_ug,
        number=number,
        identifier=identifier,
        rows=tuple(row for row in shown if row[2]),
        issued_on=on,
        valid_until=terms.valid_until,
    )


def _next_order(sort: str, area: str) -> int:
    row, _ = LastOrder.objects.get_or_create(kind=sort, area=area[:6], defaults={"last": 0})
    # The row stays locked until the caller commits: numbers have no gaps and no twins.
    LastOrder.objects.filter(pk=row.pk).update(last=F("last") + 1)
    row.refresh_from_db()
    return row.last


def _tell(event: str, row: RegisteredLicence, actor: Actor, at: datetime) -> None:
    journal.write(
        kind=event,
        subject=row.identifier,
        at=at,
        by=actor,
        licence_kind=row.kind,
        number=row.number,
        case=row.case_number,
        document=row.document,
    )
