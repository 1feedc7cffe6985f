"""The words of what is wrong with a flow, Chinese and Uyghur."""

from onedoor.system.forms.api import Text

BAD_DAYS = Text(
    "必须是 0 到 %(most)s 之间的天数", "0 دىن %(most)s گىچە بولغان كۈن سانى بولۇشى كېرەك"
)
# What a key or a name belongs to; it stands before it.
OF_NONE = Text("")
OF_LANE = Text("泳道 ", "يول ")
OF_OUTCOME = Text("环节 %(step)s 的结果 ", "%(step)s باسقۇچىنىڭ نەتىجىسى ")
OF_BRANCH = Text("环节 %(step)s 的会办分支 ", "%(step)s باسقۇچىنىڭ بىرلىكتە بېجىرىش تارمىقى ")
OF_STEP = Text("环节 ", "باسقۇچ ")
OF_END = Text("结束 ", "ئاخىرى ")
TWICE = Text("%(where)s%(key)s 重复出现", "%(where)s%(key)s تەكرارلانغان")
BAD_KEY = Text(
    "%(where)s%(key)s 的代号只能用小写字母、数字和下划线, 以字母开头",
    "%(where)s%(key)s نىڭ كودى ھەرپ بىلەن باشلىنىپ، كىچىك ھەرپ، رەقەم ۋە ئاستى سىزىقتىن تۈزۈلىدۇ",
)
NO_NAME = Text("%(where)s%(key)s 没有名称", "%(where)s%(key)s نىڭ نامى يوق")
NO_END = Text("没有结束", "ئاخىرى يوق")
NO_START = Text("起始环节 %(key)s 不存在", "باشلىنىش باسقۇچى %(key)s يوق")
NO_TARGET = Text(
    "环节 %(step)s 的结果 %(outcome)s 指向不存在的 %(to)s",
    "%(step)s باسقۇچىنىڭ %(outcome)s نەتىجىسى يوق جايغا بارىدۇ: %(to)s",
)
NO_LANE = Text(
    "环节 %(step)s 所在的泳道 %(lane)s 不存在", "%(step)s باسقۇچى تۇرغان يول يوق: %(lane)s"
)
EMPTY_LANE = Text("泳道 %(lane)s 没有环节", "%(lane)s يولىدا باسقۇچ يوق")
NOT_REACHED = Text("%(key)s 无法到达", "%(key)s گە يەتكىلى بولمايدۇ")
NO_WAY_OUT = Text("环节 %(step)s 没有出口", "%(step)s باسقۇچىنىڭ چىقىش يولى يوق")
NEVER_ENDS = Text("环节 %(step)s 走不到结束", "%(step)s باسقۇچىدىن ئاخىرىغا بارغىلى بولمايدۇ")
GUARD_ASKS_NOTHING = Text(
    "环节 %(step)s 的条件引用了表单中没有的 %(fact)s",
    "%(step)s باسقۇچىنىڭ شەرتى جەدۋەلدە يوق سوئالغا تايانغان: %(fact)s",
)
ALL_OUTCOMES_GUARDED = Text(
    "环节 %(step)s 的每个结果都有条件, 可能无路可走",
    "%(step)s باسقۇچىنىڭ ھەر بىر نەتىجىسىدە شەرت بار، يول قالماسلىقى مۇمكىن",
)
ALL_BRANCHES_GUARDED = Text(
    "环节 %(step)s 的每个会办分支都有条件, 可能无人办理",
    "%(step)s باسقۇچىنىڭ ھەر بىر تارمىقىدا شەرت بار، ھېچكىم بېجىرمەسلىكى مۇمكىن",
)
ONE_BRANCH = Text(
    "环节 %(step)s 是联审, 至少要有两个会办分支",
    "%(step)s بىرلىكتە تەكشۈرۈش باسقۇچى، ئاز دېگەندە ئىككى تارماق بولۇشى كېرەك",
)
JOINT_AND_SPECIAL = Text(
    "环节 %(step)s 是联审, 不能同时是特别程序",
    "%(step)s بىرلىكتە تەكشۈرۈش باسقۇچى، شۇنىڭ بىلەن بىللە ئالاھىدە تەرتىپ بولالمايدۇ",
)
NO_DUTY = Text(
    "环节 %(step)s 的职责 %(duty)s 不存在", "%(step)s باسقۇچىنىڭ مەسئۇلىيىتى يوق: %(duty)s"
)
EMPTY = Text("(空)", "(قۇرۇق)")
SAME_HANDS = Text(
    "环节 %(step)s 与受理同在泳道 %(lane)s, 前台受理和后台决定必须分开",
    "%(step)s باسقۇچى قوبۇل قىلىش بىلەن بىر يولدا (%(lane)s)، "
    "كۆزنەكتە قوبۇل قىلىش بىلەن ئارقا سۇپىدا قارار قىلىش ئايرىلىشى كېرەك",
)
TOO_MANY_DAYS = Text(
    "各环节计划共 %(planned)s 个工作日, 超过承诺的 %(promised)s 个",
    "باسقۇچلار پىلانى جەمئىي %(planned)s خىزمەت كۈنى، "
    "ۋەدە قىلىنغان %(promised)s كۈندىن ئېشىپ كەتتى",
)

