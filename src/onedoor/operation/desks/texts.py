"""Refusals of desks in words."""

from onedoor.kernel.texts import Advice

_HEAD = "本单位决定人"
_HEAD_UG = "ئورنىڭىزدىكى قارار چىقارغۇچى"

ZH: dict[str, Advice] = {
    "desks.phrase_missing": Advice(
        "没有找到这条常用意见。", "可能已经停用；请回到列表，从列表中打开。", _HEAD
    ),
    "desks.not_the_head": Advice(
        "本单位共用的常用意见由决定人维护。", "您可以添加自己的常用意见。", _HEAD
    ),
    "desks.words_wrong": Advice(
        "常用意见没有内容，或者超过 %(most)s 个字。", "请写简短、完整的一句话。", _HEAD
    ),
    "desks.still_personal": Advice(
        "常用意见里有身份证号码或者手机号码。", "请删去个人信息，常用意见会用于其他办件。", _HEAD
    ),
    "desks.phrase_there": Advice("已经有同样的常用意见。", "不需要重复添加。", _HEAD),
    "desks.not_at_a_counter": Advice(
        "常办事项由窗口受理人员设定。", "请用窗口受理人员的账号登录。", _HEAD
    ),
    "desks.too_many_favourites": Advice(
        "常办事项已有 %(most)s 个，数字键用完了。", "请先移出不再常办的，再添加。", _HEAD
    ),
    "desks.view_missing": Advice("没有找到这个视图。", "可能已经删除；请刷新页面。", _HEAD),
    "desks.not_for_views": Advice("视图由工作人员保存。", "请登录工作人员账号。", _HEAD),
    "desks.name_wrong": Advice(
        "视图没有名称，或者名称超过 %(most)s 个字。", "请写一个简短的名称。", _HEAD
    ),
    "desks.too_many_views": Advice(
        "已经保存了 %(most)s 个视图。", "请先删除不再使用的，再保存。", _HEAD
    ),
    "desks.too_many_phrases": Advice(
        "同一用途的常用意见已有 %(most)s 条。", "请先停用不再使用的，再添加。", _HEAD
    ),
}

UG: dict[str, Advice] = {
    "desks.phrase_missing": Advice(
        "بۇ دائىملىق پىكىر تېپىلمىدى.",
        "توختىتىلغان بولۇشى مۇمكىن؛ تىزىملىككە قايتىپ ئېچىڭ.",
        _HEAD_UG,
    ),
    "desks.not_the_head": Advice(
        "ئورۇن ئورتاق ئىشلىتىدىغان دائىملىق پىكىرنى قارار چىقارغۇچى باشقۇرىدۇ.",
        "ئۆزىڭىزنىڭ دائىملىق پىكرىنى قوشسىڭىز بولىدۇ.",
        _HEAD_UG,
    ),
    "desks.words_wrong": Advice(
        "دائىملىق پىكىرنىڭ مەزمۇنى يوق ياكى %(most)s خەتتىن ئېشىپ كەتتى.",
        "قىسقا ۋە تولۇق بىر جۈملە يېزىڭ.",
        _HEAD_UG,
    ),
    "desks.still_personal": Advice(
        "دائىملىق پىكىردە كىملىك نومۇرى ياكى تېلېفون نومۇرى بار.",
        "شەخسىي ئۇچۇرنى ئۆچۈرۈڭ، دائىملىق پىكىر باشقا ئىشلارغىمۇ ئىشلىتىلىدۇ.",
        _HEAD_UG,
    ),
    "desks.phrase_there": Advice("ئوخشاش دائىملىق پىكىر بار.", "قايتا قوشۇش ھاجەتسىز.", _HEAD_UG),
    "desks.not_at_a_counter": Advice(
        "دائىم بېجىرىلىدىغان ئىشنى كۆزنەك خادىملىرى بېكىتىدۇ.",
        "كۆزنەك قوبۇل قىلىش خادىمىنىڭ ھېساباتى بىلەن كىرىڭ.",
        _HEAD_UG,
    ),
    "desks.too_many_favourites": Advice(
        "دائىم بېجىرىلىدىغان ئىش %(most)s گە يەتتى، رەقەم كۇنۇپكىلىرى تۈگىدى.",
        "ئاۋۋال ئەمدى دائىم بېجىرىلمەيدىغانلىرىنى چىقىرىۋېتىڭ، ئاندىن قوشۇڭ.",
        _HEAD_UG,
    ),
    "desks.view_missing": Advice(
        "بۇ كۆرۈنۈش تېپىلمىدى.", "ئۆچۈرۈلگەن بولۇشى مۇمكىن؛ بەتنى يېڭىلاڭ.", _HEAD_UG
    ),
    "desks.not_for_views": Advice(
        "كۆرۈنۈشنى خادىملار ساقلايدۇ.", "خادىم ھېساباتى بىلەن كىرىڭ.", _HEAD_UG
    ),
    "desks.name_wrong": Advice(
        "كۆرۈنۈشنىڭ نامى يوق ياكى %(most)s خەتتىن ئۇزۇن.", "قىسقا نام يېزىڭ.", _HEAD_UG
    ),
    "desks.too_many_views": Advice(
        "%(most)s كۆرۈنۈش ساقلانغان.", "ئاۋۋال ئىشلەتمەيدىغانلىرىنى ئۆچۈرۈڭ.", _HEAD_UG
    ),
    "desks.too_many_phrases": Advice(
        "بۇ ئورۇنغا ئىشلىتىلىدىغان دائىملىق پىكىر %(most)s گە يەتتى.",
        "ئاۋۋال ئىشلەتمەيدىغانلىرىنى توختىتىڭ، ئاندىن قوشۇڭ.",
        _HEAD_UG,
    ),
}
