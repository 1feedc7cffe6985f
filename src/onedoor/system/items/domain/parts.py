"""What an offering is put together from: the closed lists it uses and its smaller parts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onedoor.law.grades import Grade
from onedoor.system.forms.api import NO_WORDS, Text


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


class Subtype(StrEnum):
    """What 其他行政权力 is given on application; 便利 is help with a duty that law lays down."""

    NONE = ""
    FILING = "filing"  # 备案
    CONSENT = "consent"  # 核准
    EXAMINATION = "examination"  # 审核
    DUTY = "duty"  # 为履行法定义务提供便利


class Audience(StrEnum):
    """L7 服务对象, in two doors."""

    PERSON = "person"  # 个人
    BUSINESS = "business"  # 法人


class AfterCheck(StrEnum):
    """What is checked after a decision on a promise."""

    MUST = "must"  # 必须核查
    SAMPLE = "sample"  # 随机抽查
    NONE = "none"  # 免于核查


class Channel(StrEnum):
    """Where an item may be applied for."""

    ONLINE = "online"  # 网上
    COUNTER = "counter"  # 窗口
    KIOSK = "kiosk"  # 自助终端
    POST = "post"  # 快递


@dataclass(frozen=True, slots=True)
class Basis:
    """设定依据: one article that something in the offering rests on; ``key`` is cited inside.

    ``act`` is the title under which the instrument stands in the register of bases.
    """

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
    legal_unit: str = "1"
    legal_note: Text = NO_WORDS  # 法定办结时限说明
    promised_note: Text = NO_WORDS  # 承诺办结时限说明


@dataclass(frozen=True, slots=True)
class Condition:
    """受理条件: one condition and what it rests on."""

    words: Text
    basis: str


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee: yuan, on which standard and basis; ``reduction`` is the basis of 减免."""

    name: Text
    amount: Decimal
    standard: Text
    basis: str
    reduction: str = ""
    note: Text = NO_WORDS


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
class Ways:
    """L10 咨询、监督投诉方式, beside the phone: in person, on the web, by letter or e-mail."""

    window: Text = NO_WORDS
    website: str = ""
    email: str = ""
    letters: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Booking:
    """预约办理: how many a day, and by which rule."""

    per_day: int
    rule: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Intermediary:
    """中介服务: what must be bought from a third party, and the law that says so."""

    name: Text
    content: Text
    basis: str


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
    address: Text = NO_WORDS
    phone: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What comes of it: ``licence`` is the licence kind that is issued, valid ``years``.

    The sample of a licence issued here is drawn from its own template; ``sample`` names the
    published sample of any other result.
    """

    name: Text
    kind: str  # L12: 10 证照, 20 批文, 30 其他, 99 无
    licence: str = ""
    years: int = 0
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Renewing:
    """延续: the question that asks for the number of the licence to be renewed.

    ``days`` before the licence ends one must apply, natural days unless they are ``working`` days;
    as set where they are 0.  ``instead`` says what to do when that was missed.
    """

    question: str
    days: int = 0
    working: bool = False
    instead: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Cosigning:
    """共同签署: which repeated page names those who confirm the application too, and how.

    ``name`` and ``number`` are the page's questions for a name and an identity number.
    """

    page: str
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Promising:
    """告知承诺: how the form asks for the promise, and what is checked after the decision.

    ``question`` chooses between the two ways: ``value`` is that on a promise, ``otherwise`` the
    ordinary one.  The introduction of ``page`` is the 告知书, its ``declaration`` the 承诺书.
    ``check_days`` are working days from the decision, as set where they are 0; ``percent`` is for
    a sample, ``no_check`` says why nothing is checked.
    """

    question: str
    value: str
    otherwise: str
    page: str
    declaration: str
    check: AfterCheck = AfterCheck.MUST
    check_days: int = 0
    percent: int = 0
    no_check: Text = NO_WORDS
