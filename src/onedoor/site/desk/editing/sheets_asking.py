"""The sections of the editor that tell what is asked of an applicant, and who does what with it."""

from django.utils.translation import gettext_lazy as _

from onedoor.site.desk.editing.parts import Field, Group, Rows, Sheet

_BASIS = Field("basis", "pick", _("依据"), choices="bases", needed=True, rules=("V15",))
_APPLIES = Field("when", "pick", _("只在这种情形下"), _("不选就是所有人。"), "conditions")

MATERIALS = Sheet(
    "materials",
    _("材料"),
    _("能由证照核验的不要求提交；每份材料都要有依据。"),
    (),
    (
        Rows(
            "form.materials",
            _("申请材料"),
            _("材料"),
            stem="material",
            sheet="material",
            blank={"name": "", "basis": ""},
        ),
    ),
)
MATERIAL = Sheet(
    "material",
    _("材料"),
    "",
    (
        Group(
            _("是什么"),
            (
                Field("name", "words", _("材料名称"), needed=True,
                      rules=("A16-4", "blank")),
                _BASIS,
                Field("necessary", "flag", _("必要"), usual=True),
                _APPLIES,
                Field("situation", "words", _("办理情形"), _("用一句话告诉申请人什么时候要交。")),
                Field("note", "longwords", _("填报须知")),
                Field("standard", "longwords", _("受理标准")),
            ),
        ),
        Group(
            _("怎样交"),
            (
                Field("form", "pick", _("形式"), choices="material_kinds"),
                Field("originals", "number", _("原件份数")),
                Field("copies", "number", _("复印件份数")),
                Field("accept", "lines", _("可上传的格式"), _("每行一个，例如 pdf。")),
                Field("max_mb", "number", _("每个文件最大（MB）")),
                Field("max_pages", "number", _("最多页数")),
                Field("filled_in_person", "flag", _("须本人到现场填写")),
                Field("paper", "words", _("纸质材料规格")),
                Field("blank", "word", _("空白表格")),
                Field("example", "word", _("示例样表")),
            ),
        ),
        Group(
            _("从哪里来"),
            (
                Field("source", "pick", _("来源渠道"), choices="material_sources",
                      rules=("V16",)),
                Field("licence", "pick", _("可核验的电子证照"),
                      _("选了就不再要求申请人提交。"), "licences"),
                Field("source_note", "words", _("来源渠道说明")),
                Field("issuer", "words", _("出具机构")),
                Field("issued_within", "words", _("出具时间要求")),
                Field("kind", "pick", _("材料类型"), choices="material_types"),
                Field("medium", "pick", _("材料介质"), choices="material_forms"),
            ),
        ),
        Group(
            _("容缺、承诺和证明"),
            (
                Field("deferrable_days", "number", _("可以容缺的天数"),
                      _("工作日；不能容缺的填 0。")),
                Field("commitment", "flag", _("可以书面承诺替代")),
                Field("promise", "longwords", _("承诺内容"),
                      _("申请人承诺的事实，接在“承诺：”之后，照此签署并存档。"),
                      when=("commitment", "yes")),
                Field("proof", "flag", _("属于证明"), rules=("V14",)),
                Field("retained", "pick", _("保留证明清单"), choices="proofs",
                      when=("proof", "yes")),
            ),
        ),
    ),
)  # fmt: skip
FORM = Sheet(
    "form",
    _("表单"),
    _("网上一页问一件事，窗口一屏看全；问的完全相同。"),
    (Group("", (Field("form.title", "words", _("表单名称"), needed=True),)),),
    (
        Rows(
            "form.pages",
            _("页"),
            _("页"),
            stem="page",
            sheet="page",
            blank={"title": "", "questions": []},
            shown_by="title",
        ),
    ),
)
PAGE = Sheet(
    "page",
    _("表单页"),
    "",
    (
        Group(
            "",
            (
                Field("title", "words", _("标题"), needed=True, rules=("blank",)),
                Field("intro", "longwords", _("说明")),
                _APPLIES,
            ),
        ),
        Group(
            _("重复填写"),
            (
                Field("repeat.minimum", "number", _("至少几次"), _("只填一次的三项都留空。")),
                Field("repeat.maximum", "number", _("最多几次")),
                Field("repeat.item", "words", _("每一次叫什么")),
            ),
            is_folded=True,
        ),
    ),
    (
        Rows(
            "questions",
            _("问题"),
            _("问题"),
            stem="question",
            sheet="question",
            blank={"kind": "text", "label": "", "basis": ""},
            shown_by="label",
        ),
    ),
)
_CHOOSES = ("kind", "choice", "multi")
_MEASURED = ("kind", "number", "money", "date")
_WRITTEN = ("kind", "text", "longtext")
_RANGE = (
    Field("limits.minimum", "word", _("最小"), _("数字；日期可写 today。"), when=_MEASURED),
    Field("limits.maximum", "word", _("最大"), when=_MEASURED),
    Field("limits.min_length", "number", _("最少字数"), when=_WRITTEN),
    Field("limits.max_length", "number", _("最多字数"), when=_WRITTEN),
)
_OPTIONS = Rows(
    "options",
    _("选项"),
    _("选项"),
    (
        Field("label", "words", _("选项"), needed=True, rules=("blank",)),
        Field("hint", "words", _("提示")),
    ),
    _("只有单选、多选和带区划的地址需要选项。"),
    stem="option",
    key="value",
    blank={"label": ""},
    shown_by="label",
    when=("kind", "choice", "multi", "region", "address"),
)
PART = Sheet(
    "part",
    _("填写项"),
    "",
    (
        Group(
            _("问什么"),
            (
                Field("label", "words", _("填写项"), needed=True),
                Field("hint", "words", _("提示")),
                Field("kind", "pick", _("怎样回答"), choices="part_kinds", needed=True),
                Field("required", "flag", _("必须回答"), usual=True),
                Field("sensitive", "flag", _("敏感个人信息")),
                *_RANGE,
            ),
        ),
    ),
    (_OPTIONS,),
)
QUESTION = Sheet(
    "question",
    _("问题"),
    "",
    (
        Group(
            _("问什么"),
            (
                Field("label", "words", _("问题"), needed=True, rules=("blank",)),
                Field("hint", "words", _("提示")),
                Field("kind", "pick", _("怎样回答"), choices="question_kinds", needed=True),
                _BASIS,
                Field("required", "flag", _("必须回答"), usual=True),
                Field("required_when", "pick", _("只在这种情形下必须回答"), choices="conditions"),
                Field("when", "pick", _("只在这种情形下问"), _("不选就是问所有人。"), "conditions"),
                Field("material", "pick", _("收哪份材料"), choices="materials",
                      when=("kind", "file")),
            ),
        ),
        Group(
            _("回答的范围"),
            (
                *_RANGE,
                Field("sensitive", "flag", _("敏感个人信息")),
            ),
        ),
        Group(
            _("自动带出"),
            (
                Field("source.licence", "pick", _("从哪里带出"),
                      _("证照上有的、登录身份里有的，不用申请人再填。"), "sources"),
                Field("source.field", "suggested", _("其中的哪一项"), choices="source_fields"),
                Field("source.name", "words", _("来源叫什么")),
                Field("source.on_conflict", "pick", _("申请人能改吗"), choices="conflicts"),
            ),
            is_folded=True,
        ),
    ),
    (
        _OPTIONS,
        Rows(
            "parts",
            _("填写项"),
            _("填写项"),
            hint=_("只有“一组填写项”才有：几个小问题一起问。"),
            stem="part",
            sheet="part",
            blank={"kind": "text", "label": ""},
            shown_by="label",
            when=("kind", "group"),
        ),
    ),
    extra="page",
)  # fmt: skip
SITUATIONS = Sheet(
    "situations",
    _("情形"),
    _("先问几个问题，只给申请人看适用的材料和页。"),
    (
        Group(
            _("情形导办"),
            (
                Field("form.situations", "many", _("办事指南先问哪些问题"),
                      choices="situational"),
            ),
        ),
    ),
    extra="conditions",
)  # fmt: skip
FLOW = Sheet(
    "flow",
    _("流程"),
    _("发布后就按这张图办理。"),
    (Group("", (Field("flow.start", "pick", _("从哪个环节开始"), choices="steps", needed=True),)),),
    (
        Rows("flow.steps", _("环节"), _("环节"), stem="step", sheet="step"),
        Rows(
            "flow.lanes",
            _("泳道：谁来办"),
            _("泳道"),
            (
                Field("name", "words", _("名称"), needed=True),
                Field(
                    "body",
                    "pick",
                    _("另一个单位"),
                    _("由别的单位办的才选；会办时由那个单位的人办理。"),
                    "bodies",
                ),
            ),
            stem="lane",
            blank={"name": ""},
        ),
        Rows(
            "flow.ends",
            _("怎样结束"),
            _("结束"),
            (Field("name", "words", _("名称"), needed=True),),
            stem="end",
            blank={"name": ""},
        ),
    ),
    extra="flow",
)
STEP = Sheet(
    "step",
    _("环节"),
    "",
    (
        Group(
            "",
            (
                Field("name", "words", _("名称"), needed=True),
                Field("lane", "pick", _("泳道"), choices="lanes", needed=True),
                Field("duty", "pick", _("谁的职责"), choices="duties", needed=True),
                Field("days", "decimal", _("计划天数（工作日）")),
                Field("note", "longwords", _("说明")),
                Field("special", "pick", _("特别程序"), _("天数不计入时限。"), "specials"),
                Field("on_site", "flag", _("现场核查"),
                      _("由两名以上工作人员到现场核查，并作记录。")),
                Field("basis", "pick", _("依据"),
                      _("受理、审查、决定、制证、送达以外的环节才需要。"), "bases",
                      rules=("V15",)),
            ),
        ),
    ),
    (
        Rows(
            "outcomes",
            _("办理结果：每个结果通向哪里"),
            _("结果"),
            (
                Field("name", "words", _("结果"), needed=True),
                Field("to", "pick", _("通向"), choices="targets", needed=True),
                Field("when", "guard", _("只在这种情形下"), _("不选就是都可以。"), "conditions"),
            ),
            stem="outcome",
        ),
        Rows(
            "branches",
            _("会办：几个单位同时办"),
            _("会办单位"),
            (
                Field("name", "words", _("名称"), needed=True),
                Field("lane", "pick", _("泳道"), choices="lanes", needed=True),
                Field("duty", "pick", _("谁的职责"), choices="duties", needed=True),
                Field("when", "guard", _("只在这种情形下"), _("不选就是都参加。"), "conditions"),
            ),
            _("没有会办单位的，就是一个单位办的普通环节。"),
            stem="branch",
        ),
    ),
    extra="flow",
)  # fmt: skip
