"""Rules about what an item is, who gives it, and through which doors."""

from onedoor.law.articles import ADL, BER, HAMI, implements
from onedoor.law.grades import Grade
from onedoor.system.items.domain import codes
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import Audience, Channel, Subtype, TaskType

_NOT_ON_APPLICATION = (TaskType.PENALTY, TaskType.COERCION, TaskType.LEVY, TaskType.INSPECTION)
_DOMAINS = (
    "公共教育", "劳动就业", "社会保险", "医疗卫生", "养老服务", "社会服务", "住房保障",
    "文化体育", "残疾人服务", "创新创业综合服务",
)  # fmt: skip
_LAWFUL_NATURES = ("1", "2")  # L5 法定机关、授权组织
_ENTRUSTED = "3"
_MAY_CLOSE_A_DOOR = (Grade.LAW, Grade.REGULATION, Grade.LOCAL)
_TOWNSHIP, _VILLAGE = "5", "6"  # L3


@rule("A2-1", HAMI(2, paragraph=2))
@implements(HAMI(2, paragraph=2), note="what is not given on application is never offered")
def it_is_given_on_application(what: Definition, _: Known) -> Found:
    if what.task_type in _NOT_ON_APPLICATION:
        yield "task_type", "行政处罚、强制、征收、检查不是依申请事项，不能发布"
    if (what.task_type is TaskType.OTHER) != (what.subtype is not Subtype.NONE):
        yield "subtype", "“其他行政权力”必须且只能注明是备案、核准、审核还是为履行法定义务提供便利"


@rule("A2-2", HAMI(2, paragraph=3))
@implements(HAMI(2, paragraph=3), note="a public service lies in one of the domains")
def a_public_service_has_a_domain(what: Definition, _: Known) -> Found:
    if what.task_type is TaskType.PUBLIC_SERVICE and what.domain not in _DOMAINS:
        yield "domain", f"公共服务必须选择领域：{'、'.join(_DOMAINS)}"


@rule("A2-3", HAMI(2, paragraph=1))
@implements(HAMI(2, paragraph=1), note="organs, authorised organisations and public utilities")
def the_body_may_serve(what: Definition, known: Known) -> Found:
    body = known.body
    if body is None:
        yield "body", "实施主体没有登记，请先登记这个单位"
        return
    if body.nature != what.body_nature and not body.is_utility:
        yield "body_nature", "实施主体性质与单位登记的不一致"
    if what.body_nature == _ENTRUSTED and not what.entrusted_by:
        yield "entrusted_by", "受委托组织实施的，必须写明委托部门"
    if not body.is_utility and body.nature not in (*_LAWFUL_NATURES, _ENTRUSTED):
        yield "body", "政务服务部门只能是行政机关、法律法规授权的组织和公用企事业单位"


@rule("A10-1", HAMI(10))
@implements(HAMI(10), note="in the hall, or on the approved negative list; never neither")
def it_is_in_the_hall_or_on_the_negative_list(what: Definition, _: Known) -> Found:
    if bool(what.hall) == bool(what.negative_list):
        yield "hall", "必须写明进驻的政务大厅；经批准不进驻的，只填写负面清单的批准文号"


@rule("A15-1", HAMI(15))
@implements(HAMI(15), BER(37), note="no item with one door only, unless a law says so")
def both_doors_are_open(what: Definition, _: Known) -> Found:
    both = {Channel.ONLINE, Channel.COUNTER}
    if both.issubset(what.channels):
        return
    lawful = {basis.key for basis in what.bases if basis.grade in _MAY_CLOSE_A_DOOR}
    if what.one_channel_basis not in lawful:
        yield "channels", "网上和窗口两个渠道都必须开通；法律、法规规定只能单渠道的，请引用该依据"


