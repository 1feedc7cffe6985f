"""How somebody applies online: the answers, the pages they go on, the picture they hand in."""

import re
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page

from tests.browser import follow
from tests.journeys.people import Person

ANSWERS = {
    "by_agent": "no",
    "contact_phone": "13909020000",
    "premises_address__region": "650502001000",
    "premises_address__detail": "爱国北路 8 号",
    "premises_area": "120",
    "trade": "sales",
    "projects": "packed",
    "web": "no",
    "staff_count": "4",
    "manager_name": "阿依古丽·买买提",
    "manager_idcard": "650502198803050210",
    "manager_post": "full",
    "delivery": "electronic",
    "declared": "yes",
    "more": "no",
}


def answer(page: Page) -> None:
    """Fill in whatever this page asks, leaving what was filled in for the applicant."""
    for question in page.locator("main form [name]").all():
        name = question.get_attribute("name") or ""
        kind = question.get_attribute("type")
        if name not in ANSWERS or kind == "hidden":
            continue
        value = ANSWERS[name]
        if kind in {"radio", "checkbox"}:
            if question.get_attribute("value") == value:
                question.check()
        elif question.evaluate("e => e.tagName") == "SELECT":
            question.select_option(value)
        elif not question.input_value():
            question.fill(value)


def fill_in(somebody: Person, *, look: bool) -> int:
    """Answer page after page; return how many there were."""
    pages = 0
    while "/form/" in somebody.page.url:
        answer(somebody.page)
        if look:
            somebody.look()
        before = somebody.page.url
        follow(somebody.page.locator("main button.button-primary"))
        pages += 1
        assert somebody.page.url != before, somebody.words()
    return pages


def hand_in(somebody: Person, tmp_path: Path, *, look: bool) -> None:
    """Hand in a photograph for each entry of the list that still waits for one."""
    while True:
        somebody.go(somebody.page.url)
        wanted = somebody.page.locator("main a", has_text=re.compile("^上传")).first
        if not wanted.count():
            return
        listing = somebody.page.url
        follow(wanted)
        if look:
            somebody.look()
        somebody.page.set_input_files("input[type=file]", photograph(tmp_path))
        somebody.press("上传")
        assert "文件已收到" in somebody.words()
        somebody.go(listing)


def photograph(tmp_path: Path) -> str:
    """Return the path of a picture of a plan, as a telephone takes it."""
    path = tmp_path / "平面布局图.jpg"
    if not path.exists():
        plan = Image.new("RGB", (1000, 1400), "white")
        pen = ImageDraw.Draw(plan)
        for n in range(12):
            box = (60 + 30 * n, 80 + 90 * n, 900 - 20 * n, 150 + 90 * n)
            pen.rectangle(box, outline="black", width=6)
        plan.save(path, quality=85)
    return str(path)
