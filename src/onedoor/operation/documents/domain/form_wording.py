"""The words that a form on paper needs beside those of its definition."""

from collections.abc import Mapping

from onedoor.system.forms.api import Enclosure, Text

BLANK = Text("空白表", "بوش جەدۋەل")
SAMPLE = Text("样表", "ئۈلگە جەدۋەل")
DRAFT = Text("草稿", "دەسلەپكى نۇسخا")
_NO_USE = Text(
    "草稿，未经审核和发布，不能用来申请。",
    "دەسلەپكى نۇسخا، تەستىقلانمىغان ۋە ئېلان قىلىنمىغان، ئىلتىماسقا ئىشلىتىلمەيدۇ.",
)
MADE = Text("申请表", "ئىلتىماس جەدۋىلى")
_ABOUT_BLANK = Text(
    "本表与网上、窗口、自助终端所问的内容相同。请用黑色墨水笔填写，在□内打√；标有“选填”的可以不填。",
    "بۇ جەدۋەل توردا، كۆزنەكتە سورىلىدىغان مەزمۇن بىلەن ئوخشاش. "
    "قارا رەڭلىك قەلەمدە تولدۇرۇڭ، □ ئىچىگە √ قويۇڭ.",
)
_ABOUT_SAMPLE = Text(
    "蓝色为示例内容，人名和号码均为虚构，请按自己的真实情况填写。这里只列出本示例情形需要填写的内容。",
    "كۆك رەڭلىك خەتلەر مىسال، ئىسىم ۋە نومۇرلار توقۇلما. ئۆز ئەھۋالىڭىزغا ئاساسەن تولدۇرۇڭ.",
)
_WORDS: Mapping[str, Text] = {
    "year": Text("年", "-يىلى"),
    "month": Text("月", "-ئاي"),
    "day": Text("日", "-كۈن"),
    "optional": Text("（选填）", " (ئىختىيارى)"),
    "materials": Text("申请材料", "ئىلتىماس ماتېرىياللىرى"),
}
_COLUMNS = (
    Text("材料名称", "ماتېرىيال نامى"),
    Text("份数", "نۇسخا سانى"),
    Text("说明", "چۈشەندۈرۈش"),
)
_VERSION = Text("第 %s 版", "%s-نەشرى")
_ORIGINALS = Text("原件 %s 份", "ئەسلى نۇسخا: %s")
_COPIES = Text("复印件 %s 份", "كۆپەيتىلگەن نۇسخا: %s")
_EXEMPT = Text(
    "由电子证照自动核验的，不用提交", "ئېلېكترونلۇق كىنىشكا ئارقىلىق دەلىللەنسە، تاپشۇرۇش ھاجەتسىز"
)
_NEEDED = Text("必要", "زۆرۈر")
_OPTIONAL = Text("选交", "ئىختىيارى")
_CURRENT = Text(
    "扫码查看这一版表格是否仍然有效：%s",
    "جەدۋەلنىڭ ھازىر كۈچكە ئىگە ئىكەنلىكىنى كودتىن تەكشۈرۈڭ: %s",
)
_DIGEST = Text("内容摘要 SHA-256 %s · 模板版本 %s", "مەزمۇن خەشى SHA-256 %s · قېلىپ %s")
_BINDING = Text(
    "免费领取，任何单位不得收费。", "ھەقسىز تارقىتىلىدۇ. خەنزۇچە نۇسخىسى ئاساس قىلىنىدۇ."
)


def words(*, language: str, version: int, filled: bool) -> dict[str, object]:
    """Return the words of the sheet itself."""
    about = _ABOUT_SAMPLE if filled else _ABOUT_BLANK
    return {
        **{name: one.in_language(language) for name, one in _WORDS.items()},
        "columns": [one.in_language(language) for one in _COLUMNS],
        "version": (_VERSION.in_language(language) % version)
        if version
        else DRAFT.in_language(language),
        "about": about.in_language(language),
    }


def enclosure(one: Enclosure, language: str) -> dict[str, object]:
    """Return one material as its row says it."""
    counts = ((_ORIGINALS, one.originals), (_COPIES, one.copies))
    copies = [word.in_language(language) % n for word, n in counts if n]
    needed = _NEEDED if one.required else _OPTIONAL
    told = [one.when or needed.in_language(language)]
    if one.exempt:
        told.append(_EXEMPT.in_language(language))
    return {
        "name": one.name,
        "note": one.note,
        "copies": "，".join(copies) if language != "ug" else "، ".join(copies),
        "told": told,
    }


def foot(*, address: str, digest: str, template: str, language: str) -> list[str]:
    """Return the lines beside the QR code; without an address they are those of a draft."""
    told = (
        (_CURRENT.in_language(language) % address) if address else _NO_USE.in_language(language),
        _DIGEST.in_language(language) % (digest, template),
        _BINDING.in_language(language),
    )
    return list(told)
