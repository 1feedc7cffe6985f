"""The schemas of the interface (JSON Schema 2020-12): what is published is what is checked."""

from collections.abc import Mapping
from typing import Any

from onedoor.operation.cases import api as cases
from onedoor.operation.feeds import api as feeds
from onedoor.operation.promises import api as promises

Json = dict[str, Any]
_TEXT: Json = {"type": "string"}
_MOMENT: Json = {"type": "string", "format": "date-time"}
_DAY: Json = {"type": ["string", "null"], "format": "date"}
_FLAG: Json = {"type": "boolean"}
_WORDS: Json = {
    "type": "object",
    "description": "中文为准；没有维吾尔文的为空。",
    "properties": {"zh": _TEXT, "ug": _TEXT},
    "required": ["zh", "ug"],
    "additionalProperties": False,
}


def closed(properties: Mapping[str, Json], *, optional: tuple[str, ...] = ()) -> Json:
    """Return the schema of an object with these properties and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def page_of(name: str) -> Json:
    """Return the schema of one page of a list."""
    after = {"type": "string", "description": "下一页的位置；空为最后一页。"}
    return closed({"rows": {"type": "array", "items": ref(name)}, "after": after})


def ref(name: str) -> Json:
    """Return a reference to a schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


_HASH: Json = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_PROMISES: Json = {
    "type": "array",
    "description": "可以由申请人承诺的文本；把所承诺文本的 sha256 放入请求的 promises。",
    "items": ref("Promise"),
}
_STATES = [state.value for state in cases.State]
_PROBLEM: Json = {
    "type": "object",
    "description": "RFC 9457；errors 逐项指出请求中有误之处。",
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": _TEXT,
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": _TEXT,
        "code": {"type": "string", "description": "稳定的原因代码。"},
        "basis": {"type": "string", "description": "依据的条款。"},
        "errors": {
            "type": "array",
            "items": closed({"pointer": _TEXT, "detail": _TEXT}),
        },
        "promises": _PROMISES,
        "signers": {
            "type": "array",
            "description": "还须确认的共同申请人；请求 POST /drafts 取得确认的地址。",
            "items": _TEXT,
        },
    },
    "required": ["type", "title", "status", "detail", "code"],
    "additionalProperties": False,
}

_LONGEST_KEY = 64
_AUTHORISATION: Json = {
    "type": "string",
    "minLength": 1,
    "maxLength": 40,
    "description": "授权编号：申请人在“授权管理”中授权给运营单位后取得。",
}
_PARTS: Json = {"type": "object", "additionalProperties": {"type": "string"}}
_TEXTS: Json = {"type": "array", "maxItems": 500, "items": {"type": "string"}}
_ROW: Json = {
    "type": "object",
    "additionalProperties": {"anyOf": [{"type": "string"}, _TEXTS, _PARTS]},
}
_ANSWERS: Json = {
    "type": "object",
    "description": "按事项表单（JSON Schema）填写的答案。",
    "propertyNames": {"maxLength": _LONGEST_KEY},
    "additionalProperties": {
        "anyOf": [
            {"type": "string"}, _PARTS,
            {"type": "array", "maxItems": 500, "items": {"anyOf": [{"type": "string"}, _ROW]}},
        ]
    },
}  # fmt: skip
_MATERIALS: Json = {
    "type": "object",
    "description": "按材料清单的键给出文件；已由电子证照证明的不必给出。",
    "propertyNames": {"maxLength": _LONGEST_KEY},
    "additionalProperties": {
        "type": "array",
        "minItems": 1,
        "maxItems": 20,
        "items": closed(
            {
                "name": {"type": "string", "minLength": 1, "maxLength": 200},
                "content": {"type": "string", "contentEncoding": "base64"},
            }
        ),
    },
}

_ACCEPTED: Json = {
    "type": "array",
    "description": "申请人逐字阅读并承诺的文本的 sha256；文本见 x-promises 和答复的 promises。",
    "maxItems": 50,
    "items": _HASH,
}

