"""The elements of the national list of an offering (实施清单), read from its document.

Numbers and columns are those of the exchange tables (up_task_general_basic and _extend); whatever
feeds another platform maps from here, and a test holds the list complete.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onedoor.law.articles import HAMI, implements
from onedoor.system.forms.api import Text
from onedoor.system.items.domain.offering import Definition, Offering
from onedoor.system.items.domain.parts import Audience, Channel, Ways

_MANY = "^"
_YES, _NO = "1", "0"
_FORMS = {  # L9 办理形式
    Channel.COUNTER: ("1",),
    Channel.ONLINE: ("2", "3"),
    Channel.POST: ("4",),
    Channel.KIOSK: (),  # the list has no form of handling for it; element 38 tells of it
}


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its number in the national list, its 中文 name, and its columns."""

    number: int
    label: str
    columns: Mapping[str, str]


Read = Callable[[Offering, Definition], dict[str, str]]


@implements(HAMI(16), note="what other platforms show is read from the same document")
def elements(offering: Offering) -> tuple[Element, ...]:
    """Return every element of an offering's version, in the order of the national list."""
    return tuple(
        Element(number, label, read(offering, offering.what)) for number, label, read in _ELEMENTS
    )


def _flag(holds: object) -> str:
    return _YES if holds else _NO


def _lines(words: tuple[Text, ...] | list[Text]) -> str:
    return "\n".join(one.zh for one in words)


def _founding(_: Offering, what: Definition) -> dict[str, str]:
    found = [b for b in what.bases if b.key in what.founded_on]
    return {"by_law": "\n".join(f"{b.cited} {b.words.zh}".strip() for b in found)}


def _state(offering: Offering, _: Definition) -> dict[str, str]:
    return {"task_state": str(offering.standing)}


def _legal(_: Offering, what: Definition) -> dict[str, str]:
    return {
        "anticipate_day": str(what.limits.legal_days),
        "anticipate_type": what.limits.legal_unit,
        "anticipate_explain": what.limits.legal_note.zh,
    }


def _promised(_: Offering, what: Definition) -> dict[str, str]:
    return {
        "promise_day": str(what.limits.promised_days),
        "promise_type": what.limits.unit,
        "promise_explain": what.limits.promised_note.zh,
    }


def _flow(_: Offering, what: Definition) -> dict[str, str]:
    steps = "→".join(step.name.zh for step in what.flow.steps)
    return {
        "handle_flow": steps,
        "offline_flow": steps if Channel.COUNTER in what.channels else "",
        "online_flow": steps if Channel.ONLINE in what.channels else "",
    }


def _special(_: Offering, what: Definition) -> dict[str, str]:
    found = [f"{s.name.zh}（{s.days} 个工作日）" for s in what.limits.special]
    return {"special_procedure": "；".join(found) or "无"}


def _fees(_: Offering, what: Definition) -> dict[str, str]:
    cited = {basis.key: basis.cited for basis in what.bases}
    found = {cited.get(fee.basis, "") for fee in what.fees}
    return {"is_fee": _flag(what.charges), "fee_basis": "；".join(sorted(filter(None, found)))}


def _forms_of_handling(_: Offering, what: Definition) -> dict[str, str]:
    found = sorted(code for channel in what.channels for code in _FORMS[channel])
    return {"handle_type": _MANY.join(found)}


def _where(_: Offering, what: Definition) -> dict[str, str]:
    places = what.places
    return {
        "transact_addr": "\n".join(f"{p.name.zh} {p.address.zh} {p.window.zh}" for p in places),
        "transact_time": _lines([p.hours for p in places]),
        "traffic_guide": _lines([p.route for p in places]),
    }


def _ways(prefix: str, phone: str, ways: Ways) -> dict[str, str]:
    given = {
        "phone": phone,
        "window": ways.window.zh,
        "net": ways.website,
        "mail": ways.email,
        "letter": ways.letters.zh,
    }
    codes = {"window": "1", "net": "2", "phone": "3", "letter": "4", "mail": "5"}  # L10
    kinds = sorted(codes[name] for name, value in given.items() if value)
    return {f"{prefix}_way": _MANY.join(kinds)} | {
        f"{prefix}_{name}": value for name, value in given.items()
    }


def _result(_: Offering, what: Definition) -> dict[str, str]:
    return {
        "result_type": what.result.kind,
        "result_name": what.result.name.zh,
        "result_guid": what.result.sample or what.result.licence,
    }


def _booking(_: Offering, what: Definition) -> dict[str, str]:
    booking = what.booking
    return {
        "is_schedule": _flag(booking),
        "schedule_num": str(booking.per_day) if booking else "",
        "schedule_rule": booking.rule.zh if booking else "",
    }


def _post(_: Offering, what: Definition) -> dict[str, str]:
    return {
        "is_express": _flag(what.posts_materials or what.posts_result),
        "is_mail_material": _flag(what.posts_materials),
        "is_mail_result": _flag(what.posts_result),
    }


def _online(_: Offering, what: Definition) -> dict[str, str]:
    return {
        "is_online": _flag(Channel.ONLINE in what.channels),
        "online_handle_depth": _MANY.join(what.online_depth),
        "online_handle_url": what.online_url,
    }


def _sign_on(_: Offering, what: Definition) -> dict[str, str]:
    return {
        "app_is_single_login": _flag(what.mobile_sign_on),
        "is_single_login": _flag(what.single_sign_on),
        "mobile_terminal_url": what.mobile_url,
        "link_addr": what.online_url,
    }


