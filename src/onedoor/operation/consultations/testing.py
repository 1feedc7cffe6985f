"""Consultations for the tests of other modules: a cast, a question, its answer."""

from dataclasses import dataclass
from datetime import date, datetime

from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor
from onedoor.operation.cases import testing as cases
from onedoor.operation.consultations.domain.faqs import Pair, Verdict
from onedoor.operation.consultations.domain.questions import About, Asked
from onedoor.operation.consultations.models import CommonQuestion, Consultation, Turn
from onedoor.operation.consultations.services import answering, asking, faqs

AT = cases.AT
QUESTION = "没有房产证，用租赁合同可以吗？我的手机是 13909020000。"
ANSWER = "可以，请提交租赁合同和房东的权属证明。"
PAIR = Pair("没有房产证，用租赁合同可以吗？", ANSWER)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who asks and who answers about one offering."""

    offering: str
    body: str
    applicant: Actor
    officer: Actor  # 咨询答复
    reviewer: Actor  # 法制审核
    stranger: Actor  # answers for another body
    manager: Actor


def cast() -> Cast:
    """Publish the offering of a body and return people who ask, answer and review."""
    of = cases.cast()
    body, area = of.clerk.body, cases.AREA
    return Cast(
        offering=of.offering,
        body=body,
        applicant=of.applicant,
        officer=people.staff_actor("consultations.answer", body=body, area=area),
        reviewer=people.staff_actor(
            "items.review", "consultations.answer", body=body, area=area, name="马红"
        ),
        stranger=people.staff_actor(
            "consultations.answer", "items.review", body=of.stranger.body, area=area
        ),
        manager=people.staff_actor("centre.manage", body=of.counter.body, area=area),
    )


def asked(of: Cast, *, actor: Actor | None = None, at: datetime = AT) -> Asked:
    """Ask about the offering: as the applicant unless told otherwise."""
    return asking.ask(
        about=About(item=of.offering),
        question=QUESTION,
        reach="",
        actor=actor or of.applicant,
        at=at,
    )


def anonymous(of: Cast, *, at: datetime = AT) -> Asked:
    """Ask about the offering without signing in."""
    about = About(item=of.offering)
    return asking.ask(about=about, question=QUESTION, reach="13909020000", actor=None, at=at)


def answered(of: Cast, *, at: datetime = AT) -> str:
    """Ask and answer; return the number."""
    number = asked(of, at=at).number
    answering.answer(number=number, answer=ANSWER, actor=of.officer, at=at)
    return number


def published(of: Cast, *, at: datetime = AT) -> str:
    """Ask, answer, propose and publish; return the reference of the common question."""
    number = answered(of, at=at)
    ref = faqs.propose(number=number, n=1, pair=PAIR, actor=of.officer, at=at)
    faqs.review(ref=ref, verdict=Verdict.PUBLISH, reason="", actor=of.reviewer, at=at)
    return ref


def ways_back() -> list[tuple[str, str]]:
    """Return number and code of every consultation, in order."""
    return list(Consultation.objects.order_by("id").values_list("number", "code"))


def refs() -> list[str]:
    """Return the references of the common questions, in order."""
    return list(CommonQuestion.objects.order_by("id").values_list("ref", flat=True))


def let_it_be_late(number: str) -> None:
    """Let the day of the question that waits be long past."""
    day = date(2026, 1, 5)
    waiting = Turn.objects.filter(consultation__number=number, answered_at=None)
    waiting.update(due_on=day, warn_on=day, provisional=False)
