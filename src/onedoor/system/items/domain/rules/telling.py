"""Rules about what is told: phones, places, plain words."""

import re
from collections.abc import Iterator

from onedoor.law.articles import BER, HAMI, implements
from onedoor.system.forms.api import Text
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import NAME_MAX, Definition
from onedoor.system.items.domain.parts import Channel
from onedoor.system.items.domain.rules import words as w

_AREA_DIAL = "0902-"  # 哈密
_BODY_NAME_MAX = 200
_NO_RESULT = "99"  # L12
_SHOWN = 16  # characters of what is vague
_VAGUE = (
    "其他材料", "其它材料", "相关材料", "有关材料", "必要材料", "有关证明", "相关证明", "其他证明",
    "其它证明", "其他文件", "有关文件", "相关文件", "以及其他", "视情况", "酌情", "根据需要",
    "按需提供", "必要时提供", "要求的其他", "规定的其他", "需要的其他", "认为需要",
)  # fmt: skip
# What a material says of itself that somebody has to meet.
_SAID = (
    "name", "situation", "note", "standard", "source_note", "paper", "issuer", "issued_within",
)  # fmt: skip
# 等 that leaves a list open; not the one inside 等级, 平等, 高等, 等于 and their like.
_AND_SO_ON = re.compile(r"(?<![平中高初同相均对优上下特一二三])等(?![级同待于值候额效份分距边])")


@rule("V9", HAMI(26))
@implements(HAMI(26), note="one phone to ask, another to complain")
def phones_are_given(what: Definition, _: Known) -> Found:
    for place, phone in (
        ("consult_phone", what.consult_phone),
        ("complaint_phone", what.complaint_phone),
    ):
        if not phone.startswith(_AREA_DIAL):
            yield place, w.PHONES
    if what.consult_phone == what.complaint_phone:
        yield "complaint_phone", w.SAME_PHONE


@rule("blank", HAMI(16))
def nothing_is_left_without_words(what: Definition, _: Known) -> Found:
    for place, words in (("name", what.name), ("form.title", what.form.title), *_worded(what)):
        if not words.zh.strip():
            yield place, w.NO_WORDS


@rule("long", HAMI(16))
def no_name_is_longer_than_the_lists_take(what: Definition, _: Known) -> Found:
    for place, words in (("name", what.name), ("result.name", what.result.name)):
        if max(len(words.zh), len(words.ug)) > NAME_MAX:
            yield place, w.TOO_LONG.filled(most=NAME_MAX)
    if len(what.body_name.ug) > _BODY_NAME_MAX:
        yield "body_name", w.TOO_LONG.filled(most=_BODY_NAME_MAX)


def _worded(what: Definition) -> Iterator[tuple[str, Text]]:
    for material in what.form.materials:
        yield f"form.materials.{material.key}", material.name
    for page in what.form.pages:
        yield f"form.pages.{page.key}", page.title
        for question in page.questions:
            yield f"form.pages.{page.key}.questions.{question.key}", question.label
            for n, option in enumerate(question.options):
                yield f"form.pages.{page.key}.questions.{question.key}.options[{n}]", option.label
    for n, condition in enumerate(what.conditions):
        yield f"conditions[{n}]", condition.words
    for n, one in enumerate(what.faq):
        yield f"faq[{n}].question", one.question
        yield f"faq[{n}].answer", one.answer
    yield from _named_on_what_terms(what)


def _named_on_what_terms(what: Definition) -> Iterator[tuple[str, Text]]:
    if what.result.kind != _NO_RESULT:
        yield "result.name", what.result.name
    for n, place in enumerate(what.places):
        yield f"places[{n}].name", place.name
        yield f"places[{n}].address", place.address
        yield f"places[{n}].phone", Text(place.phone)
    for n, remedy in enumerate(what.remedies):
        yield f"remedies[{n}].name", remedy.name
        yield f"remedies[{n}].where", remedy.where
        yield f"remedies[{n}].within", remedy.within
    for n, fee in enumerate(what.fees):
        yield f"fees[{n}].name", fee.name
        yield f"fees[{n}].standard", fee.standard
    for n, bought in enumerate(what.intermediaries):
        yield f"intermediaries[{n}].name", bought.name
        yield f"intermediaries[{n}].content", bought.content
    for n, special in enumerate(what.limits.special):
        yield f"limits.special[{n}].name", special.name


@rule("V10", HAMI(16))
def places_are_precise(what: Definition, _: Known) -> Found:
    if Channel.COUNTER in what.channels and not what.places:
        yield "places", w.NO_PLACE
    for n, place in enumerate(what.places):
        if not place.window:
            yield f"places[{n}].window", w.PLACE_WINDOW.filled(name=place.name)
        if "工作日" not in place.hours.zh:
            yield f"places[{n}].hours", w.PLACE_HOURS.filled(name=place.name)


@rule("A16-4", HAMI(16))
@implements(HAMI(16), BER(35), note="no open-ended demand: everything asked is named")
def nothing_is_asked_in_vague_words(what: Definition, _: Known) -> Found:
    for place, words in _asked(what):
        vague = vague_words(words)
        if vague:
            yield place, w.VAGUE.filled(words=words[:_SHOWN], vague=vague)


def _asked(what: Definition) -> Iterator[tuple[str, str]]:
    """Yield every text that somebody has to meet: of materials, conditions, questions, steps."""
    for material in what.form.materials:
        for name in _SAID:
            yield f"form.materials.{material.key}", getattr(material, name).zh
    for n, condition in enumerate(what.conditions):
        yield f"conditions[{n}]", condition.words.zh
    for page in what.form.pages:
        yield f"form.pages.{page.key}.intro", page.intro.zh
        for question in page.questions:
            place = f"form.pages.{page.key}.questions.{question.key}"
            yield f"{place}.label", question.label.zh
            yield f"{place}.hint", question.hint.zh
            yield f"{place}.help", question.help.zh
    yield "obligations", what.obligations.zh
    for n, special in enumerate(what.limits.special):
        yield f"limits.special[{n}]", special.name.zh
    for step in what.flow.steps:
        yield f"flow.steps.{step.key}", step.name.zh


def vague_words(words: str) -> str:
    """Return the first words that leave a demand open, empty when there are none."""
    for vague in _VAGUE:
        if vague in words:
            return vague
    return "等" if _AND_SO_ON.search(words) else ""
