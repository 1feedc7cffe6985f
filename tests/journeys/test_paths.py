"""The lawful paths of a case, walked in a browser: one page of ``docs/journeys`` each.

Every step that is kept here is a heading and a picture there; ``--pictures`` takes them anew.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from onedoor.law.articles import ADL, HAMI
from tests.browser import CLONE, City, axe, csp_clean, follow
from tests.journeys.applying import photograph
from tests.journeys.people import Person
from tests.journeys.terminals import SET_UP

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("paths")]
PAGES = CLONE / "docs" / "journeys"
_SCENES = "import django; django.setup(); from tests.journeys import scenes; scenes.main()"
_STEP = re.compile(r"^## \d+\. (.+)\n\n(?:.+\n)+\n!\[.+\]\((.+\.jpg)\)$", re.MULTILINE)
_QUALITY = 72
RECEIVER, ACCEPTER, REVIEWER, DECIDER, ISSUER = (f"650502{n:03}" for n in range(1, 6))
CLERK, DELIVERER = "650502011", "650502012"

Visit = Callable[..., Person]


@dataclass
class Album:
    """The steps of one journey; with ``pictures`` each is taken for its page."""

    name: str
    pictures: bool
    steps: list[str] = field(default_factory=list)

    def keep(self, who: Person, step: str, at: str = "") -> None:
        """Keep the window as it stands, scrolled to what a selector names."""
        self.steps.append(step)
        axe(who.page)
        if not self.pictures:
            return
        if at:
            who.page.locator(at).first.scroll_into_view_if_needed()
        path = PAGES / "pictures" / f"{self.name}-{len(self.steps)}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        who.page.screenshot(path=path, type="jpeg", quality=_QUALITY)

    def is_told(self) -> None:
        """Assert that the page of this journey tells these steps, and shows a picture of each."""
        told = _STEP.findall((PAGES / f"{self.name}.md").read_text("utf-8"))
        expected = [
            (step, f"pictures/{self.name}-{n}.jpg") for n, step in enumerate(self.steps, start=1)
        ]
        assert told == expected
        assert all((PAGES / picture).exists() for _step, picture in told)


@dataclass(frozen=True)
class Scene:
    """What was prepared: drafts and numbers by journey, and a session of everybody."""

    words: Mapping[str, str]
    sessions: Mapping[str, str]


def play(city: City, act: str) -> Scene:
    """Do one act behind the scene."""
    made = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _SCENES, act],
        env=city.environment, cwd=CLONE, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return Scene(**json.loads(made.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def scene(served_city: City) -> Scene:
    """Prepare what the journeys begin with, once for all."""
    return play(served_city, "begin")


@pytest.fixture
def visit(page, served_city: City, scene: Scene) -> Visit:
    """Return how somebody who has signed in opens an address: an applicant on a phone."""

    def open_as(who: str, path: str) -> Person:
        width, height = (1280, 800) if who.isdecimal() else (360, 760)
        opened = page("/", width=width, height=height)
        cookie = {"name": "sessionid", "value": scene.sessions[who], "url": served_city.address}
        opened.context.add_cookies([cookie])
        opened.goto(path)
        return Person(opened)

    return open_as


@pytest.fixture
def album(request: pytest.FixtureRequest) -> Album:
    """Collect the steps of the journey that a test is named after."""
    name = request.node.name.removeprefix("test_").replace("_", "-")
    return Album(name, pictures=request.config.getoption("--pictures"))


def submit(who: Person, button: str) -> None:
    """Press the main button of the page's form and wait for what comes."""
    follow(who.page.locator("main").get_by_role("button", name=button, exact=True).first)


def fits(reviewer: Person) -> None:
    """Find every material right, and say so."""
    for right in reviewer.page.locator("main input[value=fits]").all():
        right.check()
    reviewer.page.fill("#id_note", "材料齐全，符合条件。")
    submit(reviewer, "提交审查意见")


def state(who: Person) -> str:
    """Return the state that the page of a case shows."""
    return who.page.locator("main .tag").first.inner_text().strip()


