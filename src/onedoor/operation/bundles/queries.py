"""What can be asked of bundles: the list per batch, and what one of them comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onedoor.law.articles import HAMI, implements
from onedoor.operation.bundles import access
from onedoor.operation.bundles.domain.bundle import Bundle, Members, parse
from onedoor.operation.bundles.domain.flaws import Flaw
from onedoor.operation.bundles.domain.standing import Listed, Status
from onedoor.operation.bundles.domain.whole import Whole, whole
from onedoor.operation.bundles.models import BundleRow
from onedoor.system.forms.api import Text, reading


@implements(HAMI(21), note="per batch, with the lead body and how far it is")
def listed(*, offered: bool | None = None) -> tuple[Listed, ...]:
    """Return the bundles, the latest batch first; where asked, those that are offered or not.

    EXPLAIN: one walk of the index of the newest versions, of which there are some dozens.
    """
    rows = BundleRow.objects.filter(is_newest=True).order_by("-year", "batch", "code")
    found = (_listed(row) for row in rows)
    return tuple(one for one in found if offered is None or one.is_offered is offered)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A bundle with its parts' versions; ``whole`` is what it comes to, where it is offered."""

    line: Listed
    bundle: Bundle
    members: Members
    whole: Whole | None


@implements(HAMI(21), note="what it comes to is told before anything is filled in")
def outlook(code: str, answers: Mapping[str, Any]) -> Outlook:
    """Return what a bundle comes to with these answers to its questions; raise BundleMissing."""
    row = access.published(code)
    line, found = _listed(row), parse(row.document)
    members = access.members_of(found)
    comes_to = whole(found, members, answers) if line.is_offered else None
    return Outlook(line, found, members, comes_to)


def bundle(code: str) -> Bundle:
    """Return the newest version of a bundle; raise BundleMissing."""
    return parse(access.published(code).document)


def _listed(row: BundleRow) -> Listed:
    told = row.document
    return Listed(
        code=row.code,
        version=row.version,
        name=_text(told["name"]),
        batch=row.batch,
        year=row.year,
        lead=row.lead,
        lead_name=_text(told["lead_name"]),
        status=Status(row.status),
        flaws=tuple(Flaw(place, Text(zh, ug)) for place, zh, ug in row.flaws),
        checked_at=row.checked_at,
    )


def _text(told: object) -> Text:
    found: Text = reading.words(reading.Flaws(), "", told)
    return found
