"""The words beside a wrong input: what to do, in the words of the question."""

from onedoor.system.forms.domain.definition import Kind, Question, Repeat
from onedoor.system.forms.domain.texts import Text

_CHOSEN = (Kind.CHOICE, Kind.MULTI, Kind.YESNO, Kind.REGION)


def missing(question: Question) -> Text:
    label = question.label
    if question.kind is Kind.DECLARATION:
        return Text("请阅读并勾选承诺", "ئوقۇپ، ۋەدىنى بەلگىلەڭ")
    if question.kind in _CHOSEN:
        return _told("请选择：", "تاللاڭ: ", label)
    return _told("请填写：", "تولدۇرۇڭ: ", label)


def _told(zh: str, ug: str, label: Text) -> Text:
    return Text(zh + label.zh, ug + label.in_language("ug"))


def differs(source: Text, value: str) -> Text:
    ug = source.in_language("ug")
    return Text(
        f"与{source.zh}登记的“{value}”不一致。登记有误的，请勾选“登记的信息有误”",
        f"{ug}: تىزىملانغىنى «{value}». تىزىملاتقان ئۇچۇر خاتا بولسا، شۇنى بەلگىلەڭ",
    )


def locked(source: Text) -> Text:
    zh, ug = source.zh, source.in_language("ug")
    return Text(
        f"这一项以{zh}的记载为准，不能在这里改；记载有误或有变化的，请勾选“登记的信息有误”并写明",
        f"بۇ تۈر {ug} دىكى خاتىرە بويىچە بولىدۇ، بۇ يەردە ئۆزگەرتكىلى بولمايدۇ؛ "
        "خاتىرە خاتا ياكى ئۆزگەرگەن بولسا شۇنى بەلگىلەپ يېزىڭ",
    )


def kinds(names: str) -> Text:
    return Text(f"可上传 {names} 文件", f"{names} ھۆججىتىنى يۈكلىگىلى بولىدۇ")


def at_most_mb(size: int) -> Text:
    return Text(f"每个文件不超过 {size} MB", f"ھەر بىر ھۆججەت {size} MB دىن ئاشمىسۇن")


def at_most_pages(pages: int) -> Text:
    return Text(f"每个文件不超过 {pages} 页", f"ھەر بىر ھۆججەت {pages} بەتتىن ئاشمىسۇن")


def exempt(label: Text) -> Text:
    return Text(
        f"{label.zh}：由电子证照自动核验，不用您提交",
        f"{label.in_language('ug')}: ئېلېكترونلۇق كىنىشكا ئارقىلىق دەلىللىنىدۇ، تاپشۇرۇش ھاجەتسىز",
    )


def on_the_list(label: Text) -> Text:
    return Text(
        f"{label.zh}：在“材料核验”中核对或扫描",
        f"{label.in_language('ug')}: «ماتېرىيال دەلىللەش» تە سېلىشتۇرۇڭ ياكى سىكانىرلاڭ",
    )


def too_few(repeat: Repeat) -> Text:
    item, n = repeat.item, repeat.minimum
    return Text(f"请至少添加 {n} 名{item.zh}", f"كەم دېگەندە {n} قوشۇڭ: {item.in_language('ug')}")


def too_many(repeat: Repeat) -> Text:
    item, n = repeat.item, repeat.maximum
    return Text(f"{item.zh}最多 {n} 名", f"ئەڭ كۆپ بولغاندا {n}: {item.in_language('ug')}")