def move(visit: Visit, who: str, number: str, word: str, **choices: str) -> Person:
    """Make one move at the desk, by its page: what is to be chosen, what is to be written."""
    person = visit(who, f"/desk/case/{number}/move/{word}/")
    for label in (value for name, value in choices.items() if name.startswith("choose")):
        person.page.get_by_label(label, exact=True).check()
    for name, value in choices.items():
        if not name.startswith("choose"):
            person.page.fill(f"#id_{name}", value)
    follow(person.page.locator("main .actions button[type=submit]").first)
    return person


def decided(visit: Visit, number: str, staff: Mapping[str, str]) -> None:
    """Review and grant, each by its own person."""
    fits(visit(staff["review"], f"/desk/case/{number}/"))
    move(visit, staff["decide"], number, "grant")


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-1", "A18-2")
def test_what_is_missing_follows(visit, scene: Scene, album: Album, tmp_path):
    applicant = visit("gaps", f"/drafts/{scene.words['gaps']}/check/")
    album.keep(applicant, "The applicant promises what is missing", "#submit")
    submit(applicant, "签署承诺并提交")
    assert applicant.page.url.endswith("/submitted/"), applicant.words()
    number = applicant.page.url.rstrip("/").split("/")[-2]

    move(visit, RECEIVER, number, "receive")
    accepter = visit(ACCEPTER, f"/desk/case/{number}/move/accept_with_gaps/")
    album.keep(accepter, "The desk accepts with what is missing")
    submit(accepter, "确认容缺受理")

    applicant.go(f"/cases/{number}/")
    assert "容缺受理通知书" in applicant.words()
    album.keep(applicant, "The notice says what is due, and until when", ".notice")
    reviewer = visit(REVIEWER, f"/desk/case/{number}/")
    assert "补齐之前不能提交审查意见和决定" in reviewer.words()
    assert reviewer.page.locator("#review").count() == 0

    applicant.press("去补交")
    applicant.page.set_input_files("input[type=file]", photograph(tmp_path))
    album.keep(applicant, "What was missing is handed in")
    submit(applicant, "提交材料")
    assert "去补交" not in applicant.words()

    decided(visit, number, {"review": REVIEWER, "decide": DECIDER})
    applicant.go(f"/cases/{number}/")
    assert "准予行政许可决定书" in applicant.words()
    album.keep(applicant, "Only then is it decided", "#papers")
    csp_clean(applicant.page)
    album.is_told()


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_decided_on_a_promise(visit, scene: Scene, album: Album):
    staff = {duty: scene.words[f"promise.{duty}"] for duty in ("accept", "review", "decide")}
    applicant = visit("promise", f"/drafts/{scene.words['promise']}/form/promise/")
    album.keep(
        applicant, "The applicant reads the whole text of the promise, and is free to decline"
    )
    applicant.go(f"/drafts/{scene.words['promise']}/check/")
    submit(applicant, "确认提交")
    number = applicant.page.url.rstrip("/").split("/")[-2]

    move(visit, scene.words["promise.receive"], number, "receive")
    accepter = visit(staff["accept"], f"/desk/case/{number}/")
    album.keep(accepter, "The promise stands on the case with its hash", "#promises")
    move(visit, staff["accept"], number, "accept")
    decided(visit, number, staff)

    applicant.go(f"/cases/{number}/")
    assert "准予行政许可决定书" in applicant.words()
    album.keep(applicant, "It is decided on the same day", "#happened")
    checker = visit(scene.words["promise.check"], f"/desk/case/{number}/move/check/")
    album.keep(checker, "Afterwards what was promised is checked")
    album.is_told()


