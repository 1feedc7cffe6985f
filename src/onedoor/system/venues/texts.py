"""Refusals of venues in words."""

from onedoor.kernel.texts import Advice

_MANAGER, _MANAGER_UG = "本级政务服务管理机构", "شۇ دەرىجىلىك مەمۇرىي مۇلازىمەت باشقۇرۇش ئاپپاراتى"

ZH: dict[str, Advice] = {
    "venues.missing": Advice("没有这个大厅或站点。", "请从大厅和站点列表中选择。", _MANAGER),
    "venues.not_yours": Advice(
        "您的单位不负责运行这个大厅或站点。",
        "政务服务中心由本级管理机构运行，便民服务中心（站）由乡镇（街道）运行。",
        _MANAGER,
    ),
    "venues.name_wrong": Advice(
        "名称“%(name)s”不符合规定。", "名称应当由地名和“%(suffix)s”组成。", _MANAGER
    ),
    "venues.name_taken": Advice("名称“%(name)s”已经使用。", "请加上地名以示区别。", _MANAGER),
    "venues.wrong_level": Advice(
        "这一级不设“%(kind)s”。",
        "县级以上设政务服务中心，乡镇（街道）设便民服务中心，村（社区）设便民服务站。",
        _MANAGER,
    ),
    "venues.one_is_there": Advice(
        "“%(area)s”已经有便民服务中心（站）。", "请先关闭原来的，再登记新的。", _MANAGER
    ),
    "venues.fact_missing": Advice("缺少地址或者电话。", "请填写完整。", _MANAGER),
    "venues.place_off_the_map": Advice(
        "经度、纬度不完整或者超出范围。", "请同时填写经度和纬度，单位为度。", _MANAGER
    ),
    "venues.nothing_at_a_window": Advice(
        "窗口 %(number)s 没有职能。", "请至少选择一项职能，或者删除这个窗口。", _MANAGER
    ),
    "venues.window_twice": Advice("窗口号 %(number)s 重复。", "请改用不同的窗口号。", _MANAGER),
    "venues.closed": Advice("“%(venue)s”已经关闭。", "关闭以后不能再修改。", _MANAGER),
    "venues.date_wrong": Advice(
        "日期 %(since)s 至 %(until)s 不合规定。", "请核对起止日期和最长期限。", _MANAGER
    ),
    "venues.hours_wrong": Advice(
        "时间“%(spans)s”写法不对。", "每段写成 10:00-14:00，按先后排列，不能重叠。", _MANAGER
    ),
    "venues.reason_missing": Advice("没有写明原因。", "请写明这一天为什么不同。", _MANAGER),
    "venues.served_already": Advice(
        "“%(area)s”已经有便民服务站或者共用安排。", "请先结束原来的安排。", _MANAGER
    ),
    "venues.document_missing": Advice("没有填写文号。", "请填写批准或者决定的文号。", _MANAGER),
    "venues.listed_already": Advice(
        "事项 %(item)s 已在清单上，或者正在申请。", "请查看原来的记录。", _MANAGER
    ),
    "venues.entry_missing": Advice("清单上没有这一条。", "请从清单中选择。", _MANAGER),
    "venues.wrong_turn": Advice(
        "这一条不在可以这样办理的环节。", "顺序是部门申请、管理机构审核、本级政府批准。", _MANAGER
    ),
    "venues.why_missing": Advice(
        "没有写明事项或者理由。", "请写明事项编码、名称和理由；涉密事项只写编码。", _MANAGER
    ),
    "venues.not_your_part": Advice(
        "这一步不由您办理。", "部门申请，管理机构审核，本级人民政府批准。", _MANAGER
    ),
}

