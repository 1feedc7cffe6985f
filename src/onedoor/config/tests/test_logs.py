import json

import pytest
import structlog

from onedoor.config import logs


def test_fields_that_hold_personal_values_are_dropped():
    event = {"event": "case_received", "number": "65…", "phone": "1", "name": "某", "answers": {}}

    assert logs.drop_personal(None, "info", event) == {"event": "case_received", "number": "65…"}


@pytest.mark.parametrize(
    "text,shown",
    [
        ("DETAIL: Key (id)=(652201199003071234)", "DETAIL: Key (id)=([id])"),
        ("65220119900307123X", "[id]"),
        ("call 13899990000 now", "call [phone] now"),
        ("650502000000 is a place", "650502000000 is a place"),
        ("case 6505020000001234567890123456789202611240001", None),
        ("914403001922038216", "914403001922038216"),
    ],
)
def test_numbers_of_people_are_hidden_and_other_numbers_are_not(text, shown):
    assert logs.hidden(text) == (text if shown is None else shown)


def test_what_lies_inside_is_hidden_too():
    found = logs.hidden({"job": [{"phone": "1", "told": "13899990000"}], "n": 3})

    assert found == {"job": [{"told": "[phone]"}], "n": 3}


def test_a_line_of_the_log_is_one_object_with_the_request_and_who_acts(capfd):
    logs.configure({"level": "info"})
    with structlog.contextvars.bound_contextvars(request="r1", actor="650502001"):
        structlog.get_logger("onedoor.test").info("case_received", phone="13899990000")

    told = json.loads(capfd.readouterr().err.splitlines()[-1])
    told.pop("timestamp")
    logs.configure({"level": "warning"})

    assert told == {
        "event": "case_received",
        "level": "info",
        "logger": "onedoor.test",
        "request": "r1",
        "actor": "650502001",
    }
