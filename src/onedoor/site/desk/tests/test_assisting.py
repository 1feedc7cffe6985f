"""帮办代办 at the desk and on the applicant's page: a word is kept, used, and taken back."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.assistance import api
from onedoor.operation.cases import testing
from onedoor.operation.receptions import testing as places
from onedoor.system.delegation import api as delegation
from onedoor.system.delegation import testing as down
from onedoor.system.items import testing as offerings

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(12)), pytest.mark.check("A12-4")]
GIVEN = {"signed": "阿依古丽·买买提", "until": "2026-12-31", "number": testing.FIRM}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(testing.AT, tick=False), translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module")
def cast(module_db):
    made = testing.cast()
    plain = offerings.document() | {"scope": "4", "citywide_mode": ""}
    offerings.published(plain, reason="本县")
    return made


def test_the_agent_hands_in_and_the_applicant_sees_each_step_and_takes_the_word_back(cast):
    agent = places.a_place("650502205000")
    here, mine = people.client_of(agent), people.client_of(cast.applicant)
    page = reverse("desk:assisting")
    assert "还没有可以帮办代办的事项" in here.get(page).content.decode()
    down.delegated(cast.offering, agent, delegation.Mode.ASSISTED)
    given = {**GIVEN, "item": cast.offering}
    for wrong in ({"signed": ""}, {"until": "2026-11-23"}, {"number": "91650502MADEM0099X"}):
        assert here.post(page, {**given, **wrong}).status_code == 422
    assert api.authorisations(actor=agent) == ()
    screen = reverse("desk:take_in", args=[cast.applicant.ref, cast.offering])
    assert here.get(screen).status_code == 403

    assert here.post(page, given)["Location"] == screen
    shown = here.get(screen).content.decode()
    assert "代为提交" in shown
    assert "出具不予受理通知书" not in shown
    scans = {f"file_{name}": upload(name) for name in ("layout", "rules")}
    sent = here.post(screen, {**testing.POSTED, **scans, "do": "assist", "key": "k1"})
    number = sent["Location"].rstrip("/").split("/")[-1]
    assert sent["Location"] == reverse("desk:taken", args=[number])

    case = reverse("portal:case", args=[number])
    told = mine.get(case).content.decode()
    assert "凭您的书面授权代办" in told
    mine.post(reverse("portal:end_help", args=[number]))
    assert "授权已撤回" in mine.get(case).content.decode()
    assert here.get(screen).status_code == 403
    stranger = people.client_of(people.organisation_actor())
    assert stranger.post(reverse("portal:end_help", args=[number])).status_code == 404


def upload(name):
    picture = testing.picture(name)
    return SimpleUploadedFile(picture.name, picture.content, "image/jpeg")
