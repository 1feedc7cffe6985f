"""Pages of a longer limit: asked by the handler, approved by the head."""

import pytest
from django.urls import reverse

from onedoor.general.people.testing import client_of
from onedoor.journal.testing import kinds
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import Move, State
from onedoor.operation.cases.testing import REASON, a_case, make

pytestmark = pytest.mark.django_db


def shown(actor, name, *args):
    return client_of(actor).get(reverse(f"desk:{name}", args=args)).content.decode()


def test_the_head_finds_what_waits_reads_why_and_approves():
    cast = testing.cast()
    number = a_case(cast, State.ACCEPTED)
    asking = client_of(cast.officer)
    assert "ask_extension" in shown(cast.officer, "case", number)
    sent = {"days": "10", "reason": REASON}
    asking.post(reverse("desk:move", args=[number, "ask_extension"]), sent)
    assert kinds(number)[-1] == "cases.extension_asked"

    assert "等待批准延长期限" in shown(cast.head, "inbox")
    assert "等待批准延长期限" not in shown(cast.officer, "inbox")
    for page in (shown(cast.head, "case", number), shown(cast.head, "move", number, "extend")):
        assert REASON in page
        assert "申请延长 10 个工作日" in page
        assert "人民政府" not in page
    client_of(cast.head).post(reverse("desk:move", args=[number, "extend"]))

    assert kinds(number)[-1] == "cases.extended"


def test_jointly_handled_the_page_asks_who_approved_it_above():
    cast = testing.cast()
    testing.publish_joint(cast)
    number = a_case(cast, State.ACCEPTED)
    make(Move.ASK_EXTENSION, number, actor=cast.officer)
    address = reverse("desk:move", args=[number, "extend"])

    head = client_of(cast.head)
    assert "批准的人民政府负责人和文号" in head.get(address).content.decode()
    assert head.post(address, {"authority": ""}).status_code == 422
    assert "cases.extended" not in kinds(number)
