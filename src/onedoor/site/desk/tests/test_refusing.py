"""A move that is refused: its page comes back with why on top and what was typed in place."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from onedoor.general.codes import api as codes
from onedoor.general.people import testing as people
from onedoor.journal.testing import kinds
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import Move, State
from onedoor.operation.materials import api as materials
from onedoor.site.desk import rare, refusing
from onedoor.site.desk.moves import ACTS
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db
OFFICERS = (*testing.CLERK, *testing.OFFICER, *testing.HEAD, "counter.intake")
TYPED = "承办人写下的字句"


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def words(response):
    return response.content.decode()


def at(number, move):
    return f"/desk/case/{number}/move/{move}/"


def typed(move):
    """Return what somebody types into the page of a move: something at every part."""
    told = {}
    asked = ACTS[move].form.base_fields.items()
    for name, field in ((name, field) for name, field in asked if not field.disabled):
        choices = [value for value, _ in getattr(field, "choices", ()) if value]
        if isinstance(field, forms.IntegerField):
            told[name] = "7"
        elif isinstance(field, forms.BooleanField):
            told[name] = "on"
        elif isinstance(field, forms.DateField):
            told[name] = "2026-11-20"
        else:
            told[name] = str(choices[0]) if choices else f"{TYPED}{name}"
    return told


def test_every_page_of_a_move_that_is_not_made_keeps_what_was_typed(cast):
    number = testing.submitted(cast)
    person = people.client_of(people.staff_actor(*OFFICERS, body=offerings.BODY, area=testing.AREA))
    before = kinds(number)
    told = {move: typed(move) for move in ACTS if move is not Move.RECEIVE}

    answers = {move: person.post(at(number, move), given) for move, given in told.items()}

    wrong = {move: one.status_code for move, one in answers.items() if one.status_code < 400}
    lost = [
        (move, value)
        for move, given in told.items()
        for value in given.values()
        if value.startswith(TYPED) and value not in words(answers[move])
    ]
    unsaid = [move for move, one in answers.items() if 'class="error-summary"' not in words(one)]
    assert (wrong, lost, unsaid, kinds(number)) == ({}, [], [], before)


def test_a_refusal_stands_at_the_part_it_speaks_of(cast):
    number = testing.submitted(cast)
    officer = people.client_of(cast.officer)
    void = {"mistake": "wrongly", "reason": TYPED}
    contest = {"kind": "reconsideration", "authority": TYPED, "filed_on": "2026-11-20"}

    refused = words(officer.post(at(number, "void"), void))
    closed = words(officer.post(at(number, "contest"), contest))

    assert 'href="#id_mistake_0"' in refused
    assert TYPED in refused
    assert "写过的内容还在下面" in closed
    assert "确认登记复议、诉讼" not in closed
    assert cases.case(number=number, actor=cast.officer).state is State.SUBMITTED


def test_words_that_nobody_can_read_are_marked_where_they_stand():
    given = {"to": "上级机关", "opinion": f"{TYPED}\u200b二"}
    form = rare.Transferred(given)
    assert form.is_valid()

    assert refusing.told(form, codes.LettersUnfit(letter="U+200B")) == []
    assert list(form.errors) == ["opinion"]


def test_opinions_and_notices_that_came_too_late_are_there_to_be_copied(cast):
    number = testing.a_case(cast, State.ACCEPTED)
    held = materials.of(holder=number)
    officer, clerk = people.client_of(cast.officer), people.client_of(cast.clerk)
    opinion = {f"verdict_{one.id}": "fits" for one in held} | {"note": TYPED}

    first = officer.post(at(number, "review"), opinion)
    again = officer.post(at(number, "review"), opinion)
    notice = clerk.post(
        at(number, "ask_for_supplement"), {"ask_layout": "yes", "reason_layout": TYPED}
    )

    assert (first.status_code, again.status_code, notice.status_code) == (302, 409, 409)
    for page in (words(again), words(notice)):
        assert 'class="error-summary"' in page
        assert TYPED in page
    assert kinds(number).count("cases.reviewed") == 1


def test_what_a_supplement_tells_is_kept_and_files_are_chosen_anew(cast):
    number = testing.a_case(cast, State.AWAITING_SUPPLEMENT)
    counter = people.client_of(cast.counter)
    unread = SimpleUploadedFile("图.exe", b"MZ", "image/png")

    nothing = counter.post(at(number, "supply"), {})
    refused = counter.post(at(number, "supply"), {"file_web_page": unread})
    late = counter.post(at(number, "fill_gap"), {"on_paper": "rules"})

    assert nothing.status_code == 422
    assert 'class="error-summary"' in words(nothing)
    assert refused.status_code == 422
    assert 'href="#id_file_web_page"' in words(refused)
    assert late.status_code == 409
    assert cases.case(number=number, actor=cast.counter).state is State.AWAITING_SUPPLEMENT
