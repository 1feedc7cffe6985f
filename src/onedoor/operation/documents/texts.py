"""What people read when a document is not there or no longer counts."""

from onedoor.kernel.texts import Advice

ZH: dict[str, Advice] = {
    "documents.document_missing": Advice(
        "没有找到这份文书。",
        "请核对编码：只含数字和大写字母，没有 0、1、2、5、8 和 B、I、L、O、S、Z。"
        "如果纸上的编码确实查不到，这份文书不是由本平台出具的。",
        "12345 政务服务便民热线，或文书上所写的机关",
    ),
    "documents.no_longer_in_force": Advice(
        "文书 %(number)s 已被替代或者撤销，不能再次处理。",
        "请刷新办件页面，查看现行有效的文书。",
        "本单位审查负责人",
    ),
    "documents.not_on_the_paper": Advice(
        "文书上没有“%(wrong)s”这些字。", "请照抄文书上写错的原文。", "本单位审查负责人"
    ),
    "documents.licence_not_a_letter": Advice(
        "%(number)s 是证照，登记内容有误的，应当更正登记并换发证照。",
        "请按变更或者换发程序办理。",
        "本单位审查负责人",
    ),
}

UG: dict[str, Advice] = {
    "documents.document_missing": Advice(
        "بۇ ھۆججەت تېپىلمىدى.",
        "كودنى تەكشۈرۈڭ: پەقەت سان ۋە چوڭ ھەرپلەر بولىدۇ. تېپىلمىسا، بۇ ھۆججەت مۇشۇ "
        "سۇپىدىن چىقىرىلغان ئەمەس.",
        "12345 قىزىق لىنىيەسى ياكى ھۆججەتتىكى ئورگان",
    ),
    "documents.no_longer_in_force": Advice(
        "%(number)s نومۇرلۇق ھۆججەت ئالماشتۇرۇلغان ياكى بىكار قىلىنغان.",
        "ئىش بېتىنى يېڭىلاپ، كۈچكە ئىگە ھۆججەتنى كۆرۈڭ.",
        "ئورنىڭىزنىڭ تەكشۈرۈش مەسئۇلى",
    ),
    "documents.not_on_the_paper": Advice(
        "ھۆججەتتە «%(wrong)s» دېگەن خەت يوق.",
        "خاتا يېزىلغان خەتنى ئەينەن كۆچۈرۈڭ.",
        "ئورنىڭىزنىڭ تەكشۈرۈش مەسئۇلى",
    ),
    "documents.licence_not_a_letter": Advice(
        "%(number)s كىنىشكا، خاتا بولسا تىزىم تۈزىتىلىپ كىنىشكا ئالماشتۇرۇلىدۇ.",
        "ئۆزگەرتىش ياكى ئالماشتۇرۇش تەرتىپى بويىچە بېجىرىڭ.",
        "ئورنىڭىزنىڭ تەكشۈرۈش مەسئۇلى",
    ),
}
