"""The national shapes: which rows a case gives, and how two moments differ."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from onedoor.kernel.days import legal_day, legal_time
from onedoor.kernel.errors import Missing
from onedoor.operation.exports.domain.codes import code
from onedoor.operation.exports.domain.records import Happened, Record, Row, as_of

Part = tuple[str, dict[str, str]]  # what tells the row apart within its case, and its columns
CONCLUDED = frozenset({
    "delivered", "refused", "declined", "withdrawn", "returned", "transferred", "voided",
    "terminated", "revoked",
})  # fmt: skip
_ACCEPTED = ("accept", "accept_with_gaps", "deem")
_BY_POST = "邮寄"  # how a delivery begins in words that went through the post


class Operation(StrEnum):
    INSERT = "I"
    UPDATE = "U"
    DELETE = "D"


class ShapeMissing(Missing):
    """There is no such shape."""

    code = "exports.shape_missing"


@dataclass(frozen=True, slots=True)
class Window:
    """What a batch is about: what changed after one moment, up to another."""

    batch: str
    since: datetime
    until: datetime
    data_source: str


def changed(record: Record, shape: str, window: Window) -> Iterator[Row]:
    """Yield the rows of a shape that are new, changed or gone in a window."""
    before = _rows(as_of(record, window.since), shape)
    after = _rows(as_of(record, window.until), shape)
    for part in sorted(before.keys() | after.keys()):
        old, new = before.get(part), after.get(part)
        if old == new:
            continue
        operation = Operation.UPDATE if old and new else Operation.INSERT
        if new is None:
            operation = Operation.DELETE
        yield {
            "row_guid": _guid(shape, record.number, part),
            **(new or old or {}),
            "cd_operation": operation.value,
            "cd_time": _moment(window.until),
            "cd_batch": window.batch,
            "data_source": window.data_source,
        }


def columns(shape: str) -> tuple[str, ...]:
    """Return the columns of a shape, in their order."""
    if shape not in SHAPES:
        raise ShapeMissing(shape=shape)
    last = ("cd_operation", "cd_time", "cd_batch", "data_source")
    return ("row_guid", *SHAPES[shape].columns, *last)


def _rows(record: Record | None, shape: str) -> dict[str, dict[str, str]]:
    return dict(SHAPES[shape].rows(record)) if record else {}


@dataclass(frozen=True, slots=True)
class Shape:
    """One table of others: its columns, and the rows a case gives."""

    columns: tuple[str, ...]
    rows: Callable[[Record], Iterator[Part]]


def _accept(of: Record) -> Iterator[Part]:
    who, what, on = of.applicant, of.item, legal_day(of.submitted_at)
    accepted = of.event(*_ACCEPTED)
    yield (
        "",
        {
            "project_no": of.number,
            "catalog_code": what.catalogue_code,
            "task_code": what.code,
            "task_handle_item": what.handling_code,
            "task_name": what.name,
            "task_version": str(what.version),
            "project_name": of.title,
            "project_type": what.handling,
            "apply_type": code("apply_type", of.channel, on=on),
            "applyer_name": who.name,
            "applyer_type": code("applicant_type", who.kind, on=on),
            "applyer_page_type": code("id_kind", who.id_kind, on=on),
            "applyer_page_code": who.number,
            **_contact(of, on),
            "legal": who.legal,
            "address": who.address,
            "zip_code": "",  # nobody is asked for it
            "apply_date": _moment(of.submitted_at),
            "accept_date": _moment(accepted.at) if accepted else "",
            "promise_date": _day(accepted.due_on) if accepted else "",
            "org_name": what.body_name,
            "org_code": what.body,
            "handle_user_name": accepted.by_name if accepted else "",
            "accept_doc_no": accepted.document if accepted else "",
        },
    )


def _contact(of: Record, on: date) -> dict[str, str]:
    """Return whom to call: the agent, else who applied, of a firm its representative."""
    who = of.agent or of.applicant
    itself = of.agent is not None or not who.legal
    return {
        "contact_name": who.name if itself else who.legal,
        "contact_type": code("id_kind", who.id_kind, on=on) if itself else "",
        "contact_code": who.number if itself else "",
        "contact_mobile": who.phone,
    }


def _process(of: Record) -> Iterator[Part]:
    for one in of.events:
        yield (
            f"{one.n:06}",
            {
                "project_no": of.number,
                "process_name": one.step,
                "event_name": code("up_pro.event_name", one.kind, on=legal_day(one.at)),
                "handle_user_name": one.by_name,
                "handle_explain": one.note[:2000],
                "event_start_time": _moment(one.at),
                "event_end_time": _moment(one.at),
                "remark": "",
            },
        )


def _ended(of: Record) -> Happened | None:
    """Return what brought a case to the end at which it stands; None while it goes on.

    What was opened anew has no end; what was revoked later has its last.
    """
    if of.state not in CONCLUDED:
        return None
    before = ("", *(one.state for one in of.events))
    ends = (one for one, was in zip(of.events, before, strict=False) if one.state != was)
    return list(ends)[-1]


def _result(of: Record) -> Iterator[Part]:
    ended = _ended(of)
    if ended is not None:
        yield (
            "",
            {
                "project_no": of.number,
                "result_type": code("up_pro.result_type", ended.state, on=legal_day(ended.at)),
                "result_date": _moment(ended.at),
                "result_explain": ended.note,
                "result_cetr_name": of.item.result_name if of.licence else "",
                "result_cetr_no": of.licence,
                "is_delivery_results": "1" if ended.state == "delivered" else "0",
                "satisfaction": "",
                "handle_user_name": ended.by_name,
            },
        )


def _by_post(of: Record) -> bool:
    delivered = of.event("deliver")
    return delivered is not None and delivered.note.startswith(_BY_POST)


def _special(of: Record) -> Iterator[Part]:
    for n, one in enumerate(of.procedures):
        yield (
            f"{n:03}",
            {
                "project_no": of.number,
                "special_type": code("up_pro.special_type", one.name, on=legal_day(one.began_at)),
                "special_name": one.name,
                "special_reason": one.reason,
                "special_time": _moment(one.began_at),
                "applyer_user_name": one.by_name,
                "result": one.result,
                "end_time": _moment(one.ended_at) if one.ended_at else "",
                "special_explain": "",
                "handle_user": one.ended_by if one.ended_at else "",
            },
        )


def _material(of: Record) -> Iterator[Part]:
    for one in of.materials:
        yield (
            one.ref,
            {
                "project_no": of.number,
                "material_name": one.name,
                "get_type": code("get_type", one.source, on=legal_day(one.at)),
                "get_num": "1",
                "material_attach_name": one.file_name,
            },
        )


def _t5(of: Record) -> Iterator[Part]:
    ((_, row),) = _accept(of)
    yield (
        "",
        {
            "办件编号": of.number,
            "实施编码": of.item.code,
            "事项名称": of.item.name,
            "办件类型": of.item.handling,
            "申请者名称": row["applyer_name"],
            "申请者证件类型代码": row["applyer_page_type"],
            "申请者证件号码": row["applyer_page_code"],
            "联系人姓名": row["contact_name"],
            "联系人证件类型代码": row["contact_type"],
            "联系人证件号码": row["contact_code"],
            "联系人手机": row["contact_mobile"],
            "邮政编码": row["zip_code"],
            "通讯地址": row["address"],
            "法定代表人": row["legal"],
            "申报来源代码": row["apply_type"],
            "申请时间": row["apply_date"],
            "投资项目编号": "",  # no item of the catalogue asks for one yet
            "行政区划": of.item.area,
        },
    )


def _t6(of: Record) -> Iterator[Part]:
    ((_, row),) = _accept(of)
    if row["accept_date"]:
        yield (
            "",
            {
                "办件编号": of.number,
                "基本编码": of.item.catalogue_code,
                "实施编码": of.item.code,
                "事项名称": of.item.name,
                "受理单位名称": of.item.body_name,
                "受理单位统一社会信用代码": of.item.body,
                "受理人员": row["handle_user_name"],
                "受理时间": row["accept_date"],
                "受理文书编号": row["accept_doc_no"],
                "承诺办结时间": row["promise_date"],
                "办件类型": of.item.handling,
                "行政区划": of.item.area,
            },
        )


def _t7(of: Record) -> Iterator[Part]:
    for part, row in _process(of):
        one = of.events[[f"{e.n:06}" for e in of.events].index(part)]
        yield (
            part,
            {
                "办件编号": of.number,
                "业务动作": code("action", one.kind, on=legal_day(one.at)),
                "环节名称": row["process_name"],
                "环节处理人": one.by_name,
                "处理意见": one.note[:1000],
                "开始时间": row["event_start_time"],
                "结束时间": row["event_end_time"],
                "处理单位": of.item.body_name,
                "处理单位统一社会信用代码": of.item.body,
                "环节办理状态": "2",
                **_procedure(of, one),
            },
        )


def _procedure(of: Record, event: Happened) -> dict[str, str]:
    """Return the special procedure that an event began or ended, in words and code."""
    held = next((one for one in of.procedures if event.at in (one.began_at, one.ended_at)), None)
    if held is None or event.kind not in ("pause", "resume"):
        return dict.fromkeys(_PROCEDURE, "")
    kind = code("up_pro.special_type", held.name, on=legal_day(held.began_at))
    is_over = event.kind == "resume"
    told = (
        held.name, kind, _moment(held.began_at), held.reason,
        _moment(event.at) if is_over else "", held.result if is_over else "",
    )  # fmt: skip
    return dict(zip(_PROCEDURE, told, strict=True))


_PROCEDURE = (
    "特别程序种类名称", "特别程序种类代码", "特别程序开始时间", "特别程序启动理由",
    "特别程序结束时间", "特别程序结果",
)  # fmt: skip


def _t8(of: Record) -> Iterator[Part]:
    for part, row in _result(of):
        yield (
            part,
            {
                "办件编号": of.number,
                "办理人": row["handle_user_name"],
                "办结时间": row["result_date"],
                "结果证照名称": row["result_cetr_name"],
                "结果证照编号": row["result_cetr_no"],
                "结果描述": row["result_explain"],
                "发证单位": of.item.body_name if of.licence else "",
                "行政区划": of.item.area,
                "证照有效期限": _day(of.licence_until),
                "是否快递寄送结果": "1" if _by_post(of) else "0",
                "是否收费": "1" if of.item.charges else "0",
            },
        )


def _shape(rows: Callable[[Record], Iterator[Part]], names: str) -> Shape:
    return Shape(tuple(names.split()), rows)


SHAPES: Mapping[str, Shape] = {
    "up_pro_accept": _shape(
        _accept,
        "project_no catalog_code task_code task_handle_item task_name task_version project_name "
        "project_type apply_type applyer_name applyer_type applyer_page_type applyer_page_code "
        "contact_name contact_type contact_code contact_mobile legal address zip_code apply_date "
        "accept_date promise_date org_name org_code handle_user_name accept_doc_no",
    ),
    "up_pro_process": _shape(
        _process,
        "project_no process_name event_name handle_user_name handle_explain event_start_time "
        "event_end_time remark",
    ),
    "up_pro_result": _shape(
        _result,
        "project_no result_type result_date result_explain result_cetr_name result_cetr_no "
        "is_delivery_results satisfaction handle_user_name",
    ),
    "up_pro_special_procedure": _shape(
        _special,
        "project_no special_type special_name special_reason special_time applyer_user_name result "
        "end_time special_explain handle_user",
    ),
    "up_pro_material": _shape(
        _material, "project_no material_name get_type get_num material_attach_name"
    ),
    "t5": _shape(
        _t5,
        "办件编号 实施编码 事项名称 办件类型 申请者名称 申请者证件类型代码 申请者证件号码 "
        "联系人姓名 联系人证件类型代码 联系人证件号码 联系人手机 邮政编码 通讯地址 法定代表人 "
        "申报来源代码 申请时间 投资项目编号 行政区划",
    ),
    "t6": _shape(
        _t6,
        "办件编号 基本编码 实施编码 事项名称 受理单位名称 受理单位统一社会信用代码 受理人员 "
        "受理时间 受理文书编号 承诺办结时间 办件类型 行政区划",
    ),
    "t7": _shape(
        _t7,
        "办件编号 业务动作 环节名称 环节处理人 处理意见 开始时间 结束时间 处理单位 "
        "处理单位统一社会信用代码 环节办理状态 特别程序种类名称 特别程序种类代码 特别程序开始时间 "
        "特别程序启动理由 特别程序结束时间 特别程序结果",
    ),
    "t8": _shape(
        _t8,
        "办件编号 办理人 办结时间 结果证照名称 结果证照编号 结果描述 证照有效期限 发证单位 "
        "行政区划 是否快递寄送结果 是否收费",
    ),
}


def _guid(*place: str) -> str:
    """Return the identifier of a row, which follows from its place and never changes."""
    mark = sha256("\0".join(place).encode()).digest()
    return str(UUID(bytes=mark[:16], version=5))


def _moment(at: datetime) -> str:
    return legal_time(at).strftime("%Y-%m-%d %H:%M:%S")


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
