"""What a page may cost: queries, bytes, elements, requests; and lists cost the same however long.

The limits are the hard ones of the project; ``pages.Page.queries`` holds each page to its own
number of queries below that.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.db import connection, models, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from onedoor.config.loading import load
from onedoor.general.bodies.models import BodyRow
from onedoor.general.people.models import ApplicantRow, AuthorisationRow, StaffAccount
from onedoor.general.terms.models import CodeValue, SettingChange
from onedoor.kernel.ids import random_id
from onedoor.operation.cases.models import Case, Draft
from onedoor.operation.notifications.models import NotificationRow
from onedoor.supervision.ratings.models import InvitationRow, RatingRow, TicketRow
from onedoor.supervision.timeliness.models import Overrun
from tests.journeys.pages import MOST_QUERIES, NO_PAGE, PAGES, Page
from tests.journeys.stage import Stage, set_up

MOST_BYTES = 30_000  # compressed
MOST_ELEMENTS = 1_500
MOST_REQUESTS = 10  # of the first view
MACHINES = {"healthz", "readyz", "metrics"}
pytestmark = pytest.mark.xdist_group("budgets")  # one stage, in one process
_PLUMBING = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")

Grow = Callable[[Stage, int], None]


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Stage]:
    """Load the demo city once for all tests of this file, and take it back after the last."""
    with django_db_blocker.unblock(), taken_back():
        for _name in load("demo", at=timezone.now()):
            pass
        yield set_up()


@pytest.fixture(autouse=True)
def undone(stage: Stage) -> Iterator[None]:
    """Take back what one test adds."""
    with taken_back():
        yield


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back whatever is written; commands may open their transactions within, as in tests."""
    whole = transaction.atomic()
    whole._from_testcase = True  # what Django's own TestCase does
    with whole:
        yield
        transaction.set_rollback(True)


