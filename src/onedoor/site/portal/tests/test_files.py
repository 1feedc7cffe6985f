from datetime import UTC, datetime

import pytest

from onedoor.general.people import testing as people
from onedoor.operation.materials import api as materials
from onedoor.operation.materials import testing

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
CONTENT = testing.sheet(pages=2)
pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return people.applicant_actor()


@pytest.fixture
def file(owner):
    return materials.store(name="平面图\r\n.pdf", content=CONTENT, owner=owner.ref, at=AT)


def test_the_owner_sees_pages_drawn_anew_that_nobody_keeps(owner, file):
    answer = people.client_of(owner).get(f"/files/{file.id}/2/")

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content[8:12] == b"WEBP"


def test_the_owner_gets_the_file_back_only_to_save_it(owner, file):
    answer = people.client_of(owner).get(f"/files/{file.id}/")

    assert answer.content == CONTENT
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert "\n" not in answer.headers["Content-Disposition"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_to_anybody_else_the_file_does_not_exist(client, file):
    stranger = people.client_of(people.applicant_actor("热合曼"))

    for path in (f"/files/{file.id}/1/", f"/files/{file.id}/", "/files/nothing/"):
        assert stranger.get(path).status_code == 404
        assert client.get(path).status_code == 302


def test_there_is_no_page_beyond_the_last(owner, file):
    assert people.client_of(owner).get(f"/files/{file.id}/3/").status_code == 404
