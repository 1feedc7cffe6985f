"""The sections of the editor that tell what an item is, and on what terms it is given."""

from django.utils.translation import gettext_lazy as _

from onedoor.site.desk.editing.parts import Field, Group, Rows, Sheet

_BASIS = Field(
    "basis", "pick", _("依据"), choices="bases", needed=True, rules=("V15", "V8", "BER43")
)

IDENTITY = Sheet(
    "identity",
    _("身份"),
    _("这是什么事、谁来办、给谁办。"),
    (
        Group(
            _("名称"),
            (
                Field("name", "words", _("事项名称"), needed=True),
                Field("summary", "longwords", _("一句话说明"), _("申请人在搜索结果里看到的话。")),
            ),
        ),
        Group(
            _("编码和类型"),
            (
                Field("catalogue_code", "suggested", _("基本编码"), _("基本目录里的编码。"),
                      "catalogue", needed=True),
                Field("code", "word", _("实施编码"),
                      _("由主体、层级和基本编码自动组成；地方编码直接填写。"), needed=True),
                Field("handling_code", "word", _("业务办理项编码")),
                Field("task_type", "pick", _("事项类型"), choices="item_types", needed=True),
                Field("subtype", "pick", _("其他行政权力的种类"), choices="subtypes",
                      when=("task_type", "10")),
                Field("domain", "pick", _("公共服务领域"), choices="domains",
                      when=("task_type", "20")),
                Field("local_catalogue_code", "word", _("地方基本编码")),
                Field("local_code", "word", _("地方实施编码")),
            ),
        ),
        Group(
            _("谁来办"),
            (
                Field("body_name", "words", _("实施主体"), needed=True),
                Field("body_nature", "pick", _("实施主体性质"), choices="body_natures"),
                Field("entrusted_by", "words", _("委托部门"), when=("body_nature", "3")),
                Field("power_source", "pick", _("权力来源"), choices="power_sources"),
                Field("level", "pick", _("行使层级"), choices="exercise_levels", needed=True),
                Field("township", "pick", _("乡镇（街道）"), choices="townships",
                      when=("level", "5", "6")),
                Field("village", "pick", _("村（社区）"), _("先选乡镇（街道）并保存。"), "villages",
                      when=("level", "6")),
                Field("powers", "longwords", _("行使内容")),
                Field("division", "longwords", _("权限划分")),
                Field("joint_bodies", "lines", _("联办机构"), _("每行一个。")),
            ),
        ),
        Group(
            _("给谁办"),
            (
                Field("audiences", "many", _("面向"), choices="audiences", needed=True),
                Field("served", "many", _("服务对象"), choices="served_kinds"),
                Field("topics", "many", _("主题"), choices="topics"),
                Field("person_topics", "many", _("自然人主题"), choices="person_topics",
                      when=("audiences", "person")),
                Field("business_topics", "many", _("法人主题"), choices="business_topics",
                      when=("audiences", "business")),
                Field("local_topics", "lines", _("地方特色主题"), _("每行一个。")),
                Field("scope", "pick", _("通办范围"), choices="service_ranges"),
                Field("citywide_mode", "pick", _("通办方式"), _("全市以上通办的才选。"),
                      choices="citywide_modes"),
                Field("quota", "words", _("数量限制"), _("没有限制的不填。")),
            ),
        ),
    ),
)  # fmt: skip
CONDITIONS = Sheet(
    "conditions",
    _("依据和条件"),
    _("先写清依据，再写条件；每个条件、材料、问题都要引用一条依据。"),
    (
        Group(
            _("设定依据"),
            (
                Field("founded_on", "many", _("哪些依据设定了这个事项"), choices="bases"),
                Field("to_verify", "lines", _("待核实的内容"),
                      _("还没有对照原文的地方，每行一条；核实后删去。")),
            ),
        ),
    ),
    (
        Rows(
            "bases",
            _("法律依据"),
            _("依据"),
            (
                Field("act", "suggested", _("法规名称"), _("依据库中的全称。"), "acts",
                      needed=True, rules=("A1-1",)),
                Field("grade", "pick", _("效力级别"), _("依据库里有的法规，自动填写。"), "grades",
                      needed=True),
                Field("article", "word", _("第几条"), _("只写数字，例如 35。"), needed=True),
                Field("words", "longwords", _("条文内容")),
            ),
            stem="basis",
            blank={"grade": "law", "act": "", "article": ""},
            shown_by="act",
        ),
        Rows(
            "conditions",
            _("受理条件"),
            _("条件"),
            (
                Field("words", "longwords", _("条件"), needed=True,
                      rules=("A16-4", "V5", "blank")),
                _BASIS,
            ),
            blank={"words": "", "basis": ""},
            shown_by="words",
        ),
    ),
    extra="bases",
)  # fmt: skip
LIMITS = Sheet(
    "limits",
    _("时限"),
    _("承诺的不能长于法定的；各环节计划的天数加起来不能超过承诺。"),
    (
        Group(
            _("办结时限"),
            (
                Field("handling", "pick", _("办件类型"), choices="handling_kinds"),
                Field("limits.promised_days", "number", _("承诺办结时限"),
                      _("工作日；即办件填 0。"), needed=True),
                Field("limits.legal_days", "number", _("法定办结时限"),
                      _("法律没有规定的填 0，并在下面说明。"), needed=True),
                Field("limits.legal_basis", "pick", _("法定时限的依据"), choices="bases",
                      needed=True),
                Field("limits.unit", "pick", _("承诺时限的单位"), choices="limit_units"),
                Field("limits.legal_unit", "pick", _("法定时限的单位"), choices="limit_units"),
                Field("limits.legal_note", "words", _("法定时限说明")),
                Field("limits.promised_note", "words", _("承诺时限说明")),
            ),
        ),
        Group(
            _("受理和送达"),
            (
                Field("limits.acceptance_days", "number", _("受理时限（工作日）")),
                Field("limits.delivery_days", "number", _("送达时限（工作日）")),
                Field("visits", "number", _("到办事现场次数"), needed=True),
                Field("why_visits", "longwords", _("必须到现场的原因")),
            ),
        ),
        Group(
            _("告知承诺"),
            (
                Field("on_promise", "flag", _("实行告知承诺")),
                Field("risks", "many", _("不适用告知承诺的情形"),
                      _("有任何一项的，不能实行告知承诺。"), choices="promise_risks"),
                Field("promising.question", "pick", _("请申请人选择办理方式的问题"),
                      _("表单里的一个单选问题；没有的，先在表单里添加。"), "single_choices",
                      when=("on_promise", "yes")),
                Field("promising.value", "pick", _("选哪一项是承诺办理"),
                      _("先选问题并保存。"), "promise_answers", when=("on_promise", "yes")),
                Field("promising.otherwise", "pick", _("选哪一项是普通程序"),
                      choices="promise_answers", when=("on_promise", "yes")),
                Field("promising.page", "pick", _("写有告知内容的页"), choices="pages",
                      when=("on_promise", "yes")),
                Field("promising.declaration", "pick", _("承诺书的声明"), choices="declarations",
                      when=("on_promise", "yes")),
                Field("promising.check", "pick", _("事后核查"), choices="after_checks",
                      when=("on_promise", "yes")),
                Field("promising.check_days", "number", _("核查期限（工作日）"),
                      _("填 0 的按设置。"), when=("on_promise", "yes")),
                Field("promising.percent", "number", _("抽查比例（%）"),
                      when=("on_promise", "yes")),
                Field("promising.no_check", "words", _("免于核查的理由"),
                      when=("on_promise", "yes")),
            ),
        ),
    ),
    (
        Rows(
            "limits.special",
            _("特别程序"),
            _("特别程序"),
            (
                Field("name", "words", _("名称"), needed=True),
                Field("days", "number", _("天数（工作日，不计入时限）"), needed=True),
                _BASIS,
            ),
            _("听证、检验、检测、鉴定、专家评审等法律规定不计入时限的程序。"),
            blank={"name": "", "days": 0, "basis": ""},
        ),
    ),
)  # fmt: skip
FEES = Sheet(
    "fees",
    _("收费"),
    _("每项收费都要有法律或行政法规依据。"),
    (
        Group(
            "",
            (
                Field("charges", "flag", _("收费")),
                Field("pays_online", "flag", _("支持网上支付"), when=("charges", "yes")),
                Field("levies", "longwords", _("涉及减免的征收种类")),
            ),
        ),
    ),
    (
        Rows(
            "fees",
            _("收费项目"),
            _("收费项目"),
            (
                Field("name", "words", _("名称"), needed=True),
                Field("amount", "decimal", _("金额（元）"), needed=True),
                Field("standard", "words", _("收费标准"), needed=True),
                _BASIS,
                Field("reduction", "pick", _("减免依据"), choices="bases"),
                Field("note", "longwords", _("备注")),
            ),
            blank={"name": "", "amount": "0", "standard": "", "basis": ""},
        ),
        Rows(
            "intermediaries",
            _("中介服务"),
            _("中介服务"),
            (
                Field("name", "words", _("名称"), needed=True),
                Field("content", "longwords", _("服务内容"), needed=True),
                _BASIS,
            ),
            blank={"name": "", "content": "", "basis": ""},
        ),
    ),
)
VENUES = Sheet(
    "venues",
    _("渠道和地点"),
    _("网上和窗口都要能办；地点写到窗口，电话带区号。"),
    (
        Group(
            _("办理渠道"),
            (
                Field("channels", "many", _("办理形式"),
                      _("选了自助终端的，由一人填写、不用他人签署的事项可以在自助终端申报。"),
                      "channels",
                      needed=True),
                Field("one_channel_basis", "pick", _("只开一个渠道的依据"), choices="bases"),
                Field("online_depth", "many", _("网上办理深度"),
                      _("网上能做到的都选上。"), "online_depths", needed=True),
                Field("online_url", "word", _("网办地址"), _("不在本平台办理的才填写。")),
                Field("mobile_url", "word", _("移动端办理地址")),
                Field("single_sign_on", "flag", _("计算机端单点登录"), usual=True),
                Field("mobile_sign_on", "flag", _("移动端单点登录"), usual=True),
                Field("posts_materials", "flag", _("材料可以邮寄")),
                Field("posts_result", "flag", _("结果可以邮寄")),
            ),
        ),
        Group(
            _("电话"),
            (
                Field("consult_phone", "word", _("咨询电话"), "0902-2233315", needed=True),
                Field("complaint_phone", "word", _("监督投诉电话"), "0902-2212315", needed=True),
            ),
        ),
        Group(
            _("大厅"),
            (
                Field("hall", "words", _("进驻的政务大厅")),
                Field("negative_list", "word", _("负面清单批准文号"),
                      _("经批准不进驻大厅的才填写。")),
                Field("booking.per_day", "number", _("每日可预约数"), _("不能预约的不填。")),
                Field("booking.rule", "longwords", _("预约规则")),
            ),
        ),
        Group(
            _("其他咨询和投诉方式"),
            (
                Field("consult.window", "words", _("咨询窗口")),
                Field("consult.website", "word", _("咨询网址")),
                Field("consult.email", "word", _("咨询邮箱")),
                Field("complaints.window", "words", _("投诉窗口")),
                Field("complaints.website", "word", _("投诉网址")),
                Field("complaints.email", "word", _("投诉邮箱")),
                Field("complaints.letters", "words", _("投诉信件地址")),
            ),
            is_folded=True,
        ),
    ),
    (
        Rows(
            "places",
            _("办理地点和时间"),
            _("地点"),
            (
                Field("name", "words", _("名称"), needed=True),
                Field("address", "words", _("地址"), needed=True),
                Field("window", "words", _("窗口"), needed=True, rules=("V10",)),
                Field("hours", "words", _("办理时间"), _("写明工作日的时间。"), needed=True),
                Field("phone", "word", _("电话"), needed=True),
                Field("route", "words", _("交通指引")),
            ),
            blank=dict.fromkeys(("name", "address", "window", "hours", "phone"), ""),
        ),
    ),
)  # fmt: skip
FAQ = Sheet(
    "faq",
    _("常见问题"),
    _("写申请人真正会问的，用他们的话。"),
    (),
    (
        Rows(
            "faq",
            _("问答"),
            _("问答"),
            (
                Field("question", "words", _("问题"), needed=True),
                Field("answer", "longwords", _("回答"), needed=True),
            ),
            blank={"question": "", "answer": ""},
            shown_by="question",
        ),
    ),
)
RESULT = Sheet(
    "result",
    _("结果和权利"),
    _("办成以后拿到什么；不服可以怎样。"),
    (
        Group(
            _("办理结果"),
            (
                Field("result.name", "words", _("结果名称"), needed=True),
                Field("result.kind", "pick", _("结果类型"), choices="result_types", needed=True),
                Field("result.licence", "pick", _("本平台签发的证照"), choices="licences"),
                Field("result.sample", "word", _("结果样本"), _("不是本平台签发的才填写。")),
                Field("result.years", "number", _("有效年数")),
                Field(
                    "cosigning.page",
                    "word",
                    _("共同签署：填写共同申请人的页（标识）"),
                    _("所有共同申请人确认同一份内容后才能提交。"),
                ),
                Field("cosigning.name", "word", _("共同签署：姓名的问题（标识）")),
                Field("cosigning.number", "word", _("共同签署：证件号码的问题（标识）")),
                Field(
                    "renewing.question",
                    "pick",
                    _("延续：填写原证照编号的问题"),
                    _("办理延续的事项才选。"),
                    "texts",
                ),
                Field("renewing.days", "number", _("延续：届满前多少日申请"), _("填 0 的按设置。")),
                Field("renewing.working", "flag", _("延续：按工作日计算")),
                Field(
                    "renewing.instead",
                    "words",
                    _("延续：错过时间的怎么办"),
                    _("例如：可以按新办重新申请。"),
                ),
            ),
        ),
        Group(
            _("权利和义务"),
            (
                Field("rights", "longwords", _("依法享有的权利")),
                Field("obligations", "longwords", _("依法履行的义务")),
            ),
        ),
    ),
    (
        Rows(
            "remedies",
            _("行政复议和诉讼"),
            _("救济途径"),
            (
                Field("name", "words", _("名称"), needed=True),
                Field("where", "words", _("机关"), needed=True),
                Field("within", "words", _("期限"), needed=True),
                Field("address", "words", _("地址")),
                Field("phone", "word", _("电话")),
                Field("website", "word", _("网址")),
            ),
            blank={"name": "", "where": "", "within": ""},
        ),
    ),
)
