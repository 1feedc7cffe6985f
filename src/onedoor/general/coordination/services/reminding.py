"""提醒第一责任人: once a day, of what is overdue."""

from datetime import datetime

from onedoor.general.bodies import api as bodies
from onedoor.general.coordination.domain.topics import Act, Stage, step, to_remind
from onedoor.general.coordination.models import TopicRow
from onedoor.general.coordination.services.handling import done
from onedoor.general.coordination.values import to_topic
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements

_VACANT = "（空缺）"


@implements(HAMI(5), note="the head of the area is reminded of what is overdue")
@command
def remind(*, actor: Actor, at: datetime) -> int:
    """Remind the heads of what is overdue today; return of how many topics."""
    on = legal_day(at)
    every = terms.number("coordination.remind_days", on=on)
    rows = TopicRow.objects.select_for_update().filter(stage=Stage.DECIDED, due_on__lt=on)
    found = [
        row for row in rows.order_by("id") if to_remind(to_topic(row), on=on, every_days=every)
    ]
    for row in found:
        row.reminded_on, row.stage = on, step(Stage(row.stage), Act.REMIND)
        done(row, Act.REMIND, head_of(row.area, at), actor, at)
    return len(found)


def head_of(area: str, at: datetime) -> str:
    """Return who is the head of an area on a day; the office is told when nobody is."""
    held = bodies.holder(area=area, duty=bodies.Duty.HEAD, on=legal_day(at))
    return held.holder or bodies.body(held.body).name if held else _VACANT
