"""Confirming a bundle, and holding it against its parts whenever one of them changes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, implements
from onedoor.operation.bundles import access
from onedoor.operation.bundles.domain import standing
from onedoor.operation.bundles.domain.bundle import Bundle, parse, sha256
from onedoor.operation.bundles.domain.flaws import Flaw, flaws_of
from onedoor.operation.bundles.models import BundleRow
from onedoor.operation.clocks import api as clocks
from onedoor.system.forms.api import reading


@implements(HAMI(21), note="confirmed by the lead body, as one document, version after version")
@command
def confirm(
    *, document: Mapping[str, Any], status: standing.Status, actor: Actor, at: datetime
) -> int:
    """Confirm a bundle in a status; return its version.  Again changes nothing.

    Raises BundleUnreadable, NotLead, and BundleFlawed when it is to be offered with flaws.
    """
    bundle = parse(document)
    standing.check_lead(actor, lead=bundle.lead)
    found = _flaws(bundle)
    standing.check_sound(status, found)
    row = access.newest(bundle.code)
    if row is not None:
        standing.check_lead(actor, lead=row.lead)
        if row.sha256 == sha256(bundle):
            return _stand(row, status, found, actor, at)
        row.is_newest = False
        row.save(update_fields=("is_newest",))
    version = row.version + 1 if row else 1
    BundleRow.objects.create(
        code=bundle.code,
        version=version,
        batch=bundle.batch,
        year=bundle.year,
        lead=bundle.lead,
        status=status,
        document=reading.plain(bundle),
        sha256=sha256(bundle),
        offerings=[part.offering for part in bundle.parts],
        flaws=_told(found),
        published_at=at,
        published_by=actor.ref,
        checked_at=at,
    )
    journal.write(
        kind="bundles.confirmed", subject=bundle.code, at=at, by=actor, version=version,
        status=status.value, sha256=sha256(bundle),
    )  # fmt: skip
    return version


@implements(HAMI(21), note="a part that changed has its bundles checked anew before they go on")
@command
def check_anew(*, offering: str, actor: Actor, at: datetime) -> None:
    """Hold every bundle an offering takes part in against the versions in force."""
    rows = BundleRow.objects.select_for_update().filter(is_newest=True)
    for row in rows.filter(offerings__contains=[offering]).order_by("code"):
        found = _told(_flaws(parse(row.document)))
        if found == row.flaws:
            continue
        row.flaws, row.checked_at = found, at
        row.save(update_fields=("flaws", "checked_at"))
        journal.write(
            kind="bundles.checked", subject=row.code, at=at, by=actor, version=row.version,
            offering=offering, flaws=len(found),
        )  # fmt: skip


def _stand(
    row: BundleRow,
    status: standing.Status,
    found: tuple[Flaw, ...],
    actor: Actor,
    at: datetime,
) -> int:
    if row.status == status and row.flaws == _told(found):
        return row.version
    row.status, row.flaws, row.checked_at = status, _told(found), at
    row.save(update_fields=("status", "flaws", "checked_at"))
    journal.write(
        kind="bundles.confirmed", subject=row.code, at=at, by=actor, version=row.version,
        status=status.value, sha256=row.sha256,
    )  # fmt: skip
    return row.version


def _flaws(bundle: Bundle) -> tuple[Flaw, ...]:
    most = clocks.JOINT_DECISION.days
    return flaws_of(bundle, access.members_of(bundle), most_days=most)


def _told(found: tuple[Flaw, ...]) -> list[list[str]]:
    return [[one.place, one.mend.zh, one.mend.ug] for one in found]
