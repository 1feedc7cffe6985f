"""What people read when something about people is refused."""

from onedoor.general.people.domain.authorisations import Scope
from onedoor.general.people.domain.duties import Duty, Employment
from onedoor.kernel.texts import Advice

_HELP = "12345 政务服务便民热线"
_HELP_UG = "12345 قىزىق لىنىيەسى"
_ADMIN = "本单位安全管理员"
_ADMIN_UG = "ئورنىڭىزنىڭ بىخەتەرلىك باشقۇرغۇچىسى"

# What duties, scopes and kinds of employment are called, in 中文 and Uyghur.
NAMES: dict[str, tuple[str, str]] = {
    one.value: (one.label, ug)
    for one, ug in (
        (Duty.RECEIVE, "تاپشۇرۇۋېلىش"),
        (Duty.ACCEPT, "قوبۇل قىلىش"),
        (Duty.REVIEW, "تەكشۈرۈش"),
        (Duty.DECIDE, "قارار"),
        (Duty.APPROVE_EXTENSION, "مۆھلەت ئۇزارتىشنى تەستىقلاش"),
        (Duty.ISSUE, "كىنىشكا ياساش"),
        (Duty.DELIVER, "يەتكۈزۈش ۋە ھۆججەت تارقىتىش"),
        (Duty.INTAKE, "كۆزنەكتە قوبۇل قىلىش"),
        (Duty.SUPERVISE, "نازارەت ۋە تەكشۈرۈش"),
        (Duty.MANAGE_CENTRE, "مەمۇرىي مۇلازىمەتنى باشقۇرۇش"),
        (Duty.HANDLE_RATINGS, "ناچار باھانى ئېنىقلاش"),
        (Duty.ANSWER_CONSULTATIONS, "مەسلىھەتكە جاۋاب بېرىش"),
        (Duty.HANDLE_FEES, "ھەق باشقۇرۇش"),
        (Duty.EDIT_ITEMS, "ئىش تۈرلىرىنى باشقۇرۇش"),
        (Duty.REVIEW_ITEMS, "ئىش تۈرلىرىنى قانۇن جەھەتتىن تەكشۈرۈش"),
        (Duty.SEND_STAFF, "خادىم ئەۋەتىشنى باشقۇرۇش"),
        (Duty.SYSTEM_ADMIN, "سىستېما باشقۇرغۇچىسى"),
        (Duty.SECURITY_ADMIN, "بىخەتەرلىك باشقۇرغۇچىسى"),
        (Duty.AUDIT_ADMIN, "تەپتىش باشقۇرغۇچىسى"),
        (Scope.APPLY, "ئىلتىماسنى تولدۇرۇش، تاپشۇرۇش ۋە تولۇقلاپ تۈزىتىش"),
        (Scope.FOLLOW, "جەرياننى سۈرۈشتۈرۈش، ئۇقتۇرۇش تاپشۇرۇۋېلىش"),
        (Scope.COLLECT, "كىنىشكا ۋە نەتىجىنى تاپشۇرۇۋېلىش"),
        (Employment.CIVIL, "مەمۇرىي شتات"),
        (Employment.INSTITUTION, "كەسپىي ئورۇن شتاتى"),
        (Employment.WORKER, "ئىشچى-خىزمەتچى شتاتى"),
        (Employment.CONTRACT, "تەكلىپ قىلىنغان"),
        (Employment.AGENCY, "ئەمگەك كۈچى ئەۋەتىش"),
    )
}

