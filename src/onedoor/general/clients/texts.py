"""Refusals of clients in words."""

from onedoor.kernel.texts import Advice

_ASK, _ASK_UG = "接入系统管理员", "ئۇلىنىش باشقۇرغۇچىسى"

ZH: dict[str, Advice] = {
    "clients.key_wrong": Advice(
        "密钥无效。",
        "请在 Authorization 头中以 Bearer 方式给出登记时取得的密钥；"
        "密钥到期、更换或撤销后须用新的。",
        _ASK,
    ),
    "clients.scope_missing": Advice(
        "本系统没有登记这项权限：%(scope)s。", "确有需要的，请申请变更接入登记。", _ASK
    ),
    "clients.scopes_wrong": Advice(
        "权限选择有误。",
        "请至少选择一项；取得个人信息须同时有导出权限。",
        _ASK,
    ),
    "clients.term_wrong": Advice(
        "有效期有误。", "请填写今天以后、最长 %(years)s 年以内的日期。", _ASK
    ),
    "clients.words_missing": Advice("登记内容不全。", "请填写系统名称、运营单位和联系人。", _ASK),
    "clients.credit_code_wrong": Advice(
        "运营单位的统一社会信用代码有误。", "请对照营业执照或法人证书核对后重填。", _ASK
    ),
    "clients.outside_reach": Advice(
        "所选区域不在您的管理范围内。", "请选择本辖区，或由上级管理员登记。", _ASK
    ),
    "clients.second_administrator_needed": Advice(
        "提出登记的人不能自己确认。", "请由另一名系统管理员或安全管理员确认。", _ASK
    ),
    "clients.not_open": Advice(
        "接入系统目前的状态不能这样办理。", "请刷新页面，查看最新状态。", _ASK
    ),
    "clients.out_of_reach": Advice(
        "该事项不在本系统登记的范围内：%(offering)s。", "确有需要的，请申请变更接入登记。", _ASK
    ),
    "clients.missing": Advice("没有找到该接入系统。", "请回到列表核对。", _ASK),
    "clients.not_administrator": Advice(
        "接入登记由系统管理员和安全管理员办理。", "请联系管理员。", _ASK
    ),
    "clients.idempotency_key_wrong": Advice(
        "缺少 Idempotency-Key，或者写法有误。",
        "每次写入请给出一个新的键：8 至 64 个字母、数字或 _ . : -；重试时用同一个键。",
        _ASK,
    ),
    "clients.idempotency_key_reused": Advice(
        "这个 Idempotency-Key 已用于另一请求。", "内容有变的，请换一个新的键。", _ASK
    ),
    "clients.still_running": Advice(
        "同一 Idempotency-Key 的请求还在办理。", "请稍后以同一个键重试。", _ASK
    ),
}

