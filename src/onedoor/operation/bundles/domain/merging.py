"""One form and one list of materials out of those of the parts: everything once, nothing lost.

Files are handed in by the list, so questions that collect a file are left to it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from onedoor.law.articles import HAMI, implements
from onedoor.operation.bundles.domain.bundle import Bundle, Members, Part
from onedoor.operation.bundles.domain.ordering import among
from onedoor.system.forms import api as forms
from onedoor.system.forms.api import All, Any_, Cond, Kind, Not, Page, Question, Test

Users = Mapping[str, tuple[str, ...]]
_ALWAYS, _NEVER = All(()), Any_(())


@dataclass(frozen=True, slots=True)
class Merged:
    """The one form, and by which parts each of its questions is used."""

    form: forms.FormDef
    users: Users


@dataclass(frozen=True, slots=True)
class Need:
    """One material that is handed in once, and the parts that use it."""

    key: str
    material: forms.Material
    required: bool
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    """One question of one part, in the words of the bundle."""

    part: Part
    page: Page
    question: Question
    whole: Cond  # when its page is asked
    asked: Cond
    required: Cond

    @property
    def key(self) -> str:
        return self.question.key


@implements(HAMI(21), note="what several offerings ask is asked once (一表申请)")
def merged_form(bundle: Bundle, parts: Sequence[Part], members: Members) -> Merged:
    """Return the one form of these parts.

    A question is asked where one of its parts asks it, and must be answered where one of them
    needs it.  What an earlier part's result tells is not asked for at all.
    """
    uses: dict[str, list[_Use]] = {}
    pages: dict[str, Page] = {}
    for part in parts:
        told = _told_by_results(bundle, part, parts, members)
        for use in _uses(part, members[part.key].form):
            if not _is_told(use.question, told):
                uses.setdefault(use.key, []).append(use)
                pages.setdefault(use.page.key, use.page)
    conditions: dict[str, Cond] = {}
    asked = {key: _question(found, conditions) for key, found in uses.items()}
    home = {key: found[0].page.key for key, found in uses.items()}
    made = tuple(
        replace(
            pages[key],
            when=_named(conditions, f"when_{key}", _page_when(uses, key))
            if pages[key].repeat
            else "",
            questions=tuple(q for name, q in asked.items() if home[name] == key),
        )
        for key in _in_order(pages, parts, members)
        if key in home.values()
    )
    form = forms.FormDef(bundle.name, made, conditions=conditions)
    users = {key: tuple(use.part.key for use in found) for key, found in uses.items()}
    return Merged(form, users)


@implements(HAMI(21), note="a document several offerings need is handed in once (一套材料)")
def needed(
    bundle: Bundle, parts: Sequence[Part], members: Members, answers: Mapping[str, Any]
) -> tuple[Need, ...]:
    """Return what has to be handed in, once each; an earlier part's result is not."""
    brought = {(edge.target, edge.material) for edge in among(bundle.edges, parts)}
    found: dict[str, Need] = {}
    for part in parts:
        own = own_answers(part, members[part.key].form, answers)
        for need in forms.required_materials(members[part.key].form, own):
            if (part.key, need.material.key) in brought:
                continue
            key = part.called(need.material.key)
            first = found.get(key, Need(key, need.material, required=False, users=()))
            required = first.required or need.required
            found[key] = replace(first, required=required, users=(*first.users, part.key))
    return tuple(found.values())


