"""实施清单: one body's published way of giving one service item, as one frozen document."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from onedoor.law.articles import HAMI, implements
from onedoor.system.flows.api import FlowDef
from onedoor.system.forms.api import NO_WORDS, FormDef, Material, Text
from onedoor.system.items.domain.errors import OutsideHall
from onedoor.system.items.domain.parts import (
    Audience,
    Basis,
    Booking,
    Channel,
    Condition,
    Cosigning,
    Faq,
    Fee,
    Intermediary,
    Limits,
    Place,
    Promising,
    Remedy,
    Renewing,
    Result,
    Subtype,
    TaskType,
    Ways,
)
from onedoor.system.items.domain.standing import Standing, require_in_use

NO_WAYS = Ways()
CITYWIDE = frozenset({"1", "2", "3"})  # L11: the whole city, or a range around it
NAME_MAX = 1000  # characters of an item's name


@dataclass(frozen=True, slots=True)
class Definition:
    """The version document: everything about an offering but who published it when.

    Together with the version it holds the elements of the national list (standards 1.4); see
    ``elements``.  What is left empty was not said, and the rules of publishing tell of it.
    """

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
    online_depth: tuple[str, ...] = ("5",)  # L13, as many as hold
    topics: tuple[str, ...] = ()
    scope: str = ""  # L11 通办范围
    citywide_mode: str = ""  # 通办方式, for what any hall of the city takes
    quota: Text = NO_WORDS  # none means 无数量限制
    charges: bool = False
    pays_online: bool = False
    fees: tuple[Fee, ...] = ()
    places: tuple[Place, ...] = ()
    faq: tuple[Faq, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    domain: str = ""  # 公共服务领域, for type 20
    one_channel_basis: str = ""  # the law that allows a single channel
    founded_on: tuple[str, ...] = ()  # 设定依据: the bases that set the item up, by key
    local_catalogue_code: str = ""  # 地方基本编码, of any shape
    local_code: str = ""  # 地方实施编码, of any shape
    subtype: Subtype = Subtype.NONE  # of 其他行政权力
    power_source: str = ""  # L2 权力来源
    body_nature: str = ""  # L5 实施主体性质
    entrusted_by: Text = NO_WORDS  # 委托部门
    joint_bodies: tuple[Text, ...] = ()  # 联办机构
    powers: Text = NO_WORDS  # 行使内容
    division: Text = NO_WORDS  # 权限划分
    served: tuple[str, ...] = ()  # L7 服务对象
    person_topics: tuple[str, ...] = ()  # 自然人主题
    business_topics: tuple[str, ...] = ()  # L14 法人主题
    local_topics: tuple[str, ...] = ()  # 地方特色主题
    consult: Ways = NO_WAYS  # 咨询方式
    complaints: Ways = NO_WAYS  # 监督投诉方式
    hall: Text = NO_WORDS  # 进驻的政务大厅
    negative_list: str = ""  # 负面清单文号, for what stays outside the hall
    booking: Booking | None = None  # 预约办理
    posts_materials: bool = False  # 材料可邮寄
    posts_result: bool = False  # 结果可邮寄
    online_url: str = ""  # 网办地址, where it is not here
    mobile_url: str = ""
    single_sign_on: bool = True
    mobile_sign_on: bool = True
    intermediaries: tuple[Intermediary, ...] = ()  # 中介服务
    township: str = ""  # place codes, for levels 5 and 6
    village: str = ""
    rights: Text = NO_WORDS  # 依法享有的权利
    obligations: Text = NO_WORDS  # 依法履行的义务
    levies: Text = NO_WORDS  # 涉及减免的征收种类
    on_promise: bool = False  # 告知承诺办理
    promising: Promising | None = None  # how the promise is asked for and checked
    renewing: Renewing | None = None  # 延续: which question names the licence
    cosigning: Cosigning | None = None  # 共同签署: who confirms the application too
    risks: tuple[str, ...] = ()  # 不适用告知承诺的情形
    to_verify: tuple[Text, ...] = ()  # 待核实: what nobody has read in its source yet

    @property
    @implements(HAMI(20), note="what one person answers question by question, nobody else signing")
    def for_terminals(self) -> bool:
        """是否支持自助终端办理: offered there, and simple enough to be filed there."""
        rows = any(page.repeat is not None for page in self.form.pages)
        others = self.cosigning is not None or self.promising is not None
        return Channel.KIOSK in self.channels and not rows and not others


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
    standing: Standing = Standing.IN_USE
    cancel_on: date | None = None  # the day from which it is no longer offered

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
    def is_permit(self) -> bool:
        """Whether it is 行政许可, to which the law of permits applies."""
        return self.what.task_type is TaskType.PERMIT

    @property
    def is_citywide(self) -> bool:
        """Whether it is 市域通办: taken at any hall, centre or station of the city."""
        return self.what.scope in CITYWIDE

    @property
    def reduction(self) -> int:
        """压减率: by how many per cent the promise is shorter than the law, rounded down."""
        legal = self.limits.legal_days
        return 100 * (legal - self.limits.promised_days) // legal if legal else 0

    def require_in_use(self) -> None:
        """Refuse a new application when the item is paused or cancelled."""
        require_in_use(self.code, self.standing)

    @implements(HAMI(10), HAMI(13), note="all but what the approved list names; that says where")
    def require_in_hall(self, listed: str) -> None:
        """Refuse at a counter what stays outside the hall by the document that lists it today."""
        if not listed:
            return
        at = next(iter(self.what.places), None)
        raise OutsideHall(
            name=self.name.zh,
            document=listed,
            body=self.body_name.zh,
            address=at.address.zh if at else "",
            phone=at.phone if at else self.what.consult_phone,
        )

    def as_it_stands(self, told: str) -> "Offering":
        """Return this version with what the statement ``IN_FORCE`` told of its item."""
        newest, standing = json.loads(told)
        return replace(self, replaced=newest != self.version, standing=Standing(standing))

    def basis(self, key: str) -> Basis | None:
        """Return the basis cited under a key, None when the offering lists none such."""
        return next((one for one in self.what.bases if one.key == key), None)
