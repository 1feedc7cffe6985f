"""The OpenAPI document (3.1), made from the operations that are served and from nothing else."""

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from onedoor.general.clients.api import Scope
from onedoor.site.interface.operations import Operation
from onedoor.site.interface.problems import MEDIA
from onedoor.site.interface.schemas import SCHEMAS, ref

VERSION = "1.0.0"
PREFIX = "/api/v1"
_ALWAYS = (
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND,
    HTTPStatus.TOO_MANY_REQUESTS,
)  # fmt: skip
_ON_WRITES = (
    HTTPStatus.CONFLICT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)  # fmt: skip
_ABOUT = """其他系统以此接口查询事项、代申请人提交申请和补正、查询进度、订阅事件、导出办件。

每次调用以 `Authorization: Bearer` 给出接入登记时取得的密钥；每次写入以 `Idempotency-Key` 给出
一个新的键，重试用同一个键，得到首次的答复。所有差错以 `application/problem+json` 答复，
`Accept-Language` 为 `ug` 时用维吾尔文。时间为北京时间。"""


def document(operations: Iterable[Operation]) -> dict[str, Any]:
    """Return the document of these operations."""
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "一扇门 OneDoor 接口",
            "version": VERSION,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": PREFIX}],
        "security": [{"key": []}],
        "paths": paths,
        "webhooks": {"caseEvent": {"post": _EVENT}},
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "parameters": {"IdempotencyKey": _IDEMPOTENCY},
            "responses": {str(status.value): _problem(status) for status in _ALWAYS + _ON_WRITES},
        },
    }


_IDEMPOTENCY: Mapping[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "每次写入一个新的键；重试用同一个键，得到首次的答复。",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9_.:-]{8,64}$"},
}


_EVENT: Mapping[str, Any] = {
    "summary": "办件事件",
    "description": (
        "至少一次，同一办件按顺序。`OneDoor-Signature: t=…,kid=…,v1=…`，v1 为以订阅密钥对"
        "“t.内容”计算的 HMAC-SHA256（十六进制）。以 2xx 答复即为收到。"
    ),
    "requestBody": {"content": {"application/json": {"schema": ref("CaseEvent")}}},
    "responses": {"2XX": {"description": "收到"}},
}


def _problem(status: HTTPStatus) -> Mapping[str, Any]:
    return {"description": status.phrase, "content": {MEDIA: {"schema": ref("Problem")}}}


def _operation(one: Operation) -> Mapping[str, Any]:
    found: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.summary,
        "description": f"需要权限 `{one.scope.value}`：{Scope(one.scope).label}。",
        "parameters": _parameters(one),
        "responses": {str(one.status.value): _success(one), **_refusals(one)},
    }
    if one.takes:
        content = {"application/json": {"schema": ref(one.takes)}}
        found["requestBody"] = {"required": True, "content": content}
    return found


def _parameters(one: Operation) -> list[Mapping[str, Any]]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"{(\w+)}", one.path)
    ]
    in_query = [
        {"name": each.name, "in": "query", "description": each.summary, "schema": each.schema}
        for each in one.query
    ]
    key = [{"$ref": "#/components/parameters/IdempotencyKey"}] if one.writes else []
    return [*in_path, *in_query, *key]


def _success(one: Operation) -> Mapping[str, Any]:
    schema = ref(one.answers) if one.answers else {"type": "string"}
    return {
        "description": one.summary,
        "content": {media: {"schema": schema} for media in one.media},
    }


def _refusals(one: Operation) -> Mapping[str, Any]:
    statuses = _ALWAYS + (_ON_WRITES if one.writes else ())
    return {
        str(status.value): {"$ref": f"#/components/responses/{status.value}"}
        for status in sorted(statuses)
    }
