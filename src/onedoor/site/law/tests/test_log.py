from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client
from markupsafe import escape

from onedoor.journal import api as journal
from onedoor.journal import testing
from onedoor.kernel.actors import system
from onedoor.law.articles import ESL, HAMI

AT = datetime(2026, 11, 24, 4, 28, 49, tzinfo=UTC)


def write() -> journal.Receipt:
    with transaction.atomic():
        return journal.write(kind="cases.received", subject="C1", at=AT, by=system("test"))


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
@pytest.mark.django_db(transaction=True, databases=["default", "sealer"])
def test_anybody_can_check_a_receipt_against_the_signed_record(tmp_path):
    sealed = write()
    testing.seal(at=AT, folder=tmp_path)
    fresh = write()
    forged = journal.Receipt(sealed.writer, sealed.seq, bytes(32))
    client = Client()

    words = {
        name: client.get("/law/log/", {"receipt": str(text)}).content.decode()
        for name, text in {
            "proved": sealed,
            "unsealed": fresh,
            "wrong": forged,
            "none": "x",
        }.items()
    }

    size = journal.heads()[0].checkpoint.size
    assert "这条记录在封存的记录里，没有被改动。" in words["proved"]
    assert f"它是第 {size} 条" in words["proved"]
    assert "这条记录还没有封存。" in words["unsealed"]
    assert "凭证与封存的记录不一致。" in words["wrong"]
    assert "这不是一条凭证。" in words["none"]
    assert all(str(escape(journal.public_key())) in text for text in words.values())
    assert (tmp_path / "public-key.txt").read_text("utf-8").strip() == str(journal.public_key())


@pytest.mark.django_db
@pytest.mark.parametrize("receipt", ["", "\0", "1-1-" + "z" * 500, "９-1-" + "0" * 64])
def test_any_text_gets_an_answer(client, receipt):
    assert client.get("/law/log/", {"receipt": receipt}).status_code == 200


@pytest.mark.django_db
def test_the_page_costs_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get("/law/log/", {"receipt": "1-1-" + "0" * 64})
