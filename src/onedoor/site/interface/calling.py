"""One call from its header to its answer: who, how often, what, once; and the record of it."""

from dataclasses import dataclass, replace
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from onedoor.general.clients import api as clients
from onedoor.kernel.access import View, for_machines, public
from onedoor.kernel.errors import DomainError
from onedoor.site.interface import problems, reading, refusals
from onedoor.site.interface.operations import Answered, Asked, Operation

_RETRY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


@dataclass(slots=True)
class _Record:
    """What the record of a call will say, as far as it is known."""

    operation: str
    client: str = ""
    subject: str = ""


def dispatcher(operations: tuple[Operation, ...]) -> View:
    """Return the view of an address: one operation for each method."""
    by_method = {one.method: one for one in operations}

    @for_machines  # type: ignore[arg-type]  # a streaming answer is an answer too
    @csrf_exempt
    def view(request: HttpRequest, /, **path: str) -> HttpResponseBase:
        operation = by_method.get(request.method or "")
        record = _Record(operation.name if operation else "none")
        language = reading.language_of(request)
        with translation.override(language):
            try:
                if operation is None:
                    raise refusals.MethodWrong(methods=", ".join(sorted(by_method)))
                answer = _run(request, operation, path, record)
            except DomainError as error:
                answer = refused(error, language=language)
                _note(record, answer.status_code, error.code)
                if isinstance(error, refusals.MethodWrong):
                    answer["Allow"] = str(error.facts["methods"])
                return answer
        _note(record, answer.status_code, "")
        return answer

    return view


@public
@csrf_exempt
def missing(request: HttpRequest, **_path: str) -> HttpResponse:
    """Say that the interface has no such address."""
    return refused(refusals.PathMissing(), language=reading.language_of(request))


def refused(error: DomainError, *, language: str) -> HttpResponse:
    """Return the problem document of a refusal."""
    found = problems.document(error, language=language)
    answer = _json(found, found["status"], media=problems.MEDIA)
    answer["Content-Language"] = "ug" if language == "ug" else "zh-Hans"
    if found["status"] in _RETRY:
        answer["Retry-After"] = str(error.facts.get("retry_after_seconds", 60))
    if found["status"] == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def _run(
    request: HttpRequest, operation: Operation, path: dict[str, str], record: _Record
) -> HttpResponseBase:
    at = timezone.now()
    asker = request.META.get("REMOTE_ADDR", "")
    header = request.headers.get("Authorization", "")
    client = clients.recognise(header=header, asker=asker, at=at)
    record.client = client.id
    record.subject = next(iter(path.values()), "")
    clients.require(client, operation.scope)
    asked = Asked(client, at, path, {}, {}, "", settings.ENVIRONMENT.site)
    asked = replace(asked, query=reading.query_of(request, operation))
    if not operation.writes:
        return _answer(operation, operation.run(asked), record)
    asked = replace(asked, key=clients.checked_key(request.headers.get("Idempotency-Key", "")))
    raw, body = reading.body_of(request, operation, asked)
    mark = sha256(f"{operation.method} {request.path}\n".encode() + raw).hexdigest()
    return _once(replace(asked, body=body), operation, mark, record)


def _once(asked: Asked, operation: Operation, mark: str, record: _Record) -> HttpResponseBase:
    """Run a write, or answer what its key was answered first."""
    who = {"client": asked.client.id, "key": asked.key}
    first = clients.claim(**who, request_sha256=mark, at=asked.at)
    if first is not None:
        return _text(first.body, first.status)
    try:
        answer = _answer(operation, operation.run(asked), record)
    except BaseException:
        clients.release(**who)
        raise
    assert isinstance(answer, HttpResponse)
    clients.keep(**who, answer=clients.Kept(answer.status_code, answer.content.decode()))
    return answer


def _answer(operation: Operation, answered: Answered, record: _Record) -> HttpResponseBase:
    record.subject = answered.subject or record.subject
    if isinstance(answered.body, StreamingHttpResponse):
        return answered.body
    return _json(dict(answered.body), operation.status)


def _note(record: _Record, status: int, code: str) -> None:
    told = clients.Called(record.client, record.operation, record.subject, status, code)
    # A caller that is slowed down would fill the record by calling on.
    if status != HTTPStatus.TOO_MANY_REQUESTS:
        clients.note_call(called=told, at=timezone.now())


def _json(body: dict[str, Any], status: int, *, media: str = "application/json") -> HttpResponse:
    return _closed(
        JsonResponse(
            body, status=status, content_type=media, json_dumps_params={"ensure_ascii": False}
        )
    )


def _text(body: str, status: int) -> HttpResponse:
    answer = _closed(HttpResponse(body, status=status, content_type="application/json"))
    answer["Idempotency-Replayed"] = "true"
    return answer


def _closed(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store"
    return answer
