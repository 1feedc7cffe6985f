from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from onedoor.general.people import testing as people
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL
from onedoor.operation.cases import testing

pytestmark = pytest.mark.django_db
TOLD = "已过申请延续的时间"


def page(actor, name, *args, **posted):
    with translation.override("zh-hans"):
        client, address = people.client_of(actor), reverse(name, args=args)
        answer = client.post(address, posted) if posted else client.get(address)
    return answer.content.decode()


@pytest.mark.verifies(ADL(50))
def test_who_would_ask_too_late_is_told_before_it_is_sent_and_at_the_counter():
    cast, now = testing.cast(), timezone.now()
    testing.publish_renewing(days=15, working=True, instead="届满后按新办重新申请。")
    day = legal_day(now)
    ends = {"JY26505020000017": 5, "JY26505020000025": 90, "JY26505020000033": -1}
    for number, days in ends.items():
        testing.a_licence(cast, until=day + timedelta(days=days), number=number)
    late, in_time, ended = ends

    draft = testing.filled_draft(cast, at=now, renewed=late)
    told = page(cast.applicant, "portal:check", draft)
    assert TOLD in told
    assert "届满后按新办重新申请。" in told
    who = (cast.applicant.ref, cast.offering)

    def check(number):
        return page(
            cast.counter, "desk:counter_check", *who, **{**testing.POSTED, "renewed": number}
        )

    assert TOLD in check(late)
    assert TOLD not in check(in_time)
    assert "届满的证照不能延续" in check(ended)
    guide = page(cast.applicant, "portal:guide", cast.offering)
    assert "届满 15 个工作日前" in guide
    notice = page(cast.applicant, "portal:notice", cast.offering)
    assert "证照有效期届满 15 个工作日前提出" in notice
