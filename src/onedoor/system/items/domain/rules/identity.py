"""Rules about what an item is, who gives it, and through which doors."""

from onedoor.law.articles import ADL, BER, HAMI, implements
from onedoor.law.grades import Grade
from onedoor.system.items.domain import codes
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import CITYWIDE, Definition
from onedoor.system.items.domain.parts import Audience, Channel, Subtype, TaskType
from onedoor.system.items.domain.rules import words as w

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
        yield "task_type", w.NOT_ON_APPLICATION
    if (what.task_type is TaskType.OTHER) != (what.subtype is not Subtype.NONE):
        yield "subtype", w.SUBTYPE


@rule("A2-2", HAMI(2, paragraph=3))
@implements(HAMI(2, paragraph=3), note="a public service lies in one of the domains")
def a_public_service_has_a_domain(what: Definition, _: Known) -> Found:
    if what.task_type is TaskType.PUBLIC_SERVICE and what.domain not in _DOMAINS:
        yield "domain", w.NO_DOMAIN.filled(domains="、".join(_DOMAINS))


@rule("A2-3", HAMI(2, paragraph=1))
@implements(HAMI(2, paragraph=1), note="organs, authorised organisations and public utilities")
def the_body_may_serve(what: Definition, known: Known) -> Found:
    body = known.body
    if body is None:
        yield "body", w.BODY_UNKNOWN
        return
    if what.body_name.zh not in filter(None, (body.name, body.short_name)):
        yield "body_name", w.BODY_NAME_DIFFERS.filled(name=body.name)
    if body.nature != what.body_nature and not body.is_utility:
        yield "body_nature", w.NATURE_DIFFERS
    if what.body_nature == _ENTRUSTED and not what.entrusted_by:
        yield "entrusted_by", w.ENTRUSTED_BY
    if not body.is_utility and body.nature not in (*_LAWFUL_NATURES, _ENTRUSTED):
        yield "body", w.BODY_MAY_NOT_SERVE


@rule("lanes", HAMI(24))
def every_body_of_a_lane_is_registered(what: Definition, known: Known) -> Found:
    for lane in what.flow.lanes:
        if lane.body and lane.body not in known.bodies:
            yield f"flow.lanes.{lane.key}.body", w.LANE_BODY_UNKNOWN.filled(name=lane.name)


@rule("A10-1", HAMI(10))
@implements(HAMI(10), note="in the hall, or on the approved negative list; never neither")
def it_is_in_the_hall_or_on_the_negative_list(what: Definition, known: Known) -> Found:
    if bool(what.hall) == bool(what.negative_list):
        yield "hall", w.HALL_OR_LIST
    if what.negative_list and what.negative_list != known.outside:
        yield "negative_list", w.NOT_ON_THE_LIST


@rule("A15-1", HAMI(15))
@implements(HAMI(15), BER(37), note="no item with one door only, unless a law says so")
def both_doors_are_open(what: Definition, _: Known) -> Found:
    both = {Channel.ONLINE, Channel.COUNTER}
    if both.issubset(what.channels):
        return
    lawful = {basis.key for basis in what.bases if basis.grade in _MAY_CLOSE_A_DOOR}
    if what.one_channel_basis not in lawful:
        yield "channels", w.ONE_DOOR


@rule("codes", HAMI(16))
def the_codes_fit_together(what: Definition, _: Known) -> Found:
    if not codes.is_any_code(what.code):
        yield "code", w.CODE_SHAPE.filled(most=codes.CODE_MAX)
    elif codes.is_offering_code(what.code):
        if what.code != what.body + what.level + what.catalogue_code:
            yield "code", w.CODE_PARTS
        if what.handling_code and not codes.is_handling_code(what.handling_code, of=what.code):
            yield "handling_code", w.HANDLING_CODE
    elif not what.local_code:
        yield "code", w.LOCAL_CODE_TOO
    for name in ("local_code", "local_catalogue_code"):
        code = getattr(what, name)
        if code and not codes.is_local_code(code):
            yield name, w.LOCAL_CODE_SHAPE.filled(most=codes.LOCAL_MAX)


