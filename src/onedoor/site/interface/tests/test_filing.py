from base64 import b64encode
from datetime import date

import pytest

from onedoor.general.clients import testing as clients
from onedoor.general.people import api as people
from onedoor.journal import api as journal
from onedoor.kernel.errors import Forbidden
from onedoor.law.articles import ADL, HAMI, PIPL
from onedoor.operation.cases import api as api_of_cases
from onedoor.operation.cases import testing as cases
from onedoor.site.interface.tests.conftest import Calls

MANAGER = {
    "manager_name": "阿依古丽·买买提", "manager_idcard": "650502198803050210",
    "manager_post": "full",
}  # fmt: skip


def answers():
    asked_elsewhere = {"procedure"}  # the offering of these tests leaves no choice
    plain = {
        k: v for k, v in cases.POSTED.items()
        if "__" not in k and "-" not in k and k not in asked_elsewhere
    }  # fmt: skip
    address = {
        k.removeprefix("premises_address__"): v
        for k, v in cases.POSTED.items()
        if k.startswith("premises_address__")
    }
    return plain | {"premises_address": address, "managers": [MANAGER]}


def filed(of):
    return list(api_of_cases.cases_of(actor=of.applicant).rows)


def sent(*keys):
    return {
        key: [{"name": f"{key}.jpg", "content": b64encode(cases.picture(key).content).decode()}]
        for key in keys
    }


@pytest.fixture
def authorisation(of):
    wanted = people.mine.Grant(
        agent_name=clients.OPERATOR, agent_number=clients.CREDIT_CODE,
        scopes=["agent.apply"], from_on=cases.AT.date(), until_on=date(2027, 3, 1),
    )  # fmt: skip
    return people.mine.grant(wanted=wanted, actor=of.applicant, at=cases.AT)


@pytest.fixture
def filing(of, authorisation):
    return {
        "offering": of.offering, "authorisation": authorisation, "answers": answers(),
        "materials": sent("layout", "rules"),
    }  # fmt: skip


@pytest.mark.verifies(HAMI(14), ADL(29))
def test_a_system_files_a_case_and_follows_it(calls, filing, caller, of):
    answer = calls.send("/cases", filing)
    receipt = answer.json()

    case = api_of_cases.case(number=receipt["number"], actor=of.applicant)
    assert answer.status_code == 201
    assert (case.applicant, case.agent, case.channel) == (
        of.applicant.ref, caller.client.id, "web",
    )  # fmt: skip
    told = calls.get(f"/cases/{case.number}").json()
    assert (told["state"], [one["by"] for one in told["events"]]) == ("submitted", ["machine"])
    assert [row["number"] for row in calls.get("/cases").json()["rows"]] == [case.number]
    (entry,) = (e for e in journal.entries_of(case.number) if e.kind == api_of_cases.SUBMITTED)
    assert (entry.actor_kind, entry.actor, entry.on_behalf_of) == (
        "machine", caller.client.id, of.applicant.ref,
    )  # fmt: skip


