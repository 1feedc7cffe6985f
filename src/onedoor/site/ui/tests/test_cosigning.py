import pytest
from django.urls import reverse
from django.utils import timezone, translation

from onedoor.general.people import testing as people
from onedoor.law.articles import ADL
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db


def page(actor, name, *args, **posted):
    with translation.override("zh-hans"):
        client, address = people.client_of(actor), reverse(name, args=args)
        return client.post(address, posted) if posted else client.get(address)


def words(answer):
    return answer.content.decode()


@pytest.mark.verifies(ADL(31))
def test_each_reads_confirms_and_then_it_can_be_submitted():
    cast, now = testing.cast(), timezone.now()
    offerings.publish_cosigned()
    manager = people.applicant_actor("古丽", number="650502198803050210")
    draft = testing.filled_draft(cast, at=now)
    where = ("portal:cosign", draft)

    waiting = words(page(cast.applicant, "portal:check", draft))
    assert reverse("portal:cosign", args=[draft]) in waiting
    assert "待确认" in waiting
    assert "确认提交" not in waiting
    assert page(cast.applicant, *where).status_code == 404
    refused = page(cast.applicant, "portal:check", draft, seen="x")
    assert refused.status_code == 409

    shown = words(page(manager, *where))
    assert "爱国北路 8 号" in shown
    assert "650502198803050210" not in shown
    assert page(manager, *where, sha256="0" * 64).status_code == 409
    sha256 = cases.to_cosign(draft=draft, actor=manager, at=now).cosigned.sha256
    assert page(manager, *where, sha256=sha256).status_code == 302
    assert "您已确认这份内容" in words(page(manager, *where))

    ready = words(page(cast.applicant, "portal:check", draft))
    assert "确认提交" in ready
    number = cases.submit(draft=draft, actor=cast.applicant, at=now, key=draft).number
    assert "网上确认" in words(page(cast.applicant, "portal:case", number))
    assert "网上确认" in words(page(cast.clerk, "desk:case", number))
