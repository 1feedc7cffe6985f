from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.operation.exports.domain.codes import code, maps
from onedoor.operation.exports.domain.records import (
    Handed,
    Happened,
    Item,
    Person,
    Procedure,
    Record,
    as_of,
)
from onedoor.operation.exports.domain.shapes import SHAPES, ShapeMissing, Window, changed, columns

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
_STEPS = ("submit", "receive", "accept", "pause", "resume", "review", "grant", "issue", "deliver")
_STATES = ("submitted", "received", "accepted", "paused", "accepted", "reviewed", "granted",
           "issued", "delivered")  # fmt: skip


def record(events=9):
    happened = tuple(
        Happened(n + 1, kind, AT + n * HOUR, "T1", "王丽", state, "", None, "", "")
        for n, (kind, state) in enumerate(zip(_STEPS[:events], _STATES, strict=False))
    )
    return Record(
        number="N1", title="食品经营许可", channel="web", licence="JY1", submitted_at=AT,
        item=Item("C", "I", "", "食品经营许可", 1, "01", "2", "B", "市监局", "650502000000",
                  "食品经营许可证", charges=False),
        applicant=Person("合作社", "organisation", "credit_code", "9165", "", "", ""),
        events=happened,
        procedures=(Procedure("听证", "需要听证", "王丽", AT + 3 * HOUR, AT + 4 * HOUR, "通过"),),
        materials=(Handed("M1", "布局图", "upload", "a.jpg", AT),),
    )  # fmt: skip


def rows(of, shape, since, until):
    return list(changed(of, shape, Window("B1", since, until, "165")))


LONG_AGO, LATER = AT - HOUR, AT + 100 * HOUR


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_writes_the_columns_it_names_and_the_five_of_the_exchange(shape):
    found = rows(record(), shape, LONG_AGO, LATER)

    assert {frozenset(row) for row in found} == {frozenset(columns(shape))}
    assert {row["cd_operation"] for row in found} == {"I"}
    assert {(row["cd_batch"], row["data_source"]) for row in found} == {("B1", "165")}


def test_what_changed_is_an_update_of_the_same_row_and_what_did_not_is_nothing():
    (first,) = rows(record(), "up_pro_accept", LONG_AGO, AT + HOUR)
    (second,) = rows(record(), "up_pro_accept", AT + HOUR, AT + 2 * HOUR)

    assert (first["cd_operation"], first["accept_date"]) == ("I", "")
    assert (second["cd_operation"], second["accept_date"]) == ("U", "2026-11-24 14:00:00")
    assert first["row_guid"] == second["row_guid"]
    assert rows(record(), "up_pro_accept", AT + 2 * HOUR, LATER) == []


def test_a_result_is_told_when_there_is_one_with_its_code():
    assert rows(record(8), "up_pro_result", LONG_AGO, LATER) == []
    (row,) = rows(record(), "up_pro_result", LONG_AGO, LATER)

    assert (row["result_type"], row["result_cetr_no"]) == ("10", "JY1")


def test_a_procedure_is_told_when_it_begins_and_again_when_it_ends():
    (began,) = rows(record(), "up_pro_special_procedure", LONG_AGO, AT + 3 * HOUR)
    (ended,) = rows(record(), "up_pro_special_procedure", AT + 3 * HOUR, LATER)

    assert (began["end_time"], began["result"]) == ("", "")
    assert (ended["cd_operation"], ended["result"]) == ("U", "通过")


@given(
    cuts=st.lists(st.integers(-1, 12), min_size=2, max_size=6),
    shape=st.sampled_from(sorted(SHAPES)),
)
def test_batches_one_after_the_other_tell_what_one_batch_tells(cuts, shape):
    moments = [LONG_AGO, *(AT + hour * HOUR for hour in sorted(cuts)), LATER]
    held = {}
    for since, until in pairwise(moments):
        for row in rows(record(), shape, since, until):
            assert (row["row_guid"] in held) == (row["cd_operation"] == "U")
            held[row["row_guid"]] = {k: v for k, v in row.items() if not k.startswith("cd_")}

    whole = rows(record(), shape, LONG_AGO, LATER)
    assert held == {
        row["row_guid"]: {k: v for k, v in row.items() if not k.startswith("cd_")} for row in whole
    }


def test_what_happens_later_does_not_change_what_was_told():
    young, old = record(3), record()

    for shape in SHAPES:
        told = rows(old, shape, LONG_AGO, AT + 2 * HOUR)
        assert told == rows(young, shape, LONG_AGO, AT + 2 * HOUR)
    assert as_of(old, LONG_AGO) is None


def test_codes_are_dated_and_say_where_they_were_read():
    assert code("apply_type", "counter", on=AT.date()) == "1"
    assert code("get_type", "unheard_of", on=AT.date()) == "2"
    assert [one.name for one in maps() if not one.source] == []


def test_an_unknown_shape_is_refused():
    with pytest.raises(ShapeMissing):
        columns("up_pro_everything")
