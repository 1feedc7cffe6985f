"""Answers that need not be asked: taken from a licence or the identity, and disputed.

Where a value came from is stored beside the answers, under ``ORIGINS``, so that whoever reads
the application sees what the register said and what the applicant says against it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from onedoor.kernel.days import legal_day
from onedoor.kernel.masks import masked
from onedoor.law.articles import ADL, HAMI, PIPL, implements
from onedoor.system.forms.domain import words
from onedoor.system.forms.domain.definition import (
    ACTING,
    FormDef,
    Kind,
    OnConflict,
    Page,
    Question,
    Source,
)
from onedoor.system.forms.domain.texts import Text, text, text_document
from onedoor.system.forms.domain.values import NotValid, Raw, parts_of, value_of

IDENTITY = "identity"  # the source that is no licence: who the applicant is
ORIGINS = "_origins"  # no question's key begins like this
WRONG, RIGHT = "__wrong", "__right"  # the names of the two inputs of a dispute
_PRIVATE = frozenset({Kind.IDCARD, Kind.PHONE})


@dataclass(frozen=True, slots=True)
class Prefilled:
    """A value taken from a licence or the identity: whose words they are and when fetched.

    ``wrong``: the applicant says that it is; ``right`` is then what they say instead.
    """

    value: str
    source: Text
    licence: str
    fetched_at: datetime
    on_conflict: OnConflict
    wrong: bool = False
    right: str = ""

    @property
    def is_imposed(self) -> bool:
        """Whether this is what the session says: neither typed nor disputed."""
        return self.licence == ACTING and self.on_conflict is OnConflict.LOCK

    @staticmethod
    def completed(answers: Mapping[str, Any], known: Mapping[str, "Prefilled"]) -> dict[str, Any]:
        """Return stored answers with what registers say of questions that nobody was asked."""
        said = {key: one for key, one in known.items() if key not in answers or one.is_imposed}
        origins = {**answers.get(ORIGINS, {}), **origins_document(said)}
        return {**answers, **{key: one.value for key, one in said.items()}, ORIGINS: origins}

    @staticmethod
    @implements(ADL(29), note="who has signed in for whom says who applies, not a tick")
    def imposed(answers: Mapping[str, Any], known: Mapping[str, "Prefilled"]) -> dict[str, Any]:
        """Return stored answers in which what the session says stands, whatever was stored."""
        said = {key: one for key, one in known.items() if one.is_imposed}
        if not said:
            return dict(answers)
        origins = {**answers.get(ORIGINS, {}), **origins_document(said)}
        return {**answers, **{key: one.value for key, one in said.items()}, ORIGINS: origins}


def sources_of(form: FormDef) -> frozenset[str]:
    """Return what answers may be taken from: kinds of licence, IDENTITY and ACTING."""
    sources = (q.source for page in form.pages for q in page.questions)
    return frozenset(one.licence for one in sources if one is not None)


def prefill(
    form: FormDef,
    found: Mapping[str, Mapping[str, str]],
    *,
    at: datetime,
    drafted: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, Prefilled]:
    """Return the answers that licences give, by question.

    ``found`` holds, for each licence kind the applicant has in force, its fields, and under
    IDENTITY those of the applicant, whoever acts for them; under ACTING ``by_agent``, and of an
    agent ``name``, ``number`` and ``phone``.  What is not there, or could not be typed here
    either, is left to the applicant: a register that is silent or wrong never blocks.
    ``drafted`` are answers that the applicant gave at home to what a clerk goes on with: their
    numbers are known from there, by the name of the input, and shown like those of an identity.
    """
    known, told = _registered(form, found, at=at), _told_at_home(form, drafted, at=at)
    same = {key for key, one in told.items() if key in known and known[key].value == one.value}
    return known | {key: one for key, one in told.items() if key not in same}


def _registered(
    form: FormDef, found: Mapping[str, Mapping[str, str]], *, at: datetime
) -> dict[str, Prefilled]:
    known = {}
    for page in form.pages:
        for question in page.questions if page.repeat is None else ():
            source = question.source
            if source is None:
                continue
            given = found.get(source.licence, {}).get(source.field, "")
            value = _usable(question, given, legal_day(at))
            if value:
                known[question.key] = Prefilled(
                    value, source.name, source.licence, at, source.on_conflict
                )
    return known


@implements(PIPL(51), note="the numbers of a draft are no plainer to a clerk than those of a case")
def _told_at_home(
    form: FormDef, drafted: Mapping[str, Any], *, at: datetime
) -> dict[str, Prefilled]:
    return {
        f"{prefix}{one.key}": Prefilled(str(told), words.AT_HOME, IDENTITY, at, OnConflict.FREE)
        for page in form.pages
        for prefix, given in _told_on(page, drafted)
        for one in page.questions
        if one.kind in _PRIVATE
        and (one.source is None or _is_typed_at_a_counter(one.source))
        and (told := given.get(one.key))
    }


def _is_typed_at_a_counter(source: Source) -> bool:
    return source.on_conflict is OnConflict.FREE or source.licence == ACTING


def _told_on(page: Page, drafted: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the answers of a page, of a repeated one those of each row, with their prefix."""
    if page.repeat is None:
        return [("", drafted)]
    rows = drafted.get(page.key)
    listed = rows if isinstance(rows, list) else []
    return [(row_prefix(page, n), one) for n, one in enumerate(listed) if isinstance(one, Mapping)]


