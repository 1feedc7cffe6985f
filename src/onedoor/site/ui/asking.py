"""What a supplement notice asks to correct, as questions: the same online and at the counter."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from onedoor.kernel.fields import FieldView
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import api as cases
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


def to_correct(found: cases.Dossier) -> list[cases.Ask]:
    """Return what the open notice asks for that is an answer, and no material."""
    waiting = next((one for one in found.notices if one.supplied_at is None), None)
    listed = {one.key for one in _form(found).materials}
    return [ask for ask in (waiting.asks if waiting else ()) if ask.key not in listed]


@implements(HAMI(15), note="what is to be corrected is asked alike online and at the counter")
def fields(
    found: cases.Dossier,
    posted: Mapping[str, Any],
    errors: Mapping[str, forms.Text],
    *,
    language: str,
) -> list[FieldView]:
    """Return the questions to be answered anew, with what came back wrong."""
    keys = [ask.key for ask in to_correct(found)]
    return forms.corrections(
        _form(found), found.answers, keys, posted=posted, errors=errors, language=language
    )


def posted(found: cases.Dossier, sent: QueryDict) -> dict[str, Any]:
    """Return the answers typed anew; one that was asked for and not sent was emptied."""
    keys = [ask.key for ask in to_correct(found)]
    typed = {
        name: values[0] if len(values) == 1 else values
        for name, values in sent.lists()
        if name != "csrfmiddlewaretoken"
    }
    return {**dict.fromkeys(keys, ""), **typed} if keys else {}


def _form(found: cases.Dossier) -> forms.FormDef:
    return items.offering(found.offering, found.version).form
