"""Fixtures that drive Chromium against a real server on a fresh demo city.

``city`` is the server's address, ``page(...)`` opens one in it and ``follow`` goes on from there.
``axe``, ``no_sideways_scroll`` and ``csp_clean`` look at a page, ``shot`` keeps a picture of it in
``artefacts/screenshots`` for human eyes.
Without Chromium or the fonts the tests are skipped and say so; with ``CI=true`` they fail.
"""

import os
import re
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

import axe_playwright_python
import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from tests import database

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
# Playwright's own list, which naming the switch replaces; and the drop-down of the address bar, two
# pages of the browser's own that every window would load, though no test types an address.
_OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "PreconnectToSearch",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
)
FLAGS = [
    f"--disable-features={','.join(_OFF)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FONTS = ("Noto Sans CJK SC", "Noto Naskh Arabic")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CLONE = Path(__file__).resolve().parents[1]
SHOTS = CLONE / "artefacts" / "screenshots"
START_SECONDS = 60
AXE_SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
AXE_RUN = """([tags, contrast]) => axe.run(document, {runOnly: tags, preload: false,
  resultTypes: ['violations'], rules: {'color-contrast': {enabled: contrast}}})"""
WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('.table-scroll') || e.matches('.table-scroll'))
    .filter(e => { const r = e.getBoundingClientRect();
                   return r.right > innerWidth + 1 || r.left < -1; })
    .slice(0, 5).map(e => e.outerHTML.slice(0, 120)).concat(['scrolls'])"""
# Chinese that is not marked as Chinese; between « » Uyghur quotes it.
UNMARKED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.replace(/«[^»]*»/g, '').trim();
    const within = walker.currentNode.parentElement;
    if (/[\\u4e00-\\u9fff]/.test(words) && !within.closest('[lang^=zh], script, datalist')) {
      found.push(words.slice(0, 60));
    }
  }
  return found;
}"""
HEARD: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()

OpenPage = Callable[..., Page]


def missing() -> str:
    """Say what a browser test would need and this machine lacks; empty when nothing."""
    if not CHROMIUM.exists():
        return f"no Chromium at {CHROMIUM}"
    installed = subprocess.run(["fc-list"], capture_output=True, text=True, check=False).stdout
    lacking = [font for font in FONTS if font not in installed]
    return f"fonts missing: {', '.join(lacking)}" if lacking else ""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all browser tests."""
    if lacking := missing():
        if os.environ.get("CI") == "true":
            pytest.fail(lacking)
        pytest.skip(lacking)
    # Playwright's event loop is the current one from here on; Django would take us for async.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@dataclass(frozen=True, slots=True)
class City:
    """A served demo city: its address, and the environment to run commands in it."""

    address: str
    environment: dict[str, str]

    def command(self, *words: str) -> str:
        """Run one management command in this city; return what it prints."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "onedoor.config.cli", *words],
            env=self.environment, cwd=CLONE, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout


@pytest.fixture(scope="session")
def served_city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """Serve the demo city from a database and a data folder of its own."""
    found = database.the_cluster()
    name = f"test_city_{os.getpid()}"
    database.copy(found, name)
    port, events_port = _free_port(), _free_port()
    environment = {
        **os.environ,
        **database.urls(found, name),
        **database.keys(),
        "ONEDOOR_DATA": str(tmp_path_factory.mktemp("city")),
        "ONEDOOR_PORT": str(port),
        "ONEDOOR_EVENTS_PORT": str(events_port),
        "ONEDOOR_DEMO": "1",
        "ONEDOOR_IDENTITY_PROVIDER": "dev",
        "ONEDOOR_POOL": "1",
        "PYTHONPATH": f"{CLONE / 'src'}:{CLONE}",
        "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
    }
    if said := _made(environment):
        # Every browser test of this process hangs on it; a hiccup is told and costs none of them.
        warnings.warn(f"the demo city was made at the second try only:\n{said}", stacklevel=1)
        database.copy(found, name)
        if said := _made(environment):
            pytest.fail(f"the demo city cannot be made:\n{said}", pytrace=False)
    with (
        _serving(
            "wsgi", port, environment, "--blocking-threads=4", "onedoor.config.wsgi:application"
        ),
        _serving("asgi", events_port, environment, "onedoor.journal.http.asgi:application"),
    ):
        yield City(f"http://localhost:{port}", environment)
    database.drop(found, name)


