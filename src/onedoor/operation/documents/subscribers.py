"""What documents hear of: their own issue, to draw the PDF; and files that are dropped."""

from onedoor.journal.api import Entry, subscribe
from onedoor.kernel.actors import system
from onedoor.operation.documents import drawing
from onedoor.operation.documents.queries import needed
from onedoor.operation.materials import api as materials

# Keeps the bytes of issued papers when files that nobody needs are dropped.
materials.on_dropping(needed)


@subscribe(kinds=("documents.issued",), name="documents.draw")
def draw(entry: Entry) -> None:
    """Draw the PDF; hearing of it again changes nothing."""
    document = str(entry.facts["document"])
    drawing.draw(document_id=document, actor=system("documents.draw"), at=entry.at)
