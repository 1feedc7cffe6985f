"""Difficulties for the tests of other modules: a cast, and a report."""

from dataclasses import dataclass
from datetime import datetime

from onedoor.general.bodies import api as bodies
from onedoor.general.people import testing as people
from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, system
from onedoor.operation.cases import testing as cases
from onedoor.operation.consultations.api import About
from onedoor.operation.difficulties.domain.difficulties import Grade, Verdict
from onedoor.operation.difficulties.services import handling, reporting

AT = cases.AT
WORDS = "材料都交齐了，窗口三次说系统不行，让我改天再来。"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who reports, who classifies and verifies, who resolves."""

    offering: str
    body: str
    applicant: Actor
    clerk: Actor
    manager: Actor
    officer: Actor
    stranger: Actor


def cast() -> Cast:
    """Publish the offering of a body and return people who report, manage and resolve."""
    of = cases.cast()
    body, area, centre = of.clerk.body, cases.AREA, of.counter.body
    a_manager(centre, area)
    return Cast(
        offering=of.offering,
        body=body,
        applicant=of.applicant,
        clerk=people.staff_actor("counter.intake", body=centre, area=area),
        manager=people.staff_actor("centre.manage", body=centre, area=area),
        officer=people.staff_actor("ratings.handle", body=body, area=area),
        stranger=people.staff_actor("ratings.handle", body=of.stranger.body, area=area),
    )


def a_manager(code: str, area: str) -> None:
    """Register the body that manages the hall of an area."""
    centre = bodies.Body(
        code=code, name="测试政务服务中心", short_name="中心", kind=bodies.Nature.STATUTORY,
        role=bodies.Role.MANAGER, level=places.place(area).level, area=area, parent="",
        sample=False,
    )  # fmt: skip
    bodies.register(bodies=[centre], actor=system("test"), at=AT)


def reported(of: Cast, *, actor: Actor | None = None, at: datetime = AT) -> str:
    """Report what could not be got done about the offering; return the number."""
    told = reporting.Report(About(item=of.offering), "unaccepted", WORDS)
    return reporting.report(report=told, actor=actor or of.applicant, at=at).number


def forwarded(of: Cast, *, at: datetime = AT) -> str:
    """Report it, and forward it to the body of the offering."""
    number = reported(of, at=at)
    handling.forward(
        number=number, verdict=Verdict.FAULT, grade=Grade.ORDINARY, to=of.body,
        words="已转承办单位，五个工作日内答复您。", actor=of.manager, at=at,
    )  # fmt: skip
    return number
