from datetime import UTC, date, datetime
from typing import Any

import pytest

from onedoor.general.terms import api as terms
from onedoor.general.terms import base
from onedoor.general.terms.domain.errors import CodeTaken, CodeWrong, ListMissing, NotAdministrator
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import Actor, ActorKind

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 4, tzinfo=UTC)
TODAY = date(2026, 11, 2)
ADMIN = Actor(ActorKind.STAFF, "A1", duties=frozenset({"system.admin"}))


def add(**facts):
    usual: dict[str, Any] = {
        "name": "result_types",
        "value": "40",
        "label": "批复",
        "from_on": date(2027, 1, 1),
        "source": "某通知",
        "actor": ADMIN,
        "at": AT,
    }
    terms.add_code(**(usual | facts))


def values(on, name="result_types"):
    return [(code.value, code.label) for code in terms.code_list(name, on=on)]


def test_all_twenty_lists_of_the_standard_and_those_of_cases_are_there():
    numbers = [row.number for row in terms.code_lists() if row.number]

    assert numbers == [f"L{n}" for n in range(1, 21)]
    assert len(terms.code_lists()) == 37
    assert min(row.values for row in terms.code_lists()) >= 2


def test_a_list_keeps_its_order():
    assert values(TODAY, "handling_kinds") == [("1", "即办件"), ("2", "承诺件"), ("9", "其他")]


def test_values_from_memory_are_marked_as_not_verified():
    unverified = [c.value for c in terms.code_list("online_depths", on=TODAY) if not c.verified]

    assert unverified == ["5"]
    assert not any(code.verified for code in terms.code_list("limit_units", on=TODAY))


def test_a_new_value_holds_from_its_day_on():
    add()

    assert ("40", "批复") not in values(date(2026, 12, 31))
    assert values(date(2027, 1, 1))[-1] == ("40", "批复")
    assert kinds("result_types") == ["terms.code_added"]


def test_a_new_label_ends_the_old_one_and_keeps_its_place():
    add(value="10", label="电子证照")

    assert values(date(2026, 12, 31))[0] == ("10", "证照")
    assert values(date(2027, 1, 1))[0] == ("10", "电子证照")


def test_loading_again_leaves_what_an_administrator_changed_alone():
    add(value="10", label="电子证照")

    base.load(at=AT)

    assert values(date(2027, 1, 1))[0] == ("10", "电子证照")


@pytest.mark.parametrize(
    "facts,refusal",
    [
        ({"name": "no_such"}, ListMissing),
        ({"value": " "}, CodeWrong),
        ({"value": "x" * 17}, CodeWrong),
        ({"label": ""}, CodeWrong),
        ({"source": ""}, CodeWrong),
        ({"value": "10", "from_on": date(2000, 1, 1)}, CodeTaken),
        ({"actor": Actor(ActorKind.STAFF, "S1")}, NotAdministrator),
    ],
)
def test_a_value_that_may_not_be_leaves_no_trace(facts, refusal):
    before = terms.code_rows("result_types"), kinds()

    with pytest.raises(refusal):
        add(**facts)

    assert (terms.code_rows("result_types"), kinds()) == before


def test_a_list_that_is_not_there_is_missing():
    with pytest.raises(ListMissing):
        terms.code_list("no_such", on=TODAY)
    with pytest.raises(ListMissing):
        terms.code_rows("no_such")
