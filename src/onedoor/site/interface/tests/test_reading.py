import json

import pytest

from onedoor.general.clients import testing as clients
from onedoor.operation.cases import testing as cases
from onedoor.site.interface.problems import pointer
from onedoor.site.interface.tests.conftest import Calls


def test_the_offerings_lead_to_their_guide_and_form(calls, of):
    (line,) = calls.get("/offerings").json()["rows"]
    guide = calls.get(f"/offerings/{line['code']}").json()
    form = calls.get(f"/offerings/{line['code']}/form").json()

    assert line["code"] == of.offering
    assert (guide["code"], guide["sha256"]) == (of.offering, form["x-sha256"])
    assert "business_name" in form["properties"]


def test_a_system_sees_its_own_offerings_only(of):
    narrow = Calls(clients.caller(at=cases.AT, offerings=("NONE",)).header)

    assert narrow.get("/offerings").json() == {"rows": [], "after": ""}


@pytest.mark.parametrize("path, status, code", [
    ("/no-such", 404, "interface.path_missing"),
    ("/", 404, "interface.path_missing"),
    ("/offerings/NONE", 404, "items.offering_missing"),
    ("/cases/NONE", 404, "cases.missing"),
    ("/offerings?after=x", 400, "kernel.cursor_unreadable"),
    ("/offerings?colour=red", 400, "interface.query_invalid"),
    ("/cases/%00", 404, "404"),
    ("/cases/%ff%fe", 404, "cases.missing"),
])  # fmt: skip
def test_what_is_wrong_is_told_as_a_problem(calls, path, status, code):
    answer = calls.get(path)
    told = answer.json()

    assert (answer.status_code, told["status"], told["code"]) == (status, status, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert told["type"] == f"urn:onedoor:problem:{code}"


def test_without_a_key_nothing_is_told_and_the_call_is_on_record(calls):
    calls.header = "Bearer nobody"

    answer = calls.get("/offerings")

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert clients.recorded() == [("", "listOfferings", "", 401, "clients.key_wrong")]


def test_each_call_is_recorded_with_who_what_and_outcome(calls, caller):
    calls.get("/offerings")
    calls.get("/cases/NONE")

    assert clients.recorded() == [
        (caller.client.id, "listOfferings", "", 200, ""),
        (caller.client.id, "getCase", "NONE", 404, "cases.missing"),
    ]


def test_a_scope_that_is_missing_is_named(of):
    narrow = Calls(clients.caller(at=cases.AT, scopes=("api.file",)).header)

    answer = narrow.get("/cases")

    assert (answer.status_code, answer.json()["code"]) == (403, "clients.scope_missing")


def test_a_method_the_address_does_not_have_names_those_it_has(calls):
    answer = calls.send("/offerings", {}, method="put")

    assert (answer.status_code, answer["Allow"]) == (405, "GET")


def test_problems_are_told_in_uyghur_to_whom_asks_for_it(calls):
    chinese = calls.get("/cases/NONE", **{"Accept-Language": "de, zh-CN;q=0.8"}).json()
    uyghur = calls.get("/cases/NONE", **{"Accept-Language": "ug-CN, zh;q=0.5"})

    assert uyghur["Content-Language"] == "ug"
    assert chinese["title"] != uyghur.json()["title"]
    assert chinese["code"] == uyghur.json()["code"]


def test_a_case_that_another_door_took_in_does_not_exist_for_a_system(calls, of):
    number = cases.submitted(of)

    assert calls.get(f"/cases/{number}").status_code == 404
    assert calls.get("/cases").json() == {"rows": [], "after": ""}


def test_the_document_is_open_to_everybody(client):
    served = client.get("/api/v1/openapi.json").content

    assert json.loads(served)["openapi"] == "3.1.0"


@pytest.mark.parametrize("name, found", [
    ("name", "/answers/name"),
    ("address__street", "/answers/address/street"),
    ("managers-0-name", "/answers/managers/0/name"),
    ("rows-1-where__no", "/answers/rows/1/where/no"),
    ("a-b", "/answers/a-b"),
    ("a/b~c", "/answers/a~1b~0c"),
    ("/materials/2", "/materials/2"),
])  # fmt: skip
def test_a_name_of_a_form_becomes_a_pointer(name, found):
    assert pointer(name) == found
