"""One form on one page, one set of materials, one number, one progress, one rating."""

from http import HTTPStatus

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.bundles import api as bundles
from onedoor.operation.bundles import testing
from onedoor.operation.bundles.testing import AT
from onedoor.operation.cases import testing as cases

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(21)), pytest.mark.check("A21-2")]
FOUND, WRONG, MISSING = HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.NOT_FOUND


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module")
def person(module_db):
    testing.offered()
    return people.applicant_actor()


def text(response):
    return response.content.decode()


def page(asked):
    return reverse("portal:bundle_application", args=[asked])


ABOUT = "?has_licence=no&big_advert=no"


def test_who_has_not_signed_in_is_led_to_it_and_comes_back_to_the_choice(person):
    about = reverse("portal:bundle", args=["restaurant"])
    begin = reverse("portal:bundle_begin", args=["restaurant"])
    assert "登录后一起办" in text(Client().get(about + ABOUT))
    client = people.client_of(person)
    assert "一次填完，一起办" in text(client.get(about + ABOUT))
    assert client.get(begin + ABOUT)["Location"] == f"{about}{ABOUT}#whole"
    assert bundles.applications(actor=person) == ()


def test_what_is_missing_is_told_and_nothing_is_lost(person):
    client = people.client_of(person)
    begin = reverse("portal:bundle_begin", args=["restaurant"])
    where = client.post(begin, testing.NEW_SHOP)["Location"]
    assert "一次填完" in text(client.get(where))
    nothing = client.post(where, {"do": "submit"})
    assert (nothing.status_code, "处需要更正" in text(nothing)) == (WRONG, True)
    (mine,) = bundles.applications(actor=person)
    posted = testing.told(bundles.filling(ref=mine.ref, actor=person, at=AT))
    lacking = client.post(where, posted | {"do": "submit"})
    assert (lacking.status_code, "还缺材料" in text(lacking)) == (WRONG, True)
    need = bundles.filling(ref=mine.ref, actor=person, at=AT).whole.needs[0]
    bad = SimpleUploadedFile("a.png", b"no picture")
    refused = client.post(where, posted | {f"file_{need.key}": bad, "do": "save"})
    assert refused.status_code == WRONG
    assert "如实填写" in text(client.get(where))


def test_one_form_and_one_set_of_materials_become_one_number_with_its_progress(person):
    client = people.client_of(person)
    ref = bundles.begin(code="restaurant", situation=testing.NEW_SHOP, actor=person, at=AT)
    posted = testing.told(bundles.filling(ref=ref, actor=person, at=AT))
    bundles.save(ref=ref, posted=posted, actor=person, at=AT)
    files = {
        f"file_{need.key}": SimpleUploadedFile(f"{need.key}.png", cases.picture("a").content)
        for need in bundles.filling(ref=ref, actor=person, at=AT).whole.needs
    }
    assert client.post(page(ref), posted | files | {"do": "save"})["Location"] == page(ref)
    done = client.post(page(ref), posted | {"do": "submit"})
    assert done.status_code == FOUND
    progress = text(client.get(done["Location"]))
    assert "等前面的结果" in progress
    assert "个体工商户" in progress
    assert "开办餐饮店" in text(client.get(reverse("portal:bundles_mine")))
    stranger = people.client_of(people.applicant_actor("古丽"))
    assert stranger.get(done["Location"]).status_code == MISSING
    assert Client().get(done["Location"]).status_code == FOUND


def test_a_file_is_taken_back_on_the_page(person):
    ref = bundles.begin(code="restaurant", situation=testing.NEW_SHOP, actor=person, at=AT)
    need = bundles.filling(ref=ref, actor=person, at=AT).whole.needs[0]
    client = people.client_of(person)
    scan = SimpleUploadedFile("scan.png", cases.picture("b").content)
    client.post(page(ref), {"do": "save", f"file_{need.key}": scan})
    shown = text(client.get(page(ref)))
    assert "scan.png" in shown
    drop = shown.split('value="drop_', 1)[1].split('"', 1)[0]
    assert client.post(page(ref), {"do": f"drop_{drop}"}).status_code == FOUND
    assert "scan.png" not in text(client.get(page(ref)))