NO_SUCH_OPTION = Text("请从所列选项中选择", "تىزىلغان تۈرلەردىن تاللاڭ")
CHARACTER = Text("请删去无法识别的特殊字符", "تونۇغىلى بولمايدىغان ھەرپنى ئۆچۈرۈڭ")
DATE = Text(
    "请填写有效日期，例如 2023年4月8日 或 2023-04-08",
    "توغرا چېسلا يېزىڭ، مەسىلەن: 2023-04-08",
)
NUMBER = Text("请填写数字，例如 120 或 85.5", "سان يېزىڭ، مەسىلەن: 120 ياكى 85.5")
MONEY = Text("请填写金额（元），最多两位小数", "پۇل سوممىسىنى يېزىڭ (يۈەن)")
IDCARD = Text("身份证号应为 18 位，请对照证件检查", "كىملىك نومۇرى 18 خانىلىق، كىملىككە سېلىشتۇرۇڭ")
USCC = Text(
    "统一社会信用代码应为 18 位，请对照营业执照检查",
    "بىرتۇتاش كود 18 خانىلىق، تىجارەت كىنىشكىسىگە سېلىشتۇرۇڭ",
)
IDCARD_WRONG = Text(
    "身份证号有误，数字对不上，请对照证件逐位检查",
    "كىملىك نومۇرى خاتا، رەقەملەر ماس كەلمىدى، كىملىككە بىرمۇبىر سېلىشتۇرۇڭ",
)
USCC_WRONG = Text(
    "统一社会信用代码有误，与校验码对不上，请对照营业执照逐位检查",
    "بىرتۇتاش كود خاتا، تەكشۈرۈش كودىغا ماس كەلمىدى، تىجارەت كىنىشكىسىگە بىرمۇبىر سېلىشتۇرۇڭ",
)
NAME = Text("请填写姓名，姓名中不能有数字", "ئىسمىنى يېزىڭ، ئىسىمدا رەقەم بولمايدۇ")
PHONE = Text(
    "请填写手机号（11 位）或带区号的固定电话，例如 0902-2233445",
    "يانفون نومۇرى (11 خانە) ياكى رايون نومۇرلۇق تېلېفون يېزىڭ",
)
EMAIL = Text("请填写有效的电子邮箱，例如 name@example.cn", "توغرا ئېلخەت ئادرېسى يېزىڭ")
REGION = Text("请选择所在的街道或乡镇", "كوچا ياكى يېزىنى تاللاڭ")
BANK = Text("银行账号应为 8 至 30 位数字", "بانكا ھېسابات نومۇرى 8 دىن 30 خانىغىچە سان")
GEO = Text("请填写有效的经度和纬度", "توغرا ئۇزۇنلۇق ۋە كەڭلىكنى يېزىڭ")
AT_HOME = Text("申请人在网上填写", "ئىلتىماس قىلغۇچى توردا تولدۇرغان")
STILL_THE_SAME = Text(
    "您说登记的信息有误，但内容没有改动，请改成正确的内容",
    "تىزىملاتقان ئۇچۇر خاتا دېدىڭىز، لېكىن مەزمۇن ئۆزگەرمىدى، توغرا مەزمۇنغا ئۆزگەرتىڭ",
)
SAY_WHAT_IS_RIGHT = Text("请写明正确的内容", "توغرا مەزمۇننى يېزىڭ")
PERIOD = Text("结束日期不能早于开始日期", "ئاخىرلىشىش كۈنى باشلىنىش كۈنىدىن بۇرۇن بولمايدۇ")
PART = Text("请填写完整", "تولۇق تولدۇرۇڭ")
PATTERN = Text("填写的格式不正确，请按提示检查", "يېزىلىش شەكلى توغرا ئەمەس، ئەسكەرتىشكە قاراڭ")


def too_short(least: int) -> Text:
    return Text(f"至少填写 {least} 个字", f"كەم دېگەندە {least} ھەرپ يېزىڭ")


def too_long(most: int) -> Text:
    return Text(f"最多填写 {most} 个字", f"ئەڭ كۆپ بولغاندا {most} ھەرپ يېزىڭ")


def too_small(least: str) -> Text:
    return Text(f"不能小于 {least}", f"{least} دىن كىچىك بولمايدۇ")


def too_big(most: str) -> Text:
    return Text(f"不能大于 {most}", f"{most} دىن چوڭ بولمايدۇ")


def too_early(day: str) -> Text:
    return Text(f"不能早于 {day}", f"{day} دىن بۇرۇن بولمايدۇ")


def too_late(day: str) -> Text:
    return Text(f"不能晚于 {day}", f"{day} دىن كېيىن بولمايدۇ")
