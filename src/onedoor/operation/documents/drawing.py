"""The PDF of a document, drawn of the words that were issued.

The words are the document: they are kept and hashed in the transaction of the decision.  Setting
them in type takes longer than deciding, so that is done after the commit, once; whoever is faster
than that gets the same bytes, drawn for them alone.
"""

import json
from datetime import datetime
from typing import Any

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import OGS, implements
from onedoor.operation.documents import access, coverage, engine
from onedoor.operation.documents.content import BINDING
from onedoor.operation.documents.domain.letters import DocumentKind
from onedoor.operation.documents.models import IssuedDocument
from onedoor.operation.materials import api as materials

SEAL = "演示印章"  # until the region's seal platform signs and seals
_DIGEST_SHOWN = 16


@implements(OGS(10), note="what was issued is kept as the same bytes for good")
@command
def draw(*, document_id: str, actor: Actor, at: datetime) -> None:
    """Draw the PDF of a document and keep it; one that is drawn stays as it is."""
    row = access.to_change(document_id)
    if row.sha256:
        return
    made = rendered(row)
    row.sha256, row.is_accessible = materials.put(made.pdf), made.is_accessible
    row.template = engine.template_version()
    row.save(update_fields=["sha256", "is_accessible", "template"])
    journal.write(
        kind="documents.drawn",
        subject=row.case_number,
        at=at,
        by=actor,
        document=row.ref,
        sha256=row.sha256,
        content_sha256=row.content_sha256,
    )


def rendered(row: IssuedDocument) -> engine.Rendered:
    """Return the PDF of a document as it is drawn of its words, dated when it was issued."""
    content = json.loads(materials.get(row.content_sha256))
    template = "licence.typ" if row.kind == DocumentKind.LICENCE else "letter.typ"
    shown = content | frame(content, row.content_sha256)
    return engine.render(template, coverage.printable(shown), at=row.issued_at)


def frame(content: dict[str, Any], digest: str) -> dict[str, Any]:
    """Return what the paper shows beside its words: it speaks of them and is no part of them."""
    year, month, day = content["date"]
    return {
        "year": year,
        "month": month,
        "day": day,
        "seal": SEAL,
        "qr": engine.qr(content["address"]),
        "foot": [
            f"扫码核验真伪：{content['address']}",
            f"内容摘要 SHA-256 {digest[:_DIGEST_SHOWN]} · 模板版本 {engine.template_version()}",
            BINDING,
            *([content["trial"]] if content["trial"] else []),
        ],
    }
