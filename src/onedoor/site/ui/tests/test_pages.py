"""The frames and the pages about the site, without a browser."""

import pytest
from django.test import Client

PAGES = [
    "/ui/",
    "/ui/desk/",
    "/about/accessibility/",
    "/about/help/",
    "/about/privacy/",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "prefix,tag,direction", [("", "zh-Hans", "ltr"), ("/ug", "ug", "rtl")], ids=["zh", "ug"]
)
def test_a_page_says_its_language_and_direction(client, path, prefix, tag, direction):
    answer = client.get(prefix + path)

    assert answer.status_code == 200
    assert f'<html lang="{tag}" dir="{direction}"' in answer.content.decode()


def test_the_language_switch_leads_to_the_same_page(client):
    answer = client.get("/ug/about/help/?from=home").content.decode()

    assert 'href="/about/help/?from=home" lang="zh-Hans"' in answer
    assert 'href="/ug/about/help/?from=home" lang="ug"' in answer


def test_a_missing_page_says_what_to_do_and_whom_to_call(client):
    answer = client.get("/no-such-page/")

    assert answer.status_code == 404
    assert "没有找到这个页面" in answer.content.decode()
    assert 'href="tel:12345"' in answer.content.decode()


def test_a_form_without_its_token_is_told_that_nothing_was_lost():
    answer = Client(enforce_csrf_checks=True).post("/ui/sent/")

    assert answer.status_code == 403
    assert "已经保存的内容没有丢失" in answer.content.decode()


def test_large_letters_are_kept_without_script(client):
    answer = client.post("/ui/preferences/", {"size": "c", "next": "/about/help/"})

    assert answer.status_code == 302
    assert answer["Location"] == "/about/help/"
    assert 'class="size-c"' in client.get("/about/help/").content.decode()


def test_the_page_for_the_elderly_has_large_letters_and_can_be_left(client):
    client.post("/ui/preferences/", {"elder": "1"})
    assert 'class="size-b elder"' in client.get("/about/help/").content.decode()

    client.post("/ui/preferences/", {"elder": "0"})
    assert 'class="size-a"' in client.get("/about/help/").content.decode()


@pytest.mark.parametrize(
    "wanted", ["https://example.org/", "//example.org/", "javascript:alert(1)"]
)
def test_a_preference_never_leads_to_another_site(client, wanted):
    answer = client.post("/ui/preferences/", {"size": "b", "next": wanted})

    assert answer["Location"] == "/"


def test_an_unknown_size_counts_as_the_ordinary_one(client):
    client.cookies["size"] = "huge"

    assert 'class="size-a"' in client.get("/about/help/").content.decode()
