"""下放 in words: the three ways, and the seven fields of what is to be near at hand."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.system.delegation.api import Mode

MODES: Mapping[Mode, str | Promise] = {
    Mode.ENTRUSTED: _("委托受理"),
    Mode.AUTHORISED: _("授权办理"),
    Mode.ASSISTED: _("帮办代办"),
}
EFFECTS: Mapping[Mode, str | Promise] = {
    Mode.ENTRUSTED: _("在这里收件、受理"),
    Mode.AUTHORISED: _("在这里受理、办理、决定"),
    Mode.ASSISTED: _("在这里免费帮您办、替您跑"),
}
FIELDS: Mapping[str, str | Promise] = {
    "registration": _("市场主体登记"),
    "employment": _("就业创业"),
    "insurance": _("社会保障"),
    "household": _("户籍管理"),
    "relief": _("社会救助"),
    "housing": _("危（旧）房改造"),
    "subsidy": _("涉农补贴"),
}
