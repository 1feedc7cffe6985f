import hmac
from datetime import timedelta

import pytest

from onedoor.law.articles import CSL
from onedoor.operation.feeds.domain.addresses import (
    AddressInside,
    AddressWrong,
    check_host,
    check_outside,
    read,
)
from onedoor.operation.feeds.domain.deliveries import wait_after
from onedoor.operation.feeds.domain.signing import holds, signature


def test_an_address_is_taken_apart():
    found = read("https://example.org:8443/in?x=1", plain_http=False)

    assert (found.host, found.port, found.path) == ("example.org", 8443, "/in?x=1")
    assert found.authority == "example.org:8443"
    assert read("https://[2606:4700::1]/", plain_http=False).authority == "[2606:4700::1]"


@pytest.mark.parametrize("text", [
    "", "http://example.org/", "ftp://example.org/", "https://", "https://user@example.org/",
    "https://example.org/#x", "https://example.org:99999/", "https://exa mple.org/",
    "https://example.org/\r\nX: y", "https://[::1", "https://.example.org/",
    f"https://a.b/{'x' * 500}",
])  # fmt: skip
def test_what_is_no_address_is_refused(text):
    with pytest.raises(AddressWrong):
        read(text, plain_http=False)


def test_plain_http_is_for_the_demo():
    assert read("http://example.org/", plain_http=True).port == 80


@pytest.mark.verifies(CSL(21))
@pytest.mark.parametrize("inside", [
    "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",  # noqa: S104  # to be refused
    "100.64.0.1", "224.0.0.1", "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1",
    "64:ff9b::a00:1", "2002:a00:1::", "2001:0:a00:1::",
])  # fmt: skip
def test_an_address_inside_is_refused_even_beside_one_outside(inside):
    with pytest.raises(AddressInside):
        check_outside(["93.184.216.34", inside])


@pytest.mark.verifies(CSL(21))
@pytest.mark.parametrize("host", [
    "localhost", "LOCALHOST.", "db.localhost", "printer.local", "vault.internal", "oa.lan",
    "intranet", "127.1", "2130706433", "0x7f000001", "1.0.0.127.in-addr.arpa", "10.0.0.8", "::1",
])  # fmt: skip
def test_a_host_that_is_inside_by_its_number_or_name_is_refused(host):
    with pytest.raises(AddressInside):
        check_host(host)


@pytest.mark.parametrize("host", ["example.org", "api.xjhami.gov.cn.", "93.184.216.34"])
def test_a_host_outside_is_taken(host):
    check_host(host)


def test_an_address_outside_is_taken_and_no_address_at_all_is_not():
    check_outside(["93.184.216.34", "2606:4700::1"])

    with pytest.raises(AddressInside):
        check_outside([])


def test_a_signature_holds_for_its_body_its_secret_and_five_minutes():
    made = signature(secret="s", key_id="K", at=1000, body=b"{}")

    wanted = hmac.new(b"s", b"1000.{}", "sha256").hexdigest()
    assert made == f"t=1000,kid=K,v1={wanted}"
    assert holds(made, secret="s", body=b"{}", now=1300)
    assert not holds(made, secret="s", body=b"{}", now=1301)
    assert not holds(made, secret="x", body=b"{}", now=1000)
    assert not holds(made, secret="s", body=b"[]", now=1000)
    assert not holds("", secret="s", body=b"{}", now=1000)


def test_a_failure_waits_twice_as_long_each_time_up_to_a_limit():
    first, longest = timedelta(seconds=30), timedelta(minutes=5)

    waits = [wait_after(n, first=first, longest=longest).total_seconds() for n in (1, 2, 3, 9)]
    assert waits == [30, 60, 120, 300]
