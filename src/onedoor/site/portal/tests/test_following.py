from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.documents import api as documents
from onedoor.site.portal.following import stages, told
from onedoor.site.ui import marking, titles
from onedoor.system.items import api as items

State = cases.State
WAY = (State.ACCEPTED, State.REVIEWED, State.GRANTED, State.ISSUED, State.DELIVERED)


def events(*reached):
    at = datetime(2026, 11, 24, 4, tzinfo=UTC)
    return [
        cases.Event(
            n, "", at, "staff", "1", state, "", None, provisional=False, document="", note=""
        )
        for n, state in enumerate(reached, start=1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "reached, told",
    [
        (WAY, ["受理", "审查", "决定", "制证", "送达"]),
        (tuple(one for one in WAY if one is not State.ISSUED), ["受理", "审查", "决定", "送达"]),
    ],
)
def test_what_ended_without_a_licence_tells_of_none(reached, told):
    found = stages(State.DELIVERED, events(*reached))

    assert [stage.label for stage in found] == told
    assert all(stage.state == "done" and stage.when for stage in found)


def test_an_offering_without_a_licence_tells_of_none_from_the_beginning():
    found = stages(State.GRANTED, events(*WAY[:3]), licensed=False)

    assert [(stage.label, stage.state) for stage in found] == [
        ("受理", "done"), ("审查", "done"), ("决定", "done"), ("送达", "current"),
    ]  # fmt: skip


@pytest.mark.parametrize("reached, states", [
    (WAY, ["done"] * 5),
    (WAY[:4], ["done"] * 4 + ["stopped"]),
    (WAY[:3], ["done"] * 3 + ["stopped", "todo"]),
])  # fmt: skip
def test_what_was_done_before_it_was_revoked_was_done(reached, states):
    found = stages(State.REVOKED, events(*reached, State.REVOKED))

    assert [stage.state for stage in found] == states


def test_a_due_date_is_told_where_it_begins_to_run_or_moves():
    first, second = date(2026, 12, 1), date(2026, 12, 8)
    days = [(first, True), (first, True), (first, False), (None, False), (second, False)]
    one = events(State.SUBMITTED)[0]
    happened = [replace(one, n=n, due_on=on, provisional=p) for n, (on, p) in enumerate(days)]

    notes = [line.note for line in told(happened, number="1")][::-1]

    assert [bool(note) for note in notes] == [True, False, True, False, True]
    assert "暂定" in notes[0]
    assert "12月8日" in notes[4]


def test_what_an_agent_did_for_the_applicant_names_the_agent():
    one = replace(events(State.SUBMITTED)[0], by_kind="applicant")
    own, by_agent = one, replace(one, by="2")

    lines = told([own, by_agent], number="1", hands={"2": "阿依古丽"})

    assert [line.who for line in lines] == ["申请人（阿依古丽代办）", "申请人"]


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(14), HAMI(18), ADL(29))
def test_the_page_names_the_agent_the_licence_that_is_revoked_and_what_is_to_be_mended():
    cast = testing.cast()
    agent = people.acting_for(people.applicant_actor("热合曼"), cast.applicant)
    number = testing.a_case(replace(cast, applicant=agent), State.DELIVERED)
    (licence,) = (
        one
        for one in documents.documents_of(case_number=number)
        if one.kind is documents.DocumentKind.LICENCE
    )
    browser, clerk = people.client_of(agent), people.client_of(cast.officer)
    paper = f"/cases/{number}/papers/{licence.id}/"
    pages = (f"/cases/{number}/", f"/desk/case/{number}/", paper)

    def read():
        return [
            (clerk if page.startswith("/desk") else browser).get(page).content.decode()
            for page in pages
        ]

    before = read()
    assert all("申请人（热合曼代办）" in page for page in before[:2])
    assert not any("已撤销" in page for page in before)
    documents.revoke(document_id=licence.id, actor=cast.officer, at=testing.AT)
    assert all("已撤销" in page for page in read())
    mending = testing.case_for(cast, cases.Move.HEAR, key="mending")
    told = people.client_of(cast.applicant).get(f"/cases/{mending}/").content.decode()
    assert "请在 2026年12月1日 前整改到位；期满以后复查。" in told
    assert "没有承诺的消毒设施" in told


@pytest.mark.django_db
def test_an_uyghur_page_calls_the_offering_by_its_uyghur_name_while_it_is_called_so():
    cast = testing.cast()
    number = testing.a_case(cast, State.SUBMITTED)
    name = items.entry(cast.offering).name
    browser = people.client_of(cast.applicant)
    pages = ("/ug/mine/", f"/ug/cases/{number}/", f"/ug/cases/{number}/withdraw/")

    assert all(name.ug in browser.get(page).content.decode() for page in pages)
    assert name.zh in browser.get("/mine/").content.decode()
    (row,) = cases.cases_of(actor=cast.applicant).rows
    with translation.override("ug"):
        named = titles.Titles()
        assert named.of(row) == name.ug
        renamed = named.of(replace(row, title="旧名称"))
        assert renamed == '<span lang="zh-Hans" dir="ltr">旧名称</span>'
        assert titles.title_of(replace(row, offering="nothing")) == marking.in_chinese(name.zh)
