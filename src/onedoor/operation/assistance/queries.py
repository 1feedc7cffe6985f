"""What can be asked of assistance."""

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE
from onedoor.operation.assistance import access
from onedoor.operation.assistance.domain.authorisations import Authorisation


def authorisations(*, actor: Actor) -> tuple[Authorisation, ...]:
    """Return the newest authorisations somebody may see, fifty at most.

    EXPLAIN: a walk of ``assistance_of_body``; of an applicant, a range of ``assistance_once``.
    """
    rows = access.visible(actor).order_by("-id")[:PAGE]
    return tuple(map(access.to_value, rows))
