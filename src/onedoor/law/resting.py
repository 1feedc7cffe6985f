"""What a paper says it rests on: of a draft, that it is one, with what is in force beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from onedoor.law.articles import ADL, BER, HAMI, Provision, implements
from onedoor.law.register import act, in_chinese

_DRAFT = "(草案)"
_NOT_YET = "（草案尚未施行）"
_ALONE = "（草案尚未施行，现行法律、法规没有专门规定，试运行期间照此办理）"
_NOT_YET_UG = "(لايىھە تېخى يولغا قويۇلمىغان)"


class Ground(Enum):
    """What is done on the regulation alone, with what the law in force says beside it."""

    GAPS = (HAMI(18), ADL(32))  # 容缺受理 is an acceptance, its notice the one of what is missing
    PROMISE = (HAMI(18), BER(40))  # 告知承诺
    VOID = (HAMI(4), None)  # 作废


@dataclass(frozen=True, slots=True)
class Resting:
    """The words of a paper on what it rests on, in both languages; the Chinese binds."""

    zh: str
    ug: str


@implements(HAMI(31), note="a draft is cited as one on every paper, never as if it were in force")
def resting(ground: Ground, *, in_trial: bool) -> Resting:
    """Return on what something rests; ``in_trial`` says that the regulation is a draft still.

    In force, it is cited alone: it is what gives the right.
    """
    own, beside = ground.value
    if not in_trial:
        return Resting(_zh(own, is_draft=False), _ug(own, is_draft=False))
    if beside is None:
        return Resting(_zh(own) + _ALONE, f"{_ug(own)} {_NOT_YET_UG}")
    return Resting(
        f"{_zh(beside)}和{_zh(own)}{_NOT_YET}", f"{_ug(beside)}، {_ug(own)} {_NOT_YET_UG}"
    )


def _zh(provision: Provision, *, is_draft: bool = True) -> str:
    title = act(provision.act).title
    shown = title.replace(_DRAFT, "（草案）" if is_draft else "")
    return f"《{shown}》{in_chinese(provision).partition('》')[2]}"


def _ug(provision: Provision, *, is_draft: bool = True) -> str:
    title = _TITLES_UG[provision.act]
    if is_draft and _DRAFT in act(provision.act).title:
        title = f"{title} (لايىھە)"
    return f"«{title}» نىڭ {provision.article}-ماددىسى"


_TITLES_UG: Mapping[str, str] = {
    "HAMI": "قۇمۇل شەھىرىنىڭ بازار سۇبيېكتلىرىغا مۇلازىمەت قىلىش نىزامى",
    "ADL": "جۇڭخۇا خەلق جۇمھۇرىيىتىنىڭ مەمۇرىي ئىجازەت قانۇنى",
    "BER": "تىجارەت مۇھىتىنى ئەلالاشتۇرۇش نىزامى",
}
