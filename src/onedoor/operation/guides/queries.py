"""What can be asked of guides: copies, alarms, what a register proves, the document itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.operation.documents import api as documents
from onedoor.operation.guides.domain.checklist import Proof, Proofs
from onedoor.operation.guides.domain.copies import Channel
from onedoor.operation.guides.models import StaleCopyRow
from onedoor.operation.licences import api as licences
from onedoor.system.items import api as items

_ALARMS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Alarm:
    """One channel that shows a replaced guide: since when, and when it was last seen."""

    code: str
    name: str
    channel: Channel
    place: str
    version: int
    newest: int
    since: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code as markup: an image that says where it leads."""

    address: str

    def __html__(self) -> str:
        return documents.qr(self.address)


def alarms(*, body: str = "") -> tuple[Alarm, ...]:
    """Return the open alarms of a body's guides, or of all, the longest open first."""
    rows = StaleCopyRow.objects.filter(ended_at__isnull=True)
    if body:
        rows = rows.filter(body=body)
    return tuple(
        Alarm(
            row.code, row.name, Channel(row.channel), row.place,
            row.version, row.newest, row.since, row.seen_at,
        )
        for row in rows.order_by("since", "id")[:_ALARMS_SHOWN]
    )  # fmt: skip


def proofs(actor: Actor | None, *, at: datetime) -> Proofs | None:
    """Return the licences an applicant holds in force, by kind; None for anybody else."""
    if actor is None or actor.kind is not ActorKind.APPLICANT:
        return None
    held = licences.held(holder=actor.applicant, on=legal_day(at))
    return {one.kind: Proof(one.kind_name, one.body_name, one.number) for one in reversed(held)}


@implements(HAMI(16), note="what programs read is the published document and its hash")
def machine(offering: items.Offering, *, address: str) -> dict[str, Any]:
    """Return a version for programs: the document whose canonical JSON has the hash.

    ``elements`` are those of the national list, by number, as the exchange tables name them.
    """
    return {
        "code": offering.code,
        "version": offering.version,
        "sha256": offering.sha256,
        "effective_on": offering.effective_on.isoformat(),
        "published_at": offering.published_at.isoformat(),
        "is_current": not offering.replaced,
        "standing": offering.standing.value,
        "verify": address,
        "elements": {one.number: dict(one.columns) for one in items.elements(offering)},
        "document": items.document(offering.what),
    }
