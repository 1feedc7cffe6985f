"""The only way from the code of a bundle to its row, and to the versions its parts are in."""

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import PIPL, implements
from onedoor.operation.bundles.domain.applications import ApplicationMissing, Stage, Submitted
from onedoor.operation.bundles.domain.bundle import Bundle, Member
from onedoor.operation.bundles.domain.standing import BundleMissing
from onedoor.operation.bundles.members import member
from onedoor.operation.bundles.models import ApplicationRow, BundleRow
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


@implements(PIPL(51), note="an application is its owner's; to anybody else it does not exist")
def application(*, asked: str, actor: Actor, locked: bool = False) -> ApplicationRow:
    """Return one's own application by its id or number."""
    if actor.kind is not ActorKind.APPLICANT or not asked:
        raise ApplicationMissing(asked=asked)
    rows = ApplicationRow.objects.select_related("bundle").filter(owner=actor.applicant)
    if locked:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(ref=asked).first() or rows.filter(number=asked).first()
    if row is None:
        raise ApplicationMissing(asked=asked)
    return row


def to_fill_in(*, ref: str, actor: Actor) -> ApplicationRow:
    """Return one's own application, locked, that was not submitted yet."""
    row = application(asked=ref, actor=actor, locked=True)
    if row.stage != Stage.DRAFT:
        raise Submitted(number=row.number)
    return row
