"""What the desk shows of somebody's numbers, why they may be shown in full, and what was seen."""

from collections.abc import Iterable

from django import forms as django_forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.general.people import api as people
from onedoor.kernel.masks import masked
from onedoor.system.forms import api as forms

PURPOSES: dict[people.Purpose, str | Promise] = {
    people.Purpose.VERIFY: _("核验身份"),
    people.Purpose.CONTACT: _("联系申请人"),
    people.Purpose.DOCUMENT: _("制作文书或证照"),
    people.Purpose.CORRECT: _("更正差错"),
    people.Purpose.COMPLAINT: _("处理投诉或差评"),
}
SEEN: dict[people.Seen, str | Promise] = {
    people.Seen.FORM: _("申请表"),
    people.Seen.FILE: _("材料"),
    people.Seen.PAPER: _("文书"),
    people.Seen.NUMBER: _("证件号码全文"),
    people.Seen.PHONE: _("联系电话全文"),
}
MARK = "***"


class Why(django_forms.Form):
    """What the numbers are needed for."""

    purpose = django_forms.TypedChoiceField(
        label=_("用途"),
        coerce=people.Purpose,
        choices=list(PURPOSES.items()),
        widget=django_forms.RadioSelect,
        error_messages={"required": _("请选择查看号码的用途。")},
    )


def hide(kind: forms.Kind, value: str) -> str:
    """Return a number masked; of a telephone the last four digits stay, to tell two apart."""
    return masked(value, last=4) if kind is forms.Kind.PHONE else masked(value)


def is_hidden(passages: Iterable[forms.Passage]) -> bool:
    """Tell whether anything in these passages is masked."""
    lines = [line for passage in passages for line in passage.lines]
    shown = [words for line in lines for words in (line.words, line.before)]
    shown += [words for line in lines if (one := line.origin) for words in (one.value, one.right)]
    return any(MARK in words for words in shown)
