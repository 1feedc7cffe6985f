"""The inputs that many forms of the desk ask alike: a passage, a line, a day, a choice of now."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onedoor.operation.documents import api as documents

LONGEST = 2000  # characters of a reason, an opinion, a finding
_LONG = _("最多 %(limit_value)s 个字，现在是 %(show_value)s 个。")


def printable(words: str) -> None:
    """Refuse, where it is typed, what no font of the papers has."""
    lacking = unprinted(words)
    if lacking:
        raise forms.ValidationError(lacking)


def unprinted(words: str) -> str:
    """Return how to mend a text with characters that no paper can show; nothing when it can."""
    letters = " ".join(documents.missing_characters(words))
    if not letters:
        return ""
    return gettext("这些字在文书上印不出来，请换一种写法：%(letters)s") % {"letters": letters}


def passage(label: Any, missing: Any, *, hint: Any = "") -> forms.CharField:
    """Return an input for somebody's own words, which may not be left empty."""
    return forms.CharField(
        label=label, help_text=hint, widget=forms.Textarea, max_length=LONGEST,
        error_messages={"required": missing, "max_length": _LONG}, validators=[printable],
    )  # fmt: skip


def reason(label: Any = "") -> forms.CharField:
    """Return an input for the reason that a document will state."""
    return passage(label or _("理由"), _("请写明理由，理由将载入文书。"))


def line(label: Any, missing: Any, *, most: int = 100, required: bool = True) -> forms.CharField:
    """Return an input of one line."""
    return forms.CharField(
        label=label, max_length=most, required=required, validators=[printable],
        error_messages={"required": missing, "max_length": _LONG},
    )  # fmt: skip


def day(label: Any) -> forms.DateField:
    """Return an input for a day."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("请填写日期。"), "invalid": _("请填写日期。")},
    )


def choose(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    """Let a part of a form be chosen among what there is now."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