@rule("lists", HAMI(16))
def what_is_coded_is_in_its_list(what: Definition, known: Known) -> Found:
    for place, name, values in _coded(what):
        allowed = known.codes.get(name, frozenset())
        wrong = [value for value in values if value not in allowed]
        if wrong:
            yield place, w.NOT_IN_LIST.filled(values="、".join(wrong))


def _coded(what: Definition) -> list[tuple[str, str, tuple[str, ...]]]:
    materials = what.form.materials
    return [
        ("task_type", "item_types", (what.task_type,)),
        ("risks", "promise_risks", what.risks),
        ("power_source", "power_sources", _given(what.power_source)),
        ("level", "exercise_levels", (what.level,)),
        ("body_nature", "body_natures", _given(what.body_nature)),
        ("limits.unit", "limit_units", (what.limits.unit, what.limits.legal_unit)),
        ("served", "served_kinds", what.served),
        ("handling", "handling_kinds", (what.handling,)),
        ("scope", "service_ranges", _given(what.scope)),
        ("citywide_mode", "citywide_modes", _given(what.citywide_mode)),
        ("result.kind", "result_types", _given(what.result.kind)),
        ("online_depth", "online_depths", what.online_depth),
        ("business_topics", "business_topics", what.business_topics),
        ("person_topics", "person_topics", what.person_topics),
        ("form.materials", "material_types", tuple(m.kind for m in materials)),
        ("form.materials", "material_forms", tuple(m.medium for m in materials)),
        ("form.materials", "material_sources", tuple(m.source for m in materials)),
    ]


@rule("A20-1", HAMI(20))
@implements(HAMI(20), note="what any hall of the city takes says by which way it goes home")
def what_is_citywide_says_how(what: Definition, _: Known) -> Found:
    if (what.scope in CITYWIDE) != bool(what.citywide_mode):
        yield "citywide_mode", w.CITYWIDE_MODE


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


@rule("elements", ADL(30))
@implements(ADL(30), note="nothing that must be told is left out")
def nothing_required_is_left_out(what: Definition, _: Known) -> Found:
    required = (
        ("power_source", w.POWER_SOURCE, what.power_source),
        ("body_nature", w.BODY_NATURE, what.body_nature),
        ("founded_on", w.FOUNDED_ON, what.founded_on),
        ("served", w.SERVED, what.served),
        ("conditions", w.CONDITIONS, what.conditions),
        ("bases", w.BASES, what.bases),
        ("remedies", w.REMEDIES, what.remedies),
        ("rights", w.RIGHTS, what.rights),
        ("obligations", w.OBLIGATIONS, what.obligations),
    )
    for place, label, value in required:
        if not value:
            yield place, w.LEFT_OUT.filled(name=label)
    yield from _where_it_is_exercised(what)


def _where_it_is_exercised(what: Definition) -> Found:
    if what.level in (_TOWNSHIP, _VILLAGE) and not what.township:
        yield "township", w.TOWNSHIP
    if what.level == _VILLAGE and not what.village:
        yield "village", w.VILLAGE


@rule("V11", HAMI(16))
def whom_it_serves_agrees_with_its_themes(what: Definition, _: Known) -> Found:
    if not what.audiences or not what.topics:
        yield "audiences", w.AUDIENCES
    if (Audience.BUSINESS in what.audiences) != bool(what.business_topics):
        yield "business_topics", w.BUSINESS_TOPICS
    if (Audience.PERSON in what.audiences) != bool(what.person_topics):
        yield "person_topics", w.PERSON_TOPICS
    natural = "1" in what.served
    if what.served and natural != (Audience.PERSON in what.audiences):
        yield "served", w.SERVED_DIFFERS
