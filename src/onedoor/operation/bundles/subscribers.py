"""What bundles hear of in the journal: offerings that changed, what became of their cases."""

from onedoor.journal.api import Entry, subscribe
from onedoor.kernel.actors import system
from onedoor.operation.bundles.services import filing
from onedoor.operation.bundles.services.publishing import check_anew

CHANGES = ("items.published", "items.paused", "items.resumed", "items.cancelled")


@subscribe(kinds=CHANGES, name="bundles.check")
def check_bundles(entry: Entry) -> None:
    """Check the bundles of an offering anew; hearing of it again changes nothing."""
    check_anew(offering=entry.subject, actor=system("bundles.check"), at=entry.at)


@subscribe(kinds=["bundles.submitted"], name="bundles.file")
def file_parts(entry: Entry) -> None:
    """File the parts of an application that wait for nothing; again files nothing twice."""
    filing.go_on(number=entry.subject, actor=system("bundles.file"), at=entry.at)


@subscribe(kinds=filing.HEARD, name="bundles.roll_up")
def roll_up(entry: Entry) -> None:
    """Take over what became of a case of a bundle, and file what waited for it."""
    actor = system("bundles.roll_up")
    number = filing.hear(case=entry.subject, kind=entry.kind, actor=actor, at=entry.at)
    if number:
        filing.go_on(number=number, actor=actor, at=entry.at)
