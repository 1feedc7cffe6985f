"""Refusals as problem documents (RFC 9457); the only place of the interface with status numbers."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _

from onedoor.general.clients.api import KeyWrong
from onedoor.kernel.answers import advice_of, status_of
from onedoor.kernel.errors import DomainError
from onedoor.kernel.pages import CursorUnreadable
from onedoor.operation.cases import api as cases
from onedoor.site.interface import answers, refusals
from onedoor.system.forms.api import Text

MEDIA = "application/problem+json"
_STATUS: Mapping[type[DomainError], HTTPStatus] = {
    KeyWrong: HTTPStatus.UNAUTHORIZED,
    refusals.BodyUnreadable: HTTPStatus.BAD_REQUEST,
    refusals.QueryInvalid: HTTPStatus.BAD_REQUEST,
    CursorUnreadable: HTTPStatus.BAD_REQUEST,
    refusals.BodyTooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    refusals.ContentTypeWrong: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    refusals.MethodWrong: HTTPStatus.METHOD_NOT_ALLOWED,
}
Place = tuple[str, str]  # pointer, what is wrong there


def status(error: DomainError) -> HTTPStatus:
    """Return the status of a refusal."""
    return _STATUS.get(type(error)) or status_of(error)


def document(error: DomainError, *, language: str) -> dict[str, Any]:
    """Return a refusal as a problem document in the language of the caller."""
    advice = advice_of(error, language)
    found: dict[str, Any] = {
        "type": f"urn:onedoor:problem:{error.code}",
        "title": advice.what,
        "status": int(status(error)),
        "detail": advice.now,
        "code": error.code,
    }
    if error.basis:
        found["basis"] = str(error.basis)
    places = [
        {"pointer": pointer, "detail": told}
        for pointer, told in _places(error, language=language, whole=advice.what)
    ]
    found |= {"errors": places} if places else {}
    return found | _ways(error, advice.now)


def _ways(error: DomainError, now: str) -> dict[str, Any]:
    """Return how what was refused may be done: what to promise, and who has to confirm."""
    texts, signers = error.facts.get("promises"), error.facts.get("signers")
    found: dict[str, Any] = {}
    if isinstance(texts, tuple) and texts:
        found["promises"] = [answers.promise(one) for one in texts]
        found["detail"] = _(
            "%(now)s申请人也可以承诺：逐字阅读 promises 中的文本，把所承诺文本的 sha256 "
            "放入请求的 promises，再以新的键提交。"
        ) % {"now": now}
    if isinstance(signers, tuple):
        found["signers"] = list(signers)
        found["detail"] = _(
            "%(now)s以 POST /drafts 提交同样的内容，取得共同申请人登录确认的地址；"
            "都确认后再提交草稿。"
        ) % {"now": now}
    return found


def _places(error: DomainError, *, language: str, whole: str) -> list[Place]:
    """Return each place of the request that is wrong."""
    facts = error.facts
    if isinstance(named := facts.get("errors"), Mapping):
        return [(pointer(str(name)), _said(told, language)) for name, told in named.items()]
    if isinstance(error, cases.PROMISES_REFUSED):
        return [("/promises", whole)]
    if isinstance(missing := facts.get("missing"), tuple):
        return [(f"/materials/{_escaped(key)}", whole) for key in missing]
    material = facts.get("material")
    return [(f"/materials/{_escaped(str(material))}", whole)] if material else []


def pointer(name: str) -> str:
    """Return the JSON pointer of an answer by the name a form gives to its input.

    ``managers-0-name`` is an answer in a row, ``address__street`` a part of one; what begins with
    a stroke is a pointer already.
    """
    if name.startswith("/") or not name:
        return name
    page, _, rest = name.partition("-")
    index, _, inside = rest.partition("-")
    parts = [page, index, inside] if index.isdecimal() and inside else [name]
    return "/answers/" + "/".join(_escaped(part) for one in parts for part in one.split("__"))


def _escaped(word: str) -> str:
    return word.replace("~", "~0").replace("/", "~1")


def _said(told: object, language: str) -> str:
    if isinstance(told, Text):
        return told.in_language("ug" if language == "ug" else "zh-Hans")
    return str(told)
