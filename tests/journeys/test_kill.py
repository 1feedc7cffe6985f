"""Kill −9 during submission: what was answered is there, nothing is there twice."""

import json
import os
import random
import re
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from onedoor.embedded import processes
from onedoor.law.articles import HAMI
from tests.installation import Installation

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SEEN = re.compile(r'name="seen" value="([^"]+)"')
DONE = re.compile(r".*/cases/([^/]+)/submitted/")
PATIENCE_SECONDS = 240
PAUSES = (0.3, 0.9)  # seconds between two kills
FEWEST, MOST = 3, 8  # kills
THINKING_SECONDS = 0.8  # between a person's two submissions, so that kills fall among them


def submit(site: Installation, draft: str, session: str) -> str:
    """Submit like a person who tries again until an answer comes; return the case's number."""
    time.sleep(THINKING_SECONDS)
    deadline = time.monotonic() + PATIENCE_SECONDS
    page = f"{site.address}/drafts/{draft}/check/"
    while time.monotonic() < deadline:
        try:
            with httpx.Client(cookies={"sessionid": session}, timeout=10) as browser:
                answer = browser.get(page)
                if (found := TOKEN.search(answer.text)) and (seen := SEEN.search(answer.text)):
                    sent = {"csrfmiddlewaretoken": found[1], "seen": seen[1]}
                    answer = browser.post(page, data=sent)
        except httpx.HTTPError:
            time.sleep(0.1)
            continue
        if found := DONE.fullmatch(answer.headers.get("Location", "")):
            return found[1]
        assert answer.status_code >= 500, (answer.status_code, answer.text[:500])
        time.sleep(0.1)
    pytest.fail(f"no answer within {PATIENCE_SECONDS} s")


def kill_at_random(site: Installation, done: threading.Event, killed: list[int]) -> None:
    """Kill one process after the other until told that all is done."""
    chance = random.Random(20260501)  # noqa: S311  # it chooses what to kill, not a secret
    while len(killed) < MOST and not done.wait(chance.uniform(*PAUSES)):
        victims = site.victims()
        if not victims or not site.is_ready():
            continue
        pid = chance.choice(victims)
        if processes.lives(pid):
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)


@pytest.mark.slow
@pytest.mark.verifies(HAMI(14))
def test_what_was_answered_is_there_once_whatever_is_killed(installation):
    drafts = json.loads(installation.run("tests.journeys.submissions", "prepare"))
    installation.serve()
    done, killed = threading.Event(), []
    killer = threading.Thread(target=kill_at_random, args=(installation, done, killed))
    killer.start()

    try:
        with ThreadPoolExecutor(max_workers=3) as people:
            answered = dict(
                people.map(lambda one: (one["draft"], submit(installation, **one)), drafts)
            )
    finally:
        done.set()
        killer.join()
    installation.wait_until_ready()
    found = json.loads(installation.run("tests.journeys.submissions", "read"))

    assert len(killed) >= FEWEST
    assert {draft: found["drafts"][draft] for draft in answered} == answered
    assert found["numbers"] == sorted(answered.values())
    assert set(found["keys"].values()) == {1}
    assert set(found["told"].values()) == {1}
    assert "findings 0" in installation.onedoor("journal", "verify").stdout
