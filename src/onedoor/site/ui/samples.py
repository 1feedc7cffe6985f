"""What the catalogue shows: one of each component, in each state, with an invented firm."""

from django.utils.translation import gettext as _

from onedoor.kernel.fields import Choice, FieldView
from onedoor.kernel.pages import Page
from onedoor.system.forms import api as forms


def questions() -> list[FieldView]:
    """Return one question of each kind, without errors."""
    return [
        FieldView(
            "firm",
            "text",
            _("企业名称"),
            value=_("甜蜜蜜瓜专业合作社"),
            source=_("市场监管·营业执照（今天 10:02）"),
        ),
        FieldView(
            "business",
            "yesno",
            _("您是受企业委托的代办人吗？"),
            hint=_("代办人需要上传企业的委托书。"),
        ),
        FieldView(
            "agent",
            "text",
            _("代办人姓名"),
            when='{"q":"business","op":"eq","v":"yes"}',
        ),
        FieldView(
            "trade",
            "choice",
            _("您要从事哪一种经营？"),
            choices=(
                Choice("sale", _("食品销售"), _("预包装食品、散装食品")),
                Choice("cater", _("餐饮服务"), _("饭店、小吃店、奶茶店")),
                Choice("canteen", _("单位食堂")),
            ),
        ),
        FieldView(
            "dishes",
            "multi",
            _("您准备制作哪些食品？"),
            value=("hot",),
            hint=_("可以选多项。"),
            choices=(
                Choice("hot", _("热食类")),
                Choice("cold", _("冷食类")),
                Choice("cake", _("糕点类")),
            ),
        ),
        FieldView(
            "street",
            "choice",
            _("所在街道（乡、镇）"),
            choices=tuple(Choice(f"{n}", _("第 %(n)s 街道") % {"n": n}) for n in range(1, 13)),
        ),
        FieldView("uscc", "uscc", _("统一社会信用代码"), hint=_("营业执照上的 18 位代码。")),
        FieldView("idcard", "idcard", _("公民身份号码")),
        FieldView("mobile", "phone", _("手机号码"), hint=_("用来接收办理结果。")),
        FieldView("mail", "email", _("电子邮箱"), required=False),
        FieldView("opened", "date", _("计划开业日期")),
        FieldView("area", "number", _("经营场所面积"), unit=_("平方米")),
        FieldView("capital", "money", _("注册资本")),
        FieldView(
            "note",
            "longtext",
            _("还有什么需要说明？"),
            required=False,
            help=_("这里的内容会原样交给审查人员，不会公开。"),
        ),
        FieldView(
            "rent",
            "period",
            _("租赁期限"),
            parts=(
                FieldView("rent_from", "date", _("自")),
                FieldView("rent_until", "date", _("至")),
            ),
        ),
        FieldView(
            "plan",
            "file",
            _("经营场所平面布局图"),
            accept=".pdf,.jpg,.jpeg,.png",
            rules=(_("PDF、JPG 或 PNG，每个不超过 20 MB"),),
            max_mb=20,
        ),
        FieldView("truth", "declaration", _("我承诺以上内容真实，并知悉虚假承诺的法律后果。")),
        FieldView("told", "info", _("请在 90 日内完成填写，逾期草稿将被清除。")),
    ]


def wrong_questions() -> list[FieldView]:
    """Return questions that came back with errors."""
    return [
        FieldView(
            "bad_uscc",
            "uscc",
            _("统一社会信用代码"),
            value="91650502MA7ABCDE1",
            hint=_("营业执照上的 18 位代码。"),
            error=_("统一社会信用代码应为 18 位，您填写了 17 位。"),
        ),
        FieldView(
            "bad_trade",
            "yesno",
            _("经营场所是租用的吗？"),
            error=_("请选择经营场所是不是租用的。"),
        ),
        FieldView(
            "bad_plan",
            "file",
            _("经营场所平面布局图"),
            error=_("这个文件设有密码，无法打开。请取消密码后重新上传。"),
        ),
    ]


def dense_questions() -> list[FieldView]:
    """Return questions as the counter's screen shows them."""
    return [
        FieldView("d_agent", "yesno", _("代办人"), value="no", compact=True),
        FieldView("d_name", "text", _("姓名"), value=_("阿依古丽·买买提"), compact=True),
        FieldView("d_id", "idcard", _("公民身份号码"), compact=True),
        FieldView(
            "d_firm",
            "text",
            _("企业名称"),
            value=_("甜蜜蜜瓜专业合作社"),
            compact=True,
            source=_("营业执照"),
        ),
        FieldView("d_area", "number", _("面积"), unit=_("平方米"), compact=True),
        FieldView("d_phone", "phone", _("手机号码"), compact=True),
    ]


def material_rows() -> list[dict[str, object]]:
    """Return a material in each state."""
    facts = [_("原件 1 份"), _("电子或纸质"), _("申请人自备")]
    return [
        {
            "name": _("营业执照"),
            "state": "exempt",
            "facts": [_("自动核验")],
            "note": _("由市场监管部门共享，您不用提交。"),
        },
        {
            "name": _("经营场所平面布局图"),
            "state": "given",
            "facts": facts,
            "files": [("平面图-2.pdf", "#m")],
        },
        {
            "name": _("食品安全管理制度"),
            "state": "todo",
            "facts": facts,
            "links": [(_("空白表格"), "#m"), (_("填写样例"), "#m")],
        },
        {
            "name": _("授权委托书"),
            "state": "deferred",
            "facts": facts,
            "label": _("可容缺 5 个工作日"),
        },
        {
            "name": _("健康证明"),
            "state": "wrong",
            "facts": facts,
            "note": _("照片模糊，请重新拍摄。"),
        },
    ]


