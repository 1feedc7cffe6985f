"""What the interface offers: each operation once, for the dispatcher and for the document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import StreamingHttpResponse

from onedoor.general.clients import api as clients
from onedoor.kernel.actors import Actor

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """One call that has been let in: by whom, about what; ``key`` makes a write unrepeatable."""

    client: clients.Client
    at: datetime
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Json
    key: str
    site: str

    @property
    def actor(self) -> Actor:
        """The system acting for itself."""
        return self.client.actor()


@dataclass(frozen=True, slots=True)
class Answered:
    """What an operation answers; ``subject`` is what the record of the call names."""

    body: Json | StreamingHttpResponse
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the query, as a schema says it."""

    name: str
    summary: str
    schema: Json


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address: who may, what it takes, what it answers.

    ``takes`` and ``answers`` name schemas; an operation with a method other than GET is a write
    and needs a key of idempotency.
    """

    name: str
    method: str
    path: str
    scope: clients.Scope
    summary: str
    run: Callable[[Asked], Answered]
    answers: str
    takes: str = ""
    query: tuple[Parameter, ...] = ()
    status: HTTPStatus = HTTPStatus.OK
    refuses: frozenset[HTTPStatus] = field(default_factory=frozenset)
    media: tuple[str, ...] = ("application/json",)

    @property
    def writes(self) -> bool:
        """Whether it changes something."""
        return self.method != "GET"


AFTER = Parameter("after", "上一页给出的位置", {"type": "string", "maxLength": 200})
