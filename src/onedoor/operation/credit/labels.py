"""Records in words, for every page that shows them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.operation.credit.domain.findings import Kind, State

KINDS: dict[Kind, str | Promise] = {
    Kind.FALSE_PROMISE: _("承诺不实"),
    Kind.BROKEN_PROMISE: _("没有履行承诺"),
}
STATES: dict[State, str | Promise] = {
    State.TOLD: _("已告知，可以提出异议"),
    State.CONTESTED: _("有异议，等待答复"),
    State.FINAL: _("已认定"),
    State.DROPPED: _("不予认定"),
    State.REPAIRED: _("已修复"),
}
