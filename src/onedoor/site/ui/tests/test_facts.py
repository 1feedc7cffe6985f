import pytest
from django.urls import reverse
from django.utils import timezone, translation

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing
from onedoor.operation.promises import api as promises
from onedoor.system.items import api as items
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db


def page(actor, name, *args, **posted):
    with translation.override("zh-hans"):
        client, address = people.client_of(actor), reverse(name, args=args)
        answer = client.post(address, posted, follow=True) if posted else client.get(address)
    return answer.content.decode()


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_a_promise_is_offered_beside_the_upload_at_the_counter_and_seen_by_the_officer():
    cast, now = testing.cast(), timezone.now()
    offerings.publish_fact()
    draft = testing.filled_draft(cast, at=now, without=("rules",))
    what = items.offering(cast.offering)
    text = promises.fact_text(what, what.form.material("rules"))
    assert text is not None
    where = ("portal:material", draft, "rules")

    offered = page(cast.applicant, *where)
    assert offerings.FACT in offered
    assert text.sha256 in offered
    assert "承诺的内容已经变化" in page(cast.applicant, *where, promise="0" * 64)
    chosen = page(cast.applicant, *where, promise=text.sha256)
    assert "您选择以书面承诺代替这份材料" in chosen
    assert 'name="file"' not in chosen
    assert "书面承诺代替，随申请一并签署" in page(cast.applicant, "portal:materials", draft)
    assert "书面承诺代替，随申请一并签署" in page(cast.applicant, "portal:check", draft)

    told = {**testing.POSTED, "promised_rules": "yes"}
    checked = page(cast.counter, "desk:counter_check", cast.applicant.ref, cast.offering, **told)
    assert 'name="promised_rules" value="yes" checked' in checked
    number = testing.taken_in(cast, at=now, promised_for=frozenset({"rules"}))
    seen = page(cast.clerk, "desk:case", number)
    assert "书面承诺代替" in seen
    assert "证明事项告知承诺书" in seen
    assert offerings.FACT in seen
