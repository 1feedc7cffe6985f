"""Reading a call: its language, its query, its body, each with every flaw named."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.http.request import RawPostDataException
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from onedoor.general.terms import api as terms
from onedoor.kernel.days import legal_day
from onedoor.site.interface import refusals
from onedoor.site.interface.operations import Asked, Operation
from onedoor.site.interface.schemas import SCHEMAS

MEBIBYTE = 1024 * 1024
_MOST_ERRORS = 50
_LONGEST = 60
Json = dict[str, Any]


def language_of(request: HttpRequest) -> str:
    """Return the language an ``Accept-Language`` header asks for, Chinese for any other."""
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code.startswith(("zh", "ug")):
            return "ug" if code.startswith("ug") else "zh-hans"
    return "zh-hans"


def query_of(request: HttpRequest, operation: Operation) -> Mapping[str, str]:
    """Return the parameters of the query; refuse unknown and wrong ones."""
    given = {name: str(request.GET[name]) for name in request.GET}
    schema = {
        "type": "object",
        "properties": {one.name: one.schema for one in operation.query},
        "additionalProperties": False,
    }
    found = {f"/{name}": told for name, told in _flaws(Draft202012Validator(schema), given)}
    if found:
        raise refusals.QueryInvalid(errors=found)
    return given


def body_of(request: HttpRequest, operation: Operation, asked_at: Asked) -> tuple[bytes, Json]:
    """Return the body as it was sent and as it was read; refuse what the schema does not say."""
    raw = _raw(request, asked_at)
    if not operation.takes:
        return raw, {}
    if request.content_type != "application/json":
        raise refusals.ContentTypeWrong
    read = _read(raw)
    errors = {f"/{path}" if path else "": told for path, told in _flaws(_of(operation.takes), read)}
    if errors:
        raise refusals.BodyInvalid(errors=errors)
    found: Json = read
    return raw, found


def _raw(request: HttpRequest, asked: Asked) -> bytes:
    megabytes = terms.number("clients.body_megabytes", on=legal_day(asked.at))
    most = megabytes * MEBIBYTE
    told = request.headers.get("Content-Length", "")
    if told.isdecimal() and int(told[:_LONGEST]) > most:
        raise refusals.BodyTooLarge(most=megabytes)
    # Django's own limit is meant for forms; this reads no more than the setting allows.
    try:
        raw = request.read(most + 1)
    except (RawPostDataException, OSError):
        raise refusals.BodyUnreadable from None
    if len(raw) > most:
        raise refusals.BodyTooLarge(most=megabytes)
    return raw


def _read(raw: bytes) -> Any:
    try:
        found = json.loads(raw.decode("utf-8"), parse_constant=_no_number)
        _check_texts(found)
    except (ValueError, RecursionError):
        raise refusals.BodyUnreadable from None
    return found


def _no_number(word: str) -> None:
    raise ValueError(word)


def _check_texts(value: Any) -> None:
    """Refuse what no text of the database can hold: NUL, and halves of a character."""
    match value:
        case str():
            value.encode()
            if "\0" in value:
                raise ValueError(value)
        case dict():
            for key, inner in value.items():
                _check_texts(key)
                _check_texts(inner)
        case list():
            for inner in value:
                _check_texts(inner)


@cache
def _of(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}}
    )


def _flaws(validator: Draft202012Validator, value: object) -> Iterator[tuple[str, str]]:
    for n, error in enumerate(validator.iter_errors(value)):
        if n == _MOST_ERRORS:
            return
        yield "/".join(str(part) for part in error.absolute_path), _in_words(error)


def _in_words(error: ValidationError) -> str:
    """Return what is wrong in words; the value itself is not repeated."""
    limit = str(error.validator_value)[:_LONGEST]
    words = {
        "type": _("类型不对，应为 %(limit)s。"),
        "required": _("缺少必填项：%(limit)s。"),
        "additionalProperties": _("有接口说明中没有的项。"),
        "enum": _("不在可选的值之内：%(limit)s。"),
        "pattern": _("写法不对，应符合 %(limit)s。"),
        "minLength": _("太短，至少 %(limit)s 个字符。"),
        "maxLength": _("太长，最多 %(limit)s 个字符。"),
        "minItems": _("太少，至少 %(limit)s 项。"),
        "maxItems": _("太多，最多 %(limit)s 项。"),
    }
    return words.get(str(error.validator), _("与接口说明不符。")) % {"limit": limit}
