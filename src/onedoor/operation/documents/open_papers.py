"""Papers that anyone may take away: told in sheets as letters are, but not sealed or kept."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from onedoor.kernel.days import legal_day
from onedoor.operation.documents import coverage, engine
from onedoor.operation.documents.content import canonical
from onedoor.operation.documents.domain.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPaper:
    """What stands on such a paper; ``address`` goes into its QR, ``foot`` beside it.

    ``draft`` stands across every page of what is not published.
    """

    title: str
    number: str
    body: str
    address: str
    sheets: tuple[Sheet, ...]
    foot: tuple[str, ...]
    draft: str = ""


def open_pdf(paper: OpenPaper, *, at: datetime) -> bytes:
    """Return the paper as PDF, dated at this moment."""
    on = legal_day(at)
    # Once through JSON: what is drawn is lists, as in the content of a document.
    content = json.loads(canonical(asdict(paper)))
    beside = {
        "qr": engine.qr(paper.address),
        "year": on.year, "month": on.month, "day": on.day,
    }  # fmt: skip
    return engine.render("notice.typ", coverage.printable(content | beside), at=at).pdf
