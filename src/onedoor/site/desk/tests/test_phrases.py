import pytest
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import State
from onedoor.operation.desks import api as desks

pytestmark = pytest.mark.django_db


def ask(actor, name, *args, **posted):
    with translation.override("zh-hans"):
        client, address = people.client_of(actor), reverse(f"desk:{name}", args=args)
        return client.post(address, posted) if posted else client.get(address)


def test_a_phrase_that_was_kept_is_put_into_a_reason_without_script():
    cast = testing.cast()
    number = testing.a_case(cast, State.ACCEPTED)
    ask(cast.head, "phrases", use="other", words="设备需送检测机构。")

    page = ask(cast.head, "move", number, "pause").content.decode()
    filled = ask(
        cast.head, "move", number, "pause", procedure="testing", days="5", reason="补充：",
        phrase_reason="设备需送检测机构。", insert="reason",
    )  # fmt: skip

    assert '<option value="设备需送检测机构。"' in page
    assert filled.status_code == 200
    assert ">\n补充：设备需送检测机构。</textarea>" in filled.content.decode()
    assert 'value="testing" checked' in " ".join(filled.content.decode().split())


def test_an_officer_changes_and_retires_a_phrase_and_sees_why_one_is_refused():
    cast = testing.cast()

    refused = ask(cast.officer, "phrases", use="opinion", words="电话13812345678")
    assert refused.status_code == 422
    assert "请删去个人信息" in refused.content.decode()
    ask(cast.officer, "phrases", use="opinion", words="齐全。")
    (kept,) = desks.phrases(actor=cast.officer)
    ask(cast.officer, "phrase", kept.ref, words="材料齐全。")
    assert [one.words for one in desks.phrases(actor=cast.officer)] == ["材料齐全。"]
    assert "材料齐全。" in ask(cast.officer, "phrases").content.decode()
    ask(cast.officer, "phrase", kept.ref, words="", retire="yes")
    assert desks.phrases(actor=cast.officer) == ()
