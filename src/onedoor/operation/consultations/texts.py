"""What people read when a question, an answer or a common question is refused."""

from onedoor.kernel.texts import Advice

_ASK = "12345 政务服务便民热线"
_ASK_UG = "12345 قىزىق لىنىيەسى"
_HEAD = "本单位咨询答复工作负责人"
_HEAD_UG = "ئورنىڭىزنىڭ مەسلىھەت خىزمىتى مەسئۇلى"

ZH: dict[str, Advice] = {
    "consultations.missing": Advice(
        "没有找到这条咨询。",
        "请核对咨询码；登录后提出的咨询，请登录后在“我的咨询”中查看。",
        _ASK,
    ),
    "consultations.faq_missing": Advice(
        "没有找到这条常见咨询。", "请回到列表，从列表中打开。", _HEAD
    ),
    "consultations.not_for_staff": Advice(
        "工作人员账号不能在这里提出咨询。", "请退出工作人员账号，再以申请人身份咨询。", _HEAD
    ),
    "consultations.not_yours": Advice(
        "这一步不由您办理。", "答复由现在承办的单位负责，发布由法制审核岗负责。", _HEAD
    ),
    "consultations.words_missing": Advice("内容没有填写。", "请写明内容后再提交。", _ASK),
    "consultations.words_too_long": Advice(
        "内容超过了 %(most)s 个字。", "请写得简短一些，分清要点。", _ASK
    ),
    "consultations.contact_missing": Advice(
        "请留下手机号码、带区号的固定电话或者电子邮箱。",
        "不登录咨询需要一种联系方式；也可以登录后咨询。",
        _ASK,
    ),
    "consultations.still_open": Advice(
        "前面的问题还没有答复。", "答复后可以再追问一次；着急请拨打咨询电话。", _ASK
    ),
    "consultations.asked_enough": Advice(
        "这条咨询已经追问过一次。", "还有问题，请提出新的咨询，或者拨打 12345。", _ASK
    ),
    "consultations.not_open": Advice(
        "这条咨询没有等待答复的问题。", "请刷新页面，查看是否已经答复或者转办。", _HEAD
    ),
    "consultations.already_put_off": Advice(
        "这个问题不能再延期。", "延期只能一次，并且要在到期之前提出。请尽快答复。", _HEAD
    ),
    "consultations.days_wrong": Advice(
        "延期天数不正确。", "请填写 1 至 %(most)s 个工作日。", _HEAD
    ),
    "consultations.body_unfit": Advice(
        "没有可以接收这个问题的单位。", "请选择另一个单位；没有管理机构的地区，请选择上一级。", _ASK
    ),
    "consultations.forwarded_enough": Advice(
        "这个问题已经转办到规定次数。", "请直接答复，或者报请政务服务管理机构协调。", _HEAD
    ),
    "consultations.nothing_answered": Advice(
        "只有针对事项、已经答复的咨询才能成为常见咨询。", "综合咨询不进入办事指南。", _HEAD
    ),
    "consultations.faq_there": Advice(
        "这条答复已经提交审核或者已经发布。", "请在“常见咨询”中查看。", _HEAD
    ),
    "consultations.still_personal": Advice(
        "内容里还有手机号码、证件号码一类的号码。", "请删去能认出某个人的内容后再提交。", _HEAD
    ),
    "consultations.faq_not_open": Advice(
        "这条常见咨询目前的状态不能这样处理。", "请刷新页面后再办理。", _HEAD
    ),
    "consultations.second_person_needed": Advice(
        "提出的人不能自己审核。", "请由另一位有法制审核职责的人员审核。", _HEAD
    ),
}

