"""一件事 is found from the first page and from the guides of its parts, while it is offered."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from onedoor.law.articles import HAMI
from onedoor.operation.bundles import api as bundles
from onedoor.operation.bundles import testing

LINK = 'href="/bundles/restaurant/"'


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-3")
def test_a_bundle_is_found_where_one_looks_for_a_part_of_it_and_only_while_it_is_offered():
    cache.clear()
    found = testing.offered()
    guides = [f"/items/{part['offering']}/" for part in found.document["parts"]]

    assert [LINK in text(path) for path in ("/", *guides)] == [True] * 4
    assert [code for code, _name in bundles.named()] == ["restaurant"]
    assert bundles.named(part="no-such-code") == ()

    bundles.confirm(
        document=found.document, status=bundles.Status.STOPPED, actor=found.reviewer,
        at=timezone.now(),
    )  # fmt: skip

    assert [LINK in text(path) for path in ("/", *guides)] == [False] * 4


def text(path):
    return Client().get(path).content.decode()
