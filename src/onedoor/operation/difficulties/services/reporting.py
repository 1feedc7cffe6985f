"""登记: somebody reports online, or a window or telephone notes it for them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError

from onedoor.general.bodies import api as bodies
from onedoor.general.calendar import api as calendar
from onedoor.general.places import api as places
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import HAMI, implements
from onedoor.operation.consultations import api as consultations
from onedoor.operation.difficulties import access
from onedoor.operation.difficulties.domain.difficulties import Act, Kind, Source, step
from onedoor.operation.difficulties.domain.errors import BodyUnfit, KindUnknown, NotForYou
from onedoor.operation.difficulties.models import DifficultyRow
from onedoor.operation.difficulties.sealing import sealed

_NUMBER_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Report:
    """What could not be got done: about what, of which kind, what was tried; how to be reached.

    ``key`` is that of the form: sent again, even at the same moment, it is the same report.
    """

    about: consultations.About
    kind: str
    words: str
    reach: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """What the reporter is told: the number, and without signing in the code to come back with."""

    number: str
    code: str


@implements(HAMI(13), note="online from every page, signed in or with a contact")
def report(*, report: Report, actor: Actor | None, at: datetime) -> Reported:
    """Report a difficulty online."""
    if actor is not None and actor.kind is not ActorKind.APPLICANT:
        raise NotForYou
    return _once(report, Source.WEB, actor, at)


@implements(HAMI(13), note="at the window for it, and by telephone")
def note(*, report: Report, source: Source, actor: Actor, at: datetime) -> Reported:
    """Note a difficulty for somebody who stands at the window or calls."""
    access.require_noting(actor)
    if source is Source.WEB:
        raise NotForYou
    return _once(report, source, actor, at)


def _once(told: Report, source: Source, actor: Actor | None, at: datetime) -> Reported:
    """Put a report down; sent again, answer what the first was answered."""
    by = actor.ref if actor else ""
    known = access.by_key(key=told.key, by=by)
    if known is None:
        try:
            return _put(told=told, source=source, actor=actor, at=at)
        except IntegrityError:
            known = access.by_key(key=told.key, by=by)
            if known is None:
                raise
    return Reported(known.number, known.code)


@implements(HAMI(13), note="registered with its number, and routed to who manages the hall")
@command
def _put(*, told: Report, source: Source, actor: Actor | None, at: datetime) -> Reported:
    if told.kind not in set(Kind):
        raise KindUnknown(kind=told.kind)
    words = consultations.words(told.words)
    known = actor is not None and actor.kind is ActorKind.APPLICANT
    kept = b"" if known else sealed(consultations.contact(told.reach))
    route = consultations.route_of(told.about, actor)
    row = DifficultyRow.objects.create(
        number=f"BC{legal_day(at):%Y%m%d}{clear_code(_NUMBER_LENGTH)}",
        code="" if known else clear_code(),
        key=told.key,
        reporter=actor.applicant if known and actor else "",
        contact_sealed=kept,
        noted_by=actor.ref if actor and not known else "",
        item=route.item, case=route.case, title=route.title, area=route.area,
        manager=manager_of(route.area), body=route.body, source=source, kind=told.kind,
        stage=step(None, Act.REGISTER), reported_at=at,
        feedback_due_on=feedback_due(area=route.area, at=at),
    )  # fmt: skip
    row.steps.create(
        act=Act.REGISTER, at=at, by=actor.ref if actor else "", words_sealed=sealed(words)
    )
    journal.write(
        kind="difficulties.registered", subject=row.number, at=at,
        by=actor or Actor(ActorKind.APPLICANT, "anonymous"),
        source=source, about=told.kind, item=row.item, case=row.case, body=row.body,
    )  # fmt: skip
    return Reported(row.number, row.code)


@implements(HAMI(13), note="the same day; what comes in on a day off, the next working day")
def feedback_due(*, area: str, at: datetime) -> date:
    """Return the day by which a report has its first feedback."""
    day, works = legal_day(at), calendar.calendar_of(area)
    return day if works.is_working_day(day) else works.due(day, 1).day


def manager_of(area: str) -> str:
    """Return the body that manages the hall of the city or county of an area."""
    for here in (area, *places.ancestors(area)):
        found = bodies.bodies(area=here, role=bodies.Role.MANAGER)
        if found:
            return found[0].code
    raise BodyUnfit(body=area)
