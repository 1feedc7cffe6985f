import pytest

from onedoor.general.people.models import StaffAccount

pytestmark = pytest.mark.django_db


def test_the_app_role_reads_an_empty_table():
    assert StaffAccount.objects.count() == 0