_SUBSCRIPTION: Mapping[str, Json] = {
    "id": _TEXT,
    "address": _TEXT,
    "kinds": {"type": "array", "items": _TEXT},
    "reach": {"enum": [one.value for one in feeds.Reach]},
    "key_id": {"type": "string", "description": "签名头中 kid 的值。"},
    "made_at": _MOMENT,
    "ended_at": {"type": ["string", "null"], "format": "date-time"},
}
_SECRET: Json = {"type": "string", "description": "核验签名用，只给出这一次。"}

SCHEMAS: dict[str, Json] = {
    "Problem": _PROBLEM,
    "Offering": closed(
        {
            "code": _TEXT,
            "name": _WORDS,
            "department": _WORDS,
            "body": _TEXT,
            "area": _TEXT,
            "promised_days": {"type": ["integer", "null"]},
        }
    ),
    "Offerings": page_of("Offering"),
    "Guide": {
        "type": "object",
        "description": "现行版本的办事指南，与网页、告知书同出一份文件。",
        "properties": {"code": _TEXT, "version": {"type": "integer"}, "sha256": _TEXT},
        "required": ["code", "version", "sha256"],
    },
    "Form": {
        "type": "object",
        "description": "答案的 JSON Schema（2020-12），x-materials 为材料清单。",
        "properties": {
            "$schema": _TEXT,
            "properties": {"type": "object"},
            "x-materials": {"type": "array", "items": {"type": "object"}},
            "x-promises": _PROMISES,
            "x-version": {"type": "integer"},
            "x-sha256": _TEXT,
        },
        "required": [
            "$schema",
            "properties",
            "x-materials",
            "x-promises",
            "x-version",
            "x-sha256",
        ],
    },
    "Event": closed(
        {
            "n": {"type": "integer", "minimum": 1},
            "kind": {"type": "string", "description": "submit 或办理动作。"},
            "at": _MOMENT,
            "by": {"enum": ["applicant", "staff", "system", "machine"]},
            "state": {"enum": _STATES},
            "due_on": _DAY,
            "provisional": _FLAG,
        }
    ),
    "Filing": closed(
        {
            "offering": {"type": "string", "minLength": 1, "maxLength": 64},
            "version": {
                "type": "integer",
                "minimum": 1,
                "maximum": 999_999,
                "description": "填写时所依据的版本；不是现行版本的不予接收。",
            },
            "authorisation": _AUTHORISATION,
            "answers": _ANSWERS,
            "materials": _MATERIALS,
            "promises": _ACCEPTED,
        },
        optional=("version", "materials", "promises"),
    ),
    "Supplement": closed(
        {
            "authorisation": _AUTHORISATION,
            "answers": _ANSWERS,
            "materials": _MATERIALS,
            "promises": _ACCEPTED,
            "nothing_more": {
                "type": "boolean",
                "description": "其余要求补正的内容现在不补交，请按现有材料办理。",
            },
        },
        optional=("answers", "materials", "promises", "nothing_more"),
    ),
    "Promise": closed(
        {
            "kind": {
                "enum": [one.value for one in promises.Kind],
                "description": "gaps 容缺承诺；inform 告知承诺；fact 以承诺代替一份材料。",
            },
            "materials": {"type": "array", "items": _TEXT},
            "told": _WORDS,
            "promised": _WORDS,
            "sha256": _HASH,
        }
    ),
    "Draft": closed(
        {
            "draft": _TEXT,
            "offering": _TEXT,
            "version": {"type": "integer"},
            "number": {"type": "string", "description": "提交以后的办件编号；提交以前为空。"},
            "until": {
                "type": "string",
                "format": "date",
                "description": "草稿保存到这一天。",
            },
            "sha256": {"type": "string", "description": "所确认内容的散列值。"},
            "confirmed": {"type": "boolean", "description": "是否都已确认。"},
            "signers": {"type": "array", "items": ref("Signer")},
            "confirm_at": {
                "type": "string",
                "description": "共同申请人登录后确认的地址。",
            },
            "applicant_at": {"type": "string", "description": "申请人自己打开草稿的地址。"},
        }
    ),
    "Signer": closed(
        {
            "name": _TEXT,
            "state": {
                "enum": [one.value for one in cases.Confirmed],
                "description": "waiting 待确认；void 内容有变，需重新确认；done 已确认。",
            },
            "at": {"type": ["string", "null"], "format": "date-time"},
        }
    ),
    "Submission": closed(
        {
            "authorisation": _AUTHORISATION,
            "promise": {**_HASH, "description": "容缺承诺文本的 sha256；材料齐全的不必给出。"},
        },
        optional=("promise",),
    ),
    "Receipt": closed(
        {
            "number": _TEXT,
            "query_code": {"type": "string", "description": "查询码：申请人免登录查询进度。"},
            "received_at": _MOMENT,
        }
    ),
    "Ask": closed({"key": _TEXT, "title": _TEXT, "reason": _TEXT}),
    "Case": closed(
        {
            "number": _TEXT,
            "offering": _TEXT,
            "version": {"type": "integer"},
            "title": _TEXT,
            "body": _TEXT,
            "area": _TEXT,
            "state": {"enum": _STATES},
            "submitted_at": _MOMENT,
            "accepted_at": {"type": ["string", "null"], "format": "date-time"},
            "decided_at": {"type": ["string", "null"], "format": "date-time"},
            "concluded_at": {"type": ["string", "null"], "format": "date-time"},
            "due_on": _DAY,
            "provisional": _FLAG,
            "licence": _TEXT,
            "asks": {
                "type": "array",
                "description": "等待补正的内容；没有时为空。",
                "items": ref("Ask"),
            },
            "promises": _PROMISES,
            "gaps": {
                "type": "array",
                "description": "容缺受理后还要补交的材料；以补正的地址补交。",
                "items": ref("Ask"),
            },
            "supply_by": {**_DAY, "description": "容缺的材料在这一天前补齐；没有时为空。"},
            "events": {"type": "array", "items": ref("Event")},
        }
    ),
    "CaseLine": closed(
        {
            "number": _TEXT,
            "offering": _TEXT,
            "title": _TEXT,
            "body": _TEXT,
            "state": {"enum": _STATES},
            "submitted_at": _MOMENT,
            "due_on": _DAY,
            "provisional": _FLAG,
        }
    ),
    "CaseLines": page_of("CaseLine"),
    "Subscribing": closed(
        {
            "address": {"type": "string", "minLength": 1, "maxLength": 500},
            "kinds": {
                "type": "array",
                "minItems": 1,
                "maxItems": len(feeds.KINDS),
                "items": {"enum": sorted(feeds.KINDS)},
            },
            "reach": {
                "enum": [one.value for one in feeds.Reach],
                "description": "own 本系统所报办件；bodies 登记范围内各实施主体的办件。",
            },
        },
        optional=("reach",),
    ),
    "Subscription": closed(_SUBSCRIPTION),
    "NewSubscription": closed({**_SUBSCRIPTION, "secret": _SECRET}),
    "Subscriptions": page_of("Subscription"),
    "Letter": closed(
        {
            "id": _TEXT,
            "subscription": _TEXT,
            "kind": _TEXT,
            "case": _TEXT,
            "at": _MOMENT,
            "attempts": {"type": "integer"},
            "error": _TEXT,
            "died_at": _MOMENT,
        }
    ),
    "Letters": page_of("Letter"),
    "Retried": closed({"id": _TEXT}),
    "CaseEvent": closed(
        {
            "id": {"type": "string", "description": "记录号；重复送达时不变。"},
            "kind": {"enum": sorted(feeds.KINDS)},
            "case": _TEXT,
            "at": _MOMENT,
            "facts": {"type": "object"},
        }
    ),
    "BeginExport": closed(
        {
            "since": {
                "type": "string",
                "format": "date-time",
                "maxLength": 40,
                "description": "自何时起；不给出的接续上一批次。",
            }
        },
        optional=("since",),
    ),
    "Batch": closed({"batch": _TEXT, "since": _MOMENT, "until": _MOMENT}),
}
