"""What people read when a body, a duty or a spreadsheet is refused."""

from onedoor.kernel.texts import Advice

_ADMIN, _ADMIN_UG = "系统管理员", "سىستېما باشقۇرغۇچى"
_OFFICE, _OFFICE_UG = "本级人民政府办公室", "شۇ دەرىجىلىك خەلق ھۆكۈمىتى ئىشخانىسى"

ZH: dict[str, Advice] = {
    "bodies.missing": Advice(
        "没有找到代码为 %(body)s 的单位。", "请核对统一社会信用代码。", _ADMIN
    ),
    "bodies.outside_your_area": Advice(
        "您的单位无权督办或查看该单位的这项内容。",
        "办公室只监督本行政区域内的单位；请由有权的办公室处理。",
        _OFFICE,
    ),
    "bodies.not_administrator": Advice(
        "只有系统管理员可以登记单位和职责。", "请把材料交给系统管理员。", _ADMIN
    ),
    "bodies.duty_held": Advice(
        "%(body)s 的这项职责在 %(since)s 当日或之后已有记录。", "请选择更晚的日期。", _OFFICE
    ),
    "bodies.duty_not_of_body": Advice(
        "%(body)s 不能承担这项职责。", "请选择条例规定承担该职责的单位。", _OFFICE
    ),
    "bodies.holder_missing": Advice(
        "%(body)s 的职责缺少文号，或第一责任人缺少姓名。",
        "请填写任职文号；第一责任人须填写姓名。",
        _OFFICE,
    ),
    "bodies.tenure_ends_early": Advice(
        "结束日 %(until)s 不晚于开始日 %(since)s。", "请核对日期。", _OFFICE
    ),
    "bodies.tenure_missing": Advice(
        "该区划的这项职责目前没有人承担。", "请先登记承担的单位。", _OFFICE
    ),
}

UG: dict[str, Advice] = {
    "bodies.missing": Advice(
        "%(body)s كودلۇق ئورۇن تېپىلمىدى.",
        "بىرتۇتاش ئىجتىمائىي ئىناۋەت كودىنى تەكشۈرۈڭ.",
        _ADMIN_UG,
    ),
    "bodies.outside_your_area": Advice(
        "ئورنىڭىزنىڭ بۇ ئورۇننى نازارەت قىلىش ھوقۇقى يوق.",
        "ئىشخانا پەقەت ئۆز تەۋەسىدىكى ئورۇنلارنىلا نازارەت قىلىدۇ.",
        _OFFICE_UG,
    ),
    "bodies.not_administrator": Advice(
        "ئورۇن ۋە مەسئۇلىيەتلەرنى پەقەت سىستېما باشقۇرغۇچىلا تىزىملىيالايدۇ.",
        "ماتېرىيالنى سىستېما باشقۇرغۇچىغا بېرىڭ.",
        _ADMIN_UG,
    ),
    "bodies.duty_held": Advice(
        "%(body)s نىڭ بۇ مەسئۇلىيىتىدە %(since)s ياكى كېيىنكى خاتىرە بار.",
        "تېخىمۇ كېيىنكى كۈننى تاللاڭ.",
        _OFFICE_UG,
    ),
    "bodies.duty_not_of_body": Advice(
        "%(body)s بۇ مەسئۇلىيەتنى ئۈستىگە ئالالمايدۇ.",
        "نىزامدا بەلگىلەنگەن ئورۇننى تاللاڭ.",
        _OFFICE_UG,
    ),
    "bodies.holder_missing": Advice(
        "%(body)s نىڭ مەسئۇلىيىتىدە ھۆججەت نومۇرى ياكى مەسئۇلنىڭ ئىسمى كەم.",
        "ھۆججەت نومۇرىنى ۋە بىرىنچى مەسئۇلنىڭ ئىسمىنى يېزىڭ.",
        _OFFICE_UG,
    ),
    "bodies.tenure_ends_early": Advice(
        "ئاخىرقى كۈن %(until)s باشلانغان كۈن %(since)s دىن كېيىن ئەمەس.",
        "چېسلانى تەكشۈرۈڭ.",
        _OFFICE_UG,
    ),
    "bodies.tenure_missing": Advice(
        "بۇ رايوننىڭ بۇ مەسئۇلىيىتىنى ھازىر ھېچكىم ئۈستىگە ئالمىغان.",
        "ئالدى بىلەن ئورۇننى تىزىملاڭ.",
        _OFFICE_UG,
    ),
}
