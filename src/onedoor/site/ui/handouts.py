"""Handouts in words: who took a result, what became of it, as the desk and the portal say it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.operation.handouts import api as handouts

RELATIONS: Mapping[handouts.Relation, str | Promise] = {
    handouts.Relation.SELF: _("申请人本人（本单位）"),
    handouts.Relation.REPRESENTATIVE: _("法定代表人、负责人"),
    handouts.Relation.AGENT: _("已登记授权的代办人"),
    handouts.Relation.LETTER: _("持授权委托书的代领人"),
}
STAGES: Mapping[handouts.Stage, tuple[str | Promise, str]] = {
    handouts.Stage.HANDED: (_("已在窗口交付"), "success"),
    handouts.Stage.SENT: (_("已寄出"), "accent"),
    handouts.Stage.ARRIVED: (_("已签收"), "success"),
    handouts.Stage.RETURNED: (_("已退回窗口"), "warning"),
}