@pytest.mark.verifies(HAMI(20), ADL(26, paragraph=2))
@pytest.mark.check("A20-2")
def test_reviewed_jointly(visit, scene: Scene, album: Album):
    number = scene.words["joint"]
    for n, part in enumerate(("safety", "planning", "hazards"), start=1):
        asked = visit(scene.words[f"joint.{part}"], f"/desk/case/{number}/move/advance/")
        if n == 2:
            album.keep(asked, "Each body says what it has to say, on the same case")
        asked.page.locator("main input[type=radio]").last.check()
        asked.page.fill("#id_note", "无意见。")
        submit(asked, "确认办理环节")

    lead = visit(scene.words["joint.review"], f"/desk/case/{number}/")
    album.keep(lead, "The leading body reads all opinions", "#happened, .timeline")
    fits(lead)
    move(visit, scene.words["joint.decide"], number, "grant")
    applicant = visit("joint", f"/cases/{number}/")
    assert "准予行政许可决定书" in applicant.words()
    album.keep(applicant, "The applicant gets one answer", "#papers")
    album.is_told()


@pytest.mark.verifies(HAMI(17), ADL(32, item=4))
def test_asked_to_supplement_once(visit, scene: Scene, album: Album, tmp_path):
    number = scene.words["supplement"]
    accepter = visit(ACCEPTER, f"/desk/case/{number}/move/ask_for_supplement/")
    accepter.page.check("#id_ask_layout")
    accepter.page.fill("#id_reason_layout", "图上没有标出操作间，请重新绘制。")
    album.keep(accepter, "The desk says everything at once, each with its reason")
    submit(accepter, "出具补正告知书 F8")

    applicant = visit("supplement", f"/cases/{number}/")
    assert "图上没有标出操作间" in applicant.words()
    album.keep(applicant, "The applicant sees what is wrong, and until when", ".notice")
    applicant.press("去补正")
    applicant.page.set_input_files("input[type=file]", photograph(tmp_path))
    album.keep(applicant, "Only that is handed in again")
    submit(applicant, "提交补正")

    again = visit(ACCEPTER, f"/desk/case/{number}/move/ask_for_supplement/")
    again.page.check("#id_ask_rules")
    again.page.fill("#id_reason_rules", "制度不完整。")
    submit(again, "出具补正告知书 F8")
    assert "只能一次告知" in again.words()
    album.keep(again, "A second demand for what was there is refused")
    move(visit, ACCEPTER, number, "accept")
    applicant.go(f"/cases/{number}/")
    assert "受理通知书" in applicant.words()
    album.is_told()


@pytest.mark.verifies(ADL(32, item=4))
def test_silence_accepts(visit, scene: Scene, album: Album, served_city: City):
    number = scene.words["silence"]
    applicant = visit("silence", f"/cases/{number}/")
    assert state(applicant) == "已提交"
    album.keep(applicant, "Nobody answers", "#happened")

    assert int(play(served_city, "night").words["deemed"]) >= 1

    applicant.go(f"/cases/{number}/")
    assert state(applicant) == "已受理"
    assert "受理通知书" in applicant.words()
    album.keep(
        applicant, "The night after the fifth working day it counts as accepted", "#happened"
    )
    late = visit(ACCEPTER, f"/desk/case/{number}/move/ask_for_supplement/")
    assert "现在不能办理这一步" in late.words()
    assert late.page.get_by_role("button", name="出具补正告知书").count() == 0
    album.keep(late, "Too late to ask for more")
    album.is_told()


@pytest.mark.verifies(ADL(38, paragraph=2))
def test_refused_with_remedies(visit, scene: Scene, album: Album):
    number = scene.words["refusal"]
    reviewer = visit(REVIEWER, f"/desk/case/{number}/")
    reviewer.page.locator("main input[value=unfit]").first.check()
    reviewer.page.locator("main input[name^=reason_]").first.fill("操作间与卫生间直接相通。")
    for right in reviewer.page.locator("main input[value=fits]").all()[1:]:
        right.check()
    reviewer.page.fill("#id_note", "经营场所不符合要求，建议不予许可。")
    album.keep(reviewer, "Each material has its verdict", "#review")
    submit(reviewer, "提交审查意见")

    decider = visit(DECIDER, f"/desk/case/{number}/move/refuse/")
    decider.page.fill("#id_reason", "经营场所的操作间与卫生间直接相通，不符合条件。")
    album.keep(decider, "Refusing asks for a reason and names the remedies")
    submit(decider, "确认不予许可")

    applicant = visit("refusal", f"/cases/{number}/")
    assert "操作间与卫生间直接相通" in applicant.words()
    album.keep(applicant, "The applicant reads why, and where to turn", "#turn_to")
    follow(applicant.page.locator("main a", has_text="不予行政许可决定书").first)
    assert "行政复议" in applicant.words()
    album.keep(applicant, "The decision on paper says the same")
    album.is_told()


