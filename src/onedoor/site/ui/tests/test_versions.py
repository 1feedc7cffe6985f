from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.law.articles import ADL
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.materials import api as materials

pytestmark = pytest.mark.django_db


def page(actor, name, *args, **query):
    with translation.override("zh-hans"):
        answer = people.client_of(actor).get(reverse(name, args=args), query)
    return " ".join(answer.content.decode().split())


@pytest.mark.verifies(ADL(32, item=4))
def test_both_sides_see_each_version_with_who_handed_it_in_and_its_verdict():
    cast = testing.cast()
    number = testing.a_case(cast, cases.State.RECEIVED)
    held = materials.of(holder=number)
    (layout,) = (one for one in held if one.material == "layout")
    opinions = [cases.Opinion(one.id, one.id != layout.id, "图上没有出入口") for one in held]
    cases.COMMANDS[cases.Move.PRE_REVIEW](
        number=number, opinions=opinions, note="", actor=cast.clerk, at=testing.AT
    )
    assert "图上没有出入口" not in page(cast.applicant, "portal:case", number)  # not told yet

    cases.COMMANDS[cases.Move.ASK_FOR_SUPPLEMENT](
        number=number, asks=[cases.Ask("layout", "布局图", "图上没有出入口")],
        actor=cast.clerk, at=testing.AT,
    )  # fmt: skip
    cases.COMMANDS[cases.Move.SUPPLY](
        number=number, handed_in={"layout": [testing.picture("anew")]}, posted={},
        actor=cast.counter, at=testing.AT + timedelta(hours=3),
    )  # fmt: skip

    mine = page(cast.applicant, "portal:case", number)
    theirs = page(cast.clerk, "desk:case", number)
    for seen in (mine, theirs):
        assert seen.index("第 2 版") < seen.index("第 1 版")
        assert seen.count(">最新<") == 1
        assert "2026年11月24日 15:00 · " in seen  # the counter, three hours after noon
        assert "图上没有出入口</p>" in seen
    assert "2026年11月24日 12:00 · 申请人 · 网上" in mine
    first = page(cast.clerk, "desk:case", number, m=layout.id)
    assert layout.file is not None
    assert f"/file/{layout.file.id}/1/?width=1000" in first
    assert f"verdict_{layout.id}" not in theirs  # replaced: nobody judges it again
