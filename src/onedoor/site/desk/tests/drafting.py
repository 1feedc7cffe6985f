"""An editor of a body, in a browser, with a draft of its offering."""

import pytest

from onedoor.general.people.testing import client_of, staff_actor
from onedoor.system.items import api as items
from onedoor.system.items import testing


@pytest.fixture
def editor():
    testing.surroundings()
    return staff_actor("items.edit", body=testing.BODY)


@pytest.fixture
def desk(editor):
    return client_of(editor)


@pytest.fixture
def draft(editor):
    whole = items.document(items.parse(testing.document()))
    return items.write_draft(document=whole, actor=editor, at=testing.AT)
