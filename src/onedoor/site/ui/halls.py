"""预约、排队 in words: why somebody comes first, where a number or an appointment stands."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onedoor.operation.appointments import api as appointments
from onedoor.operation.hall import api as hall

_P, _S, _A = hall.Priority, hall.State, appointments.State
PRIORITIES: Mapping[hall.Priority, str | Promise] = {
    _P.NONE: _("一般"),
    _P.ELDERLY: _("老年人"),
    _P.DISABLED: _("残疾人"),
    _P.PREGNANT: _("孕妇、带婴幼儿的人"),
    _P.MILITARY: _("军人军属、退役军人"),
    _P.RESCUER: _("消防救援人员"),
    _P.APPOINTMENT: _("预约"),
}
SLIPS: Mapping[hall.State, str | Promise] = {
    _S.WAITING: _("等候"),
    _S.CALLED: _("请到窗口"),
    _S.SERVING: _("办理中"),
    _S.DONE: _("办完"),
    _S.PASSED: _("过号"),
}
APPOINTMENTS: Mapping[appointments.State, str | Promise] = {
    _A.BOOKED: _("已预约"),
    _A.ARRIVED: _("已签到"),
    _A.MISSED: _("没有到"),
    _A.CANCELLED: _("已取消"),
    _A.CALLED_OFF: _("大厅已取消"),
}
_MINUTE = timedelta(minutes=1)


def wait(span: timedelta | None) -> str:
    """Return how long a wait is told to be, in whole minutes."""
    if span is None:
        return gettext("还没有窗口叫号，无法估计")
    if span < _MINUTE:
        return gettext("不用等")
    return gettext("约 %(n)s 分钟") % {"n": -(-span // _MINUTE)}


def minutes(span: timedelta | None) -> str:
    """Return how long something took, in whole minutes; a dash where nothing is known."""
    return "—" if span is None else gettext("%(n)s 分钟") % {"n": round(span / _MINUTE)}
