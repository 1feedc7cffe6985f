"""Rules about what is told: phones, places, plain words."""

import re

from onedoor.law.articles import BER, HAMI, implements
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import Channel

_AREA_DIAL = "0902-"  # 哈密
_VAGUE = (
    "其他材料", "其它材料", "相关材料", "有关材料", "有关证明", "相关证明", "其他证明", "其它证明",
    "视情况", "酌情", "必要时提供", "要求的其他", "规定的其他", "认为需要",
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
            yield place, "咨询电话和投诉电话都必须填写，并带区号 0902"
    if what.consult_phone == what.complaint_phone:
        yield "complaint_phone", "咨询电话和投诉电话不能相同"


@rule("V10", HAMI(16))
def places_are_precise(what: Definition, _: Known) -> Found:
    if Channel.COUNTER in what.channels and not what.places:
        yield "places", "必须写明办理地点"
    for n, place in enumerate(what.places):
        if not place.window or "工作日" not in place.hours.zh:
            yield (
                f"places[{n}]",
                f"办理地点“{place.name.zh}”必须精确到窗口，办理时间必须写明工作日",
            )


@rule("A16-4", HAMI(16))
@implements(HAMI(16), BER(35), note="no open-ended demand: every material and condition is named")
def nothing_is_asked_in_vague_words(what: Definition, _: Known) -> Found:
    asked = [(f"form.materials.{m.key}", m.name.zh) for m in what.form.materials]
    asked += [(f"form.materials.{m.key}", m.situation.zh) for m in what.form.materials]
    asked += [(f"conditions[{n}]", c.words.zh) for n, c in enumerate(what.conditions)]
    for place, words in asked:
        vague = vague_words(words)
        if vague:
            yield place, f"“{words[:16]}”中的“{vague}”是兜底用语，请逐项写明"


def vague_words(words: str) -> str:
    """Return the first words that leave a demand open, empty when there are none."""
    for vague in _VAGUE:
        if vague in words:
            return vague
    return "等" if _AND_SO_ON.search(words) else ""