def _made(environment: dict[str, str]) -> str:
    """Fill the city's database; return the end of what it said when that failed, else nothing."""
    prepare = [sys.executable, "-W", "ignore", "-m", "tests.demo_city"]
    done = subprocess.run(
        prepare, env=environment, cwd=CLONE, check=False, capture_output=True, text=True
    )
    return (done.stderr[-4000:] or f"exit {done.returncode}") if done.returncode else ""


@pytest.fixture(scope="session")
def city(served_city: City) -> str:
    """Return the address of the served demo city, without a slash at the end."""
    return served_city.address


@pytest.fixture
def page(browser: Browser, city: str) -> Iterator[OpenPage]:
    """Open pages of the city, each in a context of its own.

    ``page(path, width=, height=, language="zh"|"ug", javascript=)`` goes there and returns
    Playwright's page.  ``strict=True`` leaves the content security policy in force; what its
    console says is kept for ``csp_clean``.
    """
    contexts: list[BrowserContext] = []

    def open_page(  # what differs between readers
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 900,
        language: str = "zh",
        javascript: bool = True,
        strict: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=city,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            bypass_csp=not strict,
        )
        contexts.append(context)
        opened = new_page(context)
        opened.goto(("/ug" if language == "ug" else "") + path)
        return opened

    yield open_page
    for context in contexts:
        for opened in context.pages:
            HEARD.pop(opened, None)
        context.close()


def new_page(context: BrowserContext) -> Page:
    """Open an empty page that keeps what its console says, for ``csp_clean``."""
    opened = context.new_page()
    heard: list[str] = []
    opened.on("console", lambda message: heard.append(message.text))
    opened.on("pageerror", lambda error: heard.append(str(error)))
    HEARD[opened] = heard
    return opened


def follow(place: Locator) -> None:
    """Click what leads to another page, and wait until that page is there.

    A click alone may return while a busy browser still shows the page that was clicked on.
    """
    with place.page.expect_navigation():
        place.click()


def axe(page: Page, *, contrast: bool = True) -> None:
    """Assert that axe finds nothing, with every rule up to WCAG 2.2 AA and best practice.

    Where the policy is in force, ``AXE_SOURCE`` must be an initial script of the context.
    Without ``contrast`` the rule that costs three quarters of the time is left out.
    """
    if not page.evaluate("() => typeof axe === 'object'"):
        page.evaluate(AXE_SOURCE)
    found = page.evaluate(AXE_RUN, [AXE_TAGS, contrast])
    told = [
        f"{rule['id']}: {rule['help']}\n"
        + "\n".join(f"    {node['html'][:160]}" for node in rule["nodes"][:5])
        for rule in found["violations"]
    ]
    assert told == [], page.url + "\n" + "\n".join(told)


def left_in_chinese(page: Page) -> list[str]:
    """Return what a Uyghur page says in Chinese without marking it as such (WCAG 3.1.2)."""
    found: list[str] = page.evaluate(UNMARKED)
    return found


def no_sideways_scroll(page: Page, *, width: int = 320) -> None:
    """Assert that nothing is wider than a phone of this width (WCAG 1.4.10)."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 800})
    wide = page.evaluate(WIDE)
    if before:
        page.set_viewport_size(before)
    assert wide == [], f"{page.url}: wider than {width} px"


def csp_clean(page: Page, *, forgiven: re.Pattern[str] | None = None) -> None:
    """Assert that the browser complained of nothing: no policy broken, no script error."""
    heard = [line for line in HEARD[page] if not (forgiven and forgiven.search(line))]
    assert heard == [], page.url


def shot(page: Page, name: str) -> Path:
    """Keep a picture of the whole page for human eyes; return where."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    path = SHOTS / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _serving(interface: str, port: int, environment: dict[str, str], *more: str) -> Iterator[None]:
    """Run one server until the tests are over; what it serves answers when this begins."""
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", interface, "--host", "127.0.0.1",
         "--port", str(port), "--workers", "1", "--log-level", "error", "--no-access-log", *more],
        env=environment, cwd=CLONE,
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", server)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _attempt in range(START_SECONDS * 5):
        if server.poll() is not None:
            pytest.fail(f"the server ended at once with status {server.returncode}")
        try:
            httpx.get(address, timeout=5, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the server did not answer within {START_SECONDS} s")
