"""The fixtures all tests share: the real database as the app role, and query counting."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import settings as hypothesis
from pytest_django import DjangoDbBlocker

from onedoor.config import environment
from onedoor.general.calendar import queries as calendars
from tests import database

pytest_plugins = ["tests.browser"]

# A busy machine is no reason for a property to fail.
hypothesis.register_profile("onedoor", deadline=None)
hypothesis.load_profile("onedoor")

_GARBAGE = 50_000  # things made before garbage is looked for; Python's own 700 suits small programs
_SLOW_FIXTURES = {"db", "transactional_db", "django_db_setup", "city", "page"}
_SLOW_WORDS = ("django_db", "django.test", "mark.slow", "mark.browser", "def db")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know ``--quick``, only tests of rules; ``--full``, no samples; ``--pictures``, for docs."""
    parser.addoption("--quick", action="store_true", help="only tests without database or browser")
    parser.addoption("--full", action="store_true", help="all rules on all pages, with pictures")
    parser.addoption("--pictures", action="store_true", help="take those of docs/journeys anew")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With ``--quick``, do not even read files whose tests need more than the rules."""
    if not config.getoption("--quick") or collection_path.suffix != ".py":
        return None
    text = collection_path.read_text("utf-8")
    beside_a_module = "/src/onedoor/" in collection_path.as_posix()
    return not beside_a_module or any(word in text for word in _SLOW_WORDS) or None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``--quick``, leave out single tests that ask for the database.

    Else the long ones come first, so that no process of a parallel run ends long before another.
    """
    if not config.getoption("--quick"):
        items.sort(key=_length)
        _forgive_slowness(items)
        return
    slow = [i for i in items if _SLOW_FIXTURES.intersection(getattr(i, "fixturenames", ()))]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


def pytest_collection_finish() -> None:
    """Leave what was read for this run out of the search for garbage, a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE, 50, 50)


def _length(item: pytest.Item) -> int:
    if item.get_closest_marker("slow"):
        return 0
    return 1 if item.get_closest_marker("browser") else 2


def _forgive_slowness(items: list[pytest.Item]) -> None:
    """Try once more what waited for the browser in vain, and only that; the summary tells of it.

    On a machine with other work a browser may pass its time limit; a wrong page never passes.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError"]))


@pytest.fixture(scope="session", autouse=True)
def no_installation(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Know nothing of the demo that may have been made here: its keys, files, journal's witness."""
    folder = tmp_path_factory.mktemp("installation")
    settings.ENVIRONMENT = environment.read({}, folder)
    settings.FILES = folder / "files"


@pytest.fixture(scope="session", autouse=True)
def plain_static_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Name static files as they are: the hashed copies are made when a server is set up."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = plain
    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def chinese() -> None:
    """Begin each test in Chinese; a request of the test before may have changed the language."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Give this process a database of its own, copied from the migrated template."""
    found = database.the_cluster()
    name = f"test_{os.getpid()}"
    database.copy(found, name)
    _point_at(found, name)

    def again(_: TransactionTestCase) -> None:
        # The app role may not truncate the journal, so a committed test gets a fresh copy.
        connections.close_all()
        database.copy(found, name)
        # Numbers are given anew in the copy, so what was kept by number would be found wrongly.
        calendars.forget()

    TransactionTestCase._fixture_teardown = again  # type: ignore[method-assign]  # see above
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    database.drop(found, name)


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Keep what fixtures of a whole module write: each test begins with it and leaves it so.

    It is written in a transaction around those of the tests and rolled back after the last.
    """
    around = transaction.atomic()
    # Commands, which are durable, may run inside it, as inside those of Django's TestCase.
    around._from_testcase = True  # type: ignore[attr-defined]  # TestCase does the same
    with django_db_blocker.unblock(), translation.override("zh-hans"), around:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session", autouse=True)
def _files_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep uploads and documents of tests out of the data folder."""
    settings.FILES = tmp_path_factory.mktemp("files")


def _point_at(found: database.embedded.Cluster, name: str) -> None:
    roles = {"default": "onedoor_app", "owner": "onedoor_owner", "sealer": "onedoor_sealer"}
    for alias, role in roles.items():
        wanted = {
            "NAME": name,
            "USER": role,
            "PASSWORD": found.passwords()[role],
            "HOST": str(found.socket),
        }
        settings.DATABASES[alias].update(wanted)
        connections[alias].settings_dict.update(wanted)


@pytest.fixture
def flat_queries(db) -> Callable[..., None]:
    """Assert that asking costs the same number of queries for few rows as for many."""

    def check(*, add_row: Callable[[int], object], ask: Callable[[], object], at_most: int) -> None:
        counts = []
        for rows in (2, 12):
            for n in range(rows):
                add_row(len(counts) * 100 + n)
            with CaptureQueriesContext(connection) as seen:
                ask()
            counts.append(len(seen))
        assert counts[0] == counts[1] <= at_most, "\n".join(q["sql"] for q in seen.captured_queries)

    return check


@pytest.fixture(autouse=True)
def first_language() -> Iterator[None]:
    """Begin every test in Chinese: a page asked for in Uyghur leaves its language behind."""
    with translation.override("zh-hans"):
        yield
