"""实施清单: one body's published way of giving one service item, as one frozen document."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from onedoor.system.flows.api import FlowDef
from onedoor.system.forms.api import NO_WORDS, FormDef, Material, Text


class TaskType(StrEnum):
    """L1 事项类型."""

    PERMIT = "01"  # 行政许可
    PENALTY = "02"  # 行政处罚
    COERCION = "03"  # 行政强制
    LEVY = "04"  # 行政征收
    BENEFIT = "05"  # 行政给付
    INSPECTION = "06"  # 行政检查
    CONFIRMATION = "07"  # 行政确认
    AWARD = "08"  # 行政奖励
    RULING = "09"  # 行政裁决
    OTHER = "10"  # 其他行政权力(含行政备案)
    PUBLIC_SERVICE = "20"  # 公共服务


class Audience(StrEnum):
    """L7 服务对象, in two doors."""

    PERSON = "person"  # 个人
    BUSINESS = "business"  # 法人


class Channel(StrEnum):
    """Where an item may be applied for."""

    ONLINE = "online"  # 网上
    COUNTER = "counter"  # 窗口
    KIOSK = "kiosk"  # 自助终端
    POST = "post"  # 快递


class Grade(StrEnum):
    """How high a legal basis stands; what each may carry differs (standards 12.3)."""

    LAW = "law"  # 法律
    REGULATION = "regulation"  # 行政法规、国务院决定
    LOCAL = "local"  # 地方性法规
    RULE = "rule"  # 规章
    PAPER = "paper"  # 规范性文件


@dataclass(frozen=True, slots=True)
class Basis:
    """设定依据: one article that something in the offering rests on; ``key`` is cited inside."""

    key: str
    grade: Grade
    act: Text
    article: str
    words: Text = NO_WORDS

    @property
    def cited(self) -> str:
        """The article as it is cited, in Chinese, which alone binds."""
        return f"《{self.act.zh}》第{self.article}条"


@dataclass(frozen=True, slots=True)
class Special:
    """特别程序: days outside the limit, on a legal ground."""

    name: Text
    days: int
    basis: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Working days for the decision; ``promised_days`` 0 means on the spot (即办)."""

    promised_days: int
    legal_days: int
    legal_basis: str
    acceptance_days: int = 5
    delivery_days: int = 10
    special: tuple[Special, ...] = ()
    unit: str = "1"  # L6 时限单位: 1 工作日


@dataclass(frozen=True, slots=True)
class Condition:
    """受理条件: one condition and what it rests on."""

    words: Text
    basis: str


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee: yuan, on which standard and basis."""

    name: Text
    amount: Decimal
    standard: Text
    basis: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when: precise to the window."""

    name: Text
    address: Text
    window: Text
    hours: Text
    phone: str
    route: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Faq:
    """One common question with its answer."""

    question: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class Remedy:
    """法律救济: what to do against a decision, where and until when."""

    name: Text
    where: Text
    within: Text


@dataclass(frozen=True, slots=True)
class Result:
    """What comes of it: ``licence`` is the licence kind that is issued, valid ``years``."""

    name: Text
    kind: str  # L12: 10 证照, 20 批文, 30 其他, 99 无
    licence: str = ""
    years: int = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """The version document: everything about an offering but who published it when."""

    code: str
    catalogue_code: str
    name: Text
    task_type: TaskType
    body: str
    body_name: Text
    area: str
    level: str  # L3 行使层级
    audiences: tuple[Audience, ...]
    channels: tuple[Channel, ...]
    limits: Limits
    form: FormDef
    flow: FlowDef
    result: Result
    bases: tuple[Basis, ...]
    conditions: tuple[Condition, ...]
    visits: int
    consult_phone: str
    complaint_phone: str
    summary: Text = NO_WORDS
    why_visits: Text = NO_WORDS
    handling_code: str = ""  # 33: 业务办理项编码
    handling: str = "2"  # L8: 1 即办件, 2 承诺件
    online_depth: str = "5"  # L13
    topics: tuple[str, ...] = ()
    scope: str = ""  # L11 通办范围
    quota: Text = NO_WORDS  # none means 无数量限制
    charges: bool = False
    pays_online: bool = False
    fees: tuple[Fee, ...] = ()
    places: tuple[Place, ...] = ()
    faq: tuple[Faq, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    domain: str = ""  # 公共服务领域, for type 20
    one_channel_basis: str = ""  # the law that allows a single channel


@dataclass(frozen=True, slots=True)
class Offering:
    """One published version.  Immutable: a change is the next version.

    Everything of the document is under ``what``; the parts most asked for are properties.
    """

    what: Definition
    version: int
    sha256: str
    published_at: datetime
    effective_on: date
    replaced: bool = False  # a later version is in force

    @property
    def code(self) -> str:
        """The item code that case numbers begin with (31 places)."""
        return self.what.code

    @property
    def name(self) -> Text:
        """事项名称."""
        return self.what.name

    @property
    def body(self) -> str:
        """The code of the body that decides (18 places)."""
        return self.what.body

    @property
    def body_name(self) -> Text:
        """实施主体, by name."""
        return self.what.body_name

    @property
    def area(self) -> str:
        """The area code (12 digits)."""
        return self.what.area

    @property
    def form(self) -> FormDef:
        """The form, with its materials and conditions."""
        return self.what.form

    @property
    def flow(self) -> FlowDef:
        """The flow that is executed."""
        return self.what.flow

    @property
    def materials(self) -> tuple[Material, ...]:
        """All materials, whatever the situation."""
        return self.what.form.materials

    @property
    def limits(self) -> Limits:
        """The limits in working days."""
        return self.what.limits

    @property
    def result(self) -> Result:
        """What comes of it."""
        return self.what.result

    @property
    def reduction(self) -> int:
        """压减率: by how many per cent the promise is shorter than the law, rounded down."""
        legal = self.limits.legal_days
        return 100 * (legal - self.limits.promised_days) // legal if legal else 0

    def basis(self, key: str) -> Basis | None:
        """Return the basis cited under a key, None when the offering lists none such."""
        return next((one for one in self.what.bases if one.key == key), None)
