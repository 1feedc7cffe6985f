"""The text of a promise to supply what is missing, and of one in place of a material."""

from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.law.articles import HAMI, implements
from onedoor.operation.promises.domain.texts import Kind, Text, Words

_TOLD = Words(
    "您（单位）申请“{item}”，主要材料齐全，还缺下列次要材料。依据{basis}，"
    "可以先受理、后补交（容缺受理）：\n{list}\n"
    "自受理通知书作出之日起 {days} 个工作日内补齐，截止日期写在通知书上。补齐之前不作出决定；"
    "逾期没有补齐的，终止办理，可以重新申请。是否容缺由您自愿选择："
    "不选择的，补齐后按普通程序办理，不受影响。",
    "سىز «{item}» غا ئىلتىماس قىلدىڭىز، ئاساسلىق ماتېرىياللار تولۇق، "
    "تۆۋەندىكى قوشۇمچە ماتېرىياللار كەم. "
    "ئاساسى: {basis}. "
    "ئاۋۋال قوبۇل قىلىپ، كېيىن تولۇقلاشقا بولىدۇ:\n{list}\n"
    "قوبۇل قىلىش ئۇقتۇرۇشى چىقىرىلغان كۈندىن باشلاپ {days} خىزمەت كۈنى ئىچىدە تولۇقلىنىدۇ، ئاخىرقى "
    "كۈن ئۇقتۇرۇشتا يېزىلىدۇ. تولۇقلانغۇچە قارار چىقىرىلمايدۇ؛ ۋاقتىدا تولۇقلانمىسا بېجىرىش "
    "ئاخىرلاشتۇرۇلىدۇ، قايتا ئىلتىماس قىلىشقا بولىدۇ. بۇنى تاللاش-تاللىماسلىق ئىختىيارىڭىزدا: "
    "تاللىمىسىڭىز، تولۇقلىغاندىن كېيىن ئادەتتىكى تەرتىپ بويىچە بېجىرىلىدۇ، تەسىر يەتمەيدۇ.",
)
_PROMISED = Words(
    "本人（单位）已经知晓以上内容，承诺在通知书写明的日期前补交上述全部材料，"
    "保证材料真实、合法、有效；逾期没有补齐的，同意终止办理。",
    "يۇقىرىقى مەزمۇنلارنى بىلدىم. ئۇقتۇرۇشتا يېزىلغان كۈندىن بۇرۇن بارلىق ماتېرىيالنى تولۇقلاشقا، "
    "ماتېرىياللارنىڭ راست، قانۇنلۇق ۋە كۈچكە ئىگە بولۇشىغا ۋەدە بېرىمەن؛ ۋاقتىدا تولۇقلىمىسام "
    "بېجىرىشنىڭ ئاخىرلاشتۇرۇلۇشىغا قوشۇلىمەن.",
)
_LINE = "{n}. {name}"


_FACT_TOLD = Words(
    "您（单位）申请“{item}”，清单要求提交“{name}”，用来证明符合条件。"
    "依据《优化营商环境条例》第四十四条，可以自愿选择：提交这份材料，或者书面承诺代替。\n"
    "选择承诺的，本机关不再索要这份材料，凭承诺办理，作出决定后进行核查；承诺不实的，终止办理或者"
    "撤销决定，依法处理，认定结论作出并听取陈述申辩后记入信用记录。\n"
    "不选择承诺或者承诺后撤回的，按清单提交材料，办理不受影响。",
    "سىز «{item}» غا ئىلتىماس قىلدىڭىز، تىزىملىكتە «{name}» تەلەپ قىلىنىدۇ. "
    "«تىجارەت مۇھىتىنى ئەلالاشتۇرۇش نىزامى» نىڭ 44-ماددىسىغا ئاساسەن، "
    "ئىختىيارىي تاللايسىز: ماتېرىيالنى تاپشۇرۇش ياكى يازما ۋەدە بىلەن ئالماشتۇرۇش.\n"
    "ۋەدىنى تاللىسىڭىز، بۇ ماتېرىيال سورالمايدۇ، ۋەدە بويىچە بېجىرىلىدۇ، "
    "قاراردىن كېيىن تەكشۈرۈلىدۇ؛ "
    "ۋەدە راست بولمىسا، بېجىرىش ئاخىرلاشتۇرۇلىدۇ ياكى قارار بىكار قىلىنىدۇ، قانۇن بويىچە بىر تەرەپ "
    "قىلىنىدۇ، ئاقلاش ئاڭلانغاندىن كېيىن ئىناۋەت خاتىرىسىگە يېزىلىدۇ.\n"
    "ۋەدىنى تاللىمىسىڭىز ياكى قايتۇرۇۋالسىڭىز، ماتېرىيالنى تاپشۇرىسىز، تەسىر يەتمەيدۇ.",
)
_FACT_PROMISED = Words(
    "本人（单位）已经知晓以上内容，承诺：{fact}以上承诺真实，愿意承担不实承诺的法律责任。",
    "يۇقىرىقى مەزمۇنلارنى بىلدىم، ۋەدە قىلىمەنكى: {fact} ۋەدەم راست، راست بولمىغان ۋەدىنىڭ قانۇنىي "
    "جاۋابكارلىقىنى ئۈستۈمگە ئالىمەن.",
)


@dataclass(frozen=True, slots=True)
class Lack:
    """A required entry of the list for which nothing is there.

    ``days`` are the working days within which it may follow; 0 says that it may not.
    """

    key: str
    name: Words
    form: str
    days: int


@implements(HAMI(18), note="as the list says, never past the cap, and before the promised day")
def days_to_supply(lacks: Sequence[Lack], *, promised: int, margin: int, most: int) -> int:
    """Return within how many working days all that is missing may follow; 0 where it may not.

    ``promised`` are those of the decision, ``margin`` how many of them are left to decide in.
    """
    return max(0, min(most, promised - margin, *(one.days for one in lacks))) if lacks else 0


def of_gaps(item: Words, lacks: Sequence[Lack], *, days: int, basis: Words) -> Text:
    """Return what is told and promised when these materials are to follow within some days."""

    def whole(language: str) -> str:
        lines = "\n".join(
            _LINE.format(n=n, name=one.name.in_language(language)) for n, one in enumerate(lacks, 1)
        )
        named = {"item": item.in_language(language), "list": lines, "days": days}
        named |= {"basis": basis.in_language(language)}
        return _TOLD.in_language(language).format(**named)

    return Text(
        kind=Kind.GAPS,
        told=Words(whole("zh-Hans"), whole("ug")),
        promised=_PROMISED,
        materials=tuple(one.key for one in lacks),
        days=days,
    )


def of_fact(item: Words, key: str, name: Words, fact: Words) -> Text:
    """Return what is told and promised when a promise stands in place of one material."""

    def said(words: Words, language: str) -> str:
        given = {"item": item, "name": name, "fact": fact}
        named = {key: one.in_language(language) for key, one in given.items()}
        return words.in_language(language).format(**named)

    return Text(
        kind=Kind.FACT,
        told=Words(said(_FACT_TOLD, "zh-Hans"), said(_FACT_TOLD, "ug")),
        promised=Words(said(_FACT_PROMISED, "zh-Hans"), said(_FACT_PROMISED, "ug")),
        materials=(key,),
    )
