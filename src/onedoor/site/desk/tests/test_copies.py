"""The alarms about copies of guides that lag behind, on the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from onedoor.general.people import testing as people
from onedoor.kernel.actors import system
from onedoor.law.articles import HAMI
from onedoor.operation.guides import api as guides
from onedoor.system.items import testing

pytestmark = pytest.mark.django_db


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-2")
def test_a_stale_copy_stands_on_the_desk_until_it_is_mended():
    at = timezone.now()
    old = testing.published()
    new = testing.published(testing.document() | {"summary": "二"}, at=at - timedelta(hours=1))
    editor = people.client_of(people.staff_actor("items.edit", body=testing.BODY))
    stranger = people.client_of(people.staff_actor("items.edit"))
    manager = people.client_of(people.staff_actor("centre.manage"))

    def report(offering):
        guides.report_copy(
            channel=guides.Channel.SCREEN, place="二楼 3 号屏", code=old.code,
            version=offering.version, mark=offering.sha256, actor=system("test"), at=at,
        )  # fmt: skip

    report(old)
    for client, is_shown in ((editor, True), (manager, True), (stranger, False)):
        page = client.get("/desk/copies/").content.decode()
        assert ("二楼 3 号屏" in page) is is_shown
    assert "大厅屏幕" in editor.get("/desk/copies/").content.decode()

    report(new)
    assert "各渠道都是现行版本" in manager.get("/desk/copies/").content.decode()


def test_who_neither_edits_nor_oversees_does_not_see_the_alarms():
    clerk = people.client_of(people.staff_actor("counter.intake"))

    assert clerk.get("/desk/copies/").status_code == 403