def test_a_repeat_answers_the_first_answer_and_the_same_key_with_another_body_is_refused(
    calls, filing, of
):
    first = calls.send("/cases", filing, key="k-0000001")
    again = calls.send("/cases", filing, key="k-0000001")
    other = calls.send("/cases", filing | {"materials": {}}, key="k-0000001")

    assert (again.status_code, again.json()) == (201, first.json())
    assert again["Idempotency-Replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (422, "clients.idempotency_key_reused")
    assert len(filed(of)) == 1


def test_a_lost_answer_is_found_again_by_the_key_of_the_case(caller, filing, of):
    actor = caller.client.actor(on_behalf_of=of.applicant.ref, entrusted=frozenset({"agent.apply"}))
    whole = api_of_cases.Intake(
        of.applicant.ref, of.offering, cases.POSTED,
        {key: (cases.picture(key),) for key in ("layout", "rules")},
    )  # fmt: skip

    first = api_of_cases.file(intake=whole, actor=actor, at=cases.AT, key="k1")

    assert api_of_cases.file(intake=whole, actor=actor, at=cases.AT, key="k1") == first


@pytest.mark.verifies(HAMI(15))
def test_the_errors_are_those_of_the_form_each_at_its_answer(calls, filing, of):
    wrong = answers() | {
        "staff_count": "-3", "managers": [MANAGER | {"manager_idcard": "1"}],
        "premises_address": {"region": "650502001000"},
    }  # fmt: skip

    answer = calls.send("/cases", filing | {"answers": wrong})

    told = answer.json()
    assert (answer.status_code, told["code"]) == (422, "cases.answers_invalid")
    assert {one["pointer"] for one in told["errors"]} == {
        "/answers/staff_count", "/answers/managers/0/manager_idcard",
        "/answers/premises_address/detail",
    }  # fmt: skip
    assert filed(of) == []


@pytest.mark.parametrize("changes, status, code, pointers", [
    ({"materials": {}}, 422, "cases.materials_missing", ["/materials/layout", "/materials/rules"]),
    ({"materials": {"none": [{"name": "a", "content": ""}]}}, 422, "cases.material_unknown",
     ["/materials/none"]),
    ({"materials": {"layout": [{"name": "a.jpg", "content": "!"}]}}, 422, "interface.body_invalid",
     ["/materials/layout/0/content"]),
    ({"materials": {"layout": [{"name": "a.jpg", "content": "AAAA"}]}}, 422,
     "materials.file_tiny", ["/materials/layout"]),
    ({"answers": {"colour": "red"}}, 422, "interface.body_invalid", ["/answers/colour"]),
    ({"answers": {"projects": "packed"}}, 422, "interface.body_invalid", ["/answers/projects"]),
    ({"answers": {"managers": ["x"]}}, 422, "interface.body_invalid", ["/answers/managers/0"]),
    ({"authorisation": "x"}, 403, "people.not_entrusted", []),
    ({"offering": "NONE"}, 404, "items.offering_missing", []),
    ({"version": 99}, 404, "items.offering_missing", []),
    ({"colour": "red"}, 422, "interface.body_invalid", [""]),
])  # fmt: skip
def test_what_cannot_be_filed_leaves_nothing(calls, filing, of, changes, status, code, pointers):
    answer = calls.send("/cases", filing | changes)
    told = answer.json()

    assert (answer.status_code, told["code"]) == (status, code)
    assert [one["pointer"] for one in told.get("errors", [])] == pointers
    assert filed(of) == []


@pytest.mark.verifies(PIPL(6))
def test_an_offering_out_of_reach_is_not_filed(of, filing):
    narrow = Calls(clients.caller(at=cases.AT, offerings=("OTHER",)).header)

    answer = narrow.send("/cases", filing)

    assert (answer.status_code, answer.json()["code"]) == (403, "clients.out_of_reach")
    assert filed(of) == []


@pytest.mark.verifies(ADL(29))
def test_nobody_files_who_is_not_entrusted(caller, of):
    whole = api_of_cases.Intake(of.applicant.ref, of.offering, cases.POSTED)

    for actor in (caller.client.actor(), of.applicant, of.clerk):
        with pytest.raises(Forbidden):
            api_of_cases.file(intake=whole, actor=actor, at=cases.AT, key="k1")
    assert filed(of) == []


@pytest.mark.verifies(ADL(32, item=4))
def test_a_supplement_is_handed_in_and_the_case_goes_on(calls, filing, of, authorisation):
    number = calls.send("/cases", filing).json()["number"]
    for move in cases.PATHS[api_of_cases.State.AWAITING_SUPPLEMENT]:
        cases.make(move, number, actor=of.who(move))
    asks = calls.get(f"/cases/{number}").json()["asks"]

    body = {"authorisation": authorisation, "materials": sent("web_page")}
    answer = calls.send(f"/cases/{number}/supplement", body)

    assert [one["key"] for one in asks] == ["web_page"]
    assert (answer.status_code, answer.json()["state"], answer.json()["asks"]) == (
        200, "received", [],
    )  # fmt: skip
    again = calls.send(f"/cases/{number}/supplement", body)
    assert (again.status_code, again.json()["code"]) == (409, "cases.move_not_open")


@pytest.mark.verifies(PIPL(6))
def test_another_system_neither_sees_nor_supplements_the_case(calls, filing, of, authorisation):
    number = calls.send("/cases", filing).json()["number"]
    stranger = Calls(clients.caller(at=cases.AT, name="别的平台").header)

    assert stranger.get(f"/cases/{number}").status_code == 404
    body = {"authorisation": authorisation}
    assert stranger.send(f"/cases/{number}/supplement", body).status_code == 404


@pytest.mark.parametrize("body, status, code", [
    (b"", 415, "interface.content_type_wrong"),
    (b"{", 400, "interface.body_unreadable"),
    (b"\xff\xfe", 400, "interface.body_unreadable"),
    (b'{"offering": NaN}', 400, "interface.body_unreadable"),
    (b'{"offering": "\\u0000"}', 400, "interface.body_unreadable"),
    (b'{"offering": "\\ud800"}', 400, "interface.body_unreadable"),
    (b"[" * 200_000, 400, "interface.body_unreadable"),
    (b'{"a": ' * 5_000 + b"1" + b"}" * 5_000, 400, "interface.body_unreadable"),
    (b"9" * 5_000, 400, "interface.body_unreadable"),
    (b"[]", 422, "interface.body_invalid"),
    (b"null", 422, "interface.body_invalid"),
    (b'{"offering": 1}', 422, "interface.body_invalid"),
])  # fmt: skip
def test_a_body_that_is_none_is_told_so(calls, body, status, code):
    answer = calls.send("/cases", body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_body_of_another_type_or_too_large_is_told_so(calls, caller):
    wrong = calls.browser.post(
        "/api/v1/cases", {"a": "b"},
        headers={"Authorization": caller.header, "Idempotency-Key": "k-0000001"},
    )  # fmt: skip
    large = calls.send("/cases", b" " * (31 * 1024 * 1024))
    keyless = calls.send("/cases", {}, **{"Idempotency-Key": "x"})

    assert (wrong.status_code, wrong.json()["code"]) == (415, "interface.content_type_wrong")
    assert (large.status_code, large.json()["code"]) == (413, "interface.body_too_large")
    assert (keyless.status_code, keyless.json()["code"]) == (422, "clients.idempotency_key_wrong")