ZH: dict[str, Advice] = {
    "people.duty_unknown": Advice(
        "没有这样的职责：%(duties)s。", "请从职责清单中选择。", "安全管理员"
    ),
    "people.substitution_missing": Advice(
        "没有找到这项代岗安排。", "请回到代岗页面，从列表中选择。", _ADMIN
    ),
    "people.substitute_elsewhere": Advice(
        "代岗人员须是本单位的其他在岗工作人员。", "请从本单位人员中另选一人。", _ADMIN
    ),
    "people.duties_not_lent": Advice(
        "没有选择职责，或者有不能代岗的职责：%(duties)s。",
        "请只选择休假人员自己的办件职责。",
        _ADMIN,
    ),
    "people.substitution_days_wrong": Advice(
        "代岗的起止日期有误。", "从今天或者以后开始，最长 %(most)s 日。", _ADMIN
    ),
    "people.not_ones_own_duties": Advice(
        "只能为自己安排代岗；为他人安排须是本单位决定人。", "请由本人或者单位决定人安排。", _ADMIN
    ),
    "people.administrators_not_apart": Advice(
        "%(one)s和%(other)s不能由同一人担任。", "请把其中一项职责交给另一名工作人员。", "安全管理员"
    ),
    "people.name_wrong": Advice(
        "姓名或名称填写有误。",
        "请按证件上的写法填写全名，保留间隔号“·”，不要填写数字或特殊符号。%(sign)s",
        _HELP,
    ),
    "people.phone_wrong": Advice(
        "电话号码填写有误。", "请填写 11 位手机号码，或带区号的固定电话号码。", _HELP
    ),
    "people.mail_wrong": Advice(
        "电子邮箱填写有误。", "请填写完整的邮箱地址，例如 name@example.cn;也可以不填。", _HELP
    ),
    "people.address_wrong": Advice(
        "联系地址填写有误。", "请用一行文字填写，不超过 %(most)s 个字，不要使用特殊符号。", _HELP
    ),
    "people.authorisation_dates_wrong": Advice(
        "授权的起止日期有误。",
        "开始日期不早于今天，结束日期不早于开始日期，最长 %(years)s 年。",
        _HELP,
    ),
    "people.authorisation_scope_empty": Advice(
        "没有选择授权的内容。", "请至少选择一项允许对方代您办理的事情。", _HELP
    ),
    "people.authorisation_scope_missing": Advice(
        "您得到的授权不包括“%(scope)s”。",
        "请委托方在“授权管理”中补充授权，或切换为您本人的身份办理。",
        "委托方",
    ),
    "people.authorisation_ended": Advice(
        "您代他人办理的授权已经到期或被撤销。",
        "已切换回您本人的身份；如需继续代办，请委托方重新授权。",
        "委托方",
    ),
    "people.not_entrusted": Advice(
        "没有在有效期内、委托贵单位申请的授权。",
        "请核对授权编号；授权须由申请人作出，代理人填写接入登记的单位名称和统一社会信用代码。",
        "申请人",
    ),
    "people.applicant_missing": Advice("没有找到该申请人。", "请核对后重试。", _HELP),
    "people.staff_missing": Advice("没有找到该工号。", "请核对工号后重试。", _ADMIN),
    "people.authorisation_missing": Advice(
        "没有找到该授权。", "请返回“授权管理”查看现有授权。", _HELP
    ),
    "people.not_security_administrator": Advice(
        "只有安全管理员可以管理账号。", "请联系本单位安全管理员办理。", _ADMIN
    ),
    "people.not_ones_own": Advice(
        "这件事只能由申请人本人或法定代表人办理。",
        "请切换为您本人的身份，或请委托方自行办理。",
        "委托方",
    ),
    "people.not_staff": Advice("您不能查看完整的证件号码和电话。", "请返回上一页。", _HELP),
    "people.tried_too_often": Advice(
        "您的操作过于频繁。", "请在约 %(minutes)s 分钟后再试。", _HELP
    ),
    "people.agent_is_oneself": Advice(
        "不能授权给本人。", "请填写另一个人的姓名和身份证号码。", _HELP
    ),
    "people.number_wrong": Advice(
        "填写的号码有误。", "请对照证件逐位核对，末位校验码也要正确。", _HELP
    ),
    "people.identity_unproved": Advice(
        "身份认证没有成功。", "请重新登录；如果反复出现，请换一个浏览器再试。", _HELP
    ),
    "people.sign_in_cancelled": Advice("登录已取消。", "需要时可以重新登录。", _HELP),
    "people.provider_silent": Advice(
        "统一身份认证系统暂时没有响应。", "请过几分钟再试；急办的事项可以到窗口办理。", _HELP
    ),
    "people.provider_missing": Advice(
        "本站没有接通统一身份认证。", "请到窗口办理，或稍后再试。", _HELP
    ),
    "people.outside_reach": Advice(
        "该账号不在您管理的区域内。", "请联系该区域的安全管理员。", _ADMIN
    ),
    "people.staff_number_wrong": Advice(
        "工号填写有误：%(number)s。", "请使用 3 至 32 位字母、数字或连字符。", _ADMIN
    ),
    "people.not_established": Advice(
        "%(employment)s人员不能承担%(duties)s的职责。",
        "审批工作由正式在编人员承担。请改派正式在编人员，或者去掉这些职责。",
        _ADMIN,
    ),
    "people.employment_unknown": Advice(
        "编制类型“%(employment)s”不存在。",
        "请选择行政编制、事业编制、工勤编制、聘用或者劳务派遣。",
        _ADMIN,
    ),
    "people.account_taken": Advice("工号 %(number)s 已有账号。", "请核对工号。", _ADMIN),
    "people.administers_oneself": Advice(
        "不能修改自己的职责、密码或二次验证。", "请另一名安全管理员办理。", _ADMIN
    ),
}