UG: dict[str, Advice] = {
    "clients.key_wrong": Advice(
        "ئاچقۇچ ئىناۋەتسىز.",
        "Authorization بېشىدا Bearer شەكلىدە تىزىملاتقاندا بېرىلگەن ئاچقۇچنى يوللاڭ؛ "
        "ۋاقتى توشقان، ئالماشتۇرۇلغان ياكى بىكار قىلىنغاندا يېڭىسىنى ئىشلىتىڭ.",
        _ASK_UG,
    ),
    "clients.scope_missing": Advice(
        "بۇ سىستېمىغا بۇ ھوقۇق تىزىملانمىغان: %(scope)s.",
        "ھەقىقەتەن لازىم بولسا تىزىملاشنى ئۆزگەرتىشنى ئىلتىماس قىلىڭ.",
        _ASK_UG,
    ),
    "clients.scopes_wrong": Advice(
        "ھوقۇق تاللاش خاتا.",
        "ئاز دېگەندە بىرنى تاللاڭ؛ شەخسىي ئۇچۇر ئۈچۈن چىقىرىش ھوقۇقىمۇ بولۇشى كېرەك.",
        _ASK_UG,
    ),
    "clients.term_wrong": Advice(
        "كۈچكە ئىگە مۇددەت خاتا.",
        "بۈگۈندىن كېيىنكى، ئەڭ ئۇزۇن %(years)s يىل ئىچىدىكى چېسلانى يېزىڭ.",
        _ASK_UG,
    ),
    "clients.words_missing": Advice(
        "تىزىملاش مەزمۇنى تولۇق ئەمەس.",
        "سىستېما نامى، باشقۇرغۇچى ئورۇن ۋە ئالاقىلاشقۇچىنى تولدۇرۇڭ.",
        _ASK_UG,
    ),
    "clients.credit_code_wrong": Advice(
        "باشقۇرغۇچى ئورۇننىڭ ئىجتىمائىي ئىناۋەت نومۇرى خاتا.",
        "كىنىشكىگە سېلىشتۇرۇپ قايتا تولدۇرۇڭ.",
        _ASK_UG,
    ),
    "clients.outside_reach": Advice(
        "تاللانغان رايون باشقۇرۇش دائىرىڭىزدە ئەمەس.",
        "ئۆز رايونىڭىزنى تاللاڭ ياكى يۇقىرى باشقۇرغۇچى تىزىملىسۇن.",
        _ASK_UG,
    ),
    "clients.second_administrator_needed": Advice(
        "ئوتتۇرىغا قويغان كىشى ئۆزى جەزملىيەلمەيدۇ.",
        "باشقا بىر سىستېما ياكى بىخەتەرلىك باشقۇرغۇچىسى جەزملىسۇن.",
        _ASK_UG,
    ),
    "clients.not_open": Advice(
        "ئۇلانغان سىستېمىنىڭ ھازىرقى ھالىتىدە بۇنى قىلغىلى بولمايدۇ.",
        "بەتنى يېڭىلاپ، ئەڭ يېڭى ھالەتنى كۆرۈڭ.",
        _ASK_UG,
    ),
    "clients.out_of_reach": Advice(
        "بۇ ئىش تۈرى سىستېما تىزىملانغان دائىرىدە ئەمەس: %(offering)s.",
        "ھەقىقەتەن لازىم بولسا تىزىملاشنى ئۆزگەرتىشنى ئىلتىماس قىلىڭ.",
        _ASK_UG,
    ),
    "clients.missing": Advice(
        "بۇ ئۇلانغان سىستېما تېپىلمىدى.", "تىزىملىككە قايتىپ تەكشۈرۈڭ.", _ASK_UG
    ),
    "clients.not_administrator": Advice(
        "ئۇلىنىش تىزىملىشىنى سىستېما ۋە بىخەتەرلىك باشقۇرغۇچىلىرى بېجىرىدۇ.",
        "باشقۇرغۇچى بىلەن ئالاقىلىشىڭ.",
        _ASK_UG,
    ),
    "clients.idempotency_key_wrong": Advice(
        "Idempotency-Key يوق ياكى يېزىلىشى خاتا.",
        "ھەر بىر يېزىشقا يېڭى ئاچقۇچ بېرىڭ: 8 دىن 64 كىچە ھەرپ، رەقەم ياكى _ . : -؛ "
        "قايتا سىنىغاندا شۇ ئاچقۇچنى ئىشلىتىڭ.",
        _ASK_UG,
    ),
    "clients.idempotency_key_reused": Advice(
        "بۇ Idempotency-Key باشقا تەلەپكە ئىشلىتىلگەن.",
        "مەزمۇن ئۆزگەرگەن بولسا يېڭى ئاچقۇچ ئىشلىتىڭ.",
        _ASK_UG,
    ),
    "clients.still_running": Advice(
        "ئوخشاش Idempotency-Key لىق تەلەپ تېخى بېجىرىلىۋاتىدۇ.",
        "سەل تۇرۇپ شۇ ئاچقۇچ بىلەن قايتا سىناڭ.",
        _ASK_UG,
    ),
}