UG: dict[str, Advice] = {
    "consultations.missing": Advice(
        "بۇ مەسلىھەت تېپىلمىدى.",
        "مەسلىھەت كودىنى تەكشۈرۈڭ؛ كىرىپ سورىغان بولسىڭىز، كىرىپ «مەسلىھەتلىرىم» دىن كۆرۈڭ.",
        _ASK_UG,
    ),
    "consultations.faq_missing": Advice(
        "بۇ كۆپ سورالغان مەسلىھەت تېپىلمىدى.", "تىزىملىككە قايتىپ ئېچىڭ.", _HEAD_UG
    ),
    "consultations.not_for_staff": Advice(
        "خىزمەتچى ھېساباتى بىلەن بۇ يەردە مەسلىھەت سورىغىلى بولمايدۇ.",
        "خىزمەتچى ھېساباتىدىن چېكىنىپ، ئىلتىماس قىلغۇچى سالاھىيىتىدە سوراڭ.",
        _HEAD_UG,
    ),
    "consultations.not_yours": Advice(
        "بۇ قەدەمنى سىز بېجىرمەيسىز.",
        "جاۋابنى ھازىر مەسئۇل ئورۇن بېرىدۇ، ئېلان قىلىشنى قانۇن تەكشۈرۈش خادىمى بېجىرىدۇ.",
        _HEAD_UG,
    ),
    "consultations.words_missing": Advice(
        "مەزمۇن يېزىلمىدى.", "مەزمۇننى يېزىپ ئاندىن يوللاڭ.", _ASK_UG
    ),
    "consultations.words_too_long": Advice(
        "مەزمۇن %(most)s خەتتىن ئېشىپ كەتتى.", "قىسقىراق، نۇقتىلىق يېزىڭ.", _ASK_UG
    ),
    "consultations.contact_missing": Advice(
        "يانفون نومۇرى، رايون نومۇرلۇق تېلېفون ياكى ئېلخەت ئادرېسىنى قالدۇرۇڭ.",
        "كىرمەي سوراشقا بىر خىل ئالاقىلىشىش ئۇسۇلى كېرەك؛ كىرىپ سورىسىڭىزمۇ بولىدۇ.",
        _ASK_UG,
    ),
    "consultations.still_open": Advice(
        "ئالدىنقى سوئالغا تېخى جاۋاب بېرىلمىدى.",
        "جاۋابتىن كېيىن يەنە بىر قېتىم سورىيالايسىز؛ ئالدىراش بولسىڭىز تېلېفون قىلىڭ.",
        _ASK_UG,
    ),
    "consultations.asked_enough": Advice(
        "بۇ مەسلىھەت بويىچە قوشۇمچە بىر قېتىم سورىلىپ بولغان.",
        "يەنە سوئالىڭىز بولسا، يېڭى مەسلىھەت سوراڭ ياكى 12345 كە تېلېفون قىلىڭ.",
        _ASK_UG,
    ),
    "consultations.not_open": Advice(
        "بۇ مەسلىھەتتە جاۋاب كۈتۈۋاتقان سوئال يوق.",
        "بەتنى يېڭىلاپ، جاۋاب بېرىلگەن ياكى يوللانغانلىقىنى كۆرۈڭ.",
        _HEAD_UG,
    ),
    "consultations.already_put_off": Advice(
        "بۇ سوئالنى يەنە كېچىكتۈرۈشكە بولمايدۇ.",
        "پەقەت بىر قېتىم، مۆھلەت توشۇشتىن بۇرۇن كېچىكتۈرۈلىدۇ. تېزراق جاۋاب بېرىڭ.",
        _HEAD_UG,
    ),
    "consultations.days_wrong": Advice(
        "كېچىكتۈرۈش كۈنى توغرا ئەمەس.", "1 دىن %(most)s كىچە خىزمەت كۈنى يېزىڭ.", _HEAD_UG
    ),
    "consultations.body_unfit": Advice(
        "بۇ سوئالنى تاپشۇرۇۋالىدىغان ئورۇن يوق.",
        "باشقا ئورۇننى تاللاڭ؛ باشقۇرۇش ئورگىنى يوق رايوندا يۇقىرى دەرىجىلىكنى تاللاڭ.",
        _ASK_UG,
    ),
    "consultations.forwarded_enough": Advice(
        "بۇ سوئال بەلگىلەنگەن قېتىم يوللىنىپ بولغان.",
        "بىۋاسىتە جاۋاب بېرىڭ ياكى مۇلازىمەت باشقۇرۇش ئورگىنىغا مەلۇم قىلىڭ.",
        _HEAD_UG,
    ),
    "consultations.nothing_answered": Advice(
        "پەقەت مەلۇم ئىشقا دائىر، جاۋاب بېرىلگەن مەسلىھەتلا كۆپ سورالغان مەسلىھەت بولىدۇ.",
        "ئومۇمىي مەسلىھەت ئىش بېجىرىش قوللانمىسىغا كىرمەيدۇ.",
        _HEAD_UG,
    ),
    "consultations.faq_there": Advice(
        "بۇ جاۋاب تەكشۈرۈشكە يوللانغان ياكى ئېلان قىلىنغان.",
        "«كۆپ سورالغان مەسلىھەت» تىن كۆرۈڭ.",
        _HEAD_UG,
    ),
    "consultations.still_personal": Advice(
        "مەزمۇندا يانفون، كىنىشكا نومۇرىغا ئوخشاش نومۇر بار.",
        "مەلۇم كىشىنى تونۇغىلى بولىدىغان مەزمۇننى ئۆچۈرۈپ ئاندىن يوللاڭ.",
        _HEAD_UG,
    ),
    "consultations.faq_not_open": Advice(
        "بۇ مەسلىھەتنىڭ ھازىرقى ھالىتىدە بۇنداق بېجىرگىلى بولمايدۇ.",
        "بەتنى يېڭىلاپ ئاندىن بېجىرىڭ.",
        _HEAD_UG,
    ),
    "consultations.second_person_needed": Advice(
        "تەكلىپ قىلغان كىشى ئۆزى تەكشۈرەلمەيدۇ.",
        "قانۇن تەكشۈرۈش مەسئۇلىيىتى بار باشقا خادىم تەكشۈرسۇن.",
        _HEAD_UG,
    ),
}