# Files of other tools (BPMN).
NOT_TAKEN = Text("不能导入, 请删去", "ئەكىرگىلى بولمايدۇ، ئۆچۈرۈڭ")
ONE_PROCESS = Text(
    "必须恰好有一个流程 (process), 现有 %(n)s 个",
    "دەل بىر جەريان (process) بولۇشى كېرەك، ھازىر %(n)s",
)
TOO_MANY_NODES = Text(
    "最多 %(most)s 个节点, 现有 %(n)s 个", "ئەڭ كۆپ بولغاندا %(most)s تۈگۈن، ھازىر %(n)s"
)
TOO_LARGE = Text("不能大于 1 MB", "1 MB دىن چوڭ بولمايدۇ")
NO_XML = Text("不是完好的 XML: %(why)s", "ساق XML ئەمەس: %(why)s")
DOCTYPE = Text("不能含有 DOCTYPE", "DOCTYPE بولمايدۇ")
NO_BPMN = Text("不是 BPMN 2.0 文件", "BPMN 2.0 ھۆججىتى ئەمەس")
BEHAVIOUR = Text("不能带有 %(what)s", "%(what)s بولمايدۇ")
DEFAULT_WAY = Text(
    "不能有默认流向 (default), 请写明条件",
    "كۆڭۈلدىكى يۆنىلىش (default) بولمايدۇ، شەرتنى ئېنىق يېزىڭ",
)
NUMBER_TWICE = Text("编号重复", "نومۇرى تەكرارلانغان")
OTHER_KIND = Text(
    "不能导入; 可用的是任务、排他网关、成对的并行或包容网关、起止事件、泳道",
    "ئەكىرگىلى بولمايدۇ؛ ۋەزىپە، تاللاش تۈگۈنى، جۈپ پاراللېل ياكى ئۆز ئىچىگە ئالغۇچى تۈگۈن، "
    "باشلىنىش-ئاخىرلىشىش ھادىسىسى ۋە يوللار بولىدۇ",
)
INNER_LANES = Text("泳道不能再分", "يولنى يەنە بۆلگىلى بولمايدۇ")
LOOSE_WAY = Text("所连的 %(end)s 不存在", "تۇتاشقان جايى يوق: %(end)s")
CONDITION_CHANGED = Text(
    "条件 %(what)s 不能导入, 请删去, 导入后在系统中设置条件",
    "%(what)s شەرتىنى ئەكىرگىلى بولمايدۇ، ئۆچۈرۈڭ، ئەكىرگەندىن كېيىن سىستېمىدا بەلگىلەڭ",
)
ONE_BEGIN = Text("必须恰好有一个开始, 现有 %(n)s 个", "دەل بىر باشلىنىش بولۇشى كېرەك، ھازىر %(n)s")
MEETS_AND_PARTS = Text(
    "既汇合又分叉, 请拆成两个网关", "ھەم قوشۇلىدۇ ھەم ئايرىلىدۇ، ئىككى تۈگۈنگە ئايرىڭ"
)
ONE_WAY_OUT = Text("必须恰好有一个流出, 现有 %(n)s 个", "دەل بىر چىقىش بولۇشى كېرەك، ھازىر %(n)s")
NOT_TO = Text("不能通向 %(what)s", "بۇ يەرگە بارالمايدۇ: %(what)s")
NO_PAIR = Text(
    "分出的每一支必须恰好是一个任务, 并汇合到同一个同类网关",
    "ئايرىلغان ھەر بىر تارماق دەل بىر ۋەزىپە بولۇپ، ئوخشاش تۈردىكى بىر تۈگۈندە قوشۇلۇشى كېرەك",
)
IN_NO_LANE = Text("不在任何泳道中", "ھېچقانداق يولدا ئەمەس")
GUARD_NO_JSON = Text("所附的条件不是 JSON", "قوشۇلغان شەرت JSON ئەمەس")
