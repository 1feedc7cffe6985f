"""Reading an offering from its document, with every flaw named."""

from decimal import Decimal
from typing import Any

from onedoor.kernel.errors import Invalid
from onedoor.law.grades import Grade
from onedoor.system.flows import api as flows
from onedoor.system.forms import api as forms
from onedoor.system.forms.api import reading as r
from onedoor.system.items.domain.editing.documents import located, put
from onedoor.system.items.domain.errors import RowMissing
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import (
    AfterCheck,
    Audience,
    Basis,
    Booking,
    Channel,
    Condition,
    Cosigning,
    Faq,
    Fee,
    Intermediary,
    Limits,
    Place,
    Promising,
    Remedy,
    Renewing,
    Result,
    Special,
    Subtype,
    TaskType,
    Ways,
)
from onedoor.system.items.domain.rules import words as w


class OfferingUnreadable(Invalid):
    """The document is no offering; ``flaws`` lists everything that is wrong with it."""

    code = "items.unreadable"


def _amount(flaws: r.Flaws, place: str, document: Any) -> Decimal:
    found = r.plainly(document)
    if found is None:
        flaws.note(place, w.NO_AMOUNT, "0")
        return Decimal(0)
    return found


_SPECIAL = r.built(Special, {"name": r.words, "days": r.number, "basis": r.word})


def _several(flaws: r.Flaws, place: str, document: Any) -> tuple[str, ...]:
    """Read a list of values; one alone is what older documents have."""
    if isinstance(document, str | int):
        return (r.word(flaws, place, document),)
    found: tuple[str, ...] = r.list_of(r.word)(flaws, place, document)
    return found


