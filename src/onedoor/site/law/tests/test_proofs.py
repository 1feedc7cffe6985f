from datetime import UTC, date, datetime

import pytest

from onedoor.kernel.actors import system
from onedoor.law.articles import BER, HAMI
from onedoor.law.grades import Grade
from onedoor.system.items import api as items

pytestmark = pytest.mark.django_db


def page(client):
    return client.get("/law/proofs/").content.decode()


@pytest.mark.verifies(HAMI(29, item=4), BER(44))
def test_everybody_sees_which_proofs_may_be_asked_for_and_which_never(client):
    none = page(client)
    proof = items.RetainedProof(
        code="B1", name="无犯罪记录证明", act="中华人民共和国食品安全法", article="35",
        grade=Grade.LAW, issuer="公安机关", document="哈政办发〔2026〕2号", since=date(2026, 1, 1),
    )  # fmt: skip
    items.retain_proofs(proofs=[proof], actor=system("test"), at=datetime(2026, 1, 1, tzinfo=UTC))

    some = page(client)

    assert "目前没有保留任何证明" in none
    assert "目前没有保留任何证明" not in some
    assert "《中华人民共和国食品安全法》第35条" in some
    assert all(name in none for name in items.BANNED_PROOFS)
    assert client.get("/ug/law/proofs/").status_code == 200
