"""Commands of whoever asks: a question, and once more."""

from datetime import datetime
from typing import NamedTuple

from onedoor.general.bodies import api as bodies
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.consultations import access
from onedoor.operation.consultations.domain.errors import AskedEnough, BodyUnfit, StillOpen
from onedoor.operation.consultations.domain.questions import (
    MOST_TURNS,
    About,
    Asked,
    contact,
    words,
)
from onedoor.operation.consultations.models import Consultation, Turn
from onedoor.operation.consultations.sealing import sealed
from onedoor.system.items import api as items

GENERAL = "综合咨询"
_NUMBER_LENGTH = 8


class Route(NamedTuple):
    """What a question is about, and the body it goes to."""

    item: str
    case: str
    title: str
    body: str
    area: str


@implements(
    HAMI(14), note="consulting is one of the six functions online, with or without signing in"
)
@command
def ask(*, about: About, question: str, reach: str, actor: Actor | None, at: datetime) -> Asked:
    """Ask about an item, a case of one's own, or in general; ``reach`` is for who is not known."""
    access.check_asker(actor)
    question = words(question)
    kept = b"" if actor else sealed(contact(reach))
    route = route_of(about, actor)
    row = Consultation.objects.create(
        number=f"ZX{legal_day(at):%Y%m%d}{clear_code(_NUMBER_LENGTH)}",
        code="" if actor else clear_code(),
        asker=actor.applicant if actor else "",
        contact_sealed=kept,
        item=route.item,
        case=route.case,
        title=route.title,
        area=route.area,
    )
    _put(row, 1, question, route, actor, at)
    return Asked(row.number, row.code)


@implements(HAMI(14), note="who is not helped by the answer asks once more, the same body")
@command
def ask_again(*, asked: str, question: str, actor: Actor | None, at: datetime) -> None:
    """Ask once more about what was answered."""
    access.check_asker(actor)
    row = access.of_asker(asked=asked, actor=actor, lock=True)
    last = row.turns.order_by("-n")[0]
    if last.answered_at is None:
        raise StillOpen(number=row.number)
    if last.n >= MOST_TURNS:
        raise AskedEnough(number=row.number)
    route = Route(row.item, row.case, row.title, last.body, last.area)
    _put(row, last.n + 1, words(question), route, actor, at)


@implements(
    HAMI(14), note="the body answers that has the item or the case; else the area's manager"
)
def route_of(about: About, actor: Actor | None) -> Route:
    """Return where a question goes; refuse a case that is not one's own as one that is not."""
    if about.case and actor is not None:
        case = cases.case(number=about.case, actor=actor)
        return Route(case.offering, case.number, case.title, case.body, case.area)
    if about.item:
        entry = items.entry(about.item)
        if entry.offered:
            return Route(entry.code, "", entry.name.zh, entry.body, entry.area)
    found = bodies.bodies(area=about.area, role=bodies.Role.MANAGER) if about.area else ()
    if not found:
        raise BodyUnfit(body=about.area)
    return Route("", "", GENERAL, found[0].code, found[0].area)


def limit(at: datetime) -> clocks.Limit:
    """Return within how many working days a question is answered, as set."""
    days = terms.number("consultations.answer_working_days", on=legal_day(at))
    return clocks.Limit(days, HAMI(14))


def _put(  # a turn is these facts
    row: Consultation, n: int, question: str, route: Route, actor: Actor | None, at: datetime
) -> None:
    day = clocks.came_in_online(area=route.area, at=at)
    clock = clocks.start(
        case=row.number, kind=clocks.Kind.CONSULTATION, limit=limit(at), on=day, area=route.area
    )
    Turn.objects.create(
        consultation=row,
        n=n,
        body=route.body,
        area=route.area,
        question_sealed=sealed(question),
        asked_at=at,
        due_on=clock.due_on,
        warn_on=clock.warn_on,
        provisional=clock.provisional,
    )
    journal.write(
        kind="consultations.asked",
        subject=row.number,
        at=at,
        by=actor or Actor(ActorKind.APPLICANT, "anonymous"),
        n=n,
        item=route.item,
        case=route.case,
        body=route.body,
        due_on=clock.due_on,
    )
