"""What people read when a term is refused."""

from onedoor.kernel.texts import Advice

_ADMIN, _ADMIN_UG = "系统管理员", "سىستېما باشقۇرغۇچى"
_OFFICE, _OFFICE_UG = "市人民政府办公室", "شەھەرلىك خەلق ھۆكۈمىتى ئىشخانىسى"

ZH: dict[str, Advice] = {
    "terms.setting_missing": Advice("没有名为 %(key)s 的设定。", "请从设定列表中选择。", _ADMIN),
    "terms.list_missing": Advice("没有名为 %(name)s 的代码表。", "请从代码表列表中选择。", _ADMIN),
    "terms.proposal_missing": Advice("没有找到这项变更提议。", "请回到设定列表重新查看。", _ADMIN),
    "terms.value_wrong": Advice(
        "“%(label)s”不能是“%(value)s”。", "请按该设定注明的类型和范围填写。", _ADMIN
    ),
    "terms.document_number_missing": Advice(
        "变更“%(label)s”须有文号。", "请填写批准这项变更的文件文号。", _OFFICE
    ),
    "terms.reason_missing": Advice(
        "变更“%(label)s”须说明理由。", "请写明为何变更，理由会留在历史记录中。", _OFFICE
    ),
    "terms.from_day_past": Advice(
        "%(from_on)s 已经过去，设定不能溯及既往。", "请选择今天或以后的日期。", _OFFICE
    ),
    "terms.proposal_open": Advice(
        "“%(label)s”已有一项待确认的变更。", "请先由另一位管理员确认，或将其撤回。", _ADMIN
    ),
    "terms.proposal_closed": Advice(
        "“%(label)s”的这项变更已经确认或撤回。", "需要再次变更时，请另行提议。", _ADMIN
    ),
    "terms.second_administrator_needed": Advice(
        "“%(label)s”的变更须由两位管理员完成，您是提议人。", "请由另一位系统管理员确认。", _ADMIN
    ),
    "terms.not_administrator": Advice(
        "只有系统管理员可以变更设定和代码表。", "请联系系统管理员提出变更。", _ADMIN
    ),
    "terms.code_wrong": Advice(
        "代码“%(value)s”缺少内容或过长。", "请填写代码（16 个字符以内）、名称和来源。", _ADMIN
    ),
    "terms.code_taken": Advice(
        "代码“%(value)s”在 %(from_on)s 或之后已有取值。", "请选择更晚的日期。", _ADMIN
    ),
    "terms.still_in_trial": Advice(
        "条例尚未施行，平台处于试运行，不能作出有法律效力的这一步。",
        "请在条例施行之日及以后办理；施行日期由两位管理员凭文号设定。",
        _OFFICE,
    ),
}

UG: dict[str, Advice] = {
    "terms.setting_missing": Advice(
        "%(key)s ناملىق تەڭشەك يوق.", "تەڭشەك تىزىملىكىدىن تاللاڭ.", _ADMIN_UG
    ),
    "terms.list_missing": Advice(
        "%(name)s ناملىق كود جەدۋىلى يوق.", "تىزىملىكتىن تاللاڭ.", _ADMIN_UG
    ),
    "terms.proposal_missing": Advice(
        "بۇ ئۆزگەرتىش تەكلىپى تېپىلمىدى.", "تەڭشەك تىزىملىكىگە قايتىڭ.", _ADMIN_UG
    ),
    "terms.value_wrong": Advice(
        "«%(label)s» غا «%(value)s» يازغىلى بولمايدۇ.",
        "تەڭشەكتە كۆرسىتىلگەن تىپ ۋە دائىرە بويىچە تولدۇرۇڭ.",
        _ADMIN_UG,
    ),
    "terms.document_number_missing": Advice(
        "«%(label)s» نى ئۆزگەرتىشكە ھۆججەت نومۇرى كېرەك.",
        "تەستىقلىغان ھۆججەتنىڭ نومۇرىنى يېزىڭ.",
        _OFFICE_UG,
    ),
    "terms.reason_missing": Advice(
        "«%(label)s» نى ئۆزگەرتىشنىڭ سەۋەبىنى يېزىش كېرەك.",
        "نېمە ئۈچۈن ئۆزگەرتىدىغانلىقىڭىزنى يېزىڭ.",
        _OFFICE_UG,
    ),
    "terms.from_day_past": Advice(
        "%(from_on)s ئۆتۈپ كەتتى، تەڭشەك ئۆتمۈشكە تەسىر قىلمايدۇ.",
        "بۈگۈن ياكى كېيىنكى كۈننى تاللاڭ.",
        _OFFICE_UG,
    ),
    "terms.proposal_open": Advice(
        "«%(label)s» نىڭ جەزملەشنى كۈتۈۋاتقان بىر تەكلىپى بار.",
        "ئالدى بىلەن باشقا بىر باشقۇرغۇچى جەزملىسۇن ياكى قايتۇرۇۋېلىڭ.",
        _ADMIN_UG,
    ),
    "terms.proposal_closed": Advice(
        "«%(label)s» نىڭ بۇ تەكلىپى جەزملەنگەن ياكى قايتۇرۇۋېلىنغان.",
        "يەنە ئۆزگەرتىش كېرەك بولسا يېڭى تەكلىپ بېرىڭ.",
        _ADMIN_UG,
    ),
    "terms.second_administrator_needed": Advice(
        "«%(label)s» نى ئىككى باشقۇرغۇچى ئۆزگەرتىشى كېرەك، سىز تەكلىپ بەرگۈچى.",
        "باشقا بىر سىستېما باشقۇرغۇچى جەزملىسۇن.",
        _ADMIN_UG,
    ),
    "terms.not_administrator": Advice(
        "تەڭشەك ۋە كود جەدۋىلىنى پەقەت سىستېما باشقۇرغۇچىلا ئۆزگەرتەلەيدۇ.",
        "سىستېما باشقۇرغۇچى بىلەن ئالاقىلىشىڭ.",
        _ADMIN_UG,
    ),
    "terms.code_wrong": Advice(
        "«%(value)s» كودى تولۇق ئەمەس ياكى بەك ئۇزۇن.",
        "كود (16 ھەرپ ئىچىدە)، نام ۋە مەنبەنى تولدۇرۇڭ.",
        _ADMIN_UG,
    ),
    "terms.code_taken": Advice(
        "«%(value)s» كودىنىڭ %(from_on)s ياكى كېيىنكى قىممىتى بار.",
        "تېخىمۇ كېيىنكى كۈننى تاللاڭ.",
        _ADMIN_UG,
    ),
    "terms.still_in_trial": Advice(
        "نىزام تېخى يولغا قويۇلمىدى، سۇپا سىناق باسقۇچىدا، قانۇنىي كۈچكە ئىگە بۇ قەدەمنى "
        "باسقىلى بولمايدۇ.",
        "نىزام يولغا قويۇلغان كۈندىن باشلاپ بېجىرىڭ.",
        _OFFICE_UG,
    ),
}
