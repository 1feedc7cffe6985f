"""What a field may be chosen from: code lists, closed lists, and what the document itself holds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from onedoor.general.bases import api as bases
from onedoor.general.bodies import api as bodies
from onedoor.general.places import api as places
from onedoor.general.terms import api as terms
from onedoor.kernel.fields import Choice
from onedoor.operation.licences import api as licences
from onedoor.site.desk.editing.conditions import asked, told, words
from onedoor.site.desk.editing.parts import Words
from onedoor.site.portal.words import TOPICS
from onedoor.site.ui import languages
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

CODE_LISTS = frozenset(
    (
        "item_types", "power_sources", "exercise_levels", "body_natures", "served_kinds",
        "handling_kinds", "service_ranges", "result_types", "online_depths", "business_topics",
        "person_topics", "limit_units", "material_types", "material_forms", "material_sources",
        "promise_risks", "citywide_modes",
    )
)  # fmt: skip
_CLOSED: Mapping[str, Mapping[str, Words]] = {
    "after_checks": {"must": _("必须核查"), "sample": _("随机抽查"), "none": _("免于核查")},
    "audiences": {"person": _("个人"), "business": _("法人")},
    "channels": {
        "online": _("网上"), "counter": _("窗口"), "kiosk": _("自助终端"), "post": _("快递"),
    },
    "subtypes": {
        "filing": _("备案"), "consent": _("核准"), "examination": _("审核"),
        "duty": _("为履行法定义务提供便利"),
    },
    "grades": {
        "law": _("法律"), "regulation": _("行政法规"), "decision": _("国务院决定"),
        "local": _("地方性法规"), "provincial": _("省级政府规章"),
        "rule": _("部门规章、设区的市政府规章"), "paper": _("规范性文件"),
    },
    "material_kinds": {
        "electronic": _("电子件"), "original": _("原件"), "copy": _("复印件"),
    },
    "question_kinds": {
        "text": _("一行文字"), "longtext": _("多行文字"), "choice": _("单选"), "multi": _("多选"),
        "yesno": _("是或否"), "date": _("日期"), "period": _("起止日期"), "money": _("金额"),
        "number": _("数字"), "idcard": _("身份证号"), "uscc": _("统一社会信用代码"),
        "phone": _("电话"), "email": _("电子邮箱"), "address": _("地址"), "region": _("行政区划"),
        "person": _("人员"), "org": _("单位"), "bank": _("银行账户"), "geo": _("坐标点"),
        "declaration": _("声明承诺"), "info": _("说明文字（不用回答）"), "file": _("上传材料"),
        "sign": _("签名"), "group": _("一组填写项"),
    },
    "conflicts": {
        "ask": _("能改，要说明"), "lock": _("不能改"), "warn": _("能改，提示不一致"),
        "free": _("能改，不用说明"),
    },
    "duties": {
        "applicant": _("申请人"), "cases.receive": _("收件"), "counter.intake": _("窗口受理"),
        "cases.accept": _("受理"), "cases.review": _("审查"), "cases.decide": _("决定"),
        "cases.issue": _("制证"), "cases.deliver": _("送达"),
    },
    "specials": {
        "hearing": _("听证"), "tender": _("招标"), "auction": _("拍卖"), "inspection": _("检验"),
        "testing": _("检测"), "quarantine": _("检疫"), "appraisal": _("鉴定"),
        "expert_review": _("专家评审"),
    },
}  # fmt: skip
_OURS: Mapping[str, Words] = {
    "国家安全": _("国家安全"), "国家秘密": _("国家秘密"), "公共安全": _("公共安全"),
    "金融业审慎监管": _("金融业审慎监管"), "生态环境保护": _("生态环境保护"),
    "直接关系人身健康、生命财产安全": _("直接关系人身健康、生命财产安全"),
    "重要涉外": _("重要涉外"),
}  # fmt: skip
_SIGNED_IN = _("登录身份（实名认证）")
_WHO_ACTS = _("登录人（本人或者代办人）")
_IDENTITY: Mapping[str, Words] = {
    "name": _("个人姓名"), "number": _("个人证件号码"), "phone": _("联系电话"),
    "organisation": _("单位名称"), "code": _("单位统一社会信用代码"),
    "representative": _("单位法定代表人"),
}  # fmt: skip
_ACTING: Mapping[str, Words] = {"by_agent": _("是否代办")}  # and of an agent the same
_PARTS = (
    "text", "longtext", "choice", "yesno", "date", "number", "money", "idcard", "uscc", "phone",
    "email", "region",
)  # fmt: skip
_DOMAINS = (
    "公共教育", "劳动就业", "社会保险", "医疗卫生", "养老服务", "社会服务", "住房保障",
    "文化体育", "残疾人服务", "创新创业综合服务",
)  # fmt: skip


@dataclass(frozen=True)
class Choices:
    """The lists for one document on one day; ``lists`` are the code lists the sheet needs."""

    document: Mapping[str, Any]
    on: date
    lists: Mapping[str, tuple[terms.Code, ...]]

    def of(self, name: str) -> tuple[Choice, ...]:
        """Return the choices of a list by its name."""
        if name in self.lists:
            return tuple(Choice(one.value, _label(one.label)) for one in self.lists[name])
        if name in _CLOSED:
            return tuple(Choice(value, str(label)) for value, label in _CLOSED[name].items())
        return tuple(_OWN[name](self))

    @cached_property
    def questions(self) -> tuple[tuple[str, str, str], ...]:
        """Every question of the form: key, kind, words."""
        return tuple(
            (_text(one, "key"), _text(one, "kind"), words(one.get("label")))
            for page in _rows(self.document, "form", "pages")
            for one in _rows(page, "questions")
        )


def _label(label: str) -> str:
    """Return the label of a code: national names bind in Chinese, our own have Uyghur beside."""
    return str(_OURS.get(label, label))


def read(document: Mapping[str, Any], *, names: Iterable[str], on: date) -> Choices:
    """Return the choices that the fields of a sheet name, code lists by one query."""
    wanted = sorted(CODE_LISTS.intersection(names))
    return Choices(document, on, terms.codes_of(wanted, on=on) if wanted else {})


def shown(words: Any) -> str:
    """Return words of a document in Chinese, empty when there are none."""
    given = words.get("zh-Hans", "") if isinstance(words, Mapping) else words
    return given.strip() if isinstance(given, str) else ""


def _rows(document: Any, *names: str) -> list[Mapping[str, Any]]:
    found = items.editing.value(document, names)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def _text(row: Mapping[str, Any], name: str) -> str:
    given = row.get(name, "")
    return given if isinstance(given, str) else ""


def _keyed(*names: str) -> Callable[[Choices], list[Choice]]:
    def choices(known: Choices) -> list[Choice]:
        rows = _rows(known.document, *names)
        return [Choice(_text(row, "key"), words(row.get("name")) or now("未命名")) for row in rows]

    return choices


def _bases(known: Choices) -> list[Choice]:
    rows = _rows(known.document, "bases")
    return [Choice(_text(row, "key"), _cited(row)) for row in rows]


def _cited(row: Mapping[str, Any]) -> str:
    act = shown(row.get("act"))
    return f"《{act}》第{row.get('article', '')}条" if act else now("未命名")


def _conditions(known: Choices) -> list[Choice]:
    found = items.editing.value(known.document, ("form", "conditions"), {})
    if not isinstance(found, Mapping):
        return []
    return [Choice(name, told(document, known.document)) for name, document in found.items()]


def _targets(known: Choices) -> list[Choice]:
    ends = _keyed("flow", "ends")(known)
    closed = [Choice(one.value, now("结束：%(end)s") % {"end": one.label}) for one in ends]
    return [*_keyed("flow", "steps")(known), *closed]


def _of_kind(*kinds: str) -> Callable[[Choices], list[Choice]]:
    def choices(known: Choices) -> list[Choice]:
        return [
            Choice(key, words or now("未命名"))
            for key, kind, words in known.questions
            if kind in kinds
        ]

    return choices


def _promise_answers(known: Choices) -> list[Choice]:
    """Return the answers to the question that chooses between a promise and the ordinary way."""
    chosen = items.editing.value(known.document, ("promising", "question"), "")
    found = next((one for one in asked(known.document) if one.key == chosen), None)
    return [Choice(*answer) for answer in found.answers] if found else []


def _pages(known: Choices) -> list[Choice]:
    rows = _rows(known.document, "form", "pages")
    return [Choice(_text(row, "key"), words(row.get("title")) or now("未命名")) for row in rows]


def _acts(known: Choices) -> list[Choice]:
    return [Choice(one.title, one.title) for one in bases.instruments() if one.in_force(known.on)]


def _licences(_known: Choices) -> list[Choice]:
    return [
        Choice(code, kind.told_apart(languages.language(get_language()).tag))
        for code, kind in licences.kinds().items()
    ]


def _sources(known: Choices) -> list[Choice]:
    own = [Choice(forms.IDENTITY, str(_SIGNED_IN)), Choice(forms.ACTING, str(_WHO_ACTS))]
    return [*own, *_licences(known)]


def _source_fields(_known: Choices) -> list[Choice]:
    """Return what a licence or the identity says, each under the name it is taken by."""
    own = {key: str(words) for key, words in {**_IDENTITY, **_ACTING}.items()}
    tongue = languages.language(get_language()).tag
    rows = {
        key: ug if tongue == "ug" else zh
        for kind in licences.kinds().values()
        for key, zh, ug in kind.rows
    }
    return [Choice(key, words) for key, words in (rows | own).items()]


def _proofs(known: Choices) -> list[Choice]:
    body = str(known.document.get("body", ""))
    return [Choice(one.code, one.name) for one in items.retained_proofs(on=known.on, body=body)]


def _townships(known: Choices) -> list[Choice]:
    area = str(known.document.get("area", ""))
    return [Choice(one.code, one.name) for one in places.townships(area)]


def _villages(known: Choices) -> list[Choice]:
    township = str(known.document.get("township", ""))
    return [Choice(one.code, one.name) for one in places.children(township)] if township else []


def _bodies(known: Choices) -> list[Choice]:
    """Return the bodies that may share the work: those of the area, and those of the city."""
    area, own = (str(known.document.get(name, "")) for name in ("area", "body"))
    found = [
        one for place in dict.fromkeys((area, places.HAMI)) for one in bodies.bodies(area=place)
    ]
    return [Choice(one.code, one.name) for one in found if one.code != own]


def _catalogue(known: Choices) -> list[Choice]:
    return [Choice(one.code, one.name) for one in items.catalogue(in_use_on=known.on)]


_OWN: Mapping[str, Callable[[Choices], Iterable[Choice]]] = {
    "bases": _bases,
    "conditions": _conditions,
    "materials": _keyed("form", "materials"),
    "steps": _keyed("flow", "steps"),
    "lanes": _keyed("flow", "lanes"),
    "targets": _targets,
    "part_kinds": lambda _: [Choice(kind, str(_CLOSED["question_kinds"][kind])) for kind in _PARTS],
    "situational": _of_kind("choice", "multi", "yesno"),
    "single_choices": _of_kind("choice"),
    "declarations": _of_kind("declaration"),
    "texts": _of_kind("text"),
    "promise_answers": _promise_answers,
    "pages": _pages,
    "acts": _acts,
    "bodies": _bodies,
    "licences": _licences,
    "proofs": _proofs,
    "sources": _sources,
    "source_fields": _source_fields,
    "townships": _townships,
    "villages": _villages,
    "catalogue": _catalogue,
    "topics": lambda _: [Choice(topic, str(label)) for topic, label in TOPICS.items()],
    "domains": lambda _: [Choice(one, one) for one in _DOMAINS],
}
