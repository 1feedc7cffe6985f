"""Runs marked tests again and again with one citing function off; used by ``tools.prove`` alone."""

import inspect
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any

import hypothesis
import pytest
from _pytest.runner import runtestprotocol
from _pytest.warnings import catch_warnings_for_item

from onedoor.law import articles
from onedoor.law.articles import Provision
from tools.prove import PROVEN, Run, verdict

_LONGEST = 30  # seconds a test may take; one that hangs has noticed that something is off

_switchable: dict[str, tuple[object, ...]] = {}  # name → what it may return while off
_called: set[str] = set()
_off: dict[str, object] = {}


class Hanging(BaseException):
    """A test takes too long."""


def _switch(where: str, target: Any) -> Any:
    if isinstance(target, type) or not callable(target):
        return target
    answers = inspect.get_annotations(target).get("return")
    _switchable[where] = (False, True) if answers in {bool, "bool"} else (None,)

    @wraps(target)
    def switched(*args: object, **words: object) -> object:
        _called.add(where)
        return _off[where] if where in _off else target(*args, **words)

    return switched


articles.put_switches(_switch)


def pytest_configure() -> None:
    """Look for one counter-example, and not for the smallest."""
    hypothesis.settings.register_profile(
        "prove",
        parent=hypothesis.settings.get_profile("onedoor"),
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        database=None,
    )
    hypothesis.settings.load_profile("prove")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Forget what the test before called, should this one not come to its call."""
    _called.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Know what the test itself calls, and not what its fixtures call."""
    _called.clear()
    signal.signal(signal.SIGALRM, _hangs)
    signal.alarm(_LONGEST)
    try:
        return (yield)
    finally:
        signal.alarm(0)


def _hangs(*_: object) -> None:
    raise Hanging


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Prove function after function, in place of running each test once."""
    if session.testsfailed:
        raise session.Interrupted("a test file cannot be read")
    began = time.monotonic()
    runner = _Runner(session)
    functions = _functions(os.environ["ONEDOOR_PROVE"].split())
    wrong = 0 if functions else 1
    for where, provisions in functions:
        said = verdict(
            where,
            runner.tests_of(where, provisions),
            ways=_switchable.get(where, ()),
            on=runner.on,
            off=runner.off,
        )
        wrong += said.word != PROVEN
        print(f"{said.word:<12}{where}  {', '.join(map(str, provisions))}", flush=True)
        for test in said.by:
            print(f"{'':<14}{test}", flush=True)
    for test, why in runner.failing.items():
        print(f"fails anyway  {test}\n{why}")
    print(
        f"{len(functions)} functions, {wrong} not proven, {time.monotonic() - began:.0f} s",
        flush=True,
    )
    session.testsfailed = wrong + len(runner.failing)
    return True


def _functions(words: Sequence[str]) -> list[tuple[str, tuple[Provision, ...]]]:
    from onedoor.site.law.everything import import_everything  # noqa: PLC0415  # needs the apps

    import_everything()
    grouped: dict[str, list[Provision]] = {}
    for citation in articles.citations():
        ours = citation.where.startswith("onedoor.") and ".tests." not in citation.where
        if ours and (not words or any(word in citation.where for word in words)):
            grouped.setdefault(citation.where, []).append(citation.provision)
    return [(where, tuple(provisions)) for where, provisions in sorted(grouped.items())]


class _Runner:
    """Runs the collected tests one at a time, and remembers what each did with everything on."""

    def __init__(self, session: pytest.Session) -> None:
        self.session = session
        self.failing: dict[str, str] = {}
        self._runs: dict[str, Run] = {}
        self._verified = {
            item: [p for mark in item.iter_markers("verifies") for p in mark.args]
            for item in session.items
        }

    def tests_of(self, where: str, provisions: Sequence[Provision]) -> list["_Test"]:
        """Return the tests that verify one of the provisions, those that prove soonest first."""
        found = [
            _Test(item)
            for item, verified in self._verified.items()
            if any(p.covers(q) or q.covers(p) for p in provisions for q in verified)
        ]
        return sorted(found, key=lambda test: test.dearness(where))

    def on(self, test: "_Test") -> Run:
        """Run a test as the code is, once."""
        if str(test) not in self._runs:
            reports, called = self._run(test.item)
            failures = [report.longreprtext for report in reports if report.failed]
            if failures:
                self.failing[str(test)] = failures[0]
            self._runs[str(test)] = Run(not failures, called)
        return self._runs[str(test)]

    def off(self, test: "_Test", where: str, way: object) -> bool:
        """Run a test with one function returning the given value; say whether the test failed."""
        with _switched_off(where, way):
            reports, _ = self._run(test.item)
        return any(report.failed for report in reports if report.when == "call")

    def _run(self, item: pytest.Item) -> tuple[list[pytest.TestReport], frozenset[str]]:
        # The next test is not known yet: all but the fixtures of the session are torn down.
        warned = catch_warnings_for_item(item.config, item.ihook, when="runtest", item=item)
        with warned:
            reports = runtestprotocol(item, log=False, nextitem=self.session)  # type: ignore[arg-type]
        return reports, frozenset(_called)


class _Test:
    """A collected test, told by its name."""

    def __init__(self, item: pytest.Item) -> None:
        self.item = item

    def __str__(self) -> str:
        return self.item.nodeid

    def dearness(self, where: str) -> tuple[int, bool, str]:
        """Sort tests without a database first, then those beside the function."""
        mark = self.item.get_closest_marker("django_db")
        committed = mark is not None and bool(mark.kwargs.get("transaction"))
        fixtures = getattr(self.item, "fixturenames", ())
        dear = 2 * (committed or "transactional_db" in fixtures) + (mark is not None)
        module = str(self).partition("/tests/")[0].removeprefix("src/").replace("/", ".")
        beside = where.startswith(f"{module}.")
        return dear, not beside, str(self)


@contextmanager
def _switched_off(where: str, way: object) -> Iterator[None]:
    _off[where] = way
    try:
        yield
    finally:
        del _off[where]
