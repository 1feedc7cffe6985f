import json
import os
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from onedoor.embedded import cluster
from onedoor.journal import access
from onedoor.journal import api as journal
from onedoor.journal.domain.checkpoints import Checkpoint, signed
from onedoor.journal.domain.merkle import proves_consistency
from onedoor.journal.queries import verification
from onedoor.journal.tests.committed import (
    AT,
    SEED,
    Journal,
    in_threads,
    working_on,
    write_in_lanes,
)
from onedoor.law.articles import ESL, HAMI
from tests import database

WRITERS, SEALED, LATER = 3, 10, 4
SIZE = WRITERS * SEALED  # 30 leaves, sealed by two checkpoints
LEAF_OF_NEW_CONTENT = """
UPDATE journal_entry SET leaf = sha256('\\x00'::bytea || convert_to(concat(
    '["onedoor-journal/1",', writer, ',', seq, ',', epoch, ',', xid, ',"',
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '","', kind, '","', subject,
    '","', actor_kind, '","', actor, '","', body, '","', on_behalf_of,
    '",{{"n":1}}]'), 'UTF8'))
 WHERE (writer, seq) = ({place})
"""
CHANGE = "UPDATE journal_entry SET kind = 'cases.declined' WHERE (writer, seq) = ({place})"
RESEAL = """
UPDATE journal_leaf AS l SET hash = e.leaf FROM journal_entry AS e
 WHERE (e.writer, e.seq) = (l.writer, l.seq)
"""


