"""What an applicant and the cosigners can ask about a draft of several people."""

from dataclasses import dataclass
from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.operation.cases import access
from onedoor.operation.cases.cosignatures import of_draft, signatures
from onedoor.operation.cases.domain.cosigning import Cosigned, Signature
from onedoor.operation.cases.domain.drafts import Draft
from onedoor.operation.cases.offerings import offering_of
from onedoor.operation.cases.values import draft_value


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A draft that names the reader, and where its confirmations stand."""

    draft: Draft
    cosigned: Cosigned


def cosigned(*, draft: str, actor: Actor, at: datetime) -> Cosigned | None:
    """Return where the confirmations of one's draft stand; None where it names nobody."""
    row = access.draft_to_read(draft=draft, actor=actor)
    what = offering_of(row.offering, row.version)
    if what.what.cosigning is None:
        return None
    return of_draft(row, what, on=legal_day(at))


def to_cosign(*, draft: str, actor: Actor, at: datetime) -> ToConfirm:
    """Return a draft for one of those it names; raise DraftMissing for everybody else."""
    row = access.draft_to_cosign(draft=draft, actor=actor)
    what = offering_of(row.offering, row.version)
    found = of_draft(row, what, on=legal_day(at), reader=actor.ref)
    if found is None or found.mine is None:
        raise access.DraftMissing(draft=draft)
    return ToConfirm(draft_value(row), found)


def cosignatures(*, number: str) -> tuple[Signature, ...]:
    """Return the confirmations that are kept with a case."""
    newest: dict[int, Signature] = {}
    for one in signatures(number):
        newest.setdefault(one.n, one)
    return tuple(newest.values())
