"""How a copy that somebody holds stands against what is published."""

from onedoor.law.articles import HAMI, implements
from onedoor.operation.guides.domain.copies import MARK_LENGTH, Copy, CopyState
from onedoor.system.items import api as items


@implements(HAMI(16), note="every paper tells whether it is current, or what replaced it when")
def compare(code: str, version: int, mark: str) -> Copy:
    """Return how a copy stands: its version, and the beginning of its SHA-256.

    Raises OfferingMissing when nothing was ever published under the code.
    """
    published = {one.version: one for one in items.versions(code)}
    newest = items.offering(code)
    own = published.get(version)
    if own is None or len(mark) < MARK_LENGTH or not own.sha256.startswith(mark.lower()):
        return Copy(code, version, CopyState.FOREIGN, newest.version)
    after = published.get(version + 1)
    if after is not None:
        return Copy(
            code, version, CopyState.REPLACED, newest.version,
            replaced_by=after.version,
            replaced_on=after.effective_on,
            replaced_at=after.published_at,
        )  # fmt: skip
    in_use = newest.standing is items.Standing.IN_USE
    return Copy(code, version, CopyState.CURRENT if in_use else CopyState.STOPPED, newest.version)