@rule("codes", HAMI(16))
def the_codes_fit_together(what: Definition, _: Known) -> Found:
    if not codes.is_any_code(what.code):
        yield "code", f"事项编码不能为空，不能有空格，最长 {codes.CODE_MAX} 位"
    elif codes.is_offering_code(what.code):
        if what.code != what.body + what.level + what.catalogue_code:
            yield "code", "31 位实施编码必须由实施主体代码、行使层级和基本编码组成"
        if what.handling_code and not codes.is_handling_code(what.handling_code, of=what.code):
            yield "handling_code", "33 位业务办理项编码必须是实施编码加两位顺序号"
    elif not what.local_code:
        yield "code", "不是 31 位的实施编码是地方编码，请同时填入“地方实施编码”"
    for name in ("local_code", "local_catalogue_code"):
        code = getattr(what, name)
        if code and not codes.is_local_code(code):
            yield name, f"地方编码不能有空格，最长 {codes.LOCAL_MAX} 位"


@rule("lists", HAMI(16))
def what_is_coded_is_in_its_list(what: Definition, known: Known) -> Found:
    for place, name, values in _coded(what):
        allowed = known.codes.get(name, frozenset())
        wrong = [value for value in values if value not in allowed]
        if wrong:
            yield place, f"“{'、'.join(wrong)}”不在代码表中，请从列表选择"


def _coded(what: Definition) -> list[tuple[str, str, tuple[str, ...]]]:
    materials = what.form.materials
    return [
        ("task_type", "item_types", (what.task_type,)),
        ("power_source", "power_sources", _given(what.power_source)),
        ("level", "exercise_levels", (what.level,)),
        ("body_nature", "body_natures", _given(what.body_nature)),
        ("limits.unit", "limit_units", (what.limits.unit, what.limits.legal_unit)),
        ("served", "served_kinds", what.served),
        ("handling", "handling_kinds", (what.handling,)),
        ("scope", "service_ranges", _given(what.scope)),
        ("result.kind", "result_types", _given(what.result.kind)),
        ("online_depth", "online_depths", (what.online_depth,)),
        ("business_topics", "business_topics", what.business_topics),
        ("person_topics", "person_topics", what.person_topics),
        ("form.materials", "material_types", tuple(m.kind for m in materials)),
        ("form.materials", "material_forms", tuple(m.medium for m in materials)),
        ("form.materials", "material_sources", tuple(m.source for m in materials)),
    ]


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


@rule("elements", ADL(30))
@implements(ADL(30), note="nothing that must be told is left out")
def nothing_required_is_left_out(what: Definition, _: Known) -> Found:
    required = (
        ("power_source", "权力来源", what.power_source),
        ("body_nature", "实施主体性质", what.body_nature),
        ("founded_on", "设定依据", what.founded_on),
        ("served", "服务对象", what.served),
        ("conditions", "受理条件", what.conditions),
        ("bases", "法律依据", what.bases),
        ("remedies", "行政复议和诉讼途径", what.remedies),
        ("rights", "依法享有的权利", what.rights),
        ("obligations", "依法履行的义务", what.obligations),
    )
    for place, label, value in required:
        if not value:
            yield place, f"缺少{label}"
    yield from _where_it_is_exercised(what)


def _where_it_is_exercised(what: Definition) -> Found:
    if what.level in (_TOWNSHIP, _VILLAGE) and not what.township:
        yield "township", "乡镇(街道)、村(社区)行使的事项必须选择乡镇(街道)"
    if what.level == _VILLAGE and not what.village:
        yield "village", "村(社区)行使的事项必须选择村(社区)"


@rule("V11", HAMI(16))
def whom_it_serves_agrees_with_its_themes(what: Definition, _: Known) -> Found:
    if not what.audiences or not what.topics:
        yield "audiences", "必须选择服务对象和与之相应的主题"
    if (Audience.BUSINESS in what.audiences) != bool(what.business_topics):
        yield "business_topics", "面向法人的事项必须选择法人主题，不面向法人的不能选"
    if (Audience.PERSON in what.audiences) != bool(what.person_topics):
        yield "person_topics", "面向自然人的事项必须选择自然人主题，不面向自然人的不能选"
    natural = "1" in what.served
    if what.served and natural != (Audience.PERSON in what.audiences):
        yield "served", "服务对象含自然人的，必须同时面向个人，反之亦然"
