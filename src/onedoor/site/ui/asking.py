"""What a supplement notice asks to correct, as questions: the same online and at the counter."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from onedoor.kernel.fields import FieldView
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import api as cases
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

NOTHING_MORE = "nothing_more"  # the box that says that the rest will not come


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
        if name not in ("csrfmiddlewaretoken", NOTHING_MORE)
    }
    return {**dict.fromkeys(keys, ""), **typed} if keys else {}


def nothing_more(sent: QueryDict) -> bool:
    """Tell whether somebody says that the rest of what was asked for will not come."""
    return sent.get(NOTHING_MORE) == "yes"


@implements(ADL(32, item=4), note="what is still missing is named where it is asked for")
def marked(
    found: cases.Dossier, views: list[FieldView], missing: Collection[str]
) -> list[FieldView]:
    """Return the fields of a supplement, those of what is missing with an error.

    Where several things are asked for, one may say that the rest will not come.
    """
    asks = [ask for one in found.notices if one.supplied_at is None for ask in one.asks]
    first = {_about(view): view.name for view in reversed(views)}
    told = [
        replace(view, error=_("这一项还没有补正。"))
        if _about(view) in missing and first[_about(view)] == view.name and not view.error
        else view
        for view in views
    ]
    if not asks[1:]:
        return told
    rest = FieldView(
        NOTHING_MORE, "declaration", _("其余内容现在不补交，请按现有材料办理"), required=False
    )
    return [*told, rest]


def _about(view: FieldView) -> str:
    """Return what was asked for that a field is about; of a repeated page, the page."""
    return view.name.removeprefix("file_").split("-")[0]


def _form(found: cases.Dossier) -> forms.FormDef:
    return items.offering(found.offering, found.version).form