def tiles() -> list[dict[str, object]]:
    """Return things to choose from."""
    return [
        {
            "title": _("食品经营许可（新办）"),
            "href": "#t",
            "icon": "file",
            "note": _("开饭店、小吃店、食品店"),
            "meta": [_("伊州区市场监督管理局"), _("承诺 5 个工作日"), _("到现场 0 次")],
            "tag": _("在线办理"),
        },
        {
            "title": _("企业开办"),
            "href": "#t",
            "icon": "business",
            "note": _("营业执照、公章、社保、税务一次办完"),
            "meta": [_("高效办成一件事")],
        },
        {"title": _("预约取号"), "href": "#t", "icon": "calendar", "note": _("到大厅前先选好时间")},
        {
            "title": _("查进度"),
            "href": "#t",
            "icon": "clock",
            "note": _("用编号或查询码查看办到哪一步"),
        },
    ]


def stages() -> list[dict[str, str]]:
    """Return the stages of a case under review."""
    return [
        {"label": _("受理"), "state": "done", "when": "11-24"},
        {"label": _("审查"), "state": "current", "when": _("剩余 4 个工作日")},
        {"label": _("决定"), "state": "todo"},
        {"label": _("制证"), "state": "todo"},
        {"label": _("送达"), "state": "todo"},
    ]


def events() -> list[dict[str, object]]:
    """Return what happened to a case, newest first."""
    body = _("伊州区市场监督管理局")
    return [
        {
            "when": "2026-11-24 11:20",
            "what": _("受理申请，开始计算办理时限"),
            "who": body,
            "links": [(_("受理通知书"), "#e")],
        },
        {
            "when": "2026-11-24 10:05",
            "what": _("收到申请"),
            "who": body,
            "note": _("编号和查询码已经生成。"),
        },
    ]


def rows() -> Page[dict[str, object]]:
    """Return a desk list with each light."""
    lights = (
        ("red", _("超期 1 个工作日")),
        ("yellow", _("剩余 1 个工作日")),
        ("green", _("剩余 4 个工作日")),
        ("grey", _("暂停计时：补正")),
    )
    return Page(
        [
            {
                "number": f"650502-20261124-{n:04}",
                "item": _("食品经营许可（新办）"),
                "who": _("甜蜜蜜瓜专业合作社"),
                "stage": _("审查"),
                "due": f"2026-12-{n:02}",
                "light": state,
                "left": left,
            }
            for n, (state, left) in enumerate(lights, start=1)
        ],
        "next",
    )


_KIOSK = {
    "title": "自助终端示例",
    "pages": [
        {
            "key": "who",
            "title": {"zh-Hans": "谁来办理", "ug": "كىم بېجىرىدۇ"},
            "questions": [
                {
                    "key": "person",
                    "kind": "idcard",
                    "label": {"zh-Hans": "您的身份证号", "ug": "كىملىك نومۇرىڭىز"},
                    "hint": {
                        "zh-Hans": "也可以直接刷身份证。",
                        "ug": "كىملىكنى بىۋاسىتە چېكىپمۇ بولىدۇ.",
                    },
                },
                {
                    "key": "phone",
                    "kind": "phone",
                    "label": {"zh-Hans": "您的手机号", "ug": "يانفون نومۇرىڭىز"},
                },
            ],
        },
        {
            "key": "trade",
            "title": {"zh-Hans": "经营情况", "ug": "تىجارەت ئەھۋالى"},
            "questions": [
                {
                    "key": "kind",
                    "kind": "choice",
                    "label": {"zh-Hans": "您从事哪一类经营？", "ug": "قايسى خىل تىجارەت؟"},
                    "options": [
                        {
                            "value": "a",
                            "label": {"zh-Hans": "餐饮服务", "ug": "ئاش-تاماق مۇلازىمىتى"},
                        },
                        {"value": "b", "label": {"zh-Hans": "食品销售", "ug": "يېمەكلىك سېتىش"}},
                        {"value": "c", "label": {"zh-Hans": "单位食堂", "ug": "ئىدارە ئاشخانىسى"}},
                    ],
                },
                {
                    "key": "area",
                    "kind": "number",
                    "label": {"zh-Hans": "经营面积（平方米）", "ug": "كۆلىمى (كۋادرات مېتىر)"},
                },
                {
                    "key": "firm",
                    "kind": "uscc",
                    "label": {"zh-Hans": "统一社会信用代码", "ug": "بىرتۇتاش كود"},
                    "required": False,
                },
            ],
        },
    ],
}


def kiosk_screens(language: str) -> tuple[forms.Screen, ...]:
    """Return a short form as a kiosk shows it."""
    form = forms.read(forms.reading.Flaws(), "form", _KIOSK)
    assert form is not None
    return forms.screens(form, {}, {}, language=language)
