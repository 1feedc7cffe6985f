from datetime import UTC, datetime

import pytest

from onedoor.general.terms.testing import set_value
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.documents import api as documents
from onedoor.operation.documents import testing

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
OFFICER = Actor(kind=ActorKind.STAFF, ref="S1", body=testing.FRAME["body"])
pytestmark = pytest.mark.django_db


def issued() -> documents.Document:
    return documents.issue(number_of_case="C1", data=testing.acceptance(), actor=OFFICER, at=AT)


@pytest.mark.parametrize("prefix", ["", "/ug"])
def test_a_genuine_paper_is_said_to_be_genuine_and_nothing_personal_is_shown(client, prefix):
    document = issued()

    answer = client.get(f"{prefix}/v/{document.code}/")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert document.number in page
    assert "哈密市伊州区市场监督管理局" in page
    assert testing.FRAME["applicant"] not in page
    assert ">C1<" not in page


def test_a_revoked_paper_is_said_to_be_revoked(client):
    document = issued()
    documents.revoke(document_id=document.id, actor=OFFICER, at=AT)

    page = client.get(f"/v/{document.code}/").content.decode()

    assert "已撤销" in page
    assert "真实有效" not in page


def test_an_unknown_code_is_answered_with_what_to_check(client):
    answer = client.get("/v/ACDEFGHJKMNPQR/")

    assert answer.status_code == 404
    assert "没有找到这份文书" in answer.content.decode()


def test_a_typed_code_leads_to_its_answer(client):
    assert client.get("/v/?code= acde fghj ").headers["Location"] == "/v/ACDEFGHJ/"
    assert client.get("/v/").status_code == 200


def test_codes_cannot_be_tried_one_after_the_other(client):
    set_value("security.verifications_per_hour", 20)
    for _ in range(20):
        client.get("/v/ACDEFGHJKMNPQR/")

    answer = client.get("/v/ACDEFGHJKMNPQR/")

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