_LIMITS = r.built(
    Limits,
    {
        "promised_days": r.number,
        "legal_days": r.number,
        "legal_basis": r.word,
        "acceptance_days": r.number,
        "delivery_days": r.number,
        "special": r.list_of(_SPECIAL),
        "unit": r.word,
        "legal_unit": r.word,
        "legal_note": r.words,
        "promised_note": r.words,
    },
)
_BASIS = r.built(
    Basis,
    {
        "key": r.word,
        "grade": r.one_of(Grade),
        "act": r.words,
        "article": r.word,
        "words": r.words,
    },
)
_FEE = r.built(
    Fee,
    {
        "name": r.words,
        "amount": _amount,
        "standard": r.words,
        "basis": r.word,
        "reduction": r.word,
        "note": r.words,
    },
)
_PLACE = r.built(
    Place,
    {
        "name": r.words,
        "address": r.words,
        "window": r.words,
        "hours": r.words,
        "phone": r.word,
        "route": r.words,
    },
)
_RESULT = r.built(
    Result,
    {
        "name": r.words,
        "kind": r.word,
        "licence": r.word,
        "years": r.number,
        "sample": r.word,
    },
)
_REMEDY = r.built(
    Remedy,
    {
        "name": r.words,
        "where": r.words,
        "within": r.words,
        "address": r.words,
        "phone": r.word,
        "website": r.word,
    },
)
_WAYS = r.built(Ways, {"window": r.words, "website": r.word, "email": r.word, "letters": r.words})
_INTERMEDIARY = r.built(Intermediary, {"name": r.words, "content": r.words, "basis": r.word})
_PROMISING = r.built(
    Promising,
    {
        "question": r.word,
        "value": r.word,
        "otherwise": r.word,
        "page": r.word,
        "declaration": r.word,
        "check": r.one_of(AfterCheck),
        "check_days": r.number,
        "percent": r.number,
        "no_check": r.words,
    },
)
_DEFINITION = r.built(
    Definition,
    {
        "code": r.word,
        "catalogue_code": r.word,
        "name": r.words,
        "task_type": r.one_of(TaskType),
        "body": r.word,
        "body_name": r.words,
        "area": r.word,
        "level": r.word,
        "audiences": r.list_of(r.one_of(Audience)),
        "channels": r.list_of(r.one_of(Channel)),
        "limits": _LIMITS,
        "form": forms.read,
        "flow": flows.read,
        "result": _RESULT,
        "bases": r.list_of(_BASIS),
        "conditions": r.list_of(r.built(Condition, {"words": r.words, "basis": r.word})),
        "visits": r.number,
        "consult_phone": r.word,
        "complaint_phone": r.word,
        "summary": r.words,
        "why_visits": r.words,
        "handling_code": r.word,
        "handling": r.word,
        "online_depth": _several,
        "topics": r.list_of(r.word),
        "scope": r.word,
        "citywide_mode": r.word,
        "quota": r.words,
        "charges": r.flag,
        "pays_online": r.flag,
        "fees": r.list_of(_FEE),
        "places": r.list_of(_PLACE),
        "faq": r.list_of(r.built(Faq, {"question": r.words, "answer": r.words})),
        "remedies": r.list_of(_REMEDY),
        "domain": r.word,
        "one_channel_basis": r.word,
        "founded_on": r.list_of(r.word),
        "local_catalogue_code": r.word,
        "local_code": r.word,
        "subtype": r.one_of(Subtype),
        "power_source": r.word,
        "body_nature": r.word,
        "entrusted_by": r.words,
        "joint_bodies": r.list_of(r.words),
        "powers": r.words,
        "division": r.words,
        "served": r.list_of(r.word),
        "person_topics": r.list_of(r.word),
        "business_topics": r.list_of(r.word),
        "local_topics": r.list_of(r.word),
        "consult": _WAYS,
        "complaints": _WAYS,
        "hall": r.words,
        "negative_list": r.word,
        "booking": r.built(Booking, {"per_day": r.number, "rule": r.words}),
        "posts_materials": r.flag,
        "posts_result": r.flag,
        "online_url": r.word,
        "mobile_url": r.word,
        "single_sign_on": r.flag,
        "mobile_sign_on": r.flag,
        "intermediaries": r.list_of(_INTERMEDIARY),
        "township": r.word,
        "village": r.word,
        "rights": r.words,
        "obligations": r.words,
        "levies": r.words,
        "on_promise": r.flag,
        "promising": _PROMISING,
        "renewing": r.built(
            Renewing,
            {"question": r.word, "days": r.number, "working": r.flag, "instead": r.words},
        ),
        "cosigning": r.built(Cosigning, {"page": r.word, "name": r.word, "number": r.word}),
        "risks": r.list_of(r.word),
        "to_verify": r.list_of(r.words),
    },
)


def parse(document: object) -> Definition:
    """Return the offering of a document; raise OfferingUnreadable naming every flaw."""
    flaws = r.Flaws()
    found = _DEFINITION(flaws, _ROOT, document)
    if flaws or not isinstance(found, Definition):
        raise OfferingUnreadable(flaws=flaws.told(), found=tuple(flaws))
    return found


def loosely(document: Any) -> tuple[Definition | None, tuple[r.Note, ...]]:
    """Return what can be read of a document once something stands where it is wrong.

    Also return everything that is wrong with it.  None when nothing helps.
    """
    flaws = r.Flaws()
    found = _DEFINITION(flaws, _ROOT, document)
    notes = list(flaws)
    for _ in range(_ROUNDS):
        wrong = [note for note in flaws if note.instead is not r.UNKNOWN]
        if not wrong:
            notes += [note for note in flaws if note not in notes]
            return (found if isinstance(found, Definition) else None), tuple(notes)
        try:
            for note in wrong:
                document = put(document, located(document, inside(note.at)), note.instead)
        except RowMissing:
            break
        flaws = r.Flaws()
        found = _DEFINITION(flaws, _ROOT, document)
    return None, tuple(notes)


def inside(place: str) -> str:
    """Return a place of reading as flaws name it."""
    return place.removeprefix(_ROOT).removeprefix(".")


_ROOT = "offering"
_ROUNDS = 12  # what is missing inside what is missing


def document(definition: Definition) -> dict[str, Any]:
    """Return the offering as its canonical document; ``parse`` reads it back."""
    found: dict[str, Any] = r.plain(definition)
    return found
