import pytest
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import Move, State
from onedoor.operation.materials import api as materials


def ask(actor, **query):
    with translation.override("zh-hans"):
        return people.client_of(actor).get(reverse("desk:batch"), query)


def confirm(actor, **posted):
    with translation.override("zh-hans"):
        return people.client_of(actor).post(reverse("desk:batch"), posted)


def words(response):
    return response.content.decode()


def states(numbers, actor):
    return [cases.case(number=number, actor=actor).state for number in numbers]


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(13))
def test_a_batch_tells_before_and_after_what_becomes_of_each_case():
    cast = testing.cast()
    clerk = testing.with_all_duties(cast)
    good = testing.a_case(cast, State.REVIEWED, key="a")
    early = testing.a_case(cast, State.RECEIVED, key="b")
    unfit = testing.a_case(cast, State.ACCEPTED, key="c")
    first, *rest = materials.of(holder=unfit)
    cases.COMMANDS[cases.Move.REVIEW](
        number=unfit, note="", actor=cast.officer, at=testing.AT,
        opinions=[
            cases.Opinion(first.id, fits=False, reason="缺页"),
            *(cases.Opinion(one.id, fits=True) for one in rest),
        ],
    )  # fmt: skip
    chosen = [good, early, unfit, "no-such-number", good]

    page = words(ask(cast.officer, move="grant", pick=chosen))
    (of_clerk,) = cases.BATCH[Move.GRANT]([good], actor=clerk, at=testing.AT)
    done = words(confirm(cast.officer, move="grant", pick=chosen, note="符合"))

    assert "将办理 1 件" in page
    assert "不能办理 3 件" in page
    assert "有材料被认定为不符合" in page
    assert "没有查到这个办件" in page
    assert of_clerk.obstacle is not None
    assert of_clerk.obstacle.code == "cases.same_hands"
    assert "已办理 1 件" in done
    assert "没有办理 3 件" in done
    assert (page.count("已审查"), done.count("已审查")) == (2, 1)  # the one granted is no longer so
    assert states([good, early, unfit], cast.officer) == [
        State.GRANTED, State.RECEIVED, State.REVIEWED,
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_batch_confirmed_twice_does_nothing_the_second_time():
    cast = testing.cast()
    numbers = [testing.a_case(cast, State.SUBMITTED, key=key) for key in "ab"]

    first = words(confirm(cast.clerk, move="receive", pick=numbers))
    again = words(confirm(cast.clerk, move="receive", pick=numbers))

    assert "已办理 2 件" in first
    assert "没有办理 2 件" in again
    assert states(numbers, cast.clerk) == [State.RECEIVED] * 2
    assert [
        [event.kind for event in cases.case(number=number, actor=cast.clerk).events]
        for number in numbers
    ] == [["submit", "receive"]] * 2


@pytest.mark.django_db
def test_what_a_move_needs_is_asked_once_for_all():
    cast = testing.cast()
    number = testing.a_case(cast, State.ISSUED)

    unsaid = confirm(cast.officer, move="deliver", pick=[number])
    assert unsaid.status_code == 422
    assert states([number], cast.officer) == [State.ISSUED]

    confirm(cast.officer, move="deliver", pick=[number], to="邮寄送达")
    assert states([number], cast.officer) == [State.DELIVERED]


@pytest.mark.django_db
@pytest.mark.parametrize("move", ["refuse", "decline", "grant", "no_such_move"])
def test_a_move_that_is_adverse_or_anothers_is_no_batch(move):
    cast = testing.cast()
    number = testing.a_case(cast, State.RECEIVED)

    assert ask(cast.clerk, move=move, pick=[number]).status_code == 404
    assert confirm(cast.clerk, move=move, pick=[number]).status_code == 404
    assert states([number], cast.clerk) == [State.RECEIVED]


@pytest.mark.django_db
def test_a_strangers_case_stays_as_it_was():
    cast = testing.cast()
    number = testing.a_case(cast, State.REVIEWED)

    done = words(confirm(cast.stranger, move="grant", pick=[number], note=""))

    assert "没有办理 1 件" in done
    assert states([number], cast.officer) == [State.REVIEWED]