def row_prefix(page: Page, index: int) -> str:
    """Return how the names of a row's answers begin on a screen that shows all rows."""
    return f"{page.key}-{index}-"


def _usable(question: Question, given: str, today: date) -> str:
    try:
        return str(value_of(question, {question.key: given}, today=today))
    except NotValid:
        return ""


@implements(HAMI(8), HAMI(17), note="not typed over by whatever way it comes, but disputed")
def settled(
    question: Question, origin: Prefilled, raw: Raw, *, today: date
) -> tuple[str, Prefilled | None]:
    """Return the answer to a question that a register answers, and what is said of it.

    What the session says stands, whatever came.  A locked value must come as it is; who says
    it is wrong says what would be right.  Any other value may be changed; where the form asks
    for it, that means saying the register is wrong.  What another system leaves out of its
    filing is no change.  What was only offered leaves nothing behind once it is changed.
    """
    if origin.is_imposed:
        return origin.value, origin
    raw = unveiled(question, origin, _filled(question, origin, raw))
    wrong = _text(raw, question.key + WRONG) in ("yes", "on")
    if origin.on_conflict is OnConflict.LOCK:
        if value_of(question, raw, today=today) != origin.value:
            raise NotValid(words.locked(origin.source))
        return origin.value, _disputed(question, origin, raw, today=today, wrong=wrong)
    value = str(value_of(question, raw, today=today))
    if value == origin.value:
        if wrong:
            raise NotValid(words.STILL_THE_SAME)
        return value, replace(origin, wrong=False, right="")
    if origin.on_conflict is OnConflict.FREE:
        return value, None
    if value and not wrong and origin.on_conflict is OnConflict.ASK:
        raise NotValid(words.differs(origin.source, origin.value))
    return value, replace(origin, wrong=bool(value), right=value)


def imposed_in(answers: Mapping[str, Any]) -> frozenset[str]:
    """Return the questions that the session answered: nobody need confirm them."""
    stored = answers.get(ORIGINS)
    origins = stored if isinstance(stored, Mapping) else {}
    found = ((key, _origin(one)) for key, one in origins.items())
    return frozenset(key for key, origin in found if origin and origin.is_imposed)


def veiled(kind: Kind, origin: Prefilled) -> str:
    """Return a value as it is shown to who is not the applicant: numbers of persons masked."""
    if origin.licence not in (IDENTITY, ACTING) or kind not in _PRIVATE:
        return origin.value
    return masked(origin.value, last=4 if kind is Kind.PHONE else 1)


def unveiled(question: Question, origin: Prefilled, raw: Raw) -> Raw:
    """Return what was posted; a value that came back masked as it was shown stands in full."""
    if _text(raw, question.key).strip() != veiled(question.kind, origin):
        return raw
    return {**raw, question.key: origin.value}


def _filled(question: Question, origin: Prefilled, raw: Raw) -> Raw:
    """Return what was posted, with what the register says in place of what was left out."""
    silent = question.key not in raw and not parts_of(question)
    is_known = silent and origin.on_conflict is not OnConflict.FREE
    return {**raw, question.key: origin.value} if is_known else raw


def _disputed(
    question: Question, origin: Prefilled, raw: Raw, *, today: date, wrong: bool
) -> Prefilled:
    if not wrong:
        return replace(origin, wrong=False, right="")
    try:
        right = value_of(question, {question.key: _text(raw, question.key + RIGHT)}, today=today)
    except NotValid as refused:
        raise NotValid(refused.told, question.key + RIGHT) from None
    if right in ("", origin.value):
        raise NotValid(words.SAY_WHAT_IS_RIGHT, question.key + RIGHT)
    return replace(origin, wrong=True, right=str(right))


def _text(raw: Raw, name: str) -> str:
    found = raw.get(name, "")
    return found if isinstance(found, str) else (found[-1] if found else "")


def recorded(form: FormDef, answers: Mapping[str, Any]) -> dict[str, Prefilled]:
    """Return where stored answers came from; what cannot be read counts as not recorded."""
    stored = answers.get(ORIGINS)
    if not isinstance(stored, Mapping):
        return {}
    keys = {q.key for page in form.pages for q in page.questions if q.source is not None}
    found = {key: _origin(stored[key]) for key in stored if key in keys}
    return {key: origin for key, origin in found.items() if origin is not None}


def _origin(document: object) -> Prefilled | None:
    match document:
        case {"value": str(value), "licence": str(licence), "at": str(at), **rest}:
            try:
                fetched = datetime.fromisoformat(at)
                conflict = OnConflict(str(rest.get("on_conflict", "")))
            except ValueError:
                return None
            right = str(rest.get("right", ""))
            source = text(rest.get("source"))
            return Prefilled(value, source, licence, fetched, conflict, "right" in rest, right)
    return None


def origins_document(origins: Mapping[str, Prefilled]) -> dict[str, Any]:
    """Return origins as they are stored beside the answers."""
    return {
        key: {
            "value": one.value,
            "source": text_document(one.source),
            "licence": one.licence,
            "at": one.fetched_at.isoformat(),
            "on_conflict": one.on_conflict.value,
            **({"right": one.right} if one.wrong else {}),
        }
        for key, one in origins.items()
    }


def disputes(form: FormDef, answers: Mapping[str, Any]) -> dict[str, Prefilled]:
    """Return what the applicant says is wrong in a register, by question."""
    return {key: one for key, one in recorded(form, answers).items() if one.wrong}
