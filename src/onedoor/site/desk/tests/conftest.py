"""The desk in a browser, as somebody of the demo city."""

import subprocess
import sys

import pytest

from tests.browser import CLONE

SIGN_IN = """
import sys, django
django.setup()
from onedoor.general.people.api import staff
from onedoor.general.people.testing import client_of
print(client_of(staff(sys.argv[1]).actor()).cookies["sessionid"].value)
"""


@pytest.fixture
def desk(page, served_city):
    """Open a page as a member of staff; the session is made without the sign-in pages."""

    def open_as(number, path, **how):
        made = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", SIGN_IN, number],
            env=served_city.environment, cwd=CLONE, check=True, capture_output=True, text=True,
        )  # fmt: skip
        opened = page("/ui/", **how)
        opened.context.add_cookies(
            [{"name": "sessionid", "value": made.stdout.split()[-1], "url": served_city.address}]
        )
        prefix = "/ug" if how.get("language") == "ug" else ""
        opened.goto(prefix + path)
        return opened

    return open_as
