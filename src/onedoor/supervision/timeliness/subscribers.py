"""What timeliness hears of in the journal: a case was decided, and took so many days."""

from onedoor.journal import api as journal
from onedoor.kernel.days import legal_day
from onedoor.supervision.timeliness.services import measure

DECIDED = ("cases.granted", "cases.refused", "cases.deemed_renewed")


@journal.subscribe(kinds=DECIDED, name="timeliness.measure")
def measure_decided(entry: journal.Entry) -> None:
    """Write down what a decided case took; hearing of it again changes nothing."""
    begun = (one.facts for one in journal.entries_of(entry.subject))
    offering = next((str(facts["offering"]) for facts in begun if "offering" in facts), "")
    measure(case=entry.subject, offering=offering, decided_on=legal_day(entry.at))
