from datetime import UTC, datetime

import pytest

from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.desks import api as desks
from onedoor.operation.desks.domain.views import (
    MOST_VIEWS,
    NameWrong,
    NotForViews,
    TooManyViews,
    ViewMissing,
    checked_parts,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 30, 4, tzinfo=UTC)
OFFICER, COLLEAGUE = (
    Actor(ActorKind.STAFF, number, "1" * 18, "650502000000", frozenset({"cases.review"}))
    for number in "12"
)


def keep(name, *, by=OFFICER, first=False, **parts):
    return desks.keep_view(name=name, parts=parts, is_default=first, actor=by, at=AT)


def kept(by=OFFICER):
    return [(one.name, one.parts, one.is_default) for one in desks.views(actor=by)]


def test_only_what_narrows_or_orders_the_list_is_kept():
    given = {"shelf": "overdue", "state": "", "after": "x", "next": "https://elsewhere"}

    assert checked_parts(given) == {"shelf": "overdue"}


def test_a_view_is_kept_by_name_and_one_of_them_is_the_first():
    keep("超期", shelf="overdue", first=True)
    ref = keep(" 我的  审查 ", mine="1", state="accepted", first=True)
    keep("超期", shelf="due_soon")

    assert kept() == [
        ("超期", {"shelf": "due_soon"}, False),
        ("我的 审查", {"mine": "1", "state": "accepted"}, True),
    ]
    assert kept(COLLEAGUE) == []
    desks.drop_view(ref=ref, actor=OFFICER, at=AT)
    assert [name for name, *_rest in kept()] == ["超期"]
    assert journal.kinds(ref) == ["desks.view_kept", "desks.view_dropped"]
    with pytest.raises(ViewMissing):
        desks.drop_view(ref=ref, actor=OFFICER, at=AT)


def test_a_colleagues_view_and_an_unnamed_one_are_refused():
    ref = keep("我的")
    before = kept()

    with pytest.raises(ViewMissing):
        desks.drop_view(ref=ref, actor=COLLEAGUE, at=AT)
    with pytest.raises(NotForViews):
        keep("x", by=Actor(ActorKind.APPLICANT, "1"))
    for name in ("", " ", "字" * 41):
        with pytest.raises(NameWrong):
            keep(name)

    assert kept() == before


def test_no_more_views_are_kept_than_fit_above_a_list():
    for n in range(MOST_VIEWS):
        keep(f"第{n}个")

    with pytest.raises(TooManyViews):
        keep("再一个")
    keep("第0个", mine="1")  # in place of the one of this name

    assert len(kept()) == MOST_VIEWS
