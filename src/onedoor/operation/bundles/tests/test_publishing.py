"""Confirmed by the lead body, listed per batch, and checked anew when a part changes."""

import tomllib
from importlib.resources import files

import pytest

from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.law.articles import HAMI
from onedoor.operation.bundles import api as bundles
from onedoor.system.items import api as items
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db
AT = offerings.AT
TOLD = tomllib.loads(
    (files("onedoor.operation.bundles") / "data/restaurant.toml").read_text("utf-8")
)
OFFERED, PREPARED = bundles.Status.OFFERED, bundles.Status.PREPARED


@pytest.fixture(scope="module")
def published(module_db):
    """Return the codes of the parts' offerings, published, by those of the catalogue."""
    documents = {one["catalogue_code"]: one for one in offerings.demonstrations().values()}
    names = [part["offering"] for part in TOLD["parts"]]
    return {name: offerings.published(documents[name]).code for name in names}


@pytest.fixture
def document(published):
    """Return 开办餐饮店 of one body, over what is published."""
    parts = [part | {"offering": published[part["offering"]]} for part in TOLD["parts"]]
    return TOLD | {"lead": offerings.BODY, "parts": parts}


def reviewer(body=offerings.BODY):
    return people.staff_actor("items.review", body=body)


def kinds():
    return [kind for kind in journal.kinds("restaurant") if kind.startswith("bundles.")]


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-3")
def test_the_list_tells_batch_lead_and_status_and_a_changed_part_takes_it_off(document, published):
    actor = reviewer()

    assert bundles.confirm(document=document, status=OFFERED, actor=actor, at=AT) == 1
    assert bundles.confirm(document=document, status=OFFERED, actor=actor, at=AT) == 1

    found = bundles.outlook("restaurant", {"has_licence": "no", "big_advert": "no"})
    assert found.whole is not None
    assert [part.key for part in found.whole.parts] == ["trader", "food"]
    (line,) = bundles.listed()
    assert (line.batch, line.year, line.lead, line.status) == ("2024-1", 2024, actor.body, OFFERED)
    assert (line.name.zh, line.lead_name.zh) == ("开办餐饮店", "伊州区市场监督管理局")
    assert line.is_offered
    assert kinds() == ["bundles.confirmed"]

    newer = offerings.demonstrations()["outdoor_advert"] | {"consult_phone": "0902-2233999"}
    offerings.published(newer, reason="改咨询电话")
    journal.deliver(at=AT)
    journal.deliver(at=AT)

    (line,) = bundles.listed(offered=False)
    assert [flaw.place for flaw in line.flaws] == ["parts.advert.version"]
    assert bundles.listed(offered=True) == ()
    assert bundles.outlook("restaurant", {}).whole is None
    assert kinds() == ["bundles.confirmed", "bundles.checked"]
    with pytest.raises(bundles.BundleFlawed):
        bundles.confirm(document=document, status=OFFERED, actor=actor, at=AT)

    checked = document | {
        "parts": [
            part | {"version": items.offering(part["offering"]).version}
            for part in document["parts"]
        ]
    }
    assert bundles.confirm(document=checked, status=OFFERED, actor=actor, at=AT) == 2
    (line,) = bundles.listed(offered=True)
    assert (line.version, line.flaws) == (2, ())
    assert bundles.bundle("restaurant") == bundles.parse(checked)


@pytest.mark.verifies(HAMI(21))
def test_only_the_lead_body_confirms_and_nothing_unsound_is_offered(document):
    unsound = document | {"edges": [{"source": "food", "target": "trader", "material": "none"}]}
    for actor in (reviewer("11652201010485999X"), people.staff_actor("cases.review",
                  body=offerings.BODY), people.applicant_actor()):  # fmt: skip
        with pytest.raises(bundles.NotLead):
            bundles.confirm(document=document, status=PREPARED, actor=actor, at=AT)
    with pytest.raises(bundles.BundleFlawed):
        bundles.confirm(document=unsound, status=OFFERED, actor=reviewer(), at=AT)
    assert bundles.listed() == ()
    with pytest.raises(bundles.BundleMissing):
        bundles.bundle("restaurant")

    assert bundles.confirm(document=unsound, status=PREPARED, actor=reviewer(), at=AT) == 1
    (line,) = bundles.listed(offered=False)
    assert (line.status, [flaw.place for flaw in line.flaws]) == (PREPARED, ["edges"])
