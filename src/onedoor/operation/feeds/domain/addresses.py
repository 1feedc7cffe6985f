"""Where events may be sent: a checked address, and no way into our own network."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from onedoor.kernel.errors import Invalid
from onedoor.law.articles import CSL, implements

LONGEST = 500
_PORTS = {"https": 443, "http": 80}
# Names that stand for nothing outside: RFC 6761, RFC 6762, RFC 8375, and the usual ones of offices.
_INSIDE = frozenset((
    "localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "arpa",
    "localdomain", "test", "invalid",
))  # fmt: skip
_NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*")
# They carry an address of version 4 inside, which may be any.
_TUNNELS = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))


class AddressWrong(Invalid):
    """Not an https address of a host, or one with a user, a fragment or odd signs."""

    code = "feeds.address_wrong"


class AddressInside(Invalid):
    """The address lies inside our own network."""

    code = "feeds.address_inside"


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """What the ``Host`` header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def read(text: str, *, plain_http: bool) -> Address:
    """Return an address taken apart; refuse what is none, and http where it is not allowed."""
    schemes = {"https", "http"} if plain_http else {"https"}
    try:
        parts = urlsplit(text)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        raise AddressWrong from None
    is_odd = len(text) > LONGEST or not text.isascii() or not text.isprintable() or " " in text
    if is_odd or parts.scheme not in schemes or not host or parts.username is not None:
        raise AddressWrong
    if parts.fragment or parts.password is not None or port == 0:
        raise AddressWrong
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], path)


@implements(CSL(21), note="no receiver can be a way into our own network")
def check_outside(found: Iterable[str]) -> None:
    """Refuse when one of the addresses a name stands for is not out in the open."""
    addresses = [ip_address(one.partition("%")[0]) for one in found]
    if not addresses or not all(map(_is_outside, addresses)):
        raise AddressInside


@implements(CSL(21), note="what is inside by its very name is not taken at all")
def check_host(host: str) -> None:
    """Refuse a host inside our network, by number or by name; others are asked for when called.

    What ends like a number is read as one by those who resolve it: ``127.1``, ``0x7f000001``.
    """
    if number := literal(host):
        check_outside([number])
        return
    *_before, last = labels = host.rstrip(".").lower().split(".")
    if not labels[1:] or last in _INSIDE or _NUMERIC.fullmatch(last):
        raise AddressInside


def literal(host: str) -> str:
    """Return the host when it is a number already, else nothing."""
    try:
        return str(ip_address(host))
    except ValueError:
        return ""


def _is_outside(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return _is_outside(address.ipv4_mapped)
        if any(address in tunnel for tunnel in _TUNNELS):
            return False
    return address.is_global and not address.is_multicast
