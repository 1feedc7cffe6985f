import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.journal.domain.checkpoints import (
    Checkpoint,
    NoteUnreadable,
    opened,
    public_key,
    signed,
)
from onedoor.journal.domain.entries import Entry, Receipt, parsed_receipt
from onedoor.journal.domain.subscribers import wait_after

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
numbers = st.integers(1, 2**31 - 1)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
entries = st.builds(
    Entry,
    writer=numbers, seq=numbers, epoch=numbers, xid=numbers,
    at=st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # the zone is given beside it
    kind=words, subject=words, actor_kind=words, actor=words, body=words, on_behalf_of=words,
    facts=st.dictionaries(words, values, max_size=3), leaf=st.just(b""),
)  # fmt: skip


@given(entries)
def test_every_entry_has_bytes_from_which_it_can_be_read_again(entry):
    form, writer, seq, epoch, xid, at, *rest, facts = json.loads(entry.canonical())
    moment = datetime.fromisoformat(at)

    again = Entry(*(writer, seq, epoch, xid, moment, *rest, facts, b""))

    assert form == "onedoor-journal/1"
    assert again == entry
    assert again.canonical() == entry.canonical()


@given(entries, entries)
def test_different_entries_have_different_bytes(one, other):
    assert (one.canonical() == other.canonical()) == (one == other and str(one) == str(other))


@given(entries, st.sampled_from(["kind", "subject", "actor", "body", "on_behalf_of"]))
def test_moving_a_letter_from_one_field_to_the_next_changes_the_bytes(entry, name):
    longer = replace(entry, **{name: getattr(entry, name) + '","'})

    assert longer.canonical() != entry.canonical()
    assert longer.content_leaf() != entry.content_leaf()


@given(st.integers(1, 10**9), st.integers(1, 10**18 - 1), st.binary(min_size=32, max_size=32))
def test_a_receipt_survives_being_written_down(writer, seq, leaf):
    receipt = Receipt(writer % 10**9, seq, leaf)

    assert parsed_receipt(f" {receipt}\n") == receipt


@pytest.mark.parametrize("text", ["", "1-2", "1-2-zz", "x-2-" + "0" * 64, "1--" + "0" * 64])
def test_what_is_no_receipt_is_told_so(text):
    assert parsed_receipt(text) is None


def test_a_checkpoint_opens_with_its_key_and_with_no_other():
    seed, other = bytes(range(32)), bytes(32)
    checkpoint = Checkpoint(17, bytes(32), datetime(2026, 11, 24, 4, 28, 49, tzinfo=UTC))

    note = signed(checkpoint, seed=seed)

    assert opened(note, public=public_key(seed)) == checkpoint
    assert note.splitlines()[1:4] == [
        "17", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "time 2026-11-24T04:28:49Z"
    ]  # fmt: skip
    for forged in (note.replace("17", "18", 1), signed(checkpoint, seed=other), "", "a\n\nb"):
        with pytest.raises(NoteUnreadable):
            opened(forged, public=public_key(seed))


def test_a_failed_delivery_waits_longer_each_time_and_never_more_than_an_hour():
    waits = [wait_after(attempts).total_seconds() for attempts in (1, 2, 3, 12, 13, 400)]

    assert waits == [2, 4, 8, 3600, 3600, 3600]
