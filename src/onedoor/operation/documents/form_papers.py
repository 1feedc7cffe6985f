"""A form as PDF: the blank form and the filled sample, from the same definition as the pages."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.operation.documents import coverage, engine
from onedoor.operation.documents.domain import form_wording
from onedoor.system.forms import api as forms

_DIGEST_SHOWN = 16


@dataclass(frozen=True, slots=True)
class FormHead:
    """What stands over a form: whose it is, for which item, in which version, and where to check.

    ``address`` leads to the page that says whether this version is still the current one.
    """

    body: str
    item: str
    code: str
    version: int
    sha256: str
    address: str


@implements(HAMI(16), note="the paper form comes from the version that the pages come from")
def form_pdf(
    form: forms.FormDef, head: FormHead, *, language: str, at: datetime, filled: bool = False
) -> bytes:
    """Return the blank form, or the filled sample, of a version published at this moment."""
    on = legal_day(at)
    answers = forms.sample(form, today=on, language=language) if filled else None
    sheet = forms.paper(form, answers, language=language)
    mark = form_wording.SAMPLE if filled else form_wording.BLANK
    data = {
        "sheet": _plain(asdict(sheet)) | {"language": "ug" if language == "ug" else "zh"},
        "words": form_wording.words(language=language, version=head.version, filled=filled),
        "enclosures": [form_wording.enclosure(one, language) for one in sheet.enclosures],
        "mark": mark.in_language(language),
        "body": head.body,
        "item": head.item,
        "code": head.code,
        "address": head.address,
        "qr": engine.qr(head.address),
        "foot": form_wording.foot(
            address=head.address,
            digest=head.sha256[:_DIGEST_SHOWN],
            template=engine.template_version(),
            language=language,
        ),
        "year": on.year,
        "month": on.month,
        "day": on.day,
    }
    return engine.render("form.typ", coverage.printable(data), at=at).pdf


def _plain(value: Any) -> Any:
    """Return tuples as lists, which is what ``printable`` looks into."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
