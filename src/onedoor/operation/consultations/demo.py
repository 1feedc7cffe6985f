"""The demo city: a few questions; one answered and published, one overdue, one just asked."""

from datetime import datetime, timedelta

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.operation.consultations.access import ANSWERING, REVIEWING
from onedoor.operation.consultations.domain.faqs import Pair, Verdict
from onedoor.operation.consultations.domain.questions import About
from onedoor.operation.consultations.models import Consultation
from onedoor.operation.consultations.services.answering import answer
from onedoor.operation.consultations.services.asking import ask
from onedoor.operation.consultations.services.faqs import propose, review
from onedoor.system.items import api as items

BODY = "伊州区市场监督管理局"
# How many days ago, the question, and the answer where there is one; the first is published.
STORIES = (
    (
        20,
        "我租的店面没有房产证，只有租赁合同，可以办食品经营许可吗？我姓周，店在东河市场。",
        "可以。请提交租赁合同，以及房东的房屋权属证明或者社区出具的场所证明之一。",
    ),
    (12, "健康证在外地办的，还能用吗？", "在有效期内的健康证明全国通用，不需要重新办理。"),
    (9, "平面图可以手画吗？", ""),
    (0, "营业执照刚换了新地址，许可证要一起变更吗？", ""),
)
PUBLISHED = Pair(
    "租的店面没有房产证，只有租赁合同，可以办食品经营许可吗？",
    "可以。请提交租赁合同，以及房东的房屋权属证明或者社区出具的场所证明之一。",
)
CONTACT = "13909020005"


def load(*, at: datetime) -> None:
    """Ask and answer the questions of the story once."""
    if Consultation.objects.exists():
        return
    offered = next((one for one in items.browse(offered=True).rows if _is_food(one)), None)
    if offered is None:
        return
    officer = _somebody(offered.body, ANSWERING)
    for n, (days_ago, question, answered) in enumerate(STORIES):
        when = at - timedelta(days=days_ago)
        about = About(item=offered.code)
        made = ask(about=about, question=question, reach=CONTACT, actor=None, at=when)
        if answered and officer:
            later = when + timedelta(hours=5)
            answer(number=made.number, answer=answered, actor=officer, at=later)
            if n == 0:
                _publish(made.number, officer, later)


def _publish(number: str, officer: Actor, at: datetime) -> None:
    ref = propose(number=number, n=1, pair=PUBLISHED, actor=officer, at=at)
    reviewer = _somebody(officer.body, REVIEWING)
    if reviewer is not None:
        review(ref=ref, verdict=Verdict.PUBLISH, reason="", actor=reviewer, at=at)


def _somebody(body: str, duty: str) -> Actor | None:
    return next((one.actor() for one in people.staff_of(body=body, duty=duty)), None)


def _is_food(entry: items.Entry) -> bool:
    return entry.department.zh == BODY and "食品经营" in entry.name.zh
