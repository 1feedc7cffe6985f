"""What keeps a bundle from being offered: each flaw names its place and how to mend it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.bundles.domain.bundle import Bundle, Members, Part
from onedoor.operation.bundles.domain.merging import merged_form
from onedoor.operation.bundles.domain.ordering import Circular, longest, order
from onedoor.system.forms import api as forms
from onedoor.system.forms.api import Kind, Page, Question, Text
from onedoor.system.forms.api import reading as r

_TWICE = Text("“%(key)s”列了两次", "«%(key)s» ئىككى قېتىم تىزىلغان")
_WHEN = Text("没有名为“%(when)s”的条件", "«%(when)s» ناملىق شەرت يوق")
_MISSING = Text("事项没有现行版本，或者已暂停、取消", "ئىشنىڭ كۈچتىكى نەشرى يوق ياكى توختىتىلغان")
_CHANGED = Text(
    "事项已是第 %(now)s 版，一件事核对的是第 %(then)s 版，请重新核对",
    "ئىشنىڭ ھازىرقى نەشرى %(now)s، تەكشۈرۈلگىنى %(then)s؛ قايتا تەكشۈرۈڭ",
)
_ENDS = Text(
    "前后关系指向不存在的部分或者材料：%(edge)s",
    "تەرتىپ مەۋجۇت بولمىغان قىسىم ياكى ماتېرىيالنى كۆرسىتىدۇ: %(edge)s",
)
_CIRCLE = Text("互为前提，无法排出先后：%(parts)s", "ئۆزئارا شەرت بولۇپ قالغان: %(parts)s")
_CLASH = Text(
    "“%(key)s”在“%(one)s”和“%(other)s”里含义不同，请改称，或者确认同义",
    "«%(key)s» نىڭ مەنىسى «%(one)s» بىلەن «%(other)s» تە ئوخشىمايدۇ؛ نامىنى ئۆزگەرتىڭ ياكى "
    "مەنىداش دەپ جەزملەڭ",
)
_UNSOUND = Text("合并后的表单不成立：%(what)s", "بىرلەشتۈرۈلگەن جەدۋەل توغرا ئەمەس: %(what)s")
_TOO_LONG = Text(
    "总时限 %(days)s 个工作日，超过联合办理的 %(most)s 个工作日",
    "ئومۇمىي مۇددەت %(days)s خىزمەت كۈنى، بىرلەشمە بېجىرىشنىڭ %(most)s كۈنىدىن ئېشىپ كەتكەن",
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing to mend, and its place in the document."""

    place: str
    mend: Text


@implements(HAMI(21), note="looked at anew whenever the version of an offering in it changes")
def flaws_of(bundle: Bundle, members: Members, *, most_days: int) -> tuple[Flaw, ...]:
    """Return everything that keeps the bundle from being offered.

    ``members`` are the versions in force by the keys of the parts, without those that are not
    there; ``most_days`` is the limit of joint handling.
    """
    found = (*_shape(bundle), *_membership(bundle, members))
    if found and not all(part.key in members for part in bundle.parts):
        return found
    ends = tuple(_ends(bundle, members))
    if found or ends:
        return (*found, *ends)
    clashes = (*_clashing_questions(bundle, members), *_clashing_materials(bundle, members))
    return clashes or (*_form(bundle, members), *_days(bundle, members, most_days))


def _shape(bundle: Bundle) -> Iterator[Flaw]:
    for key, times in Counter(part.key for part in bundle.parts).items():
        if times > 1:
            yield Flaw(f"parts.{key}", _TWICE.filled(key=key))
    for part in bundle.parts:
        if part.when and part.when not in bundle.guide.conditions:
            yield Flaw(f"parts.{part.key}.when", _WHEN.filled(when=part.when))


def _membership(bundle: Bundle, members: Members) -> Iterator[Flaw]:
    for part in bundle.parts:
        member = members.get(part.key)
        if member is None or not member.is_in_use:
            yield Flaw(f"parts.{part.key}", _MISSING)
        elif member.version != part.version:
            told = _CHANGED.filled(now=member.version, then=part.version)
            yield Flaw(f"parts.{part.key}.version", told)


def _ends(bundle: Bundle, members: Members) -> Iterator[Flaw]:
    materials = {key: {m.key for m in one.form.materials} for key, one in members.items()}
    for edge in bundle.edges:
        if edge.source not in materials or edge.material not in materials.get(edge.target, ()):
            named = f"{edge.source} → {edge.target}.{edge.material}"
            yield Flaw("edges", _ENDS.filled(edge=named))


def _clashing_questions(bundle: Bundle, members: Members) -> Iterator[Flaw]:
    seen: dict[str, tuple[Part, Any, Text]] = {}
    for part in bundle.parts:
        for page in members[part.key].form.pages:
            for question in page.questions:
                if question.kind is not Kind.FILE:
                    meant = _meaning(part, page, question)
                    yield from _clash(seen, part, question.key, meant, question.label)


def _clashing_materials(bundle: Bundle, members: Members) -> Iterator[Flaw]:
    seen: dict[str, tuple[Part, Any, Text]] = {}
    for part in bundle.parts:
        for material in members[part.key].form.materials:
            meant = (material.form, material.licence)
            yield from _clash(seen, part, material.key, meant, material.name)


def _clash(
    seen: dict[str, tuple[Part, Any, Text]], part: Part, key: str, meant: Any, words: Text
) -> Iterator[Flaw]:
    """Yield a flaw where a key means something else than before.

    Other words alone are no other meaning once somebody confirmed it, by naming the key.
    """
    called = part.called(key)
    first, meaning, said = seen.setdefault(called, (part, meant, words))
    if meaning != meant or (said.zh != words.zh and key not in part.names):
        told = _CLASH.filled(key=called, one=first.key, other=part.key)
        yield Flaw(f"parts.{part.key}.names", told)


def _meaning(part: Part, page: Page, question: Question) -> tuple[Any, ...]:
    limits = replace(question.limits, min_length=0, max_length=0)
    source = question.source and (question.source.licence, question.source.field)
    parts = tuple((one.key, one.kind) for one in question.parts)
    rows: tuple[Any, ...] = ()
    if page.repeat:
        rows = (part.called(page.key), frozenset(part.called(q.key) for q in page.questions))
    options = tuple(option.value for option in question.options)
    return (question.kind, options, limits, source, parts, rows)


def _form(bundle: Bundle, members: Members) -> Iterator[Flaw]:
    notes = r.Flaws()
    forms.read(notes, "", r.plain(merged_form(bundle, bundle.parts, members).form))
    for note in notes:
        yield Flaw("parts", _UNSOUND.filled(what=note.words))


@implements(ADL(42, paragraph=2), HAMI(21), note="joint handling has one limit, whoever takes part")
def _days(bundle: Bundle, members: Members, most_days: int) -> Iterator[Flaw]:
    try:
        order(bundle.parts, bundle.edges)
    except Circular as circle:
        yield Flaw("edges", _CIRCLE.filled(parts=circle))
        return
    days = promised(members)
    total = longest(bundle.parts, bundle.edges, days)
    if bundle.is_joint and total > most_days:
        yield Flaw("parts", _TOO_LONG.filled(days=total, most=most_days))


def promised(members: Members) -> Mapping[str, int]:
    """Return the promised days of each part."""
    return {key: member.promised_days for key, member in members.items()}
