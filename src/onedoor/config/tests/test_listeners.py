import pytest

from onedoor.config.listeners import board, who_listens
from onedoor.general.people.testing import client_of, staff_actor


@pytest.mark.django_db
def test_a_stream_knows_the_same_person_as_every_page():
    clerk = staff_actor("cases.accept")
    cookies = client_of(clerk).cookies

    assert who_listens(cookies.output(header="", sep=";")) == clerk


@pytest.mark.django_db
def test_a_stream_opens_neither_without_a_second_factor_nor_with_any_cookie():
    half = client_of(staff_actor("cases.accept"), second_factor=False).cookies["sessionid"].value

    assert who_listens(f"sessionid={half}") is None
    assert who_listens("sessionid=made-up; other=1") is None
    assert who_listens("") is None


@pytest.mark.django_db
def test_a_hall_that_is_none_has_no_board():
    assert board("NOWHERE") == ""
