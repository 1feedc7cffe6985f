"""一件事 at the desk: what a changed part leaves to mend, and the lead body confirms it anew."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.law.articles import HAMI
from onedoor.operation.bundles import api as bundles
from onedoor.operation.bundles import testing
from onedoor.system.items import testing as offerings

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.verifies(HAMI(21)),
    pytest.mark.check("A21-3"),
]
OFFERED, PREPARED, STOPPED = (
    bundles.Status.OFFERED, bundles.Status.PREPARED, bundles.Status.STOPPED,
)  # fmt: skip
LIST, ONE = "/desk/bundles/", "/desk/bundles/restaurant/"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(offerings.AT, tick=False), translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module")
def lead(module_db):
    """Return the reviewer of the lead body of a bundle with a part that has changed."""
    found = testing.offered().reviewer
    newer = offerings.demonstrations()["outdoor_advert"] | {"consult_phone": "0902-2233999"}
    offerings.published(newer, reason="改咨询电话")
    journal.deliver(at=offerings.AT)
    return found


def page(actor, address):
    return people.client_of(actor).get(address).content.decode()


def stands():
    (line,) = bundles.listed()
    return line.version, line.status, [flaw.place for flaw in line.flaws]


def test_what_changed_is_shown_and_confirmed_anew_with_what_was_shown(lead):
    shown = page(lead, LIST)
    assert ("批次 2024-1" in shown, "正在核对" in shown) == (True, True)
    assert "事项已是第 2 版，一件事核对的是第 1 版，请重新核对" in shown
    shown = page(lead, ONE)
    assert "正在核对" in shown
    assert "0902-2233999" in shown  # what the part's new version says
    assert "没有。按现行版本确认，可以上线。" in shown
    assert 'name="seen" value="trader:1 food:1 advert:2"' in shown

    given = {"status": "offered", "seen": "trader:1 food:1 advert:2"}
    for _twice in range(2):
        answer = people.client_of(lead).post(ONE, given)
        assert answer.headers["Location"] == reverse("desk:bundle", args=["restaurant"])
        assert stands() == (2, OFFERED, [])
    assert {one.key: one.version for one in bundles.bundle("restaurant").parts}["advert"] == 2
    people.client_of(lead).post(ONE, given | {"status": "stopped"})
    assert stands() == (2, STOPPED, [])
    assert "已停用" in page(lead, LIST)


def test_a_version_that_never_was_is_kept_as_a_flaw_of_what_is_in_preparation(lead):
    answer = people.client_of(lead).post(ONE, {"status": "prepared", "seen": "advert:9"})

    assert (answer.status_code, stands()) == (302, (2, PREPARED, ["parts.advert.version"]))
    shown = page(lead, ONE)
    assert ("核对的是第 9 版" in shown, "现行第 2 版" in shown) == (True, True)


@pytest.mark.parametrize(
    "given, said",
    [
        ({"status": "offered", "seen": "advert:1"}, "这个“一件事”还有问题，不能上线。"),
        ({"status": "", "seen": "advert:2"}, "请选择状态。"),
        ({"status": "offered", "seen": "advert:two"}, "请重新打开本页再试。"),
        ({"status": "best", "seen": "advert:2"}, "错误"),
    ],
)
def test_what_is_refused_is_said_beside_the_form_and_nothing_changes(lead, given, said):
    before = stands(), journal.kinds("restaurant")

    answer = people.client_of(lead).post(ONE, given)

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert (stands(), journal.kinds("restaurant")) == before


@pytest.mark.parametrize(
    "duty, body, reads",
    [
        ("items.review", "1" * 18, 200), ("items.edit", offerings.BODY, 200),
        ("centre.manage", "1" * 18, 200), ("office.supervise", "1" * 18, 200),
        ("cases.review", offerings.BODY, 403),
    ],
)  # fmt: skip
def test_who_is_not_the_lead_bodys_reviewer_reads_and_changes_nothing(lead, duty, body, reads):
    client, before = people.client_of(people.staff_actor(duty, body=body)), stands()

    assert client.get(LIST).status_code == reads
    shown = client.get(ONE)
    assert (shown.status_code, 'name="seen"' in shown.content.decode()) == (reads, False)
    answer = client.post(ONE, {"status": "offered", "seen": "advert:2"})
    assert (answer.status_code, stands()) == (403, before)
    assert client.get("/desk/bundles/nothing/").status_code == (404 if reads == 200 else 403)
