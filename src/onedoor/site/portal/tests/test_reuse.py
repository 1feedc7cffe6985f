import pytest
from django.urls import reverse
from django.utils import timezone, translation

from onedoor.general.people import testing as people
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.materials import api as materials
from onedoor.system.items import api as items

pytestmark = pytest.mark.django_db


def test_a_file_of_an_earlier_case_is_offered_where_it_would_be_uploaded_and_taken_at_a_press():
    cast, now = testing.cast(), timezone.now()
    testing.submitted(cast, at=now)
    draft = cases.new_draft(offering=cast.offering, actor=cast.applicant, at=now).id
    wanted = [items.offering(cast.offering).form.material("layout")]
    (found,) = cases.earlier(
        applicant=cast.applicant.ref, wanted=wanted, held=(), actor=cast.applicant, at=now
    )["layout"]
    client = people.client_of(cast.applicant)
    with translation.override("zh-hans"):
        address = reverse("portal:material", args=[draft, "layout"])
        page = client.get(address).content.decode()
        sent = client.post(address, {"use": found.attachment})
        after = client.get(address).content.decode()

    assert "您以前提交过这份材料" in page
    assert f'value="{found.attachment}"' in page
    assert (sent.status_code, sent["Location"]) == (302, address)
    assert "您以前提交过这份材料" not in after
    (held,) = [one.file for one in materials.of(holder=draft) if one.material == "layout"]
    assert held is not None
    assert held.id == found.file


def test_the_list_of_tasks_leads_on_when_only_what_may_follow_is_missing():
    cast, now = testing.cast(), timezone.now()
    client = people.client_of(cast.applicant)

    def listed(draft):
        with translation.override("zh-hans"):
            page = client.get(reverse("portal:draft", args=[draft])).content.decode()
            return reverse("portal:check", args=[draft]) in page, "完成全部任务后" in page

    begun = cases.new_draft(offering=cast.offering, actor=cast.applicant, at=now).id
    assert listed(begun) == (False, True)
    assert listed(testing.filled_draft(cast, at=now, without=("rules",))) == (True, False)