@pytest.mark.verifies(HAMI(14), HAMI(15))
def test_begun_online_ended_at_the_counter(visit, scene: Scene, album: Album):
    applicant = visit("counter", f"/drafts/{scene.words['counter']}/")
    applicant.page.locator("main details summary").last.click()
    code = scene.words["code"]
    assert code in applicant.words()
    album.keep(applicant, "The draft has a code", "main details")

    clerk = visit(CLERK, "/desk/counter/")
    clerk.page.fill("#id_number", code)
    album.keep(clerk, "The clerk scans or types it")
    submit(clerk, "下一步")
    assert "接着办理申请人的草稿" in clerk.words()
    album.keep(clerk, "Everything is there; the clerk checks it")
    submit(clerk, "受理 F9")

    assert "已受理" in clerk.words()
    album.keep(clerk, "It is accepted, and the papers are printed")
    applicant.go("/mine/")
    number = clerk.page.url.rstrip("/").split("/")[-1]
    applicant.go(f"/cases/{number}/")
    assert "受理通知书" in applicant.words()
    album.keep(applicant, "The applicant follows it on the phone")
    album.is_told()


@pytest.mark.verifies(HAMI(13), HAMI(14))
@pytest.mark.check("A14-4")
def test_an_appointment_is_called_at_its_time(visit, served_city: City, scene: Scene, album: Album):
    hall = scene.words["hall"]
    code = book(visit("counter", f"/appointments/new/{hall}/accept/"), album)
    walked_in = play(served_city, "hour").words["first"]
    terminal = visit(CLERK, "/desk/hall/")
    at_a_terminal(terminal, served_city)
    terminal.go("/kiosk/check-in/")
    terminal.page.locator("main form input[name=code]").fill(code)
    follow(terminal.page.locator("button[form=check]"))
    (number,) = re.findall(r"\b[A-G]\d{3}\b", terminal.words())[:1]
    assert number != walked_in
    album.keep(terminal, "Checked in, and queueing no second time")

    clerk = visit(CLERK, "/desk/hall/")
    with clerk.page.expect_navigation():
        clerk.page.keyboard.press("F2")
    assert clerk.page.inner_text(".number-now") == number
    assert "预约" in clerk.words()
    album.keep(clerk, "Called before who came earlier")
    with clerk.page.expect_navigation():
        clerk.page.keyboard.press("F4")
    assert number in clerk.words()
    clerk.go("/ug/desk/hall/")
    clerk.look()
    clerk.go("/desk/hall/")
    album.keep(clerk, "Served")
    album.is_told()


def at_a_terminal(who: Person, city: City) -> None:
    """Make this browser one of a terminal that a clerk of the hall set up; nobody is signed in."""
    printed = city.command("shell", "-c", SET_UP)
    (cookie,) = re.findall(r"COOKIE=(\S+)", printed)
    who.page.context.clear_cookies()
    kept = {"name": "terminal", "value": cookie, "url": city.address}
    who.page.context.add_cookies([kept])


def book(applicant: Person, album: Album) -> str:
    """Choose a slot of a day to come and book it; return the code."""
    applicant.page.locator("main nav.filters a").nth(1).click()
    applicant.page.locator("#id_start").select_option(index=1)
    album.keep(applicant, "A slot is chosen")
    submit(applicant, "预约")
    code = applicant.page.url.rstrip("/").split("/")[-1]
    assert code in applicant.words()
    album.keep(applicant, "The code for the entrance")
    applicant.go(f"/ug/appointments/{code}/")
    applicant.look()
    return code
