"""A form on paper: blank or as a filled sample, as PDF and its HTML twin, from one definition."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.operation.documents import coverage, engine
from onedoor.operation.documents.domain import form_wording
from onedoor.operation.documents.domain.form_wording import DRAFT
from onedoor.system.forms import api as forms

_DIGEST_SHOWN = 16


@dataclass(frozen=True, slots=True)
class FormHead:
    """What stands over a form: whose it is, for which item, in which version, and where to check.

    ``address`` leads to the page that says whether this version is still the current one.
    Version 0 is a draft: each page says so.
    """

    body: str
    item: str
    code: str
    version: int
    sha256: str
    address: str


@dataclass(frozen=True, slots=True)
class FormTwin:
    """What a form on paper says, for the page that says the same.

    ``mark`` tells a blank form from a sample, ``draft`` a draft from what is published.
    """

    sheet: forms.FormPaper
    words: Mapping[str, Any]
    enclosures: tuple[Mapping[str, Any], ...]
    mark: str
    draft: str
    body: str
    item: str
    code: str
    address: str
    foot: tuple[str, ...]


def form_twin(
    form: forms.FormDef, head: FormHead, *, language: str, on: date, filled: bool = False
) -> FormTwin:
    """Return what the blank form, or the filled sample, of a version says on a day."""
    answers = forms.sample(form, today=on, language=language) if filled else None
    sheet = forms.paper(form, answers, language=language)
    mark = form_wording.SAMPLE if filled else form_wording.BLANK
    return FormTwin(
        sheet=sheet,
        words=form_wording.words(language=language, version=head.version, filled=filled),
        enclosures=tuple(form_wording.enclosure(one, language) for one in sheet.enclosures),
        mark=mark.in_language(language),
        draft="" if head.version else DRAFT.in_language(language),
        body=head.body,
        item=head.item,
        code=head.code,
        address=head.address,
        foot=tuple(
            form_wording.foot(
                address=head.address if head.version else "",
                digest=head.sha256[:_DIGEST_SHOWN],
                template=engine.template_version(),
                language=language,
            )
        ),
    )


@implements(HAMI(16), note="the paper form comes from the version that the pages come from")
def form_pdf(
    form: forms.FormDef, head: FormHead, *, language: str, at: datetime, filled: bool = False
) -> bytes:
    """Return the blank form, or the filled sample, of a version published at this moment."""
    on = legal_day(at)
    twin = form_twin(form, head, language=language, on=on, filled=filled)
    data = _plain(asdict(twin))
    data["sheet"]["language"] = "ug" if language == "ug" else "zh"
    data |= {"qr": engine.qr(head.address), "year": on.year, "month": on.month, "day": on.day}
    return engine.render("form.typ", coverage.printable(data), at=at).pdf


def _plain(value: Any) -> Any:
    """Return tuples as lists, which is what ``printable`` looks into."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
