"""Behind a proxy the site knows who asks and that TLS was used; without one it believes nobody."""

import json
import os
import subprocess
import sys

import pytest

from onedoor.config import environment

# Asks the application itself, as the server would, once for each line of addresses.
ASK = """
import json, sys
from onedoor.config import wsgi
import onedoor.config.urls as urls
from django.conf import settings
from django.http import HttpResponse
from django.urls import path
def told(request):
    answer = HttpResponse()
    answer.headers["Told"] = json.dumps([request.META["REMOTE_ADDR"], request.is_secure()])
    return answer
urls.urlpatterns.insert(0, path("told/", told))
for peer, forwarded in json.loads(sys.argv[1]):
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": "/told/", "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000", "wsgi.url_scheme": "http", "wsgi.input": sys.stdin.buffer,
        "REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded, "HTTP_X_FORWARDED_PROTO": "https",
    }
    headers = {}
    wsgi.application(environ, lambda status, found: headers.update(found))
    print(json.dumps([*json.loads(headers["Told"]), "Strict-Transport-Security" in headers]))
print(json.dumps([settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE]))
"""
VISITOR = "203.0.113.7"


def told(folder, asked, **variables):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK, json.dumps(asked)],
        env={**os.environ, "ONEDOOR_PORT": "8000", "ONEDOOR_DATA": str(folder),
             "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
             "DJANGO_SETTINGS_MODULE": "onedoor.config.settings", **variables},
        check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]


@pytest.mark.slow
def test_who_asks_is_what_a_known_proxy_says_and_nobody_else(tmp_path):
    asked = [
        ("127.0.0.1", VISITOR),
        ("127.0.0.1", f"198.51.100.1, {VISITOR}"),  # the visitor made up an address before it
        ("127.0.0.1", f"{VISITOR}, 10.65.5.9"),  # two proxies of ours, one behind the other
        ("198.51.100.66", VISITOR),  # past the proxy
        ("127.0.0.1", ""),
    ]

    *seen, cookies = told(
        tmp_path, asked,
        ONEDOOR_SITE="https://zwfw.example", ONEDOOR_PROXIES="127.0.0.1, 10.65.5.0/24",
    )  # fmt: skip

    assert seen == [
        [VISITOR, True, True],
        [VISITOR, True, True],
        [VISITOR, True, True],
        ["198.51.100.66", False, False],
        ["127.0.0.1", False, False],
    ]
    assert cookies == [True, True]


@pytest.mark.slow
def test_without_a_proxy_nobody_is_believed(tmp_path):
    *seen, cookies = told(tmp_path, [("127.0.0.1", VISITOR)], ONEDOOR_SITE="http://localhost:8000")

    assert seen == [["127.0.0.1", False, False]]
    assert cookies == [False, False]


@pytest.mark.parametrize(
    "site, port, is_proxied",
    [("http://localhost:8000", "8000", False), ("http://10.0.0.5:8000", "8000", False),
     ("http://zwfw.example", "80", False), ("https://zwfw.example", "8000", True),
     ("http://zwfw.example", "8000", True), ("https://zwfw.example:8443", "8000", True)],
)  # fmt: skip
def test_a_site_whose_port_is_not_its_own_is_behind_a_proxy(tmp_path, site, port, is_proxied):
    found = environment.read({"ONEDOOR_SITE": site, "ONEDOOR_PORT": port}, tmp_path)

    assert found.is_proxied is is_proxied


@pytest.mark.parametrize("word", ["*", "proxy.example", "127.0.0.1;10.0.0.1", "10.0.0.1/8"])
def test_a_proxy_is_an_address_or_a_network(tmp_path, word):
    with pytest.raises(ValueError, match="ONEDOOR_PROXIES must be addresses or networks") as found:
        environment.read({"ONEDOOR_PROXIES": f"127.0.0.1,{word}"}, tmp_path)

    assert repr(word) in str(found.value)


def test_an_empty_list_of_proxies_believes_nobody(tmp_path):
    assert environment.read({"ONEDOOR_PROXIES": ""}, tmp_path).proxies == ()
