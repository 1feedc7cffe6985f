import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import onedoor
from onedoor.general.people import api as people
from onedoor.general.people.testing import client_of, staff_actor
from onedoor.journal import api as journal
from onedoor.journal import testing
from onedoor.kernel.actors import system
from onedoor.kernel.pages import PAGE, cursor
from onedoor.law.articles import CSL
from onedoor.site.desk.kinds import ACCOUNTS, PERSONAL, SETTINGS, WORDS

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 4, 28, tzinfo=UTC)
ADDRESS = reverse("desk:audit")


@pytest.fixture
def auditor():
    return client_of(staff_actor("audit.admin", number="AUD-1"))


def tell(subject, kind="cases.received", **facts):
    journal.write(kind=kind, subject=subject, at=AT, by=system("test"), **facts)


def told(auditor, **asked):
    answer = auditor.get(ADDRESS, asked)
    assert answer.status_code == 200
    rows = answer.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    return [re.findall(r"<bdi[^>]*>([^<]*)</bdi>", row) for row in rows.split("</tr>")[:-1]]


def subjects(auditor, **asked):
    return [row[2] for row in told(auditor, **asked)]


@pytest.mark.verifies(CSL(21))
@pytest.mark.parametrize("duty", [d.value for d in people.Duty if d != "audit.admin"])
def test_nobody_else_enters_other_administrators_least_of_all(duty):
    assert client_of(staff_actor(duty)).get(ADDRESS).status_code == 403


def test_who_is_not_signed_in_is_sent_to_sign_in():
    assert (
        Client().get(ADDRESS).headers["Location"]
        == f"{reverse('account_login')}?next=%2Fdesk%2Faudit%2F"
    )


@pytest.mark.verifies(CSL(21))
def test_nothing_can_be_sent_to_the_page_and_looking_writes_nothing(auditor):
    before = testing.kinds()

    assert auditor.get(ADDRESS).status_code == 200
    assert auditor.post(ADDRESS).status_code == 405
    assert testing.kinds() == before


def test_the_desk_of_the_audit_administrator_leads_there(auditor):
    home = auditor.get(reverse("desk:home")).content.decode()

    assert f'href="{ADDRESS}"' in home
    assert "还没有为您配置职责" not in home


def test_entries_stand_newest_first_with_kind_actor_and_subject_and_no_facts(auditor):
    tell("C1")
    tell("C2", kind="people.unmasked", purpose="hidden-fact")

    rows = told(auditor)

    assert [row[:3] for row in rows[:2]] == [
        ["people.unmasked", "test", "C2"],
        ["cases.received", "test", "C1"],
    ]
    shown = auditor.get(ADDRESS).content.decode()
    assert "显示完整个人信息" in shown
    assert "收件" in shown
    assert "hidden-fact" not in shown


def test_the_list_goes_by_subject_and_by_group(auditor):
    tell("C1")
    tell("650502003", kind="people.password_reset")
    tell("C1", kind="people.looked_at")
    tell("C2", kind="people.unmasked")

    assert [row[0] for row in told(auditor, subject=" C1 ")] == [
        "people.looked_at",
        "cases.received",
    ]
    assert subjects(auditor, show="personal") == ["C2", "C1"]
    assert subjects(auditor, show="administrators")[0] == "650502003"
    assert not {"C1", "C2"}.intersection(subjects(auditor, show="administrators"))
    assert subjects(auditor, subject="C1", show="administrators") == []
    assert subjects(auditor, subject="nobody\0") == []


def test_pages_follow_each_other_without_gap_or_repetition(auditor):
    for n in range(PAGE + 3):
        tell("C1", number=n)

    first = journal.recent(subject="C1")
    second = journal.recent(subject="C1", after=first.after)

    assert [e.facts["number"] for e in first.rows] == list(range(PAGE + 2, 2, -1))
    assert [e.facts["number"] for e in second.rows] == [2, 1, 0]
    assert second.after == ""
    assert len(told(auditor, subject="C1")) == PAGE
    assert len(told(auditor, subject="C1", after=first.after)) == 3


@pytest.mark.parametrize(
    "after", ["x", cursor(1, 2, 3), cursor(1, "a", 3, 4), cursor(*["9" * 19] * 4)]
)
def test_a_place_that_cannot_be_read_is_refused(auditor, after):
    assert auditor.get(ADDRESS, {"after": after}).status_code == 422


def test_what_is_not_sealed_is_counted(auditor):
    before = journal.unsealed()

    tell("C1")
    tell("C1")

    assert journal.unsealed() == before + 2
    shown = auditor.get(ADDRESS).content.decode()
    assert f"{before + 2} 条" in shown
    assert "onedoor journal verify" in shown


def test_every_act_of_an_administrator_stands_in_a_group():
    """A new kind of a module that only administrators use must be found by the auditor."""
    sources = Path(onedoor.__file__).parent / "general"
    others = sources.parent / "operation"
    files = [*others.glob("feeds/services/*.py"), others / "exports/services.py"]
    files += [
        file
        for module in ("terms", "bodies", "calendar", "clients")
        for file in sources.glob(f"{module}/services*/**/*.py")
    ]
    files += sources.glob("*/services.py")
    files += [sources / "people/services" / name for name in ("accounts.py", "imports.py")]
    written = {
        next(filter(None, found))
        for file in files
        for found in re.findall(KIND_OF_ADMINISTRATORS, file.read_text())
    }

    own_acts = {"people.password_chosen"}  # of the account's holder
    assert written - own_acts == {
        kind for kind in SETTINGS | ACCOUNTS if not kind.startswith("journal.")
    }
    assert set(PERSONAL) == {"people.unmasked", "people.looked_at"}


KIND_OF_ADMINISTRATORS = (
    r'(?:kind=|_tell\()"((?:clients|exports|feeds)\.\w+)"|"((?:terms|bodies|calendar|people)\.\w+)"'
)
COUNTED = {
    "cases.progress",
    "guides.copies",
    "documents.verify",
    "citizen.sign_in",
    "ratings.word",
}  # attempts
COUNTED |= {"clients.call", "clients.key", "consultations.ask", "consultations.code"}
COUNTED |= {"difficulties.report", "difficulties.code"}
COUNTED |= {"staff.address", "staff.code", "staff.code_used", "staff.password"}


def test_every_kind_that_a_module_writes_is_told_in_words():
    written = set()
    for file in Path(onedoor.__file__).parent.rglob("*.py"):
        if "tests" not in file.parts and file.name != "testing.py":
            text = file.read_text()
            written |= set(re.findall(r'(?:kind=|_tell\()"([a-z]+\.[a-z_]+)"', text))
    assert len(written) > 50
    assert written - COUNTED - set(WORDS) == set()


def test_the_page_costs_the_same_however_long(flat_queries, auditor):
    auditor.get(ADDRESS)  # the first page of a session also notes the time

    flat_queries(add_row=lambda n: tell(f"C{n}"), ask=lambda: auditor.get(ADDRESS), at_most=7)
