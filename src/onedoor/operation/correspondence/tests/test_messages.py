"""Officer and applicant write to each other; nothing else follows from it."""

import pytest

from onedoor.general.people.testing import acting_for, applicant_actor, staff_actor
from onedoor.journal.testing import kinds
from onedoor.kernel.errors import DomainError, Missing
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.testing import AT
from onedoor.operation.clocks import api as clocks
from onedoor.operation.correspondence import api
from onedoor.operation.correspondence.domain.messages import (
    LONGEST,
    MOST,
    CaseClosed,
    NotYours,
    TooMany,
    WordsWrong,
    checked,
)
from onedoor.operation.correspondence.models import MessageRow

ASKED = "照片里的冷藏柜是哪一个？"


@pytest.mark.parametrize("words", ["", "  \n", "字" * (LONGEST + 1)])
def test_a_message_has_words_and_not_too_many(words):
    with pytest.raises(WordsWrong):
        checked(words)
    assert checked(f" {ASKED} ") == ASKED


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def read(number, actor):
    found = cases.case(number=number, actor=actor)
    return [(m.words, m.is_mine, m.is_new) for m in api.of_case(found=found, actor=actor)]


def write(number, actor, words=ASKED, key="k"):
    api.write(case=number, words=words, key=key, actor=actor, at=AT)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(14), PIPL(51))
def test_both_sides_write_and_read_and_no_clock_moves(cast):
    number = testing.a_case(cast, cases.State.ACCEPTED)
    before = clocks.of(number), cases.case(number=number, actor=cast.officer)
    write(number, cast.officer)
    write(number, cast.officer)  # a form sent twice
    write(number, cast.applicant, "左边第一个。")

    assert read(number, cast.officer) == [(ASKED, True, False), ("左边第一个。", False, True)]
    assert read(number, cast.applicant) == [(ASKED, False, True), ("左边第一个。", True, False)]
    assert api.unread(numbers=[number], actor=cast.applicant) == {number}
    assert api.unread(numbers=[number], actor=cast.clerk) == {number}
    api.mark_read(case=number, actor=cast.applicant, at=AT)
    assert api.unread(numbers=[number], actor=cast.applicant) == frozenset()
    assert api.unread(numbers=[number], actor=cast.officer) == {number}
    assert (clocks.of(number), cases.case(number=number, actor=cast.officer)) == before
    assert kinds(number).count("correspondence.written") == 2
    assert all(ASKED.encode() not in bytes(row.words_sealed) for row in MessageRow.objects.all())


@pytest.mark.django_db
@pytest.mark.verifies(PIPL(6))
def test_nobody_beside_the_two_writes_or_reads(cast):
    number = testing.a_case(cast, cases.State.ACCEPTED)
    write(number, cast.officer)
    agent = acting_for(applicant_actor("热合曼"), cast.applicant)
    write(number, agent, "代为答复。", key="agent")
    counter = staff_actor("counter.intake", body="X", area=testing.AREA)

    for actor, refusal in (
        (cast.stranger, Missing), (applicant_actor("欧阳锋"), Missing), (counter, NotYours),
    ):  # fmt: skip
        with pytest.raises(refusal):
            write(number, actor, key="new")
    assert read(number, counter) == []
    assert api.unread(numbers=[number], actor=cast.stranger) == frozenset()
    assert MessageRow.objects.count() == 2


@pytest.mark.django_db
def test_what_is_concluded_or_full_takes_no_more(cast):
    number = testing.a_case(cast, cases.State.WITHDRAWN)
    with pytest.raises(CaseClosed):
        write(number, cast.officer)
    open_one = testing.a_case(cast, cases.State.ACCEPTED, key="k2")
    write(open_one, cast.officer)
    row = MessageRow.objects.get()
    fields = {
        "case": open_one,
        "from_applicant": False,
        "by": "x",
        "words_sealed": row.words_sealed,
    }
    MessageRow.objects.bulk_create(MessageRow(**fields, key=str(n), at=AT) for n in range(MOST - 1))

    with pytest.raises(DomainError) as refused:
        write(open_one, cast.officer, key="one more")
    assert isinstance(refused.value, TooMany)
    assert not api.may_write(
        found=cases.case(number=number, actor=cast.officer), actor=cast.officer
    )
