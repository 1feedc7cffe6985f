"""The proof of a payment: one paper for each paid order.

The entry in the journal, written with the payment, has it made right after; whoever asks for it
sooner has it made then.  So setting a page keeps no institution waiting.
"""

from datetime import datetime

from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import ADL, implements
from onedoor.operation.documents import api as documents
from onedoor.operation.fees import access
from onedoor.operation.fees.domain.orders import State, Unpaid
from onedoor.operation.fees.models import Order


@implements(ADL(59), note="whoever paid has the proof of it")
@command
def give_proof(*, case: str, actor: Actor) -> str:
    """Return the proof (its document) of a payment of one's own; it is made once."""
    return _of(access.told_of(access.of_payer(case=case, actor=actor).number), by=actor)


@implements(ADL(59), note="also when nobody asks for it")
@command
def make_proof(*, order: str, actor: Actor) -> str:
    """Make the proof of a payment, unless there is one."""
    return _of(access.told_of(order), by=actor)


def _of(row: Order, *, by: Actor) -> str:
    if row.state == State.DUE or row.paid_at is None:
        raise Unpaid(order=row.number, amount=str(row.amount))
    known = documents.documents_of(case_number=row.case)
    first = next((one for one in known if one.kind is documents.DocumentKind.PAYMENT), None)
    return first.id if first else _issued(row, by=by, at=row.paid_at)


def _issued(row: Order, *, by: Actor, at: datetime) -> str:
    body = bodies.body(row.body)
    letter = documents.Payment(
        body=row.body,
        body_name=body.name,
        body_mark=body.short_name,
        case_number=row.case,
        applicant=people.applicant(row.payer).name,
        item=row.title,
        with_uyghur=True,
        order=row.number,
        charges=tuple((one["fee"], one["basis"], one["amount"]) for one in row.charges),
        amount=str(row.amount),
        paid_at=at,
    )
    return documents.issue(number_of_case=row.case, data=letter, actor=by, at=at).id
