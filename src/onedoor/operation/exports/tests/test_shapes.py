from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.operation.cases import api as cases
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
from onedoor.operation.exports.domain.shapes import (
    CONCLUDED,
    SHAPES,
    ShapeMissing,
    Window,
    changed,
    columns,
)

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
        number="N1", title="食品经营许可", channel="web", licence="JY1",
        licence_until=date(2031, 11, 23), submitted_at=AT,
        item=Item("C", "I", "", "食品经营许可", 1, "01", "2", "B", "市监局", "650502000000",
                  "食品经营许可证", charges=False),
        applicant=Person("合作社", "organisation", "credit_code", "9165", "", "", ""),
        agent=None,
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


def ending(*steps):
    """Return a case of which these (move, state) were the last."""
    base = record(3)
    more = tuple(
        Happened(4 + n, kind, AT + (3 + n) * HOUR, "T1", "王丽", state, "", None, "", note)
        for n, (kind, state, note) in enumerate(steps)
    )
    return replace(base, events=base.events + more, licence="", procedures=())


def test_every_way_in_which_a_case_ends_gives_a_result():
    assert {state.value for state in cases.CONCLUDED} == CONCLUDED
    for state in CONCLUDED:
        of = ending(("x", state, "理由"), ("contest", state, "复议"))
        (row,) = rows(of, "up_pro_result", LONG_AGO, LATER)
        assert row["result_type"] == {"delivered": "10", "refused": "20"}.get(state, "99")
        assert (row["result_explain"], row["result_date"]) == ("理由", "2026-11-24 15:00:00")
        assert len(rows(of, "t8", LONG_AGO, LATER)) == 1


def test_what_is_opened_anew_has_no_result_and_what_is_revoked_has_its_last():
    anew = ending(("refuse", "refused", ""), ("reopen", "accepted", ""))
    revoked = ending(("deliver", "delivered", "邮寄送达"), ("revoke", "revoked", "不实"))

    (gone,) = rows(anew, "up_pro_result", AT + 3 * HOUR, LATER)
    assert gone["cd_operation"] == "D"
    (told,) = rows(revoked, "up_pro_result", AT + 3 * HOUR, LATER)
    assert (told["cd_operation"], told["result_explain"]) == ("U", "不实")


def test_an_acceptance_with_gaps_is_an_acceptance():
    base = record(2)
    with_gaps = Happened(3, "accept_with_gaps", AT + 2 * HOUR, "T1", "王丽", "accepted", "",
                         None, "", "")  # fmt: skip
    (row,) = rows(replace(base, events=(*base.events, with_gaps)), "t6", LONG_AGO, LATER)

    assert row["受理时间"] == "2026-11-24 14:00:00"


def test_the_data_sets_of_the_standard_tell_procedures_validity_and_post():
    began, ended = (row for row in rows(record(), "t7", LONG_AGO, LATER) if row["特别程序种类名称"])
    assert (began["特别程序启动理由"], began["特别程序结束时间"]) == ("需要听证", "")
    assert (ended["特别程序结束时间"], ended["特别程序结果"]) == ("2026-11-24 16:00:00", "通过")
    (row,) = rows(record(), "t8", LONG_AGO, LATER)
    assert (row["证照有效期限"], row["是否快递寄送结果"]) == ("2031-11-23", "0")
    posted = ending(("deliver", "delivered", "邮寄送达"))
    assert [row["是否快递寄送结果"] for row in rows(posted, "t8", LONG_AGO, LATER)] == ["1"]


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
