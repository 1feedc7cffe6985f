from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import ProgrammingError, connection, transaction

from onedoor.journal import api as journal
from onedoor.journal import testing
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import ADL, ESL, HAMI, PIPL

AT = datetime(2026, 11, 24, 4, 28, 49, 1, tzinfo=UTC)
CLERK = Actor(ActorKind.STAFF, "S001", body="11650502MB1234567X", area="650502000000")


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(29, item=8), ESL(5), ESL(8))
def test_an_entry_reads_back_as_it_was_written_and_its_leaf_follows_from_its_content():
    receipt = journal.write(
        kind="cases.accepted", subject="C1", at=AT, by=CLERK,
        due_on=date(2026, 12, 1), fee=Decimal("3.50"), basis=ADL(32, item=4),
        天=[1, None, {"b": True, "a": "\n"}],
    )  # fmt: skip

    (entry,) = journal.entries_of("C1")

    assert entry.receipt == receipt
    assert entry.content_leaf() == entry.leaf == receipt.leaf
    assert (entry.at, entry.kind, entry.actor_kind, entry.actor, entry.body) == (
        AT, "cases.accepted", "staff", "S001", "11650502MB1234567X",
    )  # fmt: skip
    assert entry.facts == {
        "due_on": "2026-12-01", "fee": "3.50", "basis": "ADL 32(4)",
        "天": [1, None, {"b": True, "a": "\n"}],
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(29, item=8))
def test_many_entries_at_once_are_what_they_would_be_one_by_one():
    first = journal.write(kind="cases.received", subject="C0", at=AT, by=CLERK)
    told = [(f"C{n}", {"due_on": date(2026, 12, n), "天": "\n"}) for n in range(1, 4)]
    journal.write_many(kind="cases.redated", at=AT, by=CLERK, told=told)
    journal.write_many(kind="cases.redated", at=AT, by=CLERK, told=[])
    last = journal.write(kind="cases.received", subject="C4", at=AT, by=CLERK)

    entries = [journal.entries_of(f"C{n}")[0] for n in range(5)]

    assert [entry.receipt.seq - first.seq for entry in entries] == [0, 1, 2, 3, 4]
    assert {entry.receipt.writer for entry in entries} == {last.writer}
    assert all(entry.content_leaf() == entry.leaf for entry in entries)
    assert entries[2].facts == {"due_on": "2026-12-02", "天": "\n"}
    assert (entries[2].actor, entries[2].body) == (CLERK.ref, CLERK.body)


@pytest.mark.django_db
@pytest.mark.verifies(PIPL(6))
def test_nothing_personal_goes_in_among_many():
    told = [("C1", {"due": "x"}), ("C2", {"phone": "1"})]

    with pytest.raises(ValueError, match="personal"):
        journal.write_many(kind="cases.redated", at=AT, by=CLERK, told=told)

    assert journal.entries_of("C1") == []


@pytest.mark.django_db
def test_a_rolled_back_command_leaves_neither_an_entry_nor_a_gap():
    first = journal.write(kind="cases.received", subject="C1", at=AT, by=CLERK)
    with transaction.atomic():
        journal.write(kind="cases.accepted", subject="C1", at=AT, by=CLERK)
        transaction.set_rollback(True)

    second = journal.write(kind="cases.declined", subject="C1", at=AT, by=CLERK)

    assert testing.kinds("C1") == ["cases.received", "cases.declined"]
    assert (second.writer, second.seq) == (first.writer, first.seq + 1)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(29, item=8))
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET leaf = leaf", "DELETE FROM {}", "TRUNCATE {}"],
)
@pytest.mark.parametrize("table", ["journal_entry", "journal_entry_default"])
def test_the_application_may_not_change_what_was_written(statement, table):
    journal.write(kind="cases.received", subject="C1", at=AT, by=CLERK)

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement.format(table))

    assert testing.kinds() == ["cases.received"]


@pytest.mark.django_db
@pytest.mark.verifies(PIPL(6))
@pytest.mark.parametrize(
    "facts",
    [
        {"phone": "1"}, {"inner": {"Id_Number": "x"}}, {"ref": "13999561234"},
        {"refs": ["11010519491231002X"]}, {"bad": "\0"}, {"bad": "\ud800"},
    ],
)  # fmt: skip
def test_nothing_personal_and_nothing_unwritable_enters_the_facts(facts):
    with pytest.raises(ValueError):
        journal.write(kind="cases.received", subject="C1", at=AT, by=CLERK, **facts)

    assert testing.kinds() == []


@pytest.mark.django_db
def test_a_number_with_a_fraction_is_refused_because_it_has_no_one_spelling():
    with pytest.raises(TypeError):
        journal.write(kind="cases.received", subject="C1", at=AT, by=CLERK, share=0.5)

    assert testing.kinds() == []
