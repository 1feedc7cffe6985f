"""What findings do: put down what an act may mean, once."""

from onedoor.journal import api as journal
from onedoor.journal.api import Entry
from onedoor.kernel.actors import system
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.materials import api as materials
from onedoor.supervision.findings.domain.kinds import kind_of
from onedoor.supervision.findings.models import FindingRow


@implements(HAMI(29, item=5), note="found by the system, looked at by people")
@command
def hear(*, entry: Entry) -> bool:
    """Put down what an entry of the journal may mean; hearing it again changes nothing."""
    held = materials.of(holder=entry.subject)
    ground = str(entry.facts.get("ground", ""))
    kind = kind_of(entry.kind, (one.verdict for one in held), ground=ground)
    origin = cases.origin(number=entry.subject) if kind else None
    if kind is None or origin is None:
        return False
    _row, is_new = FindingRow.objects.get_or_create(
        case=entry.subject,
        kind=kind,
        defaults={
            "title": origin.title, "body": origin.body, "area": origin.area, "at": entry.at,
        },
    )  # fmt: skip
    if is_new:
        journal.write(
            kind="findings.found", subject=entry.subject, at=entry.at,
            by=system("findings.hear"), what=kind.value,
        )  # fmt: skip
    return is_new