@implements(HAMI(21), note="what was filled in once goes to every part that asks for it")
def own_answers(part: Part, form: forms.FormDef, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of the one form as the form of a part names them."""
    found: dict[str, Any] = {}
    for page in form.pages:
        given = answers.get(part.called(page.key))
        if page.repeat and isinstance(given, list):
            found[page.key] = [_answers_of(part, page, row) for row in given]
        elif not page.repeat:
            found |= _answers_of(part, page, answers)
    return found


def _in_order(
    pages: Mapping[str, Page], parts: Sequence[Part], members: Members
) -> tuple[str, ...]:
    """Return the pages so that each part's own order stands: what all declare comes last.

    Where the parts contradict each other, the pages stay in the order of the parts.
    """
    before: dict[str, set[str]] = {key: set() for key in pages}
    for part in parts:
        own = [part.called(page.key) for page in members[part.key].form.pages]
        there = [key for key in own if key in pages]
        for first, then in pairwise(there):
            before[then].add(first)
    left, found = list(pages), []
    while free := [key for key in left if not before[key] & set(left)]:
        found.append(free[0])
        left.remove(free[0])
    return tuple(found) if not left else tuple(pages)


def _answers_of(part: Part, page: Page, answers: Mapping[str, Any]) -> dict[str, Any]:
    named = ((q.key, part.called(q.key)) for q in page.questions)
    return {key: answers[name] for key, name in named if name in answers}


def _told_by_results(
    bundle: Bundle, part: Part, parts: Sequence[Part], members: Members
) -> frozenset[str]:
    """Return the licences that earlier parts' results are to this one."""
    form = members[part.key].form
    brought = (e.material for e in among(bundle.edges, parts) if e.target == part.key)
    return frozenset(form.material(key).licence for key in brought) - {""}


def _is_told(question: Question, told: frozenset[str]) -> bool:
    return question.source is not None and question.source.licence in told


def _uses(part: Part, form: forms.FormDef) -> Iterator[_Use]:
    """Yield the questions of a part, named as in the bundle.

    An answer counts for a part only where that part asks for it, whoever else does.
    """
    counts: dict[str, Cond] = {}
    for page in form.pages:
        whole = _condition(part, form, page.when, counts)
        named = replace(page, key=part.called(page.key), questions=())
        before = dict(counts)  # conditions rest on earlier pages only
        for question in page.questions:
            if question.kind is Kind.FILE:
                continue
            own = _condition(part, form, question.when, before)
            must = _condition(part, form, question.required_when, before)
            asked = _all(own) if page.repeat else _all(whole, own)
            needs = question.required or bool(question.required_when)
            required = _all(asked, must) if needs else _NEVER
            named_so = replace(question, key=part.called(question.key))
            yield _Use(part, named, named_so, whole, asked, required)
            counts[question.key] = _all(whole, own)
        counts[page.key] = whole


def _page_when(uses: Mapping[str, list[_Use]], page: str) -> Cond:
    """Return when a page of rows is asked: when one of its parts asks it."""
    return _any(use.whole for found in uses.values() for use in found if use.page.key == page)


def _question(uses: Sequence[_Use], conditions: dict[str, Cond]) -> Question:
    """Return a question that serves all its uses."""
    first = uses[0].question
    asked, must = _any(use.asked for use in uses), _any(use.required for use in uses)
    limits = replace(
        first.limits,
        min_length=max(use.question.limits.min_length for use in uses),
        max_length=min(
            (use.question.limits.max_length for use in uses if use.question.limits.max_length),
            default=0,
        ),
    )
    return replace(
        first,
        limits=limits,
        when=_named(conditions, f"when_{first.key}", asked),
        required=must != _NEVER,
        required_when="" if must == asked else _named(conditions, f"must_{first.key}", must),
        sensitive=any(use.question.sensitive for use in uses),
    )


def _named(conditions: dict[str, Cond], name: str, cond: Cond) -> str:
    if cond in (_ALWAYS, _NEVER):
        return ""
    conditions[name] = cond
    return name


def _all(*conds: Cond) -> Cond:
    said = tuple(cond for cond in conds if cond != _ALWAYS)
    return said[0] if len(said) == 1 else All(said)


def _any(conds: Iterable[Cond]) -> Cond:
    said = tuple(dict.fromkeys(cond for cond in conds if cond != _NEVER))
    if _ALWAYS in said:
        return _ALWAYS
    return said[0] if len(said) == 1 else Any_(said)


def _condition(part: Part, form: forms.FormDef, name: str, counts: Mapping[str, Cond]) -> Cond:
    return _renamed(part, form.conditions[name], counts) if name else _ALWAYS


def _renamed(part: Part, cond: Cond, counts: Mapping[str, Cond]) -> Cond:
    match cond:
        case All(of):
            return All(tuple(_renamed(part, one, counts) for one in of))
        case Any_(of):
            return Any_(tuple(_renamed(part, one, counts) for one in of))
        case Not(of):
            return Not(_renamed(part, of, counts))
        case Test(question):
            named = replace(cond, question=part.called(question))
            return _all(counts.get(question, _ALWAYS), named)
