"""A member of staff takes a security key into use, signs in with it, and gives it up again.

Chromium's virtual authenticator is the key: the ceremony in the browser is the real one.
"""

from collections.abc import Iterator

import pytest

from tests.browser import City, OpenPage, Page, csp_clean, follow
from tests.journeys.people import Person, officer

pytestmark = pytest.mark.browser
NUMBER = "650502013"


@pytest.fixture
def with_key(page: OpenPage) -> Iterator[Page]:
    """Open a page in a browser into which a security key is plugged."""
    opened = page("/staff/login/", strict=True)
    devices = opened.context.new_cdp_session(opened)
    devices.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2", "transport": "usb", "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    yield opened
    devices.send("WebAuthn.disable")


def test_a_key_opens_the_desk_from_the_day_it_is_added_until_it_is_removed(
    with_key: Page, served_city: City
):
    somebody = officer(with_key, served_city, NUMBER)
    add_key(somebody, served_city)
    sign_out(with_key)

    give_password(somebody, served_city)
    somebody.press("使用安全密钥")
    with_key.wait_for_url("**/desk/**", wait_until="load")

    somebody.go("/staff/2fa/keys/reauthenticate/?next=/staff/2fa/")
    somebody.press("使用安全密钥")
    # The address of before ends the same way: it names where to go on.
    with_key.wait_for_url(lambda url: "reauthenticate" not in url, wait_until="load")

    remove_key(somebody)
    sign_out(with_key)
    give_password(somebody, served_city)
    assert "验证器" in somebody.words()
    assert with_key.locator("#key_use").count() == 0
    with_key.goto("/desk/")
    assert "/staff/2fa/authenticate/" in with_key.url  # the password alone opens nothing
    csp_clean(with_key)


def test_a_key_that_is_not_the_one_added_opens_nothing(with_key: Page, page: OpenPage, served_city):
    somebody = officer(with_key, served_city, NUMBER)
    add_key(somebody, served_city)
    stranger = page("/staff/login/", strict=True)  # a browser with another key, or with none
    another = Person(stranger)

    give_password(another, served_city)
    stranger.get_by_role("button", name="使用安全密钥").click()
    stranger.goto("/desk/")

    assert "/staff/2fa/authenticate/" in stranger.url
    remove_key(somebody)


def add_key(somebody: Person, city: City) -> None:
    somebody.go("/staff/2fa/keys/")
    somebody.press("添加安全密钥")
    # What matters asks for the password again, however fresh the sign-in is.
    somebody.page.fill("main input[type=password]", password(city))
    somebody.press("确认")
    somebody.page.fill("main input[name=name]", "U 盾")
    somebody.press("添加")
    somebody.page.wait_for_url(lambda url: not url.endswith("/keys/add/"), wait_until="load")
    somebody.go("/staff/2fa/keys/")
    assert "U 盾" in somebody.words()


def remove_key(somebody: Person) -> None:
    somebody.go("/staff/2fa/keys/")
    somebody.press("移除 U 盾")
    somebody.press("移除")
    somebody.page.get_by_text("还没有安全密钥").wait_for()


def give_password(somebody: Person, city: City) -> None:
    somebody.go("/staff/login/")
    somebody.page.fill("#id_login", NUMBER)
    somebody.page.fill("#id_password", password(city))
    somebody.press("下一步")


def password(city: City) -> str:
    lines = city.command("demo", "accounts").splitlines()
    return {row[0]: row[-1] for row in (line.split("\t") for line in lines)}[NUMBER]


def sign_out(opened: Page) -> None:
    follow(opened.locator("header form[action*=logout] button"))
