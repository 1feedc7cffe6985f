"""Applications with promises and of several people, brought by another system."""

import pytest

from onedoor.general.clients import testing as clients
from onedoor.general.people import testing as people
from onedoor.law.articles import ADL, HAMI, PIPL
from onedoor.operation.cases import api as api_of_cases
from onedoor.operation.cases import testing as cases
from onedoor.operation.credit import testing as records
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.site.interface.tests.conftest import Calls
from onedoor.site.interface.tests.test_filing import (
    MANAGER,
    answers,
    authorisation,
    filed,
    filing,
    sent,
)
from onedoor.system.items import testing as offerings

__all__ = ["authorisation", "filing"]


def refused(answer):
    told = answer.json()
    return answer.status_code, told["code"], [one["kind"] for one in told.get("promises", [])]


@pytest.mark.verifies(HAMI(18), HAMI(14))
@pytest.mark.check("A18-3")
def test_what_is_missing_is_promised_by_the_hash_of_the_text_that_was_told(calls, filing, of):
    offerings.publish_fact()
    lacking = filing | {"materials": sent("layout")}
    refusal = calls.send("/cases", lacking)
    gaps, fact = refusal.json()["promises"]
    shown = calls.get(f"/offerings/{of.offering}/form").json()["x-promises"]

    assert refused(refusal) == (422, "cases.materials_missing", ["gaps", "fact"])
    assert "sha256" in refusal.json()["detail"]
    assert (shown, fact["materials"]) == ([fact], ["rules"])
    assert offerings.FACT in fact["promised"]["zh"]
    stale = calls.send("/cases", lacking | {"promises": ["0" * 64]})
    assert stale.json()["promises"] == [gaps, fact]
    for accepted in ([fact["sha256"], "0" * 64], [gaps["sha256"], fact["sha256"]]):
        wrong = calls.send("/cases", lacking | {"promises": accepted})
        assert refused(wrong) == (422, "cases.promise_unknown", [])
        assert wrong.json()["errors"][0]["pointer"] == "/promises"
    record = records.final(applicant=of.applicant.applicant)
    assert refused(calls.send("/cases", lacking)) == (422, "cases.materials_missing", [])
    for accepted in (gaps, fact):
        shut = calls.send("/cases", lacking | {"promises": [accepted["sha256"]]})
        assert refused(shut) == (409, "cases.way_shut", [])
    assert filed(of) == []

    records.repaired(record)
    number = ""
    for accepted in (gaps, fact):
        number = calls.send("/cases", lacking | {"promises": [accepted["sha256"]]}).json()["number"]
        (signed,) = promises.of(number)
        assert (signed.sha256, signed.on_paper, signed.text.kind) == (
            accepted["sha256"], False, accepted["kind"],
        )  # fmt: skip
    (stands,) = (one for one in materials.of(holder=number) if one.material == "rules")
    assert (stands.source, stands.reference) == (materials.Source.PROMISE, fact["sha256"])


@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
@pytest.mark.check("A18-3")
def test_what_a_notice_asks_for_is_promised_as_on_first_filing(calls, filing, of, authorisation):
    offerings.publish_fact()
    promised = [cases.promise_of(of, "rules")]
    lacking = filing | {"materials": sent("layout"), "promises": promised}
    number = calls.send("/cases", lacking).json()["number"]
    api_of_cases.COMMANDS[api_of_cases.Move.RECEIVE](number=number, actor=of.clerk, at=cases.AT)
    api_of_cases.COMMANDS[api_of_cases.Move.ASK_FOR_SUPPLEMENT](
        number=number, asks=[api_of_cases.Ask("rules", "制度", "缺")], actor=of.clerk, at=cases.AT
    )
    told = calls.get(f"/cases/{number}").json()["promises"]
    assert [one["kind"] for one in told] == ["fact", "gaps"]

    answer = calls.send(
        f"/cases/{number}/supplement",
        {"authorisation": authorisation, "promises": [told[0]["sha256"]]},
    )

    assert (answer.status_code, answer.json()["state"], answer.json()["promises"]) == (
        200, "received", [],
    )  # fmt: skip
    standing = [one.sha256 for one in promises.of(number) if one.text.about == "rules"]
    assert standing == [told[0]["sha256"]]


