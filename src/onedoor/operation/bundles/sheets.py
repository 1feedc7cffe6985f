"""An application as its one form shows it: what it comes to, what registers answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.operation.bundles import access
from onedoor.operation.bundles.domain.bundle import Bundle, Members, parse
from onedoor.operation.bundles.domain.whole import Whole, whole
from onedoor.operation.bundles.models import ApplicationRow
from onedoor.operation.bundles.sealing import opened
from onedoor.operation.licences import api as licences
from onedoor.system.forms import api as forms


@dataclass(frozen=True, slots=True)
class Sheet:
    """An application with everything a page of it shows or checks."""

    row: ApplicationRow
    bundle: Bundle
    members: Members
    whole: Whole
    answers: Mapping[str, Any]


def sheet_of(row: ApplicationRow) -> Sheet:
    """Return an application with its bundle as it was begun on, and what it comes to."""
    bundle = parse(row.bundle.document)
    members, answers = access.members_of(bundle), opened(row.answers_sealed)
    return Sheet(row, bundle, members, whole(bundle, members, answers), answers)


def sources(sheet: Sheet, *, actor: Actor, at: datetime) -> Mapping[str, forms.Prefilled]:
    """Return what registers and the sign-in answer, so that it is not asked."""
    form = sheet.whole.merged.form
    facts = licences.known_of(
        holder=sheet.row.owner, wanted=forms.sources_of(form), on=legal_day(at), actor=actor
    )
    return forms.prefill(form, facts, at=at)


def held_kinds(sheet: Sheet, *, at: datetime) -> frozenset[str]:
    """Return the licences in force that make materials needless."""
    kinds = {need.material.licence for need in sheet.whole.needs} - {""}
    on = legal_day(at)
    owner = sheet.row.owner
    return frozenset(
        kind for kind in kinds if licences.in_force(holder=owner, kind=kind, on=on) is not None
    )
