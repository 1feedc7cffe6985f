"""What shifts hear of: what staff do to cases, and the papers that come of it."""

from onedoor.general.people import api as people
from onedoor.journal.api import Entry, subscribe
from onedoor.kernel.actors import ActorKind
from onedoor.operation.shifts.access import TAKES_IN
from onedoor.operation.shifts.domain.shifts import Done
from onedoor.operation.shifts.services import hearing


def _is_at_counter(entry: Entry) -> bool:
    if entry.actor_kind != ActorKind.STAFF:
        return False
    member = people.staff_members([entry.actor]).get(entry.actor)
    return member is not None and TAKES_IN in member.duties


@subscribe(kinds=[one.value for one in Done], name="shifts.count")
def count(entry: Entry) -> None:
    """Count for a clerk what the clerk did; hearing of it again changes nothing."""
    if _is_at_counter(entry):
        kind = Done(entry.kind)
        hearing.put_down(subject=entry.subject, kind=kind, clerk=entry.actor, at=entry.at)


@subscribe(kinds=["documents.issued"], name="shifts.papers")
def papers(entry: Entry) -> None:
    """List for a clerk the papers to give; hearing of it again changes nothing."""
    document = str(entry.facts.get("document", ""))
    if document and _is_at_counter(entry):
        hearing.list_paper(document=document, case=entry.subject, clerk=entry.actor, at=entry.at)
