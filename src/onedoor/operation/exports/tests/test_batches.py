import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from onedoor.general.people import testing as people
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import PIPL
from onedoor.operation.cases import api as api_of_cases
from onedoor.operation.cases import testing as cases
from onedoor.operation.exports import api as exports
from onedoor.operation.exports.queries import as_told

AT = cases.AT
HOUR = timedelta(hours=1)
WHO = Actor(ActorKind.MACHINE, "client-1")
HAMI = "650500000000"
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def of(module_db):
    return cases.cast()


def begun(at, *, who=WHO, **reach):
    return exports.begin(reach=exports.Reach(**{"area": HAMI, **reach}), actor=who, at=at)


def told(batch, shape="up_pro_accept", *, who=WHO):
    lines = exports.written(batch=batch.number, shape=shape, form=exports.Format.LINES, actor=who)
    return [json.loads(line) for line in lines]


def test_batches_follow_each_other_and_each_is_the_same_when_read_again(of):
    number = cases.submitted(of)
    first = begun(AT + HOUR)
    for move in cases.PATHS[api_of_cases.State.ACCEPTED]:
        cases.make(move, number, actor=of.who(move), at=AT + 2 * HOUR)
    before = told(first)
    second, third = begun(AT + 3 * HOUR), begun(AT + 4 * HOUR)

    assert [(row["project_no"], row["cd_operation"]) for row in before] == [(number, "I")]
    assert [(row["project_no"], row["cd_operation"]) for row in told(second)] == [(number, "U")]
    assert (told(third), told(first)) == ([], before)
    (row,) = told(second)
    assert (row["handle_user_name"], row["accept_doc_no"] != "") == ("王丽", True)
    assert row["promise_date"] > "2026-11-24"
    assert [one["material_name"] != "" for one in told(first, "up_pro_material")] == [True] * 3


def test_steps_and_moves_are_told_by_their_names_and_the_agent_is_whom_to_call(of):
    agent = people.acting_for(people.applicant_actor("热合曼", phone="13909020009"), of.applicant)
    number = cases.submitted(replace(of, applicant=agent))
    for move in cases.PATHS[api_of_cases.State.REVIEWED]:
        cases.make(move, number, actor=of.who(move), at=AT)
    batch = begun(AT + HOUR, personal=True)

    names = [row["process_name"] for row in told(batch, "up_pro_process")]
    assert names == ["提交申请", "受理", "受理", "审查"]
    (row,) = told(batch, "t5")
    assert (row["联系人姓名"], row["联系人手机"]) == ("热合曼", "13909020009")
    assert (row["联系人证件类型代码"] != "", len(row["联系人证件号码"])) == (True, 18)
    other = replace(WHO, ref="client-2")
    (row,) = told(begun(AT + HOUR, who=other), who=other)
    assert row["contact_code"].count("*") > 8


def test_a_batch_begins_no_earlier_than_anything_did(of):
    long_ago = datetime(1, 1, 1, tzinfo=UTC)
    reach = exports.Reach(area=HAMI)
    made = exports.begin(reach=reach, actor=WHO, at=AT, since=long_ago)

    assert made.since == datetime(2000, 1, 1, tzinfo=UTC)
    assert told(made) == []


def test_what_was_not_settled_comes_with_the_next_batch(of):
    cases.submitted(of)

    assert told(begun(AT + timedelta(minutes=1))) == []
    assert len(told(begun(AT + timedelta(minutes=3)))) == 1


@pytest.mark.verifies(PIPL(6), PIPL(51))
def test_without_the_scope_nobody_is_named_and_with_it_the_journal_says_so(of):
    person = people.applicant_actor(name="阿依古丽·买买提", phone="13909020000")
    masked = as_told({person.ref}, personal=False)[person.ref]
    full = as_told({person.ref}, personal=True)[person.ref]

    assert (masked.name[0], masked.name[1:].strip("*"), masked.phone) == ("阿", "", "139****0000")
    assert (full.name, full.phone, len(full.number)) == ("阿依古丽·买买提", "13909020000", 18)
    batch = begun(AT, personal=True)
    (entry,) = journal.entries_of(batch.number)
    assert (entry.kind, entry.facts["personal"]) == ("exports.begun", True)


def test_a_batch_reaches_its_area_bodies_and_offerings_only(of):
    cases.submitted(of)

    reaches = {"area": "650521000000", "bodies": {"X"}, "offerings": {"X"}}
    for name, only in reaches.items():
        who = Actor(ActorKind.MACHINE, name)
        assert told(begun(AT + HOUR, who=who, **{name: only}), who=who) == []


def test_a_batch_of_somebody_else_does_not_exist(of):
    batch = begun(AT)

    with pytest.raises(exports.BatchMissing):
        told(batch, who=Actor(ActorKind.MACHINE, "client-2"))
    with pytest.raises(exports.ShapeMissing):
        told(batch, "none")


def test_reading_costs_the_same_for_few_and_for_many(of, flat_queries):
    def add(n):
        cases.submitted(of, key=f"k{n}")

    whom: list[Any] = []

    def ask():
        whom.append(Actor(ActorKind.MACHINE, f"client-{len(whom)}"))
        told(begun(AT + HOUR, who=whom[-1]), who=whom[-1])

    flat_queries(add_row=add, ask=ask, at_most=40)


def test_the_command_prints_a_batch_and_prints_it_again(of, time_machine):
    number = cases.submitted(of)
    time_machine.move_to(AT + HOUR, tick=False)
    first, second, noted = StringIO(), StringIO(), StringIO()

    call_command(
        "cases", "export", "--shape", "t5", "--since", "2026-11-24", stdout=first, stderr=noted
    )
    batch = noted.getvalue().split()[1].rstrip(":")
    call_command("cases", "export", "--shape", "t5", "--batch", batch, stdout=second)

    assert first.getvalue() == second.getvalue()
    assert number in first.getvalue().splitlines()[1]
    assert first.getvalue().startswith("row_guid,办件编号,实施编码")
