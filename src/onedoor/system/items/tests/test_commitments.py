"""告知承诺 is not offered where the risk is great, and where it is, the form really asks for it."""

from dataclasses import replace

import pytest

from onedoor.law.articles import ADL, HAMI
from onedoor.system.forms.api import NO_WORDS, Text
from onedoor.system.items import testing
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.parsing import parse
from onedoor.system.items.domain.parts import AfterCheck
from onedoor.system.items.domain.rules.commitments import (
    great_risks_shut_it_out,
    the_promise_is_really_asked_for,
    what_is_promised_instead_is_said,
)
from onedoor.system.items.domain.rules.cosigning import cosigners_are_named

HYGIENE = parse(testing.demonstrations()["public_place_hygiene"])
KNOWN = Known(on=testing.AT.date())


def places(rule, what):
    return [place for place, _words in rule(what, KNOWN)]


def promising(**changes):
    assert HYGIENE.promising is not None
    return replace(HYGIENE, promising=replace(HYGIENE.promising, **changes))


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
@pytest.mark.parametrize("risk", ["security", "ecology", "life"])
def test_a_great_risk_shuts_out_the_offering_and_every_material(risk):
    assert places(great_risks_shut_it_out, HYGIENE) == []

    found = places(great_risks_shut_it_out, replace(HYGIENE, risks=(risk,)))

    committed = [one.key for one in HYGIENE.form.materials if one.commitment]
    assert found == ["on_promise", *(f"form.materials.{key}" for key in committed)]


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
@pytest.mark.parametrize(
    "changes, place",
    [
        ({"otherwise": "promise"}, "promising.question"),
        ({"question": "place_kinds"}, "promising.question"),
        ({"page": "place"}, "promising.page"),
        ({"declaration": "staff_count"}, "promising.page"),
        ({"check": AfterCheck.NONE, "no_check": NO_WORDS}, "promising.no_check"),
        ({"check": AfterCheck.SAMPLE, "percent": 0}, "promising.percent"),
        ({"check": AfterCheck.SAMPLE, "percent": 101}, "promising.percent"),
    ],
)
def test_both_ways_the_text_and_the_check_must_be_there(changes, place):
    assert places(the_promise_is_really_asked_for, HYGIENE) == []

    assert places(the_promise_is_really_asked_for, promising(**changes)) == [place]


@pytest.mark.verifies(HAMI(18))
def test_the_flag_and_the_way_go_together():
    for what in (replace(HYGIENE, promising=None), replace(HYGIENE, on_promise=False)):
        assert places(the_promise_is_really_asked_for, what)[0] == "on_promise"


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
@pytest.mark.parametrize(
    "changes, flawed",
    [({}, False), ({"promise": NO_WORDS}, True), ({"commitment": False}, True),
     ({"commitment": False, "promise": NO_WORDS}, False)],
)  # fmt: skip
def test_where_a_promise_stands_for_a_material_its_words_are_there(changes, flawed):
    tobacco = parse(testing.demonstrations()["tobacco_retail"])
    listed = tuple(
        replace(one, **changes) if one.key == "lease" else one for one in tobacco.form.materials
    )
    what = replace(tobacco, form=replace(tobacco.form, materials=listed))

    assert tobacco.form.material("lease").promise != Text("")
    found = places(what_is_promised_instead_is_said, what)
    assert found == (["form.materials.lease"] if flawed else [])


@pytest.mark.verifies(ADL(31))
@pytest.mark.parametrize(
    "changes, told",
    [({}, []), ({"page": "loan"}, ["cosigning.page"]), ({"page": "x"}, ["cosigning.page"]),
     ({"name": "partner_idcard"}, ["cosigning.number"]),
     ({"number": "partner_name"}, ["cosigning.number"])],
)  # fmt: skip
def test_those_who_sign_too_are_really_named(changes, told):
    loan = parse(testing.demonstrations()["startup_loan"])
    assert loan.cosigning is not None

    what = replace(loan, cosigning=replace(loan.cosigning, **changes))

    assert places(cosigners_are_named, what) == told
    assert places(cosigners_are_named, replace(loan, cosigning=None)) == []
