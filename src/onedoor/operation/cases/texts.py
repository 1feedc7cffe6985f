"""What people read when a rule about cases says no."""

from onedoor.kernel.texts import Advice

_HELP = "12345 政务服务便民热线"
_DESK = "本单位管理员"
_HELP_UG = "12345 قىزىق لىنىيەسى"
_DESK_UG = "ئورنىڭىزنىڭ باشقۇرغۇچىسى"

ZH = {
    "cases.missing": Advice(
        "没有查到这个办件。",
        "请核对办件编号、查询码和证件号码后四位；编号在收件凭证上。",
        _HELP,
    ),
    "cases.draft_missing": Advice(
        "没有找到这份草稿。", "请在“我的办件”中打开；草稿只保存到页面写明的日期，过期清除。", _HELP
    ),
    "cases.move_not_open": Advice(
        "这个办件现在的状态不能进行这一步。", "请刷新页面，查看办件的最新状态。", _DESK
    ),
    "cases.role_missing": Advice(
        "这一步不属于您的岗位。", "请由具有相应职责的人员办理：%(duties)s。", _DESK
    ),
    "cases.same_hands": Advice(
        "收件、受理与决定须由不同人员办理，您不能决定经手收件或受理的办件。",
        "请转由另一位具有决定职责的人员办理。",
        _DESK,
    ),
    "cases.nothing_asked": Advice(
        "补正告知书没有列出任何内容。", "请一次列全需要补正的材料和填报内容，并写明原因。", _DESK
    ),
    "cases.asked_twice": Advice(
        "补正内容只能一次告知，下列各项不能再次要求补正：%(titles)s。",
        "首次告知时已经提交、或者当时没有要求的内容，请按现有材料审查。",
        _DESK,
    ),
    "cases.not_asked_yet": Advice(
        "还没有一次性告知过要补正什么，不能以未补正为由不予受理。",
        "请先出具一次性补正告知书；材料不属于本机关职权或者不需要许可的，请选择相应情形。",
        _DESK,
    ),
    "cases.reason_missing": Advice("没有写明理由。", "请写明理由，理由将载入文书。", _DESK),
    "cases.remedy_missing": Advice(
        "没有写明救济途径。", "请写明申请行政复议、提起行政诉讼的机关和期限。", _DESK
    ),
    "cases.too_long": Advice("文字太长(%(length)s 字)。", "请精简到 %(longest)s 字以内。", _DESK),
    "cases.answers_invalid": Advice(
        "填报内容有需要修改的地方。", "请按每一项旁边的提示修改后再提交。", _HELP
    ),
    "cases.draft_submitted": Advice(
        "这份申请已经提交，不能再修改。", "办件编号 %(number)s，请在“我的办件”查看进度。", _HELP
    ),
    "cases.version_replaced": Advice(
        "这个事项已发布新版本，这份申请还是按第 %(version)s 版填写的。",
        "请打开草稿，看看改了什么，改用新版本后再提交；填过的都还在。",
        _HELP,
    ),
    "cases.draft_changed": Advice(
        "提交时，这份申请在另一台设备上又被修改了。", "请核对最新内容后重新提交。", _HELP
    ),
    "cases.submitted_too_often": Advice(
        "一小时内提交的申请太多。", "请在 %(minutes)s 分钟后再提交，已填写的内容不会丢失。", _HELP
    ),
    "cases.not_for_staff": Advice(
        "工作人员账号不能以申请人身份申请。", "请在窗口受理页面代申请人录入。", _DESK
    ),
    "cases.material_unknown": Advice(
        "材料清单中没有这一项。", "请返回材料页面，按清单逐项上传。", _HELP
    ),
    "cases.materials_missing": Advice("还缺少必要材料：%(names)s。", "请补齐后再提交。", _HELP),
    "cases.opinion_missing": Advice(
        "还有材料没有给出审查意见：%(materials)s。", "请逐项选择“符合”或“不符合”。", _DESK
    ),
    "cases.unfit_granted": Advice(
        "有材料被认定为不符合，不能作出准予决定：%(materials)s。",
        "请复核审查意见，或者依法作出不予许可决定。",
        _DESK,
    ),
}

