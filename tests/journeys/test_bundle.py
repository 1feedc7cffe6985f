"""一件事一次办: questions, one form, one set of materials, one number, one rating."""

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

from onedoor.law.articles import HAMI
from tests.browser import CLONE, City, csp_clean, follow
from tests.journeys.people import Person
from tests.journeys.test_paths import Album

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("paths")]
# What happens behind the scene: somebody fills in by hand what a test would type for minutes, the
# bodies decide, the register of firms gives the licence its credit code.
BEHIND = """
import django, json, sys
django.setup()
from django.utils import timezone
from onedoor.general.people.domain.samples import credit_code
from onedoor.general.people.domain.sign_in import NOTICE_VERSION
from onedoor.general.people.services.applicants import acknowledge_notice
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.operation.bundles import api as bundles, tasks, testing
from onedoor.operation.cases import testing as cases
from onedoor.operation.cases.api import Move
from onedoor.operation.cases.models import Case
from onedoor.operation.licences import api as licences
act, who, at = sys.argv[1], sys.argv[2], timezone.now()
somebody = Actor(ActorKind.APPLICANT, who)
if act == "come":
    somebody = people.applicant_actor("阿依古丽·买买提")
    acknowledge_notice(applicant=somebody.ref, version=NOTICE_VERSION, at=at)
    print(json.dumps([somebody.ref, people.client_of(somebody).session.session_key]))
    sys.exit()
(one,) = bundles.applications(actor=somebody)
if act == "fill":
    shown = bundles.filling(ref=one.ref, actor=somebody, at=at)
    bundles.save(ref=one.ref, posted=testing.told(shown, at=at), actor=somebody, at=at)
    for need in bundles.filling(ref=one.ref, actor=somebody, at=at).whole.needs:
        name, content = f"{need.material.name.zh}.png", cases.picture(need.key).content
        bundles.attach(ref=one.ref, material=need.key, name=name, content=content,
                       actor=somebody, at=at)
else:
    case = Case.objects.get(number=next(p.case for p in one.parts if p.state == "filed"))
    here = {"body": case.body, "area": case.area}
    clerk = people.staff_actor(*cases.CLERK, number=f"C{case.pk}", **here)
    officer = people.staff_actor(*cases.OFFICER, number=f"O{case.pk}", **here)
    moves = [Move.RECEIVE, Move.ACCEPT, Move.REVIEW, Move.GRANT, Move.ISSUE, Move.DELIVER]
    for move in moves:
        cases.make(move, case.number, actor=clerk if move in cases.EARLY else officer, at=at)
    facts = {"name": "古丽拌面馆", "uscc": credit_code(order=977), "legal_person": "阿依古丽"}
    licences.enter(
        number=facts["uscc"], actor=system("test"), at=at,
        terms=licences.Terms(kind="business_licence", facts=facts),
        holder=licences.Grantee(id=who, name=facts["name"], code=facts["uscc"]),
        body=licences.Grantor(code=case.body, name="伊州区市场监督管理局", mark="伊市监",
                              area=case.area),
    )
    for _each in range(3):
        journal.deliver(at=at)
    tasks.go_on(int(at.timestamp()))
    left = [p.problem for p in bundles.applications(actor=somebody)[0].parts if p.problem]
    assert not left, left
"""


@dataclass
class Applicant(Person):
    """A person by the id they have behind the scene."""

    who: str


def behind(city: City, act: str, who: str = "") -> str:
    """Do one act behind the scene; return what it printed."""
    made = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BEHIND, act, who],
        env=city.environment, cwd=CLONE, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return made.stdout


@pytest.fixture
def somebody(page, served_city: City) -> Applicant:
    """Return a person on a phone."""
    who, session = json.loads(behind(served_city, "come"))
    opened = page("/", width=360, height=760)
    opened.context.add_cookies(
        [{"name": "sessionid", "value": session, "url": served_city.address}]
    )
    return Applicant(opened, who)


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-1", "A21-2")
def test_one_matter_in_one_go(somebody, served_city: City, request):
    album = Album("one-form-for-a-restaurant", request.config.getoption("--pictures"))
    chosen_and_filled_in(somebody, served_city, album)
    somebody.press("提交")
    assert "等前面的结果" in somebody.words()
    album.keep(somebody, "One number; what must wait, waits")
    progress = somebody.page.url
    behind(served_city, "decide", somebody.who)
    somebody.go(progress)
    assert somebody.words().count("已有结果") == 1
    assert "等前面的结果" not in somebody.words()
    album.keep(somebody, "The next part was filed by itself")
    behind(served_city, "decide", somebody.who)
    somebody.go(progress)
    assert "全部办结" in somebody.words()
    somebody.go(progress.replace("/bundles/", "/ug/bundles/"))
    somebody.look()
    somebody.go(progress)
    somebody.press("评价这件事")
    album.keep(somebody, "One rating for the whole")
    somebody.page.locator("main input[type=radio]").first.check()
    follow(somebody.page.locator("main button[type=submit]").first)
    somebody.look()
    csp_clean(somebody.page)
    album.is_told()


def chosen_and_filled_in(somebody: Applicant, city: City, album: Album) -> None:
    """Answer the questions, begin, and have the one form filled in."""
    somebody.go("/bundles/restaurant/")
    somebody.page.check("#id_has_licence_1")
    somebody.page.check("#id_big_advert_1")
    somebody.press("看我需要什么")
    album.keep(somebody, "Questions choose what belongs to it", "#whole")
    somebody.press("一次填完，一起办")
    album.keep(somebody, "One form, what registers know filled in")
    behind(city, "fill", somebody.who)
    somebody.go(somebody.page.url)
    album.keep(somebody, "One set of materials, each handed in once", "#materials")