class Seen(HTMLParser):
    """Counts the elements of a page and what a browser fetches to show its first view."""

    def __init__(self, text: str) -> None:
        """Read a whole page."""
        super().__init__()
        self.elements = 0
        self.fetched: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count one element."""
        self.elements += 1
        told = dict(attrs)
        late = told.get("loading") == "lazy"
        if tag in ("script", "img", "link") and not late and told.get("rel") != "alternate":
            self.fetched.add(told.get("src") or told.get("href") or "")

    handle_startendtag = handle_starttag


def ask(page: Page, stage: Stage, language: str = "zh") -> HttpResponseBase:
    """Ask for a page as its reader."""
    client = Client()
    if page.who:
        client.cookies["sessionid"] = stage.sessions[page.who]
    return client.get(("/ug" if language == "ug" else "") + page.path.format_map(stage.words))


def queries(page: Page, stage: Stage) -> list[str]:
    """Return the queries a page makes once the process is warm."""
    ask(page, stage)
    with CaptureQueriesContext(connection) as seen:
        assert ask(page, stage).status_code == page.status
    return [q["sql"] for q in seen.captured_queries if not q["sql"].startswith(_PLUMBING)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_keeps_its_budget(stage, page):
    asked = queries(page, stage)

    assert len(asked) <= page.queries <= MOST_QUERIES, "\n".join(asked)
    for language in ("zh", "ug"):
        content = ask(page, stage, language).content
        seen = Seen(content.decode())
        assert len(gzip.compress(content, 6)) <= MOST_BYTES
        assert seen.elements <= MOST_ELEMENTS
        assert len(seen.fetched) + 1 <= MOST_REQUESTS


def test_every_route_is_a_page_with_a_budget_or_says_why_not():
    pages = {page.route for page in PAGES if page.route}

    assert pages | set(NO_PAGE) == set(_routes(get_resolver().url_patterns)) - MACHINES
    assert pages & set(NO_PAGE) == set()


@pytest.mark.parametrize("language", ["zh", "ug"])
def test_no_two_pages_have_one_title(stage, language):
    routes = defaultdict(set)
    for page in PAGES:
        text = ask(page, stage, language).content.decode()
        found = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        routes[" ".join(found[1].split()) if found else ""].add(page.route)

    assert {title: sorted(shared) for title, shared in routes.items() if len(shared) > 1} == {}


def _cases(**of: str) -> Grow:
    def grow(_stage: Stage, rows: int) -> None:
        first = Case.objects.filter(**of).latest("id")
        again(first, rows, number=_number, query_code=_number, key=_number)

    return grow


def _overruns(_stage: Stage, rows: int) -> None:
    again(Overrun.objects.earliest("id"), rows, case=_number)


def _tickets(_stage: Stage, rows: int) -> None:
    ticket = TicketRow.objects.earliest("id")
    for n in range(rows):
        asked = InvitationRow.objects.get(pk=ticket.rating.invitation_id)
        again(asked, 1, case_number=_number, token=_number)
        given = RatingRow.objects.get(pk=ticket.rating_id)
        given.invitation = asked
        again(given, 1)
        fresh = TicketRow.objects.get(pk=ticket.pk)
        fresh.rating = given
        again(fresh, 1, number=lambda _n, n=n: _number(n))


def _drafts(stage: Stage, rows: int) -> None:
    begun = Draft.objects.get(public_id=stage.words["begun"])
    again(begun, rows, public_id=_number, code=_number)


def _agents(stage: Stage, rows: int) -> None:
    one = AuthorisationRow.objects.get(public_id=stage.words["authorisation"])
    again(one, rows, public_id=_number)


def _firms(stage: Stage, rows: int) -> None:
    one = AuthorisationRow.objects.get(public_id=stage.words["authorisation"])
    for _row in range(rows):
        firm = ApplicantRow.objects.get(pk=one.grantor_id)
        again(firm, 1, public_id=_number, id_index=lambda _n: _number(0).encode())
        granted = AuthorisationRow.objects.filter(grantor_id=one.grantor_id).earliest("granted_at")
        granted.grantor = firm
        again(granted, 1, public_id=_number)


def _staff(_stage: Stage, rows: int) -> None:
    again(StaffAccount.objects.get(number="650502003"), rows, number=_number)


def _bodies(stage: Stage, rows: int) -> None:
    one = BodyRow.objects.get(code=stage.words["department"])
    again(one, rows, code=lambda _n: random_id()[:18], name=_number)


def _codes(stage: Stage, rows: int) -> None:
    one = CodeValue.objects.filter(codes__name=stage.words["list"]).earliest("id")
    again(one, rows, value=lambda _n: random_id()[:16])


def _changes(stage: Stage, rows: int) -> None:
    one = SettingChange.objects.get(ref=stage.words["proposal"])
    one.confirmed_by, one.confirmed_at = "650502099", one.proposed_at + timedelta(hours=1)
    again(one, rows, ref=_number)


def again(row: models.Model, rows: int, **fresh: Callable[[int], object]) -> None:
    """Save a row some more times, each with fresh values of what must differ."""
    for n in range(rows):
        row.pk = row.pk if row._meta.pk.name in fresh else None
        row._state.adding = True
        for name, make in fresh.items():
            setattr(row, name, make(n))
        row.save(force_insert=True)


def _number(_n: int) -> str:
    return random_id()[:16]


def _notifications(_stage: Stage, rows: int) -> None:
    one = NotificationRow.objects.earliest("id")
    again(one, rows, public_id=_number, source=_number)


LISTS = {
    "my notifications": (Page("", "/notifications/", "of_accepted"), _notifications),
    "my cases": (Page("", "/mine/", "of_accepted"), _cases(state="accepted")),
    "my drafts": (Page("", "/mine/", "firm"), _drafts),
    "the inbox": (Page("", "/desk/inbox/", "reviewer"), _cases(state="accepted")),
    "the board": (Page("", "/desk/board/", "decider"), _cases(state="accepted")),
    "cases found": (Page("", "/desk/search/?q=1", "reviewer"), _cases(state="accepted")),
    "tickets": (Page("", "/desk/ratings/", "handler"), _tickets),
    "overruns": (Page("", "/desk/overruns/?show=all", "decider"), _overruns),
    "supervision": (Page("", "/desk/supervision/", "supervisor"), _tickets),
    "my agents": (Page("", "/me/agents/", "filled_in"), _agents),
    "my details": (Page("", "/me/", "filled_in"), _agents),
    "whom I act for": (Page("", "/me/switch/", "filled_in"), _firms),
    "accounts": (Page("", "/desk/accounts/", "security"), _staff),
    "bodies": (Page("", "/desk/settings/bodies/", "system"), _bodies),
    "a code list": (Page("", "/desk/settings/codes/{list}/", "system"), _codes),
    "a setting": (Page("", "/desk/settings/{setting}/", "system"), _changes),
    "settings": (Page("", "/desk/settings/", "system"), _changes),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_for_fifty_as_for_five(stage, name):
    page, grow = LISTS[name]
    grow(stage, 5)
    few = queries(page, stage)
    before = Seen(ask(page, stage).content.decode()).elements
    grow(stage, 45)
    many = queries(page, stage)

    assert len(few) == len(many), "\n".join(many)
    assert Seen(ask(page, stage).content.decode()).elements >= before


def _routes(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _routes(one.url_patterns, inner)
        else:
            yield f"{space}{one.name}"