@pytest.mark.verifies(HAMI(18), HAMI(15))
@pytest.mark.check("A18-1")
def test_what_was_promised_to_follow_is_handed_in_later(calls, filing, of, authorisation):
    promised = [cases.promise_of(of, "rules")]
    lacking = filing | {"materials": sent("layout"), "promises": promised}
    number = calls.send("/cases", lacking).json()["number"]
    for move in (api_of_cases.Move.RECEIVE, api_of_cases.Move.ACCEPT_WITH_GAPS):
        cases.make(move, number, actor=of.clerk)
    waiting = calls.get(f"/cases/{number}").json()
    assert [one["key"] for one in waiting["gaps"]] == ["rules"]
    assert waiting["supply_by"] > waiting["submitted_at"][:10]

    body = {"authorisation": authorisation, "materials": sent("rules")}
    answer = calls.send(f"/cases/{number}/supplement", body)

    assert (answer.status_code, answer.json()["gaps"], answer.json()["supply_by"]) == (
        200, [], None,
    )  # fmt: skip


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_a_promise_of_the_whole_is_signed_only_in_the_words_that_were_told(calls, filing, of):
    cases.publish_promising(of)
    chosen = filing | {"answers": answers() | cases.ON_PROMISE, "materials": sent("layout")}

    refusal = calls.send("/cases", chosen)
    (text,) = refusal.json()["promises"]
    assert refused(refusal) == (422, "cases.promise_to_accept", ["inform"])
    assert text["promised"]["zh"] == "我承诺已经符合条件。"
    assert filed(of) == []

    number = calls.send("/cases", chosen | {"promises": [text["sha256"]]}).json()["number"]
    assert [one.sha256 for one in promises.of(number)] == [text["sha256"]]


@pytest.mark.verifies(ADL(31), HAMI(14), PIPL(6))
def test_an_application_of_several_waits_as_a_draft_until_each_has_confirmed(
    calls, filing, of, caller, authorisation
):
    offerings.publish_cosigned()
    manager = people.applicant_actor("古丽", number=MANAGER["manager_idcard"])
    refusal = calls.send("/cases", filing).json()
    assert (refusal["code"], refusal["signers"]) == (
        "cases.not_cosigned", [MANAGER["manager_name"]],
    )  # fmt: skip
    assert "POST /drafts" in refusal["detail"]
    assert calls.send("/drafts", filing | {"materials": {}}).status_code == 422
    assert api_of_cases.drafts_of(actor=of.applicant, at=cases.AT) == ()

    brought = calls.send("/drafts", filing)
    draft, address = brought.json()["draft"], f"/drafts/{brought.json()['draft']}"
    assert (brought.status_code, brought.json()["confirmed"]) == (201, False)
    assert brought.json()["confirm_at"].endswith(f"/cosign/{draft}/")
    whole = {"authorisation": authorisation}
    stranger = Calls(clients.caller(at=cases.AT, name="别的平台").header)
    assert stranger.get(address).status_code == 404
    assert stranger.send(f"{address}/submit", whole).status_code == 404
    early = calls.send(f"{address}/submit", whole)
    assert (early.status_code, early.json()["signers"]) == (409, [MANAGER["manager_name"]])
    assert filed(of) == []

    api_of_cases.cosign(draft=draft, sha256=brought.json()["sha256"], actor=manager, at=cases.AT)
    (signer,) = calls.get(address).json()["signers"]
    assert (signer["name"], signer["state"]) == (MANAGER["manager_name"], "done")
    first, again = (calls.send(f"{address}/submit", whole) for _ in range(2))

    assert (first.status_code, again.json()) == (201, first.json())
    (case,) = filed(of)
    assert calls.get(address).json()["number"] == case.number == first.json()["number"]
    assert calls.get(f"/cases/{case.number}").json()["state"] == "submitted"
    (kept,) = api_of_cases.cosignatures(number=case.number)
    assert (kept.sha256, kept.on_paper) == (brought.json()["sha256"], False)