UG: dict[str, Advice] = {
    "people.duty_unknown": Advice(
        "بۇنداق مەسئۇلىيەت يوق: %(duties)s.", "مەسئۇلىيەت تىزىملىكىدىن تاللاڭ.", _ADMIN_UG
    ),
    "people.substitution_missing": Advice(
        "بۇ ۋاكالەتچىلىك ئورۇنلاشتۇرۇشى تېپىلمىدى.",
        "ۋاكالەتچىلىك بېتىگە قايتىپ تىزىملىكتىن تاللاڭ.",
        _ADMIN_UG,
    ),
    "people.substitute_elsewhere": Advice(
        "ئورنىنى باسقۇچى چوقۇم ئورنىڭىزدىكى باشقا خىزمەتتىكى خادىم بولۇشى كېرەك.",
        "ئورنىڭىزدىكىلەردىن باشقا بىرىنى تاللاڭ.",
        _ADMIN_UG,
    ),
    "people.duties_not_lent": Advice(
        "مەسئۇلىيەت تاللانمىغان ياكى ئۆتكۈزۈپ بېرىشكە بولمايدىغانلىرى بار: %(duties)s.",
        "پەقەت دەم ئېلىۋاتقان كىشىنىڭ ئۆز مەسئۇلىيىتىنى تاللاڭ.",
        _ADMIN_UG,
    ),
    "people.substitution_days_wrong": Advice(
        "باشلىنىش-ئاخىرلىشىش كۈنى خاتا.",
        "بۈگۈندىن ياكى كېيىن باشلىنىدۇ، ئەڭ ئۇزۇن %(most)s كۈن.",
        _ADMIN_UG,
    ),
    "people.not_ones_own_duties": Advice(
        "پەقەت ئۆزىڭىز ئۈچۈن ئورۇنلاشتۇرالايسىز؛ باشقىلار ئۈچۈن قارار قىلغۇچى ئورۇنلاشتۇرىدۇ.",
        "ئۆزى ياكى قارار قىلغۇچى ئورۇنلاشتۇرسۇن.",
        _ADMIN_UG,
    ),
    "people.administrators_not_apart": Advice(
        "%(one)s بىلەن %(other)s نى بىر ئادەم ئۈستىگە ئالسا بولمايدۇ.",
        "بىر مەسئۇلىيەتنى باشقا خادىمغا تاپشۇرۇڭ.",
        _ADMIN_UG,
    ),
    "people.name_wrong": Advice(
        "ئىسىم-فامىلە ياكى نام خاتا.",
        "كىنىشكىدىكىدەك تولۇق يېزىڭ، «·» بەلگىسىنى ساقلاڭ، سان ياكى بەلگە يازماڭ. %(sign)s",
        _HELP_UG,
    ),
    "people.phone_wrong": Advice(
        "تېلېفون نومۇرى خاتا.",
        "11 خانىلىق يانفون نومۇرى ياكى رايون نومۇرلۇق مۇقىم تېلېفون يېزىڭ.",
        _HELP_UG,
    ),
    "people.mail_wrong": Advice(
        "ئېلخەت ئادرېسى خاتا.", "تولۇق ئادرېس يېزىڭ، يازمىسىڭىزمۇ بولىدۇ.", _HELP_UG
    ),
    "people.address_wrong": Advice(
        "ئالاقە ئادرېسى خاتا.", "بىر قۇردا، %(most)s خەتتىن ئاشۇرماي يېزىڭ.", _HELP_UG
    ),
    "people.authorisation_dates_wrong": Advice(
        "ھوقۇق بېرىش ۋاقتى خاتا.",
        "باشلىنىش كۈنى بۈگۈندىن بالدۇر بولمىسۇن، ئاخىرقى كۈن باشلىنىشتىن كېيىن بولسۇن، "
        "%(years)s يىلدىن ئاشمىسۇن.",
        _HELP_UG,
    ),
    "people.authorisation_scope_empty": Advice(
        "ھوقۇق مەزمۇنى تاللانمىدى.", "ئاز دېگەندە بىر تۈرنى تاللاڭ.", _HELP_UG
    ),
    "people.authorisation_scope_missing": Advice(
        "سىزگە بېرىلگەن ھوقۇق «%(scope)s» نى ئۆز ئىچىگە ئالمايدۇ.",
        "ھوقۇق بەرگۈچىدىن تولۇقلاشنى سوراڭ ياكى ئۆز نامىڭىزدا بېجىرىڭ.",
        "ھوقۇق بەرگۈچى",
    ),
    "people.authorisation_ended": Advice(
        "باشقىلارغا ۋاكالىتەن بېجىرىش ھوقۇقىڭىز توشتى ياكى بىكار قىلىندى.",
        "ئۆز نامىڭىزغا قايتۇرۇلدى؛ داۋاملاشتۇرۇش ئۈچۈن قايتا ھوقۇق سوراڭ.",
        "ھوقۇق بەرگۈچى",
    ),
    "people.not_entrusted": Advice(
        "ئورنىڭىزغا ئىلتىماس قىلىشنى ھاۋالە قىلغان، كۈچكە ئىگە ھوقۇق يوق.",
        "ھوقۇق نومۇرىنى تەكشۈرۈڭ؛ ھوقۇقنى ئىلتىماس قىلغۇچى بېرىدۇ، ۋاكالەتچى قىلىپ تىزىملاتقان "
        "ئورۇن نامى ۋە ئىجتىمائىي ئىناۋەت نومۇرى يېزىلىدۇ.",
        "ئىلتىماس قىلغۇچى",
    ),
    "people.applicant_missing": Advice(
        "بۇ ئىلتىماس قىلغۇچى تېپىلمىدى.", "تەكشۈرۈپ قايتا سىناڭ.", _HELP_UG
    ),
    "people.staff_missing": Advice(
        "بۇ خىزمەت نومۇرى تېپىلمىدى.", "تەكشۈرۈپ قايتا سىناڭ.", _ADMIN_UG
    ),
    "people.authorisation_missing": Advice(
        "بۇ ھوقۇق تېپىلمىدى.", "«ھوقۇق باشقۇرۇش» بېتىگە قايتىڭ.", _HELP_UG
    ),
    "people.not_security_administrator": Advice(
        "ھېساباتنى پەقەت بىخەتەرلىك باشقۇرغۇچىسى باشقۇرالايدۇ.",
        "بىخەتەرلىك باشقۇرغۇچىسى بىلەن ئالاقىلىشىڭ.",
        _ADMIN_UG,
    ),
    "people.not_ones_own": Advice(
        "بۇ ئىشنى پەقەت ئىلتىماس قىلغۇچى ئۆزى ياكى قانۇنىي ۋەكىلى بېجىرىدۇ.",
        "ئۆز نامىڭىزغا ئالماشتۇرۇڭ.",
        "ھوقۇق بەرگۈچى",
    ),
    "people.not_staff": Advice("تولۇق نومۇرنى كۆرەلمەيسىز.", "ئالدىنقى بەتكە قايتىڭ.", _HELP_UG),
    "people.tried_too_often": Advice(
        "مەشغۇلات بەك كۆپ بولۇپ كەتتى.", "تەخمىنەن %(minutes)s مىنۇتتىن كېيىن سىناڭ.", _HELP_UG
    ),
    "people.agent_is_oneself": Advice(
        "ئۆزىڭىزگە ھوقۇق بەرگىلى بولمايدۇ.", "باشقا ئادەمنىڭ ئۇچۇرىنى يېزىڭ.", _HELP_UG
    ),
    "people.number_wrong": Advice(
        "تولدۇرغان نومۇر خاتا.",
        "كىنىشكا بىلەن بىر-بىرلەپ سېلىشتۇرۇڭ، ئاخىرقى تەكشۈرۈش خانىسىمۇ توغرا بولسۇن.",
        _HELP_UG,
    ),
    "people.identity_unproved": Advice(
        "كىملىك دەلىللەش مۇۋەپپەقىيەتلىك بولمىدى.", "قايتا كىرىڭ.", _HELP_UG
    ),
    "people.sign_in_cancelled": Advice(
        "كىرىش ئەمەلدىن قالدۇرۇلدى.", "قايتا كىرسىڭىز بولىدۇ.", _HELP_UG
    ),
    "people.provider_silent": Advice(
        "كىملىك دەلىللەش سىستېمىسى جاۋاب بەرمىدى.", "بىر نەچچە مىنۇتتىن كېيىن سىناڭ.", _HELP_UG
    ),
    "people.provider_missing": Advice(
        "كىملىك دەلىللەش سىستېمىسى ئۇلانمىغان.", "كۆزنەككە بېرىپ بېجىرىڭ.", _HELP_UG
    ),
    "people.outside_reach": Advice(
        "بۇ ھېسابات باشقۇرۇش دائىرىڭىزدە ئەمەس.",
        "شۇ رايوننىڭ باشقۇرغۇچىسى بىلەن ئالاقىلىشىڭ.",
        _ADMIN_UG,
    ),
    "people.staff_number_wrong": Advice(
        "خىزمەت نومۇرى خاتا: %(number)s.", "3 تىن 32 گىچە ھەرپ ياكى سان يېزىڭ.", _ADMIN_UG
    ),
    "people.not_established": Advice(
        "%(employment)s خادىم %(duties)s ۋەزىپىسىنى ئۈستىگە ئالسا بولمايدۇ.",
        "تەستىقلاش خىزمىتىنى رەسمىي شتاتتىكى خادىملار ئۈستىگە ئالىدۇ. رەسمىي شتاتتىكى خادىمنى"
        " قويۇڭ ياكى بۇ ۋەزىپىلەرنى چىقىرىۋېتىڭ.",
        _ADMIN_UG,
    ),
    "people.employment_unknown": Advice(
        "«%(employment)s» دېگەن شتات تۈرى يوق.",
        "مەمۇرىي شتات، كەسپىي ئورۇن شتاتى، ئىشچى-خىزمەتچى شتاتى، تەكلىپ قىلىنغان ياكى ئەمگەك كۈچى"
        " ئەۋەتىلگەن دېگەندىن بىرنى تاللاڭ.",
        _ADMIN_UG,
    ),
    "people.account_taken": Advice(
        "%(number)s نومۇرنىڭ ھېساباتى بار.", "نومۇرنى تەكشۈرۈڭ.", _ADMIN_UG
    ),
    "people.administers_oneself": Advice(
        "ئۆزىڭىزنىڭ ھوقۇقىنى ئۆزگەرتەلمەيسىز.", "باشقا باشقۇرغۇچى بېجىرسۇن.", _ADMIN_UG
    ),
}
