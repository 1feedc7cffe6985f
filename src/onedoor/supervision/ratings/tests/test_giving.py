from datetime import UTC, date, datetime, timedelta

import pytest

from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.law.articles import HAMI
from onedoor.supervision.ratings import access, api, testing
from onedoor.supervision.ratings.models import InvitationRow, RatingRow, TicketRow
from onedoor.supervision.ratings.services import giving

AT = testing.AT
pytestmark = pytest.mark.django_db


def given(level: api.Satisfaction | None = api.Satisfaction.GOOD, **told) -> api.Given:
    return api.Given(level, **told)


def unchanged() -> bool:
    return not RatingRow.objects.exists() and not TicketRow.objects.exists()


@pytest.mark.verifies(HAMI(25))
@pytest.mark.check("A25-1")
def test_an_invitation_is_given_once_whoever_asks_again():
    applicant = people.applicant_actor()

    words = {testing.invited(applicant) for _ in range(2)}

    assert len(words) == 1
    assert InvitationRow.objects.count() == 1
    assert journal.kinds("C1") == ["ratings.invited"]


@pytest.mark.verifies(HAMI(25))
@pytest.mark.check("A25-2")
def test_a_service_is_rated_once_and_once_more_and_then_no_more():
    applicant = people.applicant_actor()
    testing.invited(applicant)

    first, second = (api.rate(asked="C1", given=given(), actor=applicant, at=AT) for _ in range(2))

    assert (first.ordinal, second.ordinal) == (1, 2)
    for asked, actor in (("C1", applicant), (second.token, None)):
        with pytest.raises(giving.AlreadyRated):
            api.rate(asked=asked, given=given(), actor=actor, at=AT)
    assert RatingRow.objects.count() == 2
    assert journal.kinds("C1") == ["ratings.invited", "ratings.rated", "ratings.rated"]


@pytest.mark.verifies(HAMI(25))
@pytest.mark.check("A25-2")
def test_the_word_serves_without_signing_in_and_only_once():
    applicant = people.applicant_actor()
    word = testing.invited(applicant)

    rated = api.rate(asked=word, given=given(), actor=None, at=AT)

    assert RatingRow.objects.get().rated_by == applicant.ref
    assert rated.token not in {"", word}
    with pytest.raises(access.InvitationMissing):
        api.rate(asked=word, given=given(), actor=None, at=AT)
    assert api.rate(asked=rated.token, given=given(), actor=None, at=AT).ordinal == 2


@pytest.mark.verifies(HAMI(25))
@pytest.mark.check("A25-2")
@pytest.mark.parametrize(
    "actor",
    [
        Actor(kind=ActorKind.STAFF, ref="S1", duties=frozenset({"ratings.handle"})),
        system("bulk"),
    ],
)
def test_neither_staff_nor_a_machine_can_rate_even_with_the_word(actor):
    word = testing.invited(people.applicant_actor())

    with pytest.raises(access.NotForStaff):
        api.rate(asked=word, given=given(), actor=actor, at=AT)
    assert unchanged()


@pytest.mark.verifies(HAMI(25))
@pytest.mark.check("A25-2")
def test_somebody_else_cannot_rate_by_number_or_word():
    word = testing.invited(people.applicant_actor())
    stranger = people.applicant_actor("热合曼")

    for asked, actor in ((word, stranger), ("C1", stranger), ("C1", None), ("", None)):
        with pytest.raises(access.InvitationMissing):
            api.rate(asked=asked, given=given(), actor=actor, at=AT)
    assert unchanged()


@pytest.mark.verifies(HAMI(25))
@pytest.mark.check("A25-2")
def test_no_level_is_assumed_when_none_is_chosen():
    applicant = people.applicant_actor()
    testing.invited(applicant)

    with pytest.raises(giving.LevelMissing):
        api.rate(asked="C1", given=given(None), actor=applicant, at=AT)
    assert unchanged()


@pytest.mark.parametrize(
    "told, refusal",
    [
        ({"tags": ["510"]}, giving.TagUnknown),
        ({"tags": ["999"]}, giving.TagUnknown),
        ({"tags": ["406", "407", "408", "409", "410", "411"]}, giving.TagUnknown),
        ({"words": "长" * 501}, giving.WordsTooLong),
    ],
)
def test_tags_of_another_level_and_endless_words_are_refused(told, refusal):
    applicant = people.applicant_actor()
    testing.invited(applicant)

    with pytest.raises(refusal):
        api.rate(asked="C1", given=given(**told), actor=applicant, at=AT)
    assert unchanged()


def test_the_days_for_rating_end():
    applicant = people.applicant_actor()
    testing.invited(applicant)
    last = datetime(2025, 7, 4, 15, 59, tzinfo=UTC)

    with pytest.raises(giving.TooLate):
        api.rate(asked="C1", given=given(), actor=applicant, at=last + timedelta(minutes=1))
    assert unchanged()
    assert api.rate(asked="C1", given=given(), actor=applicant, at=last).ordinal == 1


@pytest.mark.verifies(HAMI(25, paragraph=2))
@pytest.mark.check("A25-3")
@pytest.mark.parametrize("level", [api.Satisfaction.POOR, api.Satisfaction.VERY_POOR])
def test_a_poor_rating_opens_a_ticket_at_once_due_the_next_xinjiang_working_day(level):
    rated = testing.rated(people.applicant_actor(), level)

    ticket = TicketRow.objects.get()
    assert (rated.ticket, rated.ticket_due_on) == (ticket.number, date(2025, 6, 11))
    assert (ticket.state, ticket.provisional) == ("open", False)
    assert ticket.opened_at == ticket.rating.rated_at == testing.AT
    assert journal.kinds("C1") == ["ratings.invited", "ratings.rated", "ratings.poor"]


@pytest.mark.verifies(HAMI(25, paragraph=2))
@pytest.mark.check("A25-3")
def test_a_good_rating_opens_none():
    rated = testing.rated(people.applicant_actor(), api.Satisfaction.FAIR)

    assert (rated.ticket, TicketRow.objects.count()) == ("", 0)


def test_an_applicant_sees_what_there_is_to_rate_and_what_was_said():
    applicant = people.applicant_actor()
    testing.rated(applicant, api.Satisfaction.GOOD)

    found = api.invitation(asked="C1", actor=applicant)

    assert (found.title, found.open_until) == ("食品经营许可(新办)", date(2025, 7, 4))
    assert [(one.ordinal, one.level) for one in found.earlier] == [(1, "good")]
    with pytest.raises(access.InvitationMissing):
        api.invitation(asked="C1", actor=people.applicant_actor())
