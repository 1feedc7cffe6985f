"""The only way from the code of a bundle to its row, and to the versions its parts are in."""

from onedoor.operation.bundles.domain.bundle import Bundle, Member
from onedoor.operation.bundles.domain.standing import BundleMissing
from onedoor.operation.bundles.members import member
from onedoor.operation.bundles.models import BundleRow
from onedoor.system.items import api as items


def newest(code: str) -> BundleRow | None:
    """Return the newest version of a bundle, locked; None when there is none yet."""
    rows = BundleRow.objects.select_for_update()
    return rows.filter(code=code, is_newest=True).first()


def published(code: str) -> BundleRow:
    """Return the newest version of a bundle; raise BundleMissing."""
    row = BundleRow.objects.filter(code=code, is_newest=True).first()
    if row is None:
        raise BundleMissing(bundle=code)
    return row


def members_of(bundle: Bundle) -> dict[str, Member]:
    """Return the versions in force of the parts, by their keys; what is not there is left out."""
    found: dict[str, Member] = {}
    for part in bundle.parts:
        try:
            what = items.offering(part.offering)
        except items.OfferingMissing:
            continue
        found[part.key] = member(
            part.key,
            what.what,
            version=what.version,
            before={one.name: one.baseline for one in items.measures(part.offering)},
            is_in_use=what.standing is items.Standing.IN_USE,
        )
    return found
