"""大厅和站点 in words: what they are, what their windows are for, what helps whom."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.system.venues import api as venues

_F, _E = venues.Function, venues.Facility
KINDS: Mapping[venues.Kind, str | Promise] = {
    venues.Kind.HALL: _("政务服务中心"),
    venues.Kind.CENTRE: _("便民服务中心"),
    venues.Kind.STATION: _("便民服务站"),
}
FUNCTIONS: Mapping[venues.Function, str | Promise] = {
    _F.CONSULT: _("综合咨询"),
    _F.ACCEPT: _("综合受理"),
    _F.ASSIST: _("帮办代办"),
    _F.CITYWIDE: _("通办"),
    _F.BUNDLE: _("一件事一次办"),
    _F.DIFFICULTY: _("办不成事反映"),
    _F.RESULT: _("统一出件"),
}
FACILITIES: Mapping[venues.Facility, str | Promise] = {
    _E.LOW_COUNTER: _("低位服务台"),
    _E.FREE_WINDOW: _("无障碍服务窗口"),
    _E.SCREEN: _("电子信息显示屏"),
    _E.WRITING_PAD: _("手写板"),
    _E.VOICE: _("语音提示"),
    _E.RAMP: _("无障碍出入口"),
    _E.TOILET: _("无障碍卫生间"),
    _E.PARKING: _("无障碍停车位"),
    _E.WHEELCHAIR: _("备用轮椅"),
}
SEASONS: Mapping[str, str | Promise] = {"05-01": _("夏季"), "10-01": _("冬季")}
