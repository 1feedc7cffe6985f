"""What can be asked of findings."""

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.supervision.findings import access
from onedoor.supervision.findings.domain.kinds import Finding, Kind


def findings(*, actor: Actor, after: str = "") -> Page[Finding]:
    """Return a page of what this person may see, the newest first.

    EXPLAIN: a range of ``finding_of_body`` or ``finding_of_area``.
    """
    rows = access.visible(actor)
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable(cursor=after)
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = cursor(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return Page(
        [Finding(row.case, Kind(row.kind), row.title, row.body, row.at) for row in found[:PAGE]],
        more,
    )