@pytest.fixture(scope="module")
def original(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Journal]:
    """A journal of three writers: 15 entries sealed, 15 more sealed, 12 not yet."""
    found = database.the_cluster()
    made = Journal(f"journal_{os.getpid()}", tmp_path_factory.mktemp("log") / "witness.jsonl")
    database.copy(found, made.name)
    tables = "journal_entry, journal_leaf, journal_node, journal_checkpoint, journal_lane"
    made.tamper(f"TRUNCATE {tables}")  # the entries of the reference data
    with django_db_blocker.unblock():
        with working_on(made.name):
            write_in_lanes(WRITERS, SEALED // 2)
            made.seal()
            write_in_lanes(WRITERS, SEALED // 2)
            made.seal()
            write_in_lanes(WRITERS, LATER)
        yield made
    database.drop(found, made.name)


@pytest.fixture
def city(original, django_db_blocker) -> Iterator[Journal]:
    """A copy of it that a superuser may spoil."""
    found = database.the_cluster()
    name = f"{original.name}_copy"
    database.drop(found, name)
    cluster.make_database(found, name, template=original.name)
    witness = original.witness.parent / "copy.jsonl"
    witness.write_bytes(original.witness.read_bytes())
    with django_db_blocker.unblock(), working_on(name):
        yield Journal(name, witness)
    database.drop(found, name)


def _receipts(writer: int) -> list[journal.Receipt]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT writer, seq, leaf FROM journal_entry WHERE writer = %s ORDER BY seq", [writer]
        )
        return [journal.Receipt(w, s, bytes(leaf)) for w, s, leaf in cursor.fetchall()]


def newer(witness: int, export: int) -> str:
    told = f"newer the witness covers {witness}, the export {export}"
    return f"{told}: make the export again, or copy the witness with it"


def forge(city, keep) -> list[str]:
    """Return what is found in the export when only the records are left that are to be kept."""
    lines = city.exported.read_text("utf-8").splitlines()
    *kept, end = [line for line in lines if keep(json.loads(line))]
    rows = sum(json.loads(line)["what"] == "row" for line in kept)
    kept.append(json.dumps({**json.loads(end), "rows": rows}))
    city.exported.write_text("".join(f"{line}\n" for line in kept), "utf-8")
    found: list[str] = city.findings_in_export()
    return found


def both(city, *receipts) -> list[str]:
    """Return what both verifiers find; only ours looks at stored subtrees."""
    ours: list[str] = city.findings(*receipts)
    outside = city.findings_outside(*receipts)
    assert [finding for finding in ours if not finding.startswith("nodes ")] == outside
    return ours


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
def test_an_untouched_journal_holds(city):
    assert both(city, *_receipts(1), *_receipts(3)) == []


@pytest.mark.verifies(HAMI(29, item=8))
@pytest.mark.parametrize("place", ["1,3", "2,12"], ids=["sealed", "not sealed"])
def test_a_change_is_found(city, place):
    city.tamper(CHANGE.format(place=place))

    assert both(city) == [f"changed {place.replace(',', '-')}"]


@pytest.mark.verifies(HAMI(29, item=8))
@pytest.mark.parametrize(
    "column",
    ["at = at + interval '1 us'", "subject = ''", "actor = 'S002'", "body = ''",
     "on_behalf_of = 'x'", "facts = '{}'", "facts = facts || '{\"n\": 2}'",
     "actor_kind = 'system'", "leaf = '\\x00'"],
)  # fmt: skip
def test_a_change_of_any_column_is_found(city, column):
    city.tamper(f"UPDATE journal_entry SET {column} WHERE (writer, seq) = (2, 7)")

    assert both(city) == ["changed 2-7"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_a_change_with_its_hash_is_found_in_what_was_sealed(city):
    city.tamper(CHANGE.format(place="1,3"), LEAF_OF_NEW_CONTENT.format(place="1,3"))

    assert both(city) == ["changed 1-3"]


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
def test_a_change_with_its_hash_and_its_leaf_is_found_by_the_signed_root(city):
    city.tamper(CHANGE.format(place="1,3"), LEAF_OF_NEW_CONTENT.format(place="1,3"), RESEAL)

    assert both(city) == ["nodes level 4", "root 15"]


def test_a_change_with_its_hash_before_sealing_is_found_by_the_receipt_alone(city):
    receipts = _receipts(2)
    city.tamper(CHANGE.format(place="2,12"), LEAF_OF_NEW_CONTENT.format(place="2,12"))

    assert both(city) == []
    assert both(city, *receipts) == ["receipt 2-12"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_deleting_a_sealed_entry_is_found(city):
    city.tamper("DELETE FROM journal_entry WHERE (writer, seq) IN ((1, 3), (3, 10))")

    assert both(city) == ["missing 1-3", "missing 3-10"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_deleting_from_the_middle_of_what_is_not_sealed_is_found(city):
    city.tamper("DELETE FROM journal_entry WHERE writer = 2 AND seq IN (11, 12)")

    assert both(city) == ["gap 2-11..12"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_deleting_the_last_entries_of_a_writer_is_found_by_its_lane(city):
    city.tamper("DELETE FROM journal_entry WHERE writer = 2 AND seq > 12")

    assert both(city) == ["cut 2-13..14"]


def test_deleting_the_last_unsealed_entries_with_the_lane_set_back_needs_a_receipt(city):
    receipts = _receipts(2)
    city.tamper(
        "DELETE FROM journal_entry WHERE writer = 2 AND seq > 12",
        "UPDATE journal_lane SET last = 12 WHERE writer = 2",
    )

    assert both(city) == []
    assert both(city, *receipts) == ["receipt 2-13", "receipt 2-14"]


INSERT = """
INSERT INTO journal_entry SELECT {place}, epoch, {xid}, at, kind, subject, actor_kind, actor, body,
       on_behalf_of, facts, leaf FROM journal_entry WHERE (writer, seq) = ({like})
"""


@pytest.mark.verifies(HAMI(29, item=8))
def test_inserting_among_sealed_entries_is_found(city):
    city.tamper(
        INSERT.format(place="2, 15", xid="xid", like="1, 3"),
        LEAF_OF_NEW_CONTENT.format(place="2, 15"),
        "UPDATE journal_lane SET last = 15 WHERE writer = 2",
    )

    assert both(city) == ["inserted 2-15"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_inserting_beyond_what_a_writer_wrote_is_found(city):
    city.tamper(
        INSERT.format(place="2, 15", xid="xid", like="2, 14"),
        INSERT.format(place="9, 1", xid="xid", like="2, 14"),
        LEAF_OF_NEW_CONTENT.format(place="2, 15"),
        LEAF_OF_NEW_CONTENT.format(place="9, 1"),
    )

    assert both(city) == ["inserted 2-15", "inserted 9-1"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_inserting_a_number_twice_is_found(city):
    city.tamper(
        INSERT.format(place="2, 14", xid="'99999999999'::xid8", like="2, 14"),
        LEAF_OF_NEW_CONTENT.format(place="2, 14"),
    )

    assert both(city) == ["double 2-14"]


@pytest.mark.verifies(HAMI(29, item=8))
@pytest.mark.parametrize(
    "pair", [((1, 3), (3, 4)), ((1, 12), (2, 13))], ids=["sealed", "not sealed"]
)
def test_swapping_what_two_entries_say_is_found(city, pair):
    (a, b), (c, d) = pair
    city.tamper(
        f"UPDATE journal_entry SET subject = 'X' WHERE (writer, seq) = ({a}, {b})",
        f"""UPDATE journal_entry AS e SET subject = o.subject, leaf = o.leaf
              FROM journal_entry AS o WHERE (e.writer, e.seq, o.writer, o.seq)
                IN (({a}, {b}, {c}, {d}), ({c}, {d}, {a}, {b}))""",
    )

    assert both(city) == [f"changed {a}-{b}", f"changed {c}-{d}"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_swapping_the_numbers_of_two_entries_is_found(city):
    city.tamper(
        "UPDATE journal_entry SET seq = CASE seq WHEN 11 THEN 12 ELSE 11 END"
        " WHERE writer = 2 AND seq IN (11, 12)"
    )

    assert both(city) == ["changed 2-11", "changed 2-12"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_swapping_two_leaves_is_found(city):
    city.tamper(
        "UPDATE journal_leaf SET index = -index - 1 WHERE index IN (4, 5)",
        "UPDATE journal_leaf SET index = CASE index WHEN -5 THEN 5 ELSE 4 END WHERE index < 0",
    )

    assert both(city) == [
        "leaves 4 is 5", "leaves 5 is 6", "leaves 6 is 4",
    ]  # fmt: skip


TRUNCATE_SEALED = (
    """DELETE FROM journal_entry WHERE (writer, seq) NOT IN
       (SELECT writer, seq FROM journal_leaf WHERE index < 15)""",
    "DELETE FROM journal_leaf WHERE index >= 15",
    "DELETE FROM journal_node",
    "DELETE FROM journal_checkpoint WHERE size > 15",
    """UPDATE journal_lane AS lane SET last =
       (SELECT max(seq) FROM journal_leaf AS leaf WHERE leaf.writer = lane.writer)""",
)


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
def test_truncating_what_was_sealed_is_found_by_the_witness(city):
    city.tamper(*TRUNCATE_SEALED)

    assert city.findings() == ["truncated 15 of 30", "withdrawn 30"]
    assert city.findings_outside() == [newer(30, 15)]  # a file may also be older


def test_truncating_to_a_checkpoint_is_not_found_by_the_key_alone(city):
    city.witness.unlink()
    city.tamper(*TRUNCATE_SEALED)

    assert both(city) == []


DROP_LAST_LEAF = (
    """DELETE FROM journal_entry
        WHERE (writer, seq) = (SELECT writer, seq FROM journal_leaf WHERE index = 41)""",
    """UPDATE journal_lane SET last = last - 1
        WHERE writer = (SELECT writer FROM journal_leaf WHERE index = 41)""",
    "DELETE FROM journal_leaf WHERE index = 41",
)


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
def test_sealed_entries_that_no_checkpoint_covers_are_found_by_the_key_alone(city):
    city.seal()
    city.witness.unlink()
    assert both(city) == []

    city.tamper("DELETE FROM journal_checkpoint WHERE size > 30")
    assert both(city) == ["unsigned 30..41"]

    city.tamper("DELETE FROM journal_checkpoint")
    assert both(city) == ["unsigned 0..41"]

    city.tamper(*DROP_LAST_LEAF)
    assert both(city) == ["unsigned 0..40"]


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
def test_a_checkpoint_that_only_the_witness_holds_is_found(city):
    city.tamper("DELETE FROM journal_checkpoint WHERE size = 30")

    assert both(city) == ["withdrawn 30"]


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
def test_an_export_without_its_checkpoints_is_found_by_the_key_alone(city):
    city.seal()
    city.witness.unlink()
    assert city.findings_outside() == []
    checkpoints = [
        line for line in city.exported.read_text("utf-8").splitlines() if '"checkpoint"' in line
    ]

    assert forge(city, lambda record: record["what"] != "checkpoint") == ["unsigned 0..41"]

    with city.exported.open("a", encoding="utf-8") as export:  # too late to be compared
        export.writelines(f"{line}\n" for line in checkpoints)
    assert city.findings_in_export() == ["unsigned 0..41"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_an_export_older_than_the_witness_is_called_that_and_does_not_pass(city):
    assert city.findings_outside() == []

    city.seal()

    assert city.findings_in_export() == [newer(42, 30)]
    assert both(city) == []


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
def test_a_newer_witness_excuses_nothing_that_an_older_export_would_hold(city):
    assert city.findings_outside() == []
    city.seal()

    found = forge(city, lambda record: record.get("index", 0) < SIZE - 1)
    assert [word for word in found if not word.startswith("gap ")] == [
        "truncated 29 of 42", "withdrawn 42",
    ]  # fmt: skip
    assert len(found) == 3

    assert city.findings_outside() == []
    whole = city.exported.read_text("utf-8")
    assert forge(city, lambda record: not _covers(record, 42)) == ["withdrawn 42"]

    city.exported.write_text(whole, "utf-8")
    assert forge(city, lambda record: not _covers(record, 15)) == ["withdrawn 15"]


def _covers(record, size: int) -> bool:
    return record["what"] == "checkpoint" and f"\n{size}\n" in str(record["note"])


def test_what_is_sealed_during_a_verification_is_no_finding(city, monkeypatch):
    lanes = verification._lanes

    def lanes_then_seal():
        found = lanes()
        in_threads([city.seal])
        return found

    monkeypatch.setattr(verification, "_lanes", lanes_then_seal)

    assert city.findings() == []
    assert journal.heads()[0].checkpoint.size == 42


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
def test_emptying_the_whole_journal_is_found_by_the_witness(city):
    tables = "journal_entry, journal_leaf, journal_node, journal_checkpoint, journal_lane"
    city.tamper(f"TRUNCATE {tables}")

    assert both(city) == ["truncated 0 of 30", "withdrawn 15", "withdrawn 30"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_truncating_what_is_not_sealed_is_found_by_the_lanes(city):
    city.tamper(
        """DELETE FROM journal_entry WHERE (writer, seq) NOT IN
           (SELECT writer, seq FROM journal_leaf)"""
    )

    assert both(city) == ["cut 1-11..14", "cut 2-11..14", "cut 3-11..14"]


@pytest.mark.verifies(ESL(8))
def test_a_checkpoint_signed_by_another_key_is_found(city):
    forged = signed(Checkpoint(30, bytes(32), AT), seed=bytes(32))
    city.tamper(f"UPDATE journal_checkpoint SET note = '{forged}' WHERE size = 30")

    assert both(city) == ["signature database 2", "withdrawn 30"]


@pytest.mark.verifies(ESL(8))
def test_two_signed_histories_are_found(city):
    forged = signed(Checkpoint(30, bytes(32), AT), seed=SEED)
    city.tamper(f"UPDATE journal_checkpoint SET note = '{forged}' WHERE size = 30")

    assert both(city) == ["fork 30"]


@pytest.mark.verifies(HAMI(29, item=8))
@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal_entry SET kind = ''", "DELETE FROM journal_entry", "TRUNCATE journal_entry",
     "UPDATE journal_leaf SET hash = ''", "DELETE FROM journal_checkpoint", "TRUNCATE journal_node",
     "TRUNCATE journal_entry_default"],
)  # fmt: skip
def test_the_triggers_refuse_even_a_superuser_while_they_stand(city, statement):
    url = database.the_cluster().url("postgres", city.name)
    with (
        psycopg.connect(url) as superuser,
        pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="append-only"),
    ):
        superuser.execute(statement)

    assert city.findings() == []


@pytest.mark.verifies(HAMI(29, item=8))
def test_an_export_that_was_cut_off_is_told_from_a_whole_one(city):
    city.findings_outside()
    exported = city.exported
    whole = exported.read_text("utf-8").splitlines(keepends=True)
    assert {line.split('"')[3] for line in whole} == {"journal", "lane", "checkpoint", "row", "end"}
    assert len(whole) == 1 + 3 + 2 + SIZE + WRITERS * LATER + 1

    exported.write_text("".join(whole[:-1]), "utf-8")  # only the end is gone
    assert city.findings_in_export() == ["export cut off"]

    exported.write_text("".join(whole)[:-3], "utf-8")  # the last line is torn
    assert city.findings_in_export() == ["export cut off"]

    exported.write_text("".join(whole[: -WRITERS * LATER - 1]), "utf-8")  # all that is not sealed
    assert "export cut off" in city.findings_in_export()

    exported.write_text("".join([*whole[:-2], whole[-1]]), "utf-8")  # a row before the end
    assert "export cut off" in city.findings_in_export()

    exported.write_text("".join([*whole[:9], "{torn\n", *whole[9:]]), "utf-8")
    assert city.findings_in_export() == ["export line 10"]


@pytest.mark.verifies(HAMI(29, item=8))
def test_deleting_the_lanes_is_found_by_the_entries_that_no_lane_wrote(city):
    city.tamper("DELETE FROM journal_lane WHERE writer = 2")
    assert both(city) == ["inserted 2-14"]

    city.tamper("DELETE FROM journal_entry WHERE writer = 2 AND seq > 10")  # all not sealed
    assert both(city) == ["inserted 2-10"]

    city.tamper("DELETE FROM journal_lane")
    assert both(city) == ["inserted 1-14", "inserted 2-10", "inserted 3-14"]


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
@pytest.mark.parametrize(
    "spoil, finding",
    [(lambda lines: [lines[0].replace(b"time 2026", b"time 2025"), lines[1]], "witness 1"),
     (lambda lines: [lines[0], b'"nothing"\n'], "witness 2"),
     (lambda lines: [lines[0], b"not json \xff\n", lines[1]], "witness 2"),
     (lambda lines: [b"[1]\n", *lines], "witness 1")],
    ids=["changed", "replaced", "no text", "inserted"],
)  # fmt: skip
def test_an_altered_witness_is_found(city, spoil, finding):
    lines = city.witness.read_bytes().splitlines(keepends=True)
    city.witness.write_bytes(b"".join(spoil(lines)))

    assert both(city) == [f"signature {finding}"]

    city.seal()  # the sealer goes on, and does not mend what proves that somebody was here
    assert both(city) == [f"signature {finding}"]


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
def test_a_witness_of_another_history_is_found(city):
    forged = signed(Checkpoint(20, bytes(32), AT), seed=SEED)
    with city.witness.open("a") as witness:
        witness.write(json.dumps(forged) + "\n")

    assert both(city) == ["root 20", "withdrawn 20"]


def test_every_proof_leads_from_a_receipt_to_the_signed_root(city):
    receipts = [receipt for writer in (1, 2, 3) for receipt in _receipts(writer)]

    proofs = [journal.inclusion_proof(receipt) for receipt in receipts]

    sealed = [proof for proof in proofs if proof is not None]
    assert len(sealed) == SIZE
    assert all(proof.holds for proof in sealed)
    assert sorted(proof.index for proof in sealed) == list(range(SIZE))
    forged = journal.inclusion_proof(journal.Receipt(1, 1, bytes(32)))
    assert forged is not None
    assert not forged.holds


def test_the_newer_tree_is_proved_to_extend_the_older(city):
    new, old = journal.heads()

    proof = journal.consistency_proof(old.checkpoint.size, new.checkpoint.size)

    assert (old.checkpoint.size, new.checkpoint.size) == (15, SIZE)
    assert proves_consistency(
        old=15, new=SIZE, proof=proof,
        old_root=old.checkpoint.root, new_root=new.checkpoint.root,
    )  # fmt: skip


def test_sealing_again_without_news_signs_nothing(city):
    city.seal()
    before = journal.heads()
    lines = city.witness.read_text("utf-8")

    city.seal()

    assert [head.checkpoint.size for head in before] == [42, 30, 15]
    assert journal.heads() == before
    assert city.witness.read_text("utf-8") == lines
    assert both(city) == []


def test_a_torn_line_of_the_witness_is_mended_from_the_database(city):
    text = city.witness.read_bytes()
    city.witness.write_bytes(text[:-20])

    city.seal()

    assert city.witness.read_bytes().startswith(text)
    assert both(city) == []


def test_transaction_numbers_are_ordered_as_numbers(city):
    city.tamper(
        "UPDATE journal_entry SET xid = (ARRAY['9', '10', '100', '99'])[seq - 10]::xid8, epoch = 2"
        " WHERE writer = 1 AND seq > 10",
        "DELETE FROM journal_entry WHERE writer <> 1 AND seq > 10",
        "UPDATE journal_lane SET last = 10 WHERE writer <> 1",
        *(LEAF_OF_NEW_CONTENT.format(place=f"1, {seq}") for seq in (11, 12, 13, 14)),
    )

    city.seal()

    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM journal_leaf WHERE index >= 30 ORDER BY index")
        assert [seq for (seq,) in cursor.fetchall()] == [11, 12, 14, 13]
    assert [entry.seq for entry in access.settled_after((2, 0, 0, 0), limit=9)] == [11, 12, 14, 13]
    assert both(city) == []


def test_two_sealers_at_once_seal_everything_once(city):
    in_threads([city.seal] * 3)

    assert journal.heads()[0].checkpoint.size == 42
    assert both(city) == []
