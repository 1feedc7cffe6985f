"""共同签署 in words: where each cosigner stands, and what was signed of a case."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from onedoor.operation.cases import api as cases
from onedoor.site.ui import moments
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Row:
    """One cosigner: the name, the state in words with its tone, and when."""

    name: str
    state: str
    tone: str
    when: str


_TONES = {
    cases.Confirmed.WAITING: "neutral",
    cases.Confirmed.VOID: "warning",
    cases.Confirmed.DONE: "success",
}


def rows(cosigners: Iterable[cases.Cosigner]) -> list[Row]:
    """Return where each cosigner of a draft stands."""
    words = {
        cases.Confirmed.WAITING: _("待确认"),
        cases.Confirmed.VOID: _("内容有变，需要重新确认"),
        cases.Confirmed.DONE: _("已确认"),
    }
    return [
        Row(one.name, words[one.state], _TONES[one.state], moments.moment(one.at))
        for one in cosigners
    ]


def kept(found: cases.Dossier) -> list[Row]:
    """Return who confirmed a case, and how; nothing where its item asks for none."""
    if items.offering(found.offering, found.version).what.cosigning is None:
        return []
    return [
        Row(
            one.name,
            _("纸质签名") if one.on_paper else _("网上确认"),
            "success",
            moments.moment(one.at),
        )
        for one in cases.cosignatures(number=found.number)
    ]
