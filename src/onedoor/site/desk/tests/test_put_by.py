"""Begun at home and ended at the counter, and the other way round."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.kernel.masks import masked
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.fixture
def begun(cast):
    return cases.draft(id=testing.filled_draft(cast), actor=cast.applicant)


@pytest.fixture
def counter(cast):
    return people.client_of(cast.counter)


def words(response):
    return response.content.decode()


def screen_of(begun):
    return reverse("desk:take_in", args=[begun.owner, begun.offering])


@pytest.mark.verifies(HAMI(14), HAMI(15), PIPL(51))
def test_the_counter_opens_by_its_code_what_was_filled_in_at_home(cast, begun, counter):
    home = words(people.client_of(cast.applicant).get(reverse("portal:draft", args=[begun.id])))
    (code,) = re.findall(r'data-copy="(\w{10})"', home)

    led = counter.post(reverse("desk:counter"), {"number": code})
    shown = words(counter.get(led["Location"]))

    assert led["Location"] == f"{screen_of(begun)}?draft={begun.code}"
    assert f'name="draft" value="{begun.code}"' in shown
    assert testing.POSTED["contact_phone"] not in shown
    assert f'value="{masked(testing.POSTED["contact_phone"], last=4)}"' in shown
    assert shown.count("网上已上传 1 份") == 2
    assert journal.kinds(begun.id).count("people.looked_at") == 1

    hidden = masked(testing.POSTED["contact_phone"], last=4)
    typed = {**testing.POSTED, "contact_phone": hidden, "key": "c1", "draft": code}
    again = words(counter.post(screen_of(begun), {**typed, "staff_count": "x", "do": "accept"}))
    assert testing.POSTED["contact_phone"] not in again
    assert f'value="{hidden}"' in again
    typed["do"] = "accept"
    taken = counter.post(screen_of(begun), typed)

    number = cases.draft(id=begun.id, actor=cast.applicant).case
    assert taken["Location"] == reverse("desk:taken", args=[number])
    case = cases.case(number=number, actor=cast.applicant)
    assert (case.state, case.channel) == (cases.State.ACCEPTED, cases.Channel.COUNTER)
    assert case.answers["contact_phone"] == testing.POSTED["contact_phone"]


def test_a_code_that_opens_nothing_is_told_beside_the_field_and_keeps_what_was_typed(counter):
    answer = counter.post(reverse("desk:counter"), {"number": "AAAAAAAAAA"})

    assert answer.status_code == 422
    assert re.search(r'id="id_number_error".*?没有找到这个续办码', words(answer))
    assert 'value="AAAAAAAAAA"' in words(answer)


def test_the_screen_of_somebody_else_does_not_open_with_the_code(begun, counter):
    other = people.applicant_actor().ref
    where = reverse("desk:take_in", args=[other, begun.offering])

    assert counter.get(where, {"draft": begun.code}).status_code == 404
    answer = counter.post(where, {**testing.POSTED, "key": "c1", "draft": begun.code})
    assert answer.status_code == 404
    assert journal.kinds(begun.id).count("people.looked_at") == 0


@pytest.mark.verifies(HAMI(14), HAMI(15))
def test_what_the_clerk_puts_by_waits_at_home_with_its_code(cast, counter):
    where = reverse("desk:take_in", args=[cast.applicant.ref, cast.offering])
    half = {**testing.POSTED, "staff_count": "", "key": "c1", "do": "keep"}

    put_by = counter.post(where, half)
    slip = words(counter.get(put_by["Location"]))

    (mine,) = cases.drafts_of(actor=cast.applicant, at=testing.AT)
    assert put_by["Location"] == reverse("desk:kept", args=[mine.code])
    assert mine.code in slip
    assert "<svg" in slip[slip.index('class="qr"') :]
    assert mine.answers["contact_phone"] == testing.POSTED["contact_phone"]
    home = people.client_of(cast.applicant)
    assert reverse("portal:draft", args=[mine.id]) in words(home.get(reverse("portal:mine")))


def test_what_is_put_by_again_keeps_the_number_that_was_told_at_home(cast, begun, counter):
    half = {**testing.POSTED, "key": "c1", "do": "keep", "draft": begun.code}
    half["contact_phone"] = masked(testing.POSTED["contact_phone"], last=4)

    counter.post(screen_of(begun), half)
    kept = cases.draft(id=begun.id, actor=cast.applicant)
    assert kept.answers["contact_phone"] == testing.POSTED["contact_phone"]

    counter.post(screen_of(begun), {**half, "contact_phone": "13999990000"})
    kept = cases.draft(id=begun.id, actor=cast.applicant)
    assert kept.answers["contact_phone"] == "13999990000"


def test_a_refused_scan_is_told_and_nothing_is_put_by(cast, counter):
    where = reverse("desk:take_in", args=[cast.applicant.ref, cast.offering])
    bad = testing.Upload("a.jpg", b"no picture")

    files = {"file_layout": SimpleUploadedFile(bad.name, bad.content)}
    answer = counter.post(where, {**testing.POSTED, "key": "c1", "do": "keep", **files})

    assert answer.status_code == 422
    assert 'id="file_layout_error"' in words(answer)
    assert cases.drafts_of(actor=cast.applicant, at=testing.AT) == ()


@pytest.mark.verifies(PIPL(51), PIPL(6))
def test_the_numbers_of_a_draft_are_masked_in_every_row_until_somebody_says_what_for(
    begun, counter
):
    where, secret = screen_of(begun), testing.POSTED["managers-0-manager_idcard"]
    shown = words(counter.get(f"{where}?draft={begun.code}"))
    typed = {**testing.POSTED, "draft": begun.code, "do": "numbers"}
    typed["managers-0-manager_idcard"] = masked(secret)

    unsaid = counter.post(where, typed)
    said = counter.post(where, {**typed, "see-purpose": "verify"})

    assert (unsaid.status_code, "请选择查看号码的用途" in words(unsaid)) == (422, True)
    for page in (shown, words(unsaid)):
        assert masked(secret) in page
        assert secret not in page
    assert secret in words(said)
    assert testing.POSTED["contact_phone"] in words(said)
    assert said["Cache-Control"] == "no-store"
    assert journal.kinds(begun.id).count("people.unmasked") == 1
