"""Rules about days, visits, money and the result: what is promised must hold together."""

from onedoor.law.articles import ADL, BER, HAMI, implements
from onedoor.law.grades import Burden, may_lay, who_may
from onedoor.system.flows import api as flows
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import Channel, TaskType

ON_THE_SPOT = "1"  # L8 即办件
_NO_RESULT = "99"  # L12
_LICENCE, _APPROVAL = "10", "20"
_FULLY_ONLINE = "5"
_ORDER = ("cases.accept", "cases.review", "cases.decide", "cases.issue", "cases.deliver")
_PERMITS = ("中华人民共和国行政许可法", "42")  # as offerings cite it
_ALONE, _JOINTLY = 20, 45  # ADL 42¶1, ¶2
_ON_SITE = ("必须到现场", "需到现场", "须到现场", "到窗口核验")


@rule("V1", BER(36))
def on_the_spot_means_no_days(what: Definition, _: Known) -> Found:
    if (what.handling == ON_THE_SPOT) != (what.limits.promised_days == 0):
        yield "limits.promised_days", "即办件的承诺时限必须为 0，承诺件必须大于 0"


@rule("V2", BER(36))
@implements(BER(36), note="a promise is never longer than the law")
def the_promise_is_within_the_law(what: Definition, _: Known) -> Found:
    limits = what.limits
    if limits.legal_days and limits.promised_days > limits.legal_days:
        yield "limits.promised_days", "承诺时限不能长于法定时限"
    if limits.legal_days and limits.promised_days and limits.unit != limits.legal_unit:
        yield "limits.unit", "承诺时限和法定时限的单位必须相同"
    if not limits.legal_days and not limits.legal_note:
        yield "limits.legal_note", "法律没有规定时限的，必须在法定时限说明中写明"


@rule("V2", ADL(42))
@implements(ADL(42), note="twenty days; forty-five where departments handle it jointly")
def the_limit_is_within_the_act_it_rests_on(what: Definition, _: Known) -> Found:
    cited = [one for one in what.bases if one.key == what.limits.legal_basis]
    if _PERMITS not in [(one.act.zh, one.article) for one in cited]:
        return
    most = _JOINTLY if any(step.joint for step in what.flow.steps) else _ALONE
    if what.limits.legal_days > most:
        yield "limits.legal_days", f"行政许可法第四十二条的时限最多 {most} 个工作日"


@rule("V3", HAMI(16))
def the_result_names_its_kind(what: Definition, _: Known) -> Found:
    name, kind = what.result.name.zh, what.result.kind
    if name and not kind:
        yield "result.kind", "有结果名称就必须选择结果类型"
    if name.endswith(("证", "证书")) and kind != _LICENCE:
        yield "result.kind", "结果名称以“证”或“证书”结尾，类型应为证照"
    if name.endswith(("批复", "批文")) and kind != _APPROVAL:
        yield "result.kind", "结果名称以“批复”或“批文”结尾，类型应为批文"


@rule("V4", HAMI(16))
def the_result_has_a_sample(what: Definition, _: Known) -> Found:
    result = what.result
    if result.name and result.kind != _NO_RESULT and not (result.sample or result.licence):
        yield "result.sample", "有结果的事项必须上传结果样本，或选择本平台签发的证照种类"


@rule("V5", BER(35))
def visits_are_explained(what: Definition, _: Known) -> Found:
    if what.visits and not what.why_visits:
        yield "why_visits", "到现场次数大于 0 时，必须说明必须现场办理的原因"
    if not what.visits and what.why_visits:
        yield "why_visits", "到现场次数为 0 时，不应再写现场办理的原因"
    if not what.visits:
        for n, condition in enumerate(what.conditions):
            if any(word in condition.words.zh for word in _ON_SITE):
                yield f"conditions[{n}]", "到现场次数为 0，受理条件不能要求到现场"


@rule("V6", HAMI(14))
def no_visit_needs_another_way(what: Definition, _: Known) -> Found:
    ways = set(what.channels)
    if not what.visits and not {Channel.ONLINE, Channel.POST} & ways:
        yield "channels", "不用到现场的事项必须可以网上办理或快递申请"
    if what.posts_materials != (Channel.POST in ways):
        yield "posts_materials", "支持材料邮寄的，办理渠道必须包含快递申请，反之亦然"


@rule("V7", HAMI(14))
def fully_online_means_no_visit(what: Definition, _: Known) -> Found:
    if what.online_depth == _FULLY_ONLINE and what.visits:
        yield "visits", "全程网办的事项，到现场次数必须为 0"


@rule("V8", ADL(58))
@implements(ADL(58), note="no charge without fee items, each with its basis")
def fees_are_complete(what: Definition, _: Known) -> Found:
    if what.charges and not what.fees:
        yield "fees", "收费事项必须列出收费项目、标准和依据"
    if not what.charges and (what.fees or what.pays_online):
        yield "fees", "不收费的事项不能有收费项目，也不能支持网上支付"
    grades = {basis.key: basis.grade for basis in what.bases}
    for n, fee in enumerate(what.fees):
        grade = grades.get(fee.basis)
        if grade is None or not may_lay(Burden.FEE, grade):
            who = who_may(Burden.FEE)
            yield f"fees[{n}]", f"收费项目“{fee.name.zh}”的依据必须是{who}"
        if fee.reduction and fee.reduction not in grades:
            yield f"fees[{n}]", f"收费项目“{fee.name.zh}”的减免依据没有列出"


@rule("V12", ADL(30))
def a_permit_shows_its_way(what: Definition, _: Known) -> Found:
    if what.task_type is not TaskType.PERMIT:
        return
    if not what.faq:
        yield "faq", "行政许可至少要有一个常见问题"
    wanted = _ORDER if what.result.kind == _LICENCE else (*_ORDER[:3], _ORDER[-1])
    way = [step.duty for step in what.flow.steps if step.duty in wanted]
    if tuple(dict.fromkeys(way)) != wanted:
        yield "flow.steps", "行政许可的流程必须依次包含受理、审查、决定、(制证)、送达"


@rule("V13", HAMI(24))
@implements(HAMI(24), note="a flow that cannot keep its promise is not published")
def the_flow_is_sound_and_fits_the_promise(what: Definition, _: Known) -> Found:
    facts = frozenset(q.key for page in what.form.pages for q in page.questions)
    promised = what.limits.promised_days or None
    for flaw in flows.check(what.flow, facts=facts, promised_days=promised):
        yield "flow", flaw
