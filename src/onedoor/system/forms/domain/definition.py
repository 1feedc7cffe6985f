"""What a form is: pages of questions, materials and conditions, as one frozen value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from onedoor.system.forms.domain.conditions import Cond
from onedoor.system.forms.domain.texts import NO_WORDS, Text

T = TypeVar("T")
ACTING = "acting"  # the source that is who has signed in, in one's own name or for another


class Kind(StrEnum):
    TEXT = "text"  # 单行文字
    LONGTEXT = "longtext"  # 多行文字
    CHOICE = "choice"  # 单选
    MULTI = "multi"  # 多选
    YESNO = "yesno"  # 是/否
    DATE = "date"  # 日期
    PERIOD = "period"  # 起止日期
    MONEY = "money"  # 金额(元)
    NUMBER = "number"  # 数字
    IDCARD = "idcard"  # 身份证号
    USCC = "uscc"  # 统一社会信用代码
    PHONE = "phone"  # 电话
    EMAIL = "email"  # 电子邮箱
    ADDRESS = "address"  # 详细地址
    REGION = "region"  # 行政区划
    PERSON = "person"  # 人员(姓名、证件)
    ORG = "org"  # 单位(名称、代码)
    BANK = "bank"  # 银行账户
    GEO = "geo"  # 坐标点
    DECLARATION = "declaration"  # 声明承诺
    INFO = "info"  # 说明文字
    FILE = "file"  # 上传材料
    SIGN = "sign"  # 签名
    GROUP = "group"  # 一组填写项


COMPOUND = frozenset({
    Kind.PERIOD, Kind.ADDRESS, Kind.PERSON, Kind.ORG, Kind.BANK, Kind.GEO, Kind.GROUP,
})  # fmt: skip
PLAIN = frozenset({
    Kind.TEXT, Kind.LONGTEXT, Kind.CHOICE, Kind.YESNO, Kind.DATE, Kind.NUMBER, Kind.MONEY,
    Kind.IDCARD, Kind.USCC, Kind.PHONE, Kind.EMAIL, Kind.REGION,
})  # fmt: skip  # one text each: what a group may be made of and a register may fill in
SILENT = frozenset({Kind.INFO, Kind.FILE})  # kinds that hold no answer of their own


class Width(StrEnum):
    NORMAL = "normal"  # 默认
    HALF = "half"  # 半行
    FULL = "full"  # 整行


@dataclass(frozen=True, slots=True)
class Variant:
    """How one channel shows a question; whether it is asked is the same everywhere."""

    order: int | None = None
    width: "Width" = Width.NORMAL
    help: Text = NO_WORDS


PLAINLY = Variant()


class Channel(StrEnum):
    ONLINE = "online"  # 网上
    COUNTER = "counter"  # 窗口
    KIOSK = "kiosk"  # 自助终端


class OnConflict(StrEnum):
    ASK = "ask"  # 可修改，修改时说明
    LOCK = "lock"  # 不可修改
    WARN = "warn"  # 可修改，提示不一致
    FREE = "free"  # 可修改，不用说明: only offered, as a telephone is


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be chosen."""

    value: str
    label: Text
    hint: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer is taken from, so that it need not be asked: a licence and its field.

    ``licence`` may also be ``identity``: of a person ``name`` and ``number``, of a firm
    ``organisation``, ``code`` and ``representative``, of both ``phone``.  Or it is ``acting``,
    who has signed in: ``by_agent`` (yes or no), and of an agent ``name``, ``number``, ``phone``.
    """

    licence: str
    field: str
    name: Text
    on_conflict: OnConflict = OnConflict.ASK


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer must keep to, beyond the rules of its kind."""

    pattern: str = ""
    minimum: str = ""  # a number, or a date, or ``today``
    maximum: str = ""
    min_length: int = 0
    max_length: int = 0


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Question:
    """One question.  ``required`` and ``when`` name conditions of the form.

    ``required_when`` makes a question required only where that condition holds.
    ``material`` is the material that a file question collects: whether and when it is asked
    stands there and nowhere else.  ``parts`` are the plain questions of a group.  ``help`` is
    read on demand.  ``variants`` changes how a channel shows the question (order, width,
    help), never whether it is asked.
    """

    key: str
    kind: Kind
    label: Text
    hint: Text = NO_WORDS
    help: Text = NO_WORDS
    required: bool = True
    required_when: str = ""
    when: str = ""
    options: tuple[Option, ...] = ()
    limits: Limits = NO_LIMITS
    source: Source | None = None
    material: str = ""
    parts: tuple["Question", ...] = ()
    sensitive: bool = False
    autocomplete: str = ""
    basis: str = ""
    variants: Mapping[Channel, Variant] = field(default_factory=dict)

    def shown(self, channel: Channel) -> Variant:
        """Return how a channel shows this question."""
        return self.variants.get(channel, PLAINLY)


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often a page of questions is answered, and what one answer is called."""

    minimum: int
    maximum: int
    item: Text


@dataclass(frozen=True, slots=True)
class Page:
    """One thing asked for: a page online, a block at the counter."""

    key: str
    title: Text
    questions: tuple[Question, ...]
    intro: Text = NO_WORDS
    when: str = ""
    repeat: Repeat | None = None


class MaterialForm(StrEnum):
    ORIGINAL = "original"  # 原件
    COPY = "copy"  # 复印件
    ELECTRONIC = "electronic"  # 电子件


@dataclass(frozen=True, slots=True)
class Material:
    """申请材料: one thing to hand in.

    ``licence`` names the electronic licence that makes handing it in needless (免提交);
    ``deferrable_days`` lets it follow later (容缺); ``commitment`` lets a promise replace it
    (告知承诺), by the words of ``promise`` where it is for this one alone; ``proof`` says it is
    a 证明, and ``retained`` names the entry of the list of retained proofs (保留证明清单) without
    which it may not be asked for.
    """

    key: str
    name: Text
    basis: str
    necessary: bool = True
    when: str = ""
    situation: Text = NO_WORDS  # 非必要时的办理情形, in words
    form: MaterialForm = MaterialForm.ELECTRONIC
    originals: int = 0
    copies: int = 0
    source: str = "10"  # L19 来源渠道
    source_note: Text = NO_WORDS
    accept: tuple[str, ...] = ("pdf", "jpg", "png")
    max_mb: int = 20
    max_pages: int = 50
    licence: str = ""
    deferrable_days: int = 0
    commitment: bool = False
    promise: Text = NO_WORDS  # 承诺内容, for a promise in place of this material alone
    proof: bool = False
    note: Text = NO_WORDS
    standard: Text = NO_WORDS  # 受理标准
    kind: str = "3"  # L15 材料类型
    medium: str = "3"  # L16 材料形式
    paper: Text = NO_WORDS  # 纸质材料规格
    issuer: Text = NO_WORDS  # 出具机构
    issued_within: Text = NO_WORDS  # 出具时间要求
    blank: str = ""  # 空白表格
    example: str = ""  # 示例样表
    filled_in_person: bool = False  # 需要本人到现场填写
    retained: str = ""


@dataclass(frozen=True, slots=True)
class FormDef:
    """One form with its materials.  ``conditions`` are named; pages and questions refer to them.

    ``situations`` names the questions that decide what applies to somebody (情形导办).
    ``sample`` holds answers of the filled sample (样表); what it leaves out is made up.
    """

    title: Text
    pages: tuple[Page, ...]
    materials: tuple[Material, ...] = ()
    conditions: Mapping[str, Cond] = field(default_factory=dict)
    situations: tuple[str, ...] = ()
    sample: Mapping[str, Any] = field(default_factory=dict)

    def page(self, key: str) -> Page:
        """Return a page by its key; raise KeyError when there is none."""
        return _first((page for page in self.pages if page.key == key), key)

    def question(self, key: str) -> Question:
        """Return a question by its key; raise KeyError when there is none."""
        found = (q for page in self.pages for q in page.questions if q.key == key)
        return _first(found, key)

    def material(self, key: str) -> Material:
        """Return a material by its key; raise KeyError when there is none."""
        return _first((m for m in self.materials if m.key == key), key)

    def acting(self, answers: Mapping[str, Any]) -> dict[str, str]:
        """Return what answers say of who acts, by the fields of that source, whoever told it."""
        sources = ((q.key, q.source) for page in self.pages for q in page.questions)
        return {
            source.field: str(answers.get(key, ""))
            for key, source in sources
            if source is not None and source.licence == ACTING
        }


def _first(found: Iterable[T], key: str) -> T:
    for one in found:
        return one
    raise KeyError(key)
