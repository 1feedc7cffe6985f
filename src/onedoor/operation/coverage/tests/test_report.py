import pytest

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.coverage import api
from onedoor.system.items import testing as items

pytestmark = pytest.mark.django_db
BUILT = set(api.Function) - {api.Function.BOOK}


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-1")
def test_the_report_follows_the_facts_of_the_items_in_force():
    code = items.published().code

    before = api.report(built=BUILT)
    people.staff_actor("consultations.answer", body=items.BODY)
    after = api.report(built=BUILT)

    book = api.Gap(api.Function.BOOK, api.Why.NOT_BUILT)
    assert [(line.code, line.gaps) for line in before.lines] == [
        (code, (api.Gap(api.Function.CONSULT, api.Why.NOBODY_ANSWERS), book))
    ]
    assert [line.gaps for line in after.lines] == [(book,)]
    assert [(one.function, one.works, one.missing) for one in after.figures[:3]] == [
        (api.Function.CONSULT, 1, ()),
        (api.Function.BOOK, 0, ((api.Why.NOT_BUILT, 1),)),
        (api.Function.APPLY, 1, ()),
    ]
    assert (after.complete, api.report(built=set(api.Function)).complete) == (0, 1)


def test_a_version_that_asks_for_a_visit_says_why():
    items.published(items.document() | {"online_depth": "4", "visits": 1, "why_visits": "现场核验"})

    (line,) = api.report(built=BUILT).lines

    assert api.Gap(api.Function.HANDLE, api.Why.VISITS, "现场核验") in line.gaps


@pytest.mark.parametrize(
    "where, found",
    [
        ({"area": people.YIZHOU}, 1),
        ({"area": "650500000000"}, 1),
        ({"area": "650521000000"}, 0),
        ({"body": items.BODY}, 1),
        ({"body": "1" * 18}, 0),
    ],
)
def test_it_is_of_an_area_or_a_body(where, found):
    items.published()

    assert len(api.report(built=BUILT, **where).lines) == found
