"""Rules about days, visits, money and the result: what is promised must hold together."""

from onedoor.law.articles import ADL, BER, HAMI, implements
from onedoor.law.grades import Burden, may_lay, who_may
from onedoor.system.flows import api as flows
from onedoor.system.forms.api import Text
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import Channel, TaskType
from onedoor.system.items.domain.rules import words as w

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
        yield "limits.promised_days", w.ON_THE_SPOT


@rule("V2", BER(36))
@implements(BER(36), note="a promise is never longer than the law")
def the_promise_is_within_the_law(what: Definition, _: Known) -> Found:
    limits = what.limits
    if limits.legal_days and limits.promised_days > limits.legal_days:
        yield "limits.promised_days", w.PROMISE_TOO_LONG
    if limits.legal_days and limits.promised_days and limits.unit != limits.legal_unit:
        yield "limits.unit", w.UNITS_DIFFER
    if not limits.legal_days and not limits.legal_note:
        yield "limits.legal_note", w.NO_LEGAL_LIMIT


@rule("A18-2", HAMI(18))
@implements(HAMI(18), note="what may follow can be there before the promised day")
def what_may_follow_fits_the_promise(what: Definition, known: Known) -> Found:
    most = what.limits.promised_days - known.gap_margin
    for material in what.form.materials:
        if material.deferrable_days and material.deferrable_days > most:
            place = f"form.materials.{material.key}"
            if most < 1:
                yield place, w.NO_DAY_TO_FOLLOW.filled(name=material.name)
            else:
                yield place, w.FOLLOWS_TOO_LATE.filled(name=material.name, most=most)


@rule("V2", ADL(42))
@implements(ADL(42), note="twenty days; forty-five where departments handle it jointly")
def the_limit_is_within_the_act_it_rests_on(what: Definition, _: Known) -> Found:
    cited = [one for one in what.bases if one.key == what.limits.legal_basis]
    if _PERMITS not in [(one.act.zh, one.article) for one in cited]:
        return
    most = _JOINTLY if any(step.joint for step in what.flow.steps) else _ALONE
    if what.limits.legal_days > most:
        yield "limits.legal_days", w.BEYOND_THE_ACT.filled(most=most)


@rule("V3", HAMI(16))
def the_result_names_its_kind(what: Definition, _: Known) -> Found:
    name, kind = what.result.name.zh, what.result.kind
    if name and not kind:
        yield "result.kind", w.RESULT_KIND
    if name.endswith(("证", "证书")) and kind != _LICENCE:
        yield "result.kind", w.RESULT_LICENCE
    if name.endswith(("批复", "批文")) and kind != _APPROVAL:
        yield "result.kind", w.RESULT_APPROVAL


@rule("V4", HAMI(16))
def the_result_has_a_sample(what: Definition, _: Known) -> Found:
    result = what.result
    if result.name and result.kind != _NO_RESULT and not (result.sample or result.licence):
        yield "result.sample", w.RESULT_SAMPLE


@rule("V5", BER(35))
def visits_are_explained(what: Definition, _: Known) -> Found:
    if what.visits and not what.why_visits:
        yield "why_visits", w.WHY_VISITS
    if not what.visits and what.why_visits:
        yield "why_visits", w.NO_WHY_VISITS
    if not what.visits:
        for n, condition in enumerate(what.conditions):
            if any(word in condition.words.zh for word in _ON_SITE):
                yield f"conditions[{n}]", w.CONDITION_WANTS_VISIT


@rule("V6", HAMI(14))
def no_visit_needs_another_way(what: Definition, _: Known) -> Found:
    ways = set(what.channels)
    if not what.visits and not {Channel.ONLINE, Channel.POST} & ways:
        yield "channels", w.ANOTHER_WAY
    if what.posts_materials != (Channel.POST in ways):
        yield "posts_materials", w.POSTED_MATERIALS


@rule("V7", HAMI(14))
def fully_online_means_no_visit(what: Definition, _: Known) -> Found:
    if _FULLY_ONLINE in what.online_depth and what.visits:
        yield "online_depth", w.FULLY_ONLINE
    if Channel.ONLINE in what.channels and not what.online_depth:
        yield "online_depth", w.HOW_DEEP


@rule("V8", ADL(58))
@implements(ADL(58), note="no charge without fee items, each with its basis")
def fees_are_complete(what: Definition, _: Known) -> Found:
    if what.charges and not what.fees:
        yield "fees", w.NO_FEES_LISTED
    if not what.charges and (what.fees or what.pays_online):
        yield "fees", w.FREE_BUT_FEES
    grades = {basis.key: basis.grade for basis in what.bases}
    for n, fee in enumerate(what.fees):
        grade = grades.get(fee.basis)
        if grade is None or not may_lay(Burden.FEE, grade):
            who = Text(*who_may(Burden.FEE))
            yield f"fees[{n}]", w.FEE_BASIS.filled(name=fee.name, who=who)
        if fee.reduction and fee.reduction not in grades:
            yield f"fees[{n}]", w.REDUCTION_BASIS.filled(name=fee.name)


@rule("V12", ADL(30))
def a_permit_shows_its_way(what: Definition, _: Known) -> Found:
    if what.task_type is not TaskType.PERMIT:
        return
    if not what.faq:
        yield "faq", w.PERMIT_FAQ
    wanted = _ORDER if what.result.kind == _LICENCE else (*_ORDER[:3], _ORDER[-1])
    way = [step.duty for step in what.flow.steps if step.duty in wanted]
    if tuple(dict.fromkeys(way)) != wanted:
        yield "flow.steps", w.PERMIT_WAY


@rule("V13", HAMI(24))
@implements(HAMI(24), note="a flow that cannot keep its promise is not published")
def the_flow_is_sound_and_fits_the_promise(what: Definition, _: Known) -> Found:
    facts = frozenset(q.key for page in what.form.pages for q in page.questions)
    promised = what.limits.promised_days or None
    for flaw in flows.check(what.flow, facts=facts, promised_days=promised):
        yield "flow", flaw
