"""Calling a receiver: the one place of this module that touches the network."""

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from onedoor.kernel.errors import Invalid
from onedoor.operation.feeds.domain import addresses

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call.  ``error`` is empty when it was taken; ``silent``: nobody answered."""

    error: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """How a receiver may be called."""

    plain_http: bool
    inside: bool
    timeout_seconds: int


def resolved(host: str, port: int) -> list[str]:
    """Return the numbers that a name stands for."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def post(
    address: str, body: bytes, headers: Mapping[str, str], call: Call, resolve: Resolve = resolved
) -> Answer:
    """Post a body to an address; a name is resolved once, and what was checked is called."""
    try:
        target = addresses.read(address, plain_http=call.plain_http)
        numbers = resolve(target.host, target.port)
        if not call.inside:
            addresses.check_outside(numbers)
    except Invalid as error:
        return Answer(error.code)
    except OSError:
        return Answer("name_unknown", silent=True)
    return _post(target, numbers[0], body, headers, call)


def _post(
    target: addresses.Address, number: str, body: bytes, headers: Mapping[str, str], call: Call
) -> Answer:
    at = f"[{number}]" if ":" in number else number
    url = f"{target.scheme}://{at}:{target.port}{target.path}"
    # The certificate is checked for the name, whatever number it stands for.
    named = {"sni_hostname": target.host}
    told = {**headers, "Host": target.authority, "Content-Type": "application/json"}
    try:
        with (
            httpx.Client(
                timeout=httpx.Timeout(call.timeout_seconds), trust_env=False, follow_redirects=False
            ) as client,
            client.stream("POST", url, content=body, headers=told, extensions=named) as answer,
        ):
            status = answer.status_code
    except httpx.TimeoutException:
        return Answer("timeout", silent=True)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        return Answer(type(error).__name__, silent=True)
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Answer()
    return Answer(f"status {status}")