UG = {
    "cases.missing": Advice(
        "بۇ ئىش تېپىلمىدى.",
        "ئىش نومۇرى، سۈرۈشتۈرۈش كودى ۋە كىملىك نومۇرىنىڭ ئاخىرقى تۆت خانىسىنى تەكشۈرۈڭ.",
        _HELP_UG,
    ),
    "cases.draft_missing": Advice(
        "بۇ دەسلەپكى نۇسخا تېپىلمىدى.",
        "«ئىشلىرىم» دىن ئېچىڭ؛ دەسلەپكى نۇسخا بەتتە يېزىلغان كۈنگىچە ساقلىنىدۇ.",
        _HELP_UG,
    ),
    "cases.move_not_open": Advice(
        "ئىشنىڭ ھازىرقى ھالىتىدە بۇ قەدەمنى بېجىرىشكە بولمايدۇ.",
        "بەتنى يېڭىلاپ، ئەڭ يېڭى ھالىتىنى كۆرۈڭ.",
        _DESK_UG,
    ),
    "cases.role_missing": Advice(
        "بۇ قەدەم سىزنىڭ خىزمەت ئورنىڭىزغا تەۋە ئەمەس.",
        "مۇناسىۋەتلىك ھوقۇقى بار خادىم بېجىرسۇن: %(duties)s.",
        _DESK_UG,
    ),
    "cases.same_hands": Advice(
        "تاپشۇرۇۋېلىش، قوبۇل قىلىش بىلەن قارار قىلىشنى ئوخشىمىغان خادىملار بېجىرىدۇ.",
        "قارار قىلىش ھوقۇقى بار باشقا خادىمغا ئۆتكۈزۈڭ.",
        _DESK_UG,
    ),
    "cases.nothing_asked": Advice(
        "تولۇقلاپ تۈزىتىش ئۇقتۇرۇشىدا ھېچ نەرسە كۆرسىتىلمىگەن.",
        "تولۇقلايدىغان ھەممە نەرسىنى بىر قېتىمدا، سەۋەبى بىلەن يېزىڭ.",
        _DESK_UG,
    ),
    "cases.asked_twice": Advice(
        "تولۇقلاش پەقەت بىر قېتىم ئۇقتۇرۇلىدۇ، تۆۋەندىكىلەرنى قايتا تەلەپ قىلىشقا بولمايدۇ: "
        "%(titles)s.",
        "بار ماتېرىياللار بويىچە تەكشۈرۈڭ.",
        _DESK_UG,
    ),
    "cases.not_asked_yet": Advice(
        "تولۇقلاش مەزمۇنى تېخى بىر قېتىمدا ئۇقتۇرۇلمىدى، بۇ سەۋەب بىلەن رەت قىلغىلى بولمايدۇ.",
        "ئالدى بىلەن تولۇقلاش ئۇقتۇرۇشى چىقىرىڭ؛ باشقا سەۋەب بولسا، شۇنى تاللاڭ.",
        _DESK_UG,
    ),
    "cases.reason_missing": Advice("سەۋەب يېزىلمىغان.", "سەۋەبنى ئېنىق يېزىڭ.", _DESK_UG),
    "cases.remedy_missing": Advice(
        "قۇتقۇزۇش يولى يېزىلمىغان.",
        "مەمۇرىي قايتا قاراپ چىقىش ۋە مەمۇرىي دەۋا ئورنى ھەم مۆھلىتىنى يېزىڭ.",
        _DESK_UG,
    ),
    "cases.too_long": Advice(
        "تېكىست بەك ئۇزۇن (%(length)s خەت).", "%(longest)s خەتتىن ئاشۇرماڭ.", _DESK_UG
    ),
    "cases.answers_invalid": Advice(
        "تولدۇرغان مەزمۇندا تۈزىتىشكە تېگىشلىك يەر بار.",
        "ھەر بىر تۈرنىڭ يېنىدىكى ئەسكەرتىش بويىچە تۈزىتىڭ.",
        _HELP_UG,
    ),
    "cases.draft_submitted": Advice(
        "بۇ ئىلتىماس تاپشۇرۇلغان، ئۆزگەرتكىلى بولمايدۇ.",
        "ئىش نومۇرى %(number)s، «ئىشلىرىم» دىن كۆرۈڭ.",
        _HELP_UG,
    ),
    "cases.version_replaced": Advice(
        "يېڭى نەشرى ئېلان قىلىندى، بۇ ئىلتىماس %(version)s-نەشرى بويىچە تولدۇرۇلغان.",
        "دەسلەپكى نۇسخىنى ئېچىپ يېڭى نەشرىگە ئالماشتۇرۇڭ؛ تولدۇرغانلىرىڭىز ساقلاندى.",
        _HELP_UG,
    ),
    "cases.draft_changed": Advice(
        "تاپشۇرۇۋاتقاندا بۇ ئىلتىماس باشقا ئۈسكۈنىدە ئۆزگەرتىلدى.",
        "ئەڭ يېڭى مەزمۇننى تەكشۈرۈپ قايتا تاپشۇرۇڭ.",
        _HELP_UG,
    ),
    "cases.submitted_too_often": Advice(
        "بىر سائەت ئىچىدە تاپشۇرغان ئىلتىماس بەك كۆپ.",
        "%(minutes)s مىنۇتتىن كېيىن تاپشۇرۇڭ، تولدۇرغان مەزمۇن يوقالمايدۇ.",
        _HELP_UG,
    ),
    "cases.not_for_staff": Advice(
        "خادىم ھېساباتى بىلەن ئىلتىماس قىلغىلى بولمايدۇ.",
        "كۆزنەكتە قوبۇل قىلىش بېتىدە تولدۇرۇڭ.",
        _DESK_UG,
    ),
    "cases.material_unknown": Advice(
        "ماتېرىيال تىزىملىكىدە بۇ تۈر يوق.", "ماتېرىيال بېتىگە قايتىپ تاپشۇرۇڭ.", _HELP_UG
    ),
    "cases.materials_missing": Advice(
        "زۆرۈر ماتېرىيال كەم: %(names)s.", "تولۇقلاپ ئاندىن تاپشۇرۇڭ.", _HELP_UG
    ),
    "cases.opinion_missing": Advice(
        "تەكشۈرۈش پىكرى بېرىلمىگەن ماتېرىيال بار: %(materials)s.",
        "ھەر بىرىگە «ئۇيغۇن» ياكى «ئۇيغۇن ئەمەس» نى تاللاڭ.",
        _DESK_UG,
    ),
    "cases.unfit_granted": Advice(
        "ئۇيغۇن ئەمەس دەپ قارالغان ماتېرىيال بار، ئىجازەت بېرىشكە بولمايدۇ: %(materials)s.",
        "پىكىرنى قايتا تەكشۈرۈڭ ياكى قانۇن بويىچە رەت قىلىڭ.",
        _DESK_UG,
    ),
}
