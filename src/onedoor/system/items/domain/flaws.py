"""What keeps an offering from being published: one predicate for each rule, all run at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onedoor.law.articles import ADL, BER, HAMI, OGS, Provision
from onedoor.law.grades import Grade
from onedoor.system.flows import api as flows
from onedoor.system.items.domain import codes
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import Channel, TaskType

ON_THE_SPOT = "1"  # L8 即办件
_NOT_ON_APPLICATION = (TaskType.PENALTY, TaskType.COERCION, TaskType.LEVY, TaskType.INSPECTION)
_DOMAINS = (
    "公共教育", "劳动就业", "社会保险", "医疗卫生", "养老服务", "社会服务", "住房保障",
    "文化体育", "残疾人服务", "创新创业",
)  # fmt: skip
_AREA_DIAL = "0902-"  # 哈密
_ORDER = ("cases.accept", "cases.review", "cases.decide", "cases.issue", "cases.deliver")
_CONDITION_GRADES = (Grade.LAW, Grade.REGULATION, Grade.LOCAL, Grade.RULE)
_PROOF_GRADES = (Grade.LAW, Grade.REGULATION, Grade.LOCAL)
_FEE_GRADES = (Grade.LAW, Grade.REGULATION)
_FULLY_ONLINE = "5"
_SELF = "10"  # L19 申请人自备


@dataclass(frozen=True, slots=True)
class Flaw:
    """One broken rule: its code, its provision, and in words how to mend it."""

    code: str
    basis: Provision
    mend: str

    def __str__(self) -> str:
        return f"{self.mend}（{self.basis}）"


Rule = Callable[[Definition], Iterator[str]]
_RULES: list[tuple[str, Provision, Rule]] = []


def flaws(what: Definition) -> tuple[Flaw, ...]:
    """Return every flaw, not only the first: an editor corrects them in one go."""
    return tuple(Flaw(code, basis, mend) for code, basis, rule in _RULES for mend in rule(what))


def _rule(code: str, basis: Provision) -> Callable[[Rule], Rule]:
    def register(rule: Rule) -> Rule:
        _RULES.append((code, basis, rule))
        return rule

    return register


@_rule("V1", BER(36))
def _on_the_spot_means_no_days(what: Definition) -> Iterator[str]:
    if (what.handling == ON_THE_SPOT) != (what.limits.promised_days == 0):
        yield "即办件的承诺时限必须为 0，承诺件必须大于 0"


@_rule("V2", BER(36))
def _promise_within_the_law(what: Definition) -> Iterator[str]:
    limits = what.limits
    if limits.legal_days and limits.promised_days > limits.legal_days:
        yield "承诺时限不能长于法定时限"


@_rule("V3", HAMI(16))
def _result_names_its_kind(what: Definition) -> Iterator[str]:
    name, kind = what.result.name.zh, what.result.kind
    if name and not kind:
        yield "有结果名称就必须选择结果类型"
    if name.endswith(("证", "证书")) and kind != "10":
        yield "结果名称以“证”或“证书”结尾，类型应为证照"
    if name.endswith(("批复", "批文")) and kind != "20":
        yield "结果名称以“批复”或“批文”结尾，类型应为批文"


@_rule("V5", BER(35))
def _visits_are_explained(what: Definition) -> Iterator[str]:
    if what.visits and not what.why_visits:
        yield "到现场次数大于 0 时，必须说明必须现场办理的原因"
    if not what.visits and what.why_visits:
        yield "到现场次数为 0 时，不应再写现场办理的原因"


@_rule("V6", HAMI(14))
def _no_visit_needs_a_way(what: Definition) -> Iterator[str]:
    if not what.visits and not {Channel.ONLINE, Channel.POST} & set(what.channels):
        yield "不用到现场的事项必须可以网上办理或快递申请"


@_rule("V7", HAMI(14))
def _fully_online_means_no_visit(what: Definition) -> Iterator[str]:
    if what.online_depth == _FULLY_ONLINE and what.visits:
        yield "全程网办的事项，到现场次数必须为 0"


@_rule("V8", ADL(58))
def _fees_are_complete(what: Definition) -> Iterator[str]:
    if what.charges and not what.fees:
        yield "收费事项必须列出收费项目、标准和依据"
    if not what.charges and (what.fees or what.pays_online):
        yield "不收费的事项不能有收费项目，也不能支持网上支付"
    known = {basis.key: basis.grade for basis in what.bases}
    for fee in what.fees:
        if known.get(fee.basis) not in _FEE_GRADES:
            yield f"收费项目“{fee.name.zh}”的依据必须是法律或行政法规"


@_rule("V9", HAMI(26))
def _phones_are_given(what: Definition) -> Iterator[str]:
    phones = (what.consult_phone, what.complaint_phone)
    if not all(phone.startswith(_AREA_DIAL) for phone in phones):
        yield "咨询电话和投诉电话都必须填写，并带区号 0902"
    if phones[0] == phones[1]:
        yield "咨询电话和投诉电话不能相同"


@_rule("V10", HAMI(16))
def _places_are_precise(what: Definition) -> Iterator[str]:
    if Channel.COUNTER in what.channels and not what.places:
        yield "必须写明办理地点"
    for place in what.places:
        if not place.window or "工作日" not in place.hours.zh:
            yield f"办理地点“{place.name.zh}”必须精确到窗口，办理时间必须写明工作日"


@_rule("V11", HAMI(16))
def _a_theme_is_set(what: Definition) -> Iterator[str]:
    if not what.audiences or not what.topics:
        yield "必须选择服务对象和与之相应的主题"


@_rule("V12", ADL(30))
def _a_permit_shows_its_way(what: Definition) -> Iterator[str]:
    if what.task_type is not TaskType.PERMIT:
        return
    if not what.faq:
        yield "行政许可至少要有一个常见问题"
    duties = {step.duty for step in what.flow.steps}
    if not duties.issuperset(_ORDER if what.result.kind == "10" else _ORDER[:3]):
        yield "行政许可的流程必须依次包含受理、审查、决定、制证、送达"


@_rule("V13", HAMI(24))
def _the_flow_is_sound_and_fits_the_promise(what: Definition) -> Iterator[str]:
    facts = frozenset(q.key for page in what.form.pages for q in page.questions)
    promised = what.limits.promised_days or None
    yield from flows.check(what.flow, facts=facts, promised_days=promised)


@_rule("V14", BER(44))
def _proofs_rest_on_law(what: Definition) -> Iterator[str]:
    known = {basis.key: basis.grade for basis in what.bases}
    for material in what.form.materials:
        if material.proof and known.get(material.basis) not in _PROOF_GRADES:
            yield f"证明“{material.name.zh}”必须有法律、法规或国务院决定依据"


@_rule("V15", BER(35))
def _nothing_is_asked_without_a_basis(what: Definition) -> Iterator[str]:
    known = {basis.key: basis.grade for basis in what.bases}
    asked = [(f"条件“{c.words.zh[:12]}”", c.basis) for c in what.conditions]
    asked += [(f"材料“{m.name.zh}”", m.basis) for m in what.form.materials]
    asked += [(f"问题“{q.label.zh}”", q.basis) for page in what.form.pages for q in page.questions]
    asked += [("法定时限", what.limits.legal_basis)] if what.limits.legal_days else []
    asked += [(f"特别程序“{s.name.zh}”", s.basis) for s in what.limits.special]
    for named, basis in asked:
        if known.get(basis) not in _CONDITION_GRADES:
            yield f"{named}没有法律、法规、规章依据，不得要求"


@_rule("V16", OGS(7))
def _what_is_shared_is_not_asked(what: Definition) -> Iterator[str]:
    for material in what.form.materials:
        if material.licence and material.source == _SELF:
            yield f"材料“{material.name.zh}”可由电子证照核验，不能要求申请人自备"


@_rule("A2-1", HAMI(2, paragraph=2))
def _it_is_given_on_application(what: Definition) -> Iterator[str]:
    if what.task_type in _NOT_ON_APPLICATION:
        yield "行政处罚、强制、征收、检查不是依申请事项，不能发布"


@_rule("A2-2", HAMI(2, paragraph=3))
def _a_public_service_has_a_domain(what: Definition) -> Iterator[str]:
    if what.task_type is TaskType.PUBLIC_SERVICE and what.domain not in _DOMAINS:
        yield f"公共服务必须选择领域：{'、'.join(_DOMAINS)}"


@_rule("A15-1", HAMI(15))
def _both_channels_are_open(what: Definition) -> Iterator[str]:
    both = {Channel.ONLINE, Channel.COUNTER}
    if not both.issubset(what.channels) and not what.one_channel_basis:
        yield "网上和窗口两个渠道都必须开通，除非法律另有规定"


@_rule("codes", HAMI(16))
def _codes_fit_together(what: Definition) -> Iterator[str]:
    if not codes.is_any_code(what.code):
        yield "事项编码不能为空，不能有空格，最长 64 位"
        return
    if codes.is_offering_code(what.code):
        parts = what.body + what.level + what.catalogue_code
        if what.code != parts:
            yield "31 位实施编码必须由实施主体代码、行使层级和基本编码组成"
        if what.handling_code and what.handling_code[:-2] != what.code:
            yield "33 位业务办理项编码必须以实施编码开头"


@_rule("permit", ADL(14))
def _a_permit_rests_on_law(what: Definition) -> Iterator[str]:
    grades = {basis.grade for basis in what.bases}
    if what.task_type is TaskType.PERMIT and not grades & set(_CONDITION_GRADES):
        yield "行政许可必须有法律、法规或规章的设定依据"
