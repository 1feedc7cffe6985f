"""Reading a form from its document, with every flaw named."""

from collections.abc import Mapping
from typing import Any

from onedoor.kernel.errors import Invalid
from onedoor.system.forms.domain import flaw_words as w
from onedoor.system.forms.domain import reading as r
from onedoor.system.forms.domain.definition import (
    Channel,
    FormDef,
    Kind,
    Limits,
    Material,
    MaterialForm,
    OnConflict,
    Option,
    Page,
    Question,
    Repeat,
    Source,
    Variant,
    Width,
)
from onedoor.system.forms.domain.flaws import flaws_of


class FormUnreadable(Invalid):
    """The document is no form; ``flaws`` lists everything that is wrong with it."""

    code = "forms.unreadable"


_OPTION = r.built(Option, {"value": r.word, "label": r.words, "hint": r.words})
_LIMITS = r.built(
    Limits,
    {
        "pattern": r.word,
        "minimum": r.word,
        "maximum": r.word,
        "min_length": r.number,
        "max_length": r.number,
    },
)
_SOURCE = r.built(
    Source,
    {
        "licence": r.word,
        "field": r.word,
        "name": r.words,
        "on_conflict": r.one_of(OnConflict),
    },
)


_VARIANT = r.built(Variant, {"order": r.number, "width": r.one_of(Width), "help": r.words})


def _variants(flaws: r.Flaws, place: str, document: Any) -> dict[Channel, Variant]:
    found: dict[Channel, Variant] = {}
    for name, given in r.mapping_of(lambda _, __, part: part)(flaws, place, document).items():
        if name not in list(Channel) or not isinstance(given, Mapping):
            flaws.note(place, w.NO_CHANNEL.filled(name=name), None, name=name)
        elif set(given) - {"order", "width", "help"}:
            flaws.note(f"{place}.{name}", w.CHANNEL_CHANGES_TOO_MUCH, None)
        else:
            found[Channel(name)] = _VARIANT(flaws, f"{place}.{name}", given)
    return found


def _parts(flaws: r.Flaws, place: str, document: Any) -> tuple[Question, ...]:
    found: tuple[Question, ...] = r.list_of(_QUESTION)(flaws, place, document)
    return found


def _sample(flaws: r.Flaws, place: str, document: Any) -> dict[str, Any]:
    if not isinstance(document, Mapping):
        flaws.note(place, w.NO_OBJECT, {})
        return {}
    return dict(document)


_QUESTION = r.built(
    Question,
    {
        "key": r.word,
        "kind": r.one_of(Kind),
        "label": r.words,
        "hint": r.words,
        "help": r.words,
        "required": r.flag,
        "required_when": r.word,
        "when": r.word,
        "options": r.list_of(_OPTION),
        "limits": _LIMITS,
        "source": _SOURCE,
        "material": r.word,
        "parts": _parts,
        "sensitive": r.flag,
        "autocomplete": r.word,
        "basis": r.word,
        "variants": _variants,
    },
)
_PAGE = r.built(
    Page,
    {
        "key": r.word,
        "title": r.words,
        "questions": r.list_of(_QUESTION),
        "intro": r.words,
        "when": r.word,
        "repeat": r.built(Repeat, {"minimum": r.number, "maximum": r.number, "item": r.words}),
    },
)
_MATERIAL = r.built(
    Material,
    {
        "key": r.word,
        "name": r.words,
        "basis": r.word,
        "necessary": r.flag,
        "when": r.word,
        "situation": r.words,
        "form": r.one_of(MaterialForm),
        "originals": r.number,
        "copies": r.number,
        "source": r.word,
        "source_note": r.words,
        "accept": r.list_of(r.word),
        "max_mb": r.number,
        "max_pages": r.number,
        "licence": r.word,
        "deferrable_days": r.number,
        "commitment": r.flag,
        "promise": r.words,
        "proof": r.flag,
        "note": r.words,
        "standard": r.words,
        "kind": r.word,
        "medium": r.word,
        "paper": r.words,
        "issuer": r.words,
        "issued_within": r.words,
        "blank": r.word,
        "example": r.word,
        "filled_in_person": r.flag,
        "retained": r.word,
    },
)
_FORM = r.built(
    FormDef,
    {
        "title": r.words,
        "pages": r.list_of(_PAGE),
        "materials": r.list_of(_MATERIAL),
        "conditions": r.mapping_of(r.cond),
        "situations": r.list_of(r.word),
        "sample": _sample,
    },
)


def parse(document: object) -> FormDef:
    """Return the form of a document; raise FormUnreadable naming every flaw."""
    flaws = r.Flaws()
    form = read(flaws, "form", document)
    if flaws or form is None:
        raise FormUnreadable(flaws=flaws.told())
    return form


def read(flaws: r.Flaws, place: str, document: object) -> FormDef | None:
    """Return the form of a document, noting flaws; None when it cannot be read at all."""
    noted = len(flaws)
    form = _FORM(flaws, place, _with_lists(document))
    if not isinstance(form, FormDef) or len(flaws) > noted:
        return None
    for flaw in flaws_of(form):
        flaws.note(place, flaw)
    return form


def document(form: FormDef) -> dict[str, Any]:
    """Return the form as a document; ``parse`` reads it back to an equal value."""
    found: dict[str, Any] = r.plain(form)
    return found


def sha256(form: FormDef) -> str:
    """Return the SHA-256 of the form's canonical JSON."""
    return r.digest(document(form))


def _with_lists(document: object) -> object:
    """Put named lists of options in the place of their names."""
    if not (isinstance(document, Mapping) and isinstance(document.get("lists"), Mapping)):
        return document
    lists = document["lists"]

    def filled(part: Any) -> Any:
        if isinstance(part, Mapping):
            return {
                k: lists.get(v, v) if k == "options" and isinstance(v, str) else filled(v)
                for k, v in part.items()
            }
        return [filled(one) for one in part] if isinstance(part, list) else part

    return {key: filled(part) for key, part in document.items() if key != "lists"}
