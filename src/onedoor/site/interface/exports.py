"""Exports: a batch of what changed, and its rows in the shapes of the state's exchange."""

from datetime import UTC, datetime
from http import HTTPStatus

from django.http import StreamingHttpResponse

from onedoor.general.clients.api import Scope
from onedoor.operation.exports import api as exports
from onedoor.site.interface.cases import moment
from onedoor.site.interface.operations import Answered, Asked, Operation, Parameter
from onedoor.site.interface.refusals import BodyInvalid

_MEDIA = {exports.Format.CSV: "text/csv", exports.Format.LINES: "application/jsonl"}
_FORMAT = Parameter(
    "format", "csv（默认）或 jsonl", {"enum": [one.value for one in exports.Format]}
)
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


def begin(asked: Asked) -> Answered:
    """Begin a batch of what changed since the last one, or since a moment."""
    client = asked.client
    reach = exports.Reach(
        area=client.area,
        bodies=client.bodies,
        offerings=client.offerings,
        personal=Scope.PERSONAL in client.scopes,
    )
    made = exports.begin(reach=reach, actor=asked.actor, at=asked.at, since=_since(asked))
    told = {"batch": made.number, "since": moment(made.since), "until": moment(made.until)}
    return Answered(told, subject=made.number)


def rows(asked: Asked) -> Answered:
    """Stream the rows of a batch in one shape; read again, they are the same."""
    form = exports.Format(asked.query.get("format", exports.Format.CSV.value))
    batch, shape = asked.path["batch"], asked.path["shape"]
    lines = exports.written(batch=batch, shape=shape, form=form, actor=asked.actor)
    answer = StreamingHttpResponse(lines, content_type=f"{_MEDIA[form]}; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    answer["Content-Disposition"] = f'attachment; filename="{shape}-{batch}.{form.value}"'
    return Answered(answer)


def _since(asked: Asked) -> datetime | None:
    told = asked.body.get("since")
    if told is None:
        return None
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not _EARLIEST <= found <= asked.at:
        raise BodyInvalid(errors={"/since": "2026-11-01T00:00:00+08:00"})
    return found


OPERATIONS = (
    Operation(
        "beginExport", "POST", "/exports", Scope.EXPORT, "新建导出批次", begin, "Batch",
        takes="BeginExport", status=HTTPStatus.CREATED,
    ),
    Operation(
        "readExport", "GET", "/exports/{batch}/{shape}", Scope.EXPORT, "读取批次的一种格式", rows,
        "", query=(_FORMAT,), media=tuple(_MEDIA.values()),
    ),
)  # fmt: skip
