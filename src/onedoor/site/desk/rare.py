"""What the moves ask that are made seldom: other ends, remedies, a slip of the pen."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.operation.cases import api as cases
from onedoor.operation.documents import api as documents
from onedoor.site.desk import inputs

Move = cases.Move


SLIPS: Mapping[documents.Slip, Promise] = {
    documents.Slip.CHARACTER: _("错字、漏字、多字"),
    documents.Slip.APPLICANT: _("申请人名称"),
    documents.Slip.ADDRESS: _("地址"),
    documents.Slip.PHONE: _("联系电话"),
    documents.Slip.NUMBER: _("证件、证照、文书编号"),
}


class Returned(forms.Form):
    """Why an application is returned."""

    reason = inputs.reason()


class Visited(forms.Form):
    """Who was on the site, when, and what was found there."""

    inspectors = forms.MultipleChoiceField(
        label=_("核查人员"),
        help_text=_("到场的本单位工作人员，两名以上。"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请选择两名以上核查人员。")},
    )
    on = inputs.day(_("核查日期"))
    found = inputs.passage(
        _("核查情况"), _("请写明核查情况。"), hint=_("写明看到的事实；将载入核查记录。")
    )

    def clean_inspectors(self) -> list[str]:
        """Ask for two at the least."""
        named: list[str] = self.cleaned_data["inspectors"]
        if len(named) < cases.LEAST_INSPECTORS:
            raise forms.ValidationError(_("请选择两名以上核查人员。"))
        return named


class Transferred(forms.Form):
    """Where the file goes, and what this body thinks."""

    to = inputs.line(_("报送的上级机关"), _("请写明报送给哪个机关。"))
    opinion = inputs.reason(_("初步审查意见"))


class Voided(forms.Form):
    """On which ground an entry is void, which case stays, and why in words."""

    mistake = forms.TypedChoiceField(
        label=_("作废的情形"),
        help_text=_("申请人自己提交的办件，只有重复的才能作废；不符合条件的，依法作出决定。"),
        coerce=cases.Mistake,
        widget=forms.RadioSelect,
        choices=list(cases.MISTAKES.items()),
        error_messages={"required": _("请选择作废的情形。")},
    )
    double_of = forms.ChoiceField(
        label=_("保留的办件"),
        help_text=_("重复录入时选择；只列出同一申请人就同一事项的其他办件。"),
        required=False,
    )
    reason = inputs.reason()

    def clean(self) -> dict[str, Any]:
        """Ask which case stays where an entry was made twice."""
        given = super().clean() or {}
        if given.get("mistake") is cases.Mistake.TWICE and not given.get("double_of"):
            self.add_error("double_of", _("请选择保留的办件；没有其他办件的，不是重复录入。"))
        return given


class Contested(forms.Form):
    """Before whom an answer is contested, and since when."""

    kind = forms.TypedChoiceField(
        label=_("种类"),
        coerce=cases.RemedyKind,
        widget=forms.RadioSelect,
        choices=list(cases.REMEDIES.items()),
        error_messages={"required": _("请选择行政复议或者行政诉讼。")},
    )
    authority = inputs.line(_("复议机关或者法院"), _("请写明复议机关或者法院。"))
    filed_on = inputs.day(_("申请或者起诉的日期"))


class Settled(forms.Form):
    """What came of it."""

    result = forms.TypedChoiceField(
        label=_("结果"),
        coerce=cases.Result,
        widget=forms.RadioSelect,
        choices=list(cases.RESULTS.items()),
        error_messages={"required": _("请选择结果。")},
    )
    decided_on = inputs.day(_("作出日期"))
    document_number = inputs.line(_("文号"), "", required=False)


class Reopened(forms.Form):
    """Nothing but to be confirmed."""


class Corrected(forms.Form):
    """Which paper, what stands on it, and what should."""

    document = forms.ChoiceField(
        label=_("文书"),
        widget=forms.RadioSelect,
        error_messages={"required": _("请选择要更正的文书。")},
    )
    slip = forms.TypedChoiceField(
        label=_("差错的种类"),
        help_text=_("决定、期限、日期、金额和法律依据不能更正，确有错误的依法重新作出文书。"),
        coerce=documents.Slip,
        widget=forms.RadioSelect,
        choices=list(SLIPS.items()),
        error_messages={"required": _("请选择差错的种类。")},
    )
    wrong = inputs.line(_("写错的原文"), _("请照抄写错的原文。"), most=200)
    right = inputs.line(_("更正为"), _("请写明正确的文字。"), most=200)


class HandedOver(forms.Form):
    """To whom a case goes, and why."""

    to = forms.ChoiceField(label=_("接办人"), error_messages={"required": _("请选择接办的同事。")})
    reason = forms.CharField(
        label=_("移交原因"),
        max_length=500,
        error_messages={"required": _("请写明移交原因。")},
    )


FORMS: Mapping[Move, type[forms.Form]] = {
    Move.RETURN: Returned,
    Move.VISIT: Visited,
    Move.TRANSFER_UP: Transferred,
    Move.VOID: Voided,
    Move.CONTEST: Contested,
    Move.SETTLE: Settled,
    Move.REOPEN: Reopened,
    Move.CORRECT: Corrected,
    Move.HAND_OVER: HandedOver,
}
DANGEROUS = frozenset({Move.RETURN, Move.VOID})
