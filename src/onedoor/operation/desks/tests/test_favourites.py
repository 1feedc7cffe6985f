"""Items at hand: nine digits, each with one item, of one clerk."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI
from onedoor.operation.desks import api as desks
from onedoor.operation.desks.domain.favourites import (
    PLACES,
    NotAtACounter,
    TooManyFavourites,
    free_place,
)
from onedoor.operation.desks.models import FavouriteRow
from onedoor.system.items import api as items
from onedoor.system.items import testing as offerings

AT = datetime(2026, 11, 30, 4, tzinfo=UTC)
DUTY = frozenset({"counter.intake"})
CLERK, COLLEAGUE = (
    Actor(ActorKind.STAFF, number, "1" * 18, "650502000000", DUTY) for number in "12"
)
pytestmark = pytest.mark.verifies(HAMI(13))


def test_a_place_stays_and_the_first_free_one_is_given():
    assert [free_place(taken) for taken in ([], [1], [2, 1], [1, 3], [9])] == [1, 2, 3, 2, 1]
    with pytest.raises(TooManyFavourites):
        free_place(PLACES)


@pytest.mark.django_db
def test_an_item_is_kept_at_a_digit_until_its_clerk_puts_it_away():
    code = offerings.published().code

    assert [desks.keep_favourite(offering=code, actor=CLERK, at=AT) for _twice in range(2)] == [
        1,
        1,
    ]
    assert desks.favourites(actor=CLERK) == (desks.Favourite(1, code),)
    assert desks.favourites(actor=COLLEAGUE) == ()
    desks.drop_favourite(offering=code, actor=COLLEAGUE, at=AT)
    assert desks.favourites(actor=CLERK) == (desks.Favourite(1, code),)
    for _twice in range(2):
        desks.drop_favourite(offering=code, actor=CLERK, at=AT)
    assert desks.favourites(actor=CLERK) == ()
    assert journal.kinds(CLERK.ref) == ["desks.favourite_kept", "desks.favourite_dropped"]


@pytest.mark.django_db
def test_nothing_is_kept_for_who_is_at_no_counter_of_what_is_not_there_or_beyond_nine():
    code = offerings.published().code
    for n in PLACES:
        FavouriteRow.objects.create(owner=CLERK.ref, place=n, offering=str(n))

    for actor in (replace(COLLEAGUE, duties=frozenset()), Actor(ActorKind.APPLICANT, "1")):
        with pytest.raises(NotAtACounter):
            desks.keep_favourite(offering=code, actor=actor, at=AT)
    with pytest.raises(TooManyFavourites):
        desks.keep_favourite(offering=code, actor=CLERK, at=AT)
    with pytest.raises(items.OfferingMissing):
        desks.keep_favourite(offering="none", actor=COLLEAGUE, at=AT)
    for given in ({"place": 10, "offering": "x"}, {"place": 3, "offering": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FavouriteRow.objects.create(owner=CLERK.ref, **given)

    assert FavouriteRow.objects.count() == len(PLACES)