def _topics(_: Offering, what: Definition) -> dict[str, str]:
    by_door = {
        "user_character_topic_type": Audience.PERSON,
        "corp_character_topic_type": Audience.BUSINESS,
    }
    local = _MANY.join(what.local_topics)
    return {
        "user_topic_type": _MANY.join(what.person_topics),
        "corp_topic_type": _MANY.join(what.business_topics),
    } | {column: local if door in what.audiences else "" for column, door in by_door.items()}


def _intermediaries(_: Offering, what: Definition) -> dict[str, str]:
    return {
        "is_exist_intermediary": _flag(what.intermediaries),
        "intermediary_content": _lines([one.content for one in what.intermediaries]),
        "service_type": _lines([one.name for one in what.intermediaries]),
    }


def _remedies(_: Offering, what: Definition) -> dict[str, str]:
    found: dict[str, str] = {}
    for remedy in what.remedies:
        prefix = "litigation" if "诉讼" in remedy.name.zh else "administrative_review"
        found |= {
            f"{prefix}_unit": remedy.where.zh,
            f"{prefix}_addr": remedy.address.zh,
            f"{prefix}_phone": remedy.phone,
            f"{prefix}_url": remedy.website,
        }
    return found


_ELEMENTS: tuple[tuple[int, str, Read], ...] = (
    (1, "事项名称", lambda _, w: {"task_name": w.name.zh}),
    (2, "基本编码", lambda _, w: {"catalog_code": w.catalogue_code}),
    (3, "实施编码", lambda _, w: {"task_code": w.code}),
    (4, "业务办理项编码", lambda _, w: {"task_handle_item": w.handling_code}),
    (
        5,
        "地方基本编码、地方实施编码",
        lambda _, w: {
            "local_catalog_code": w.local_catalogue_code,
            "local_task_code": w.local_code,
        },
    ),
    (6, "事项类型", lambda _, w: {"task_type": w.task_type.value}),
    (7, "设定依据", _founding),
    (8, "权力来源", lambda _, w: {"power_source": w.power_source}),
    (9, "行使层级", lambda _, w: {"use_level": w.level}),
    (
        10,
        "权限划分、行使内容",
        lambda _, w: {"power_division": w.division.zh, "exercise_content": w.powers.zh},
    ),
    (11, "事项状态", _state),
    (12, "事项版本", lambda o, _: {"task_version": str(o.version)}),
    (13, "实施主体", lambda _, w: {"dept_name": w.body_name.zh, "dept_code": w.body}),
    (14, "实施主体性质", lambda _, w: {"dept_type": w.body_nature}),
    (15, "委托部门", lambda _, w: {"entrust_name": w.entrusted_by.zh}),
    (16, "联办机构", lambda _, w: {"other_dept": _lines(w.joint_bodies)}),
    (17, "法定办结时限", _legal),
    (18, "承诺办结时限", _promised),
    (19, "受理条件", lambda _, w: {"accept_condition": _lines([c.words for c in w.conditions])}),
    (20, "办理流程", _flow),
    (21, "特别程序", _special),
    (22, "是否收费", _fees),
    (23, "服务对象", lambda _, w: {"server_type": _MANY.join(w.served)}),
    (24, "办件类型", lambda _, w: {"project_type": w.handling}),
    (25, "办理形式", _forms_of_handling),
    (26, "到办事现场次数", lambda _, w: {"limit_scene_num": str(w.visits)}),
    (27, "必须现场办理原因说明", lambda _, w: {"limit_scene_explain": w.why_visits.zh}),
    (28, "办理地点、办理时间、交通指引", _where),
    (29, "咨询方式", lambda _, w: _ways("link", w.consult_phone, w.consult)),
    (30, "监督投诉方式", lambda _, w: _ways("supervise", w.complaint_phone, w.complaints)),
    (
        31,
        "是否进驻政务大厅",
        lambda _, w: {"is_entry_center": _flag(w.hall), "center_name": w.hall.zh},
    ),
    (32, "通办", lambda _, w: {"is_handle": _flag(w.scope), "handle_area": w.scope}),
    (33, "数量限制", lambda _, w: {"limit_explain": w.quota.zh or "无数量限制"}),
    (34, "审批结果", _result),
    (35, "预约办理", _booking),
    (36, "是否支持网上支付", lambda _, w: {"is_pay_online": _flag(w.pays_online)}),
    (37, "是否支持物流快递", _post),
    (
        38,
        "是否支持自助终端办理",
        lambda _, w: {"is_service_terminals": _flag(w.for_terminals)},
    ),
    (39, "网办", _online),
    (40, "单点登录和办理地址", _sign_on),
    (41, "主题分类", _topics),
    (42, "中介服务", _intermediaries),
    (
        43,
        "乡镇街道、村居社区",
        lambda _, w: {"town_code": w.township, "village_code": w.village},
    ),
    (
        44,
        "依法享有的权利、义务",
        lambda _, w: {
            "right_enjoy_by_law": w.rights.zh,
            "duty_perform_by_law": w.obligations.zh,
        },
    ),
    (45, "行政复议、行政诉讼", _remedies),
    (
        46,
        "征收(税)费减免",
        lambda _, w: {"is_permit_reduce": _flag(w.levies), "collect_type": w.levies.zh},
    ),
    (47, "告知承诺", lambda _, w: {"is_inform_promise": _flag(w.on_promise)}),
    (
        48,
        "计划生效、取消日期",
        lambda o, _: {
            "plan_effective_date": o.effective_on.isoformat(),
            "plan_cancel_date": o.cancel_on.isoformat() if o.cancel_on else "",
        },
    ),
    # A penalty is never offered on application, so there is none to describe.
    (49, "处罚的行为、种类、幅度", lambda _, __: {"punishment_method": ""}),
)
