"""办不成事 in words of the language of the page."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.operation.difficulties import api as difficulties

_K, _S, _A = difficulties.Kind, difficulties.Stage, difficulties.Act
_V, _C, _G = difficulties.Verdict, difficulties.Cause, difficulties.Grade
KINDS: Mapping[difficulties.Kind, str | Promise] = {
    _K.UNACCEPTED: _("符合条件，就是不受理、不给办"),
    _K.LATE: _("没有按时办结"),
    _K.REPEATED: _("跑了多次还没办成"),
    _K.MANNER: _("态度不好，推来推去"),
    _K.OTHER: _("其他情况"),
}
STAGES: Mapping[difficulties.Stage, tuple[str | Promise, str]] = {
    _S.REGISTERED: (_("已登记，待分类"), "warning"),
    _S.FORWARDED: (_("已转办，办理中"), "warning"),
    _S.RESOLVED: (_("已办结，待核查"), "accent"),
    _S.FILED: (_("已核查备案"), "success"),
    _S.EXPLAINED: (_("不属于反映范围，已解释"), "neutral"),
}
ACTS: Mapping[difficulties.Act, str | Promise] = {
    _A.REGISTER: _("登记"),
    _A.FORWARD: _("分类转办"),
    _A.EXPLAIN: _("解释"),
    _A.PUT_OFF: _("延期说明"),
    _A.RESOLVE: _("办结反馈"),
    _A.RETURN: _("核查退回"),
    _A.FILE: _("核查备案"),
}
VERDICTS: Mapping[difficulties.Verdict, str | Promise] = {
    _V.FAULT: _("可办未办"),
    _V.UNABLE: _("不能办，依法解释"),
    _V.COORDINATE: _("需要协调"),
    _V.OUTSIDE: _("不属于反映范围"),
}
GRADES: Mapping[difficulties.Grade, str | Promise] = {
    _G.ORDINARY: _("一般"),
    _G.COMPLEX: _("复杂"),
    _G.SPECIAL: _("特殊"),
}
CAUSES: Mapping[difficulties.Cause, str | Promise] = {
    _C.GUIDE: _("指南不清楚"),
    _C.MATERIALS: _("多要材料"),
    _C.FLOW: _("流程不顺"),
    _C.SYSTEM: _("系统故障"),
    _C.STAFF: _("业务不熟"),
    _C.MANNER: _("作风问题"),
    _C.POLICY: _("政策不明"),
    _C.CONDITIONS: _("条件不符"),
    _C.OTHER: _("其他"),
}
SOURCES: Mapping[difficulties.Source, str | Promise] = {
    difficulties.Source.WEB: _("网上"),
    difficulties.Source.WINDOW: _("窗口"),
    difficulties.Source.PHONE: _("电话"),
}
