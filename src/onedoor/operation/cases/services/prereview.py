"""预审: a look at what came in, before it is accepted or anything is asked for."""

from collections.abc import Sequence
from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.words import tidy
from onedoor.operation.cases.services import recording
from onedoor.operation.cases.services.opinions import Opinion, give
from onedoor.operation.materials import api as materials


class NothingNew(Refused):
    """These are the opinions that stand already."""

    code = "cases.nothing_new"


@implements(
    ADL(34, paragraph=1), HAMI(14), note="what does not fit is found before it is asked for"
)
@command
def pre_review(
    *, number: str, opinions: Sequence[Opinion], note: str, actor: Actor, at: datetime
) -> None:
    """Give an opinion on every material; the one notice is then written from those that fail."""
    case, edge = access.case_to_move(number=number, move=Move.PRE_REVIEW, actor=actor)
    stand = {one.id: (one.verdict, one.reason) for one in materials.of(holder=number)}
    unfit = give(case, opinions, actor=actor, at=at)
    if stand == {one.id: (one.verdict, one.reason) for one in materials.of(holder=number)}:
        raise NothingNew(number=number)
    told = recording.Told(note=tidy(note), facts={"unfit": unfit})
    recording.move(case, edge, actor=actor, at=at, told=told)
