"""The pages of moves that are made seldom: what is void, and a slip of the pen."""

from dataclasses import replace

import pytest

from onedoor.general.people import testing as people
from onedoor.law.articles import GIR, HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.documents import api as documents

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.mark.verifies(HAMI(4))
def test_what_is_void_names_its_ground_and_the_applicant_reads_the_way_out(cast):
    number, stays = testing.submitted(cast), testing.submitted(cast, key="k2")
    officer = people.client_of(cast.officer)
    where = f"/desk/case/{number}/move/void/"
    page = officer.get(where).content.decode()
    assert f'name="double_of" type="radio" value="{stays}"' in page
    assert f'name="double_of" type="radio" value="{number}"' not in page

    told = {"mistake": "twice", "reason": "与另一个办件完全重复。"}
    nothing = officer.post(where, told)
    made_up = officer.post(where, {**told, "double_of": "1"})
    refused = officer.post(where, {"mistake": "wrongly", "reason": "窗口录入时选错了事项。"})

    assert (nothing.status_code, made_up.status_code, refused.status_code) == (422, 422, 409)
    assert "请选择保留的办件" in nothing.content.decode()
    assert "不能以录入错误作废" in refused.content.decode()
    assert cases.case(number=number, actor=cast.officer).state is cases.State.SUBMITTED
    assert officer.post(where, {**told, "double_of": stays}).status_code == 302
    mine = people.client_of(cast.applicant).get(f"/cases/{number}/").content.decode()
    for words in ("这个办件已经作废", "行政复议", f"/items/{cast.offering}/"):
        assert words in mine


@pytest.mark.verifies(GIR(41))
def test_a_slip_is_of_a_kind_and_what_is_none_is_refused_in_words(cast):
    number = testing.a_case(cast, cases.State.ACCEPTED)
    told = dict(testing.needs(cases.Move.CORRECT, number))
    officer = people.client_of(replace(cast.officer))
    where = f"/desk/case/{number}/move/correct/"

    no_kind = officer.post(where, {**told, "slip": ""})
    refused = officer.post(where, {**told, "slip": "character", "wrong": "决定", "right": "不予"})

    assert (no_kind.status_code, refused.status_code) == (422, 409)
    assert "请选择差错的种类" in no_kind.content.decode()
    assert "不是可以更正的文字差错" in refused.content.decode()
    assert officer.post(where, told).status_code == 302
    assert len(documents.documents_of(case_number=number)) == len({told["document"], "new"})