UG: dict[str, Advice] = {
    "venues.missing": Advice(
        "بۇ زال ياكى پونكىت يوق.", "زال ۋە پونكىتلار تىزىملىكىدىن تاللاڭ.", _MANAGER_UG
    ),
    "venues.not_yours": Advice(
        "ئورنىڭىز بۇ زال ياكى پونكىتنى باشقۇرمايدۇ.",
        "مەمۇرىي مۇلازىمەت مەركىزىنى شۇ دەرىجىلىك باشقۇرۇش ئاپپاراتى، خەلققە قۇلايلىق مۇلازىمەت"
        " مەركىزى (پونكىتى) نى يېزا-بازار (كوچا باشقارمىسى) باشقۇرىدۇ.",
        _MANAGER_UG,
    ),
    "venues.name_wrong": Advice(
        "«%(name)s» دېگەن نام بەلگىلىمىگە ئۇيغۇن ئەمەس.",
        "نام يەر نامى بىلەن «%(suffix)s» دىن تۈزۈلۈشى كېرەك.",
        _MANAGER_UG,
    ),
    "venues.name_taken": Advice(
        "«%(name)s» دېگەن نام ئىشلىتىلىۋاتىدۇ.", "پەرقلەندۈرۈش ئۈچۈن يەر نامىنى قوشۇڭ.", _MANAGER_UG
    ),
    "venues.wrong_level": Advice(
        "بۇ دەرىجىدە «%(kind)s» تەسىس قىلىنمايدۇ.",
        "ناھىيە دەرىجىلىكتىن يۇقىرىدا مەمۇرىي مۇلازىمەت مەركىزى، يېزا-بازاردا قۇلايلىق مۇلازىمەت"
        " مەركىزى، كەنتتە قۇلايلىق مۇلازىمەت پونكىتى تەسىس قىلىنىدۇ.",
        _MANAGER_UG,
    ),
    "venues.one_is_there": Advice(
        "«%(area)s» دا مەركەز (پونكىت) بار.",
        "ئاۋۋال كونىسىنى تاقاپ، ئاندىن يېڭىسىنى تىزىملاڭ.",
        _MANAGER_UG,
    ),
    "venues.fact_missing": Advice("ئادرېس ياكى تېلېفون كەم.", "تولۇق تولدۇرۇڭ.", _MANAGER_UG),
    "venues.place_off_the_map": Advice(
        "ئۇزۇنلۇق ياكى كەڭلىك تولۇق ئەمەس ياكى دائىرىدىن چىقىپ كەتكەن.",
        "ئۇزۇنلۇق بىلەن كەڭلىكنى بىللە تولدۇرۇڭ، بىرلىكى گرادۇس.",
        _MANAGER_UG,
    ),
    "venues.nothing_at_a_window": Advice(
        "%(number)s-كۆزنەكنىڭ ۋەزىپىسى يوق.",
        "ئاز دېگەندە بىرنى تاللاڭ ياكى كۆزنەكنى ئۆچۈرۈڭ.",
        _MANAGER_UG,
    ),
    "venues.window_twice": Advice(
        "كۆزنەك نومۇرى %(number)s تەكرارلانغان.", "باشقا نومۇر ئىشلىتىڭ.", _MANAGER_UG
    ),
    "venues.closed": Advice(
        "«%(venue)s» تاقالغان.", "تاقالغاندىن كېيىن ئۆزگەرتكىلى بولمايدۇ.", _MANAGER_UG
    ),
    "venues.date_wrong": Advice(
        "%(since)s دىن %(until)s غىچە بولغان چېسلا بەلگىلىمىگە ئۇيغۇن ئەمەس.",
        "باشلىنىش، ئاخىرلىشىش چېسلاسى ۋە ئەڭ ئۇزۇن مۇددەتنى تەكشۈرۈڭ.",
        _MANAGER_UG,
    ),
    "venues.hours_wrong": Advice(
        "«%(spans)s» دېگەن ۋاقىت توغرا يېزىلمىغان.",
        "ھەر بۆلەكنى 10:00-14:00 شەكلىدە، تەرتىپ بويىچە، قاپلاشتۇرماي يېزىڭ.",
        _MANAGER_UG,
    ),
    "venues.reason_missing": Advice(
        "سەۋەبى يېزىلمىغان.", "بۇ كۈننىڭ نېمىشقا باشقىچە ئىكەنلىكىنى يېزىڭ.", _MANAGER_UG
    ),
    "venues.served_already": Advice(
        "«%(area)s» دا پونكىت ياكى ئورتاق ئىشلىتىش ئورۇنلاشتۇرۇشى بار.",
        "ئاۋۋال ئەسلىدىكى ئورۇنلاشتۇرۇشنى ئاخىرلاشتۇرۇڭ.",
        _MANAGER_UG,
    ),
    "venues.document_missing": Advice(
        "ھۆججەت نومۇرى يېزىلمىغان.", "تەستىق ياكى قارار ھۆججىتىنىڭ نومۇرىنى يېزىڭ.", _MANAGER_UG
    ),
    "venues.listed_already": Advice(
        "%(item)s دېگەن ئىش تىزىملىكتە بار ياكى ئىلتىماس قىلىنىۋاتىدۇ.",
        "ئەسلىدىكى خاتىرىگە قاراڭ.",
        _MANAGER_UG,
    ),
    "venues.entry_missing": Advice("تىزىملىكتە بۇ يوق.", "تىزىملىكتىن تاللاڭ.", _MANAGER_UG),
    "venues.wrong_turn": Advice(
        "بۇ باسقۇچتا مۇنداق بېجىرىشكە بولمايدۇ.",
        "تەرتىپى: تارماق ئىلتىماس قىلىدۇ، باشقۇرۇش ئاپپاراتى تەكشۈرىدۇ، ھۆكۈمەت تەستىقلايدۇ.",
        _MANAGER_UG,
    ),
    "venues.why_missing": Advice(
        "ئىش ياكى سەۋەب يېزىلمىغان.",
        "ئىش كودى، نامى ۋە سەۋەبىنى يېزىڭ؛ مەخپىي ئىشنىڭ پەقەت كودىنىلا يېزىڭ.",
        _MANAGER_UG,
    ),
    "venues.not_your_part": Advice(
        "بۇ قەدەمنى سىز بېجىرمەيسىز.",
        "تارماق ئىلتىماس قىلىدۇ، باشقۇرۇش ئاپپاراتى تەكشۈرىدۇ، شۇ دەرىجىلىك ھۆكۈمەت تەستىقلايدۇ.",
        _MANAGER_UG,
    ),
}
