"""The words of what is wrong with a document or a form, Chinese and Uyghur."""

from onedoor.system.forms.domain.texts import Text

# Reading any document.
NO_OBJECT = Text("必须是对象", "ئوبيېكت بولۇشى كېرەك")
NO_LIST = Text("必须是列表", "تىزىملىك بولۇشى كېرەك")
NO_WORDS = Text("必须是文字或 {zh-Hans, ug}", "خەت ياكى {zh-Hans, ug} بولۇشى كېرەك")
NO_WORD = Text("必须是文字", "خەت بولۇشى كېرەك")
NO_NUMBER = Text("必须是非负整数", "نۆل ياكى ئۇنىڭدىن چوڭ پۈتۈن سان بولۇشى كېرەك")
NO_FLAG = Text("必须是 true 或 false", "true ياكى false بولۇشى كېرەك")
NONE_OF = Text("必须是以下之一: %(values)s", "تۆۋەندىكىلەرنىڭ بىرى بولۇشى كېرەك: %(values)s")
STRANGE = Text("未知的属性 %(name)s", "نامەلۇم خاسلىق: %(name)s")
MISSING = Text("缺少 %(name)s", "%(name)s كەم")
NO_CONDITION = Text("条件无法识别: %(what)s", "شەرتنى تونۇغىلى بولمىدى: %(what)s")

# Reading a form.
NO_CHANNEL = Text("未知的渠道 %(name)s", "نامەلۇم قانال: %(name)s")
CHANNEL_CHANGES_TOO_MUCH = Text(
    "渠道只能改变顺序、宽度和说明",
    "قانال پەقەت تەرتىپ، كەڭلىك ۋە چۈشەندۈرۈشنىلا ئۆزگەرتەلەيدۇ",
)

# A form that can be read.
TWICE = Text("%(key)s 重复出现", "%(key)s تەكرارلانغان")
BAD_KEY = Text("%(key)s 不是有效的标识", "%(key)s ئىناۋەتلىك بەلگە ئەمەس")
MATERIAL_TWICE = Text("材料 %(key)s 重复出现", "%(key)s ماتېرىيالى تەكرارلانغان")
MATERIAL_BAD_KEY = Text(
    "材料 %(key)s 不是有效的标识", "%(key)s ماتېرىيالىنىڭ بەلگىسى ئىناۋەتلىك ئەمەس"
)
BAD_REPEAT = Text("%(page)s 的重复次数无效", "%(page)s نىڭ تەكرار قېتىم سانى توغرا ئەمەس")
SILENT_IN_REPEAT = Text(
    "%(page)s 重复填写，不能有说明或上传题",
    "%(page)s تەكرار تولدۇرۇلىدۇ، ئۇنىڭدا چۈشەندۈرۈش ياكى يۈكلەش سوئالى بولمايدۇ",
)
CONDITION_ASKS_NOTHING = Text(
    "条件 %(name)s 引用了不存在的问题 %(key)s",
    "%(name)s شەرتى يوق سوئالغا تايانغان: %(key)s",
)
MATERIAL_WHEN_MISSING = Text(
    "材料 %(key)s 引用了不存在的条件 %(when)s",
    "%(key)s ماتېرىيالى يوق شەرتكە تايانغان: %(when)s",
)
NOT_SITUATIONAL = Text(
    "情形 %(key)s 不是单选、多选或是/否问题",
    "ئەھۋال سوئالى %(key)s يەككە تاللاش، كۆپ تاللاش ياكى ھە/ياق سوئالى ئەمەس",
)
SAMPLE_ANSWERS_NOTHING = Text(
    "样表填写了不存在的问题 %(key)s", "ئۈلگە جەدۋەل يوق سوئالنى تولدۇرغان: %(key)s"
)
PAGE_WHEN_MISSING = Text(
    "%(page)s 引用了不存在的条件 %(when)s", "%(page)s يوق شەرتكە تايانغان: %(when)s"
)
ASKED_TOO_LATE = Text(
    "%(page)s 的条件 %(when)s 依赖 %(key)s，该问题必须在更早的页面",
    "%(page)s نىڭ شەرتى %(when)s مۇنۇ سوئالغا تايىنىدۇ: %(key)s. "
    "ئۇ سوئال ئالدىنقى بەتلەردە بولۇشى كېرەك",
)
NO_OPTIONS = Text("%(key)s 没有选项", "%(key)s نىڭ تاللانمىلىرى يوق")
BAD_OPTIONS = Text(
    "%(key)s 的选项值重复或为空", "%(key)s نىڭ تاللانما قىممەتلىرى تەكرار ياكى قۇرۇق"
)
BAD_LIMITS = Text("%(key)s 的校验规则无效", "%(key)s نىڭ تەكشۈرۈش قائىدىسى ئىناۋەتلىك ئەمەس")
NOT_FILLED_BY_ITSELF = Text(
    "%(key)s 不能自动带出：只有单项填写可以",
    "%(key)s نى ئاپتوماتىك تولدۇرغىلى بولمايدۇ: پەقەت بىرلا تۈرلۈك سوئالغىلا بولىدۇ",
)
GROUP_WITHOUT_PARTS = Text(
    "%(key)s 必须列出填写项", "%(key)s نىڭ تولدۇرىدىغان تۈرلىرىنى تىزىپ چىقىش كېرەك"
)
PARTS_WITHOUT_GROUP = Text(
    "%(key)s 必须去掉填写项", "%(key)s نىڭ تولدۇرىدىغان تۈرلىرىنى ئېلىۋېتىش كېرەك"
)
BAD_PART_KEYS = Text("%(key)s 的填写项标识无效", "%(key)s نىڭ تۈر بەلگىلىرى ئىناۋەتلىك ئەمەس")
BAD_PART = Text(
    "%(key)s 的 %(part)s 只能是单项填写，不另设条件和来源",
    "%(key)s دىكى %(part)s پەقەت بىرلا تۈرلۈك بولىدۇ، ئايرىم شەرت ۋە مەنبە قويۇلمايدۇ",
)
FILE_WITHOUT_MATERIAL = Text(
    "%(key)s 引用了不存在的材料 %(material)s", "%(key)s يوق ماتېرىيالغا تايانغان: %(material)s"
)
FILE_WITH_CONDITION = Text(
    "%(key)s 是上传题：是否需要以材料 %(material)s 为准，不能另设",
    "%(key)s يۈكلەش سوئالى: كېرەك-كېرەكمەسلىكى %(material)s ماتېرىيالىدا بەلگىلىنىدۇ، "
    "بۇ يەردە ئايرىم بەلگىلەنمەيدۇ",
)
FILE_ON_OTHER_PAGE = Text(
    "%(key)s 所在页面的条件与材料 %(material)s 的条件不一致",
    "%(key)s تۇرغان بەتنىڭ شەرتى %(material)s ماتېرىيالىنىڭ شەرتى بىلەن بىردەك ئەمەس",
)
