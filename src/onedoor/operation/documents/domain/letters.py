"""What each kind of document must be told; the words are made of it by ``wording``."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DocumentKind(StrEnum):
    """The documents that a case gives rise to."""

    RECEIPT = "receipt"  # 收件凭证
    ACCEPTANCE = "acceptance"  # 受理通知书
    GAPS = "gaps"  # 容缺受理通知书
    TERMINATION = "termination"  # 终止办理通知书
    MENDING = "mending"  # 责令限期整改通知书
    HEARING = "hearing"  # 拟撤销决定告知书
    REVOCATION = "revocation"  # 撤销决定书
    SUPPLEMENT = "supplement"  # 一次性补正告知书
    DECLINE = "decline"  # 不予受理通知书
    VISIT = "visit"  # 现场核查记录
    SPECIAL = "special"  # 特别程序告知书
    EXTENSION = "extension"  # 延长办理期限告知书
    GRANT = "grant"  # 准予行政许可决定书
    RENEWAL = "renewal"  # 视为准予延续告知书
    REFUSAL = "refusal"  # 不予行政许可决定书
    RETURN = "return"  # 退件通知书
    TRANSFER = "transfer"  # 转报告知书
    VOID = "void"  # 办件作废告知书
    PAYMENT = "payment"  # 缴费凭证
    COMMITMENT = "commitment"  # 告知承诺书、证明事项告知承诺书
    LICENCE = "licence"  # 许可证


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What stands on every document.

    ``body`` is the code of the issuing body, ``body_name`` its full name and ``body_mark`` what
    document numbers begin with, as 伊市监; ``handled_by`` names who acts in its place.  With
    ``with_uyghur`` a second text in Uyghur follows.
    """

    body: str
    body_name: str
    body_mark: str
    body_name_ug: str = ""
    case_number: str
    applicant: str
    item: str
    item_ug: str = ""
    with_uyghur: bool = False
    contact: str = "12345"
    handled_by: str = ""


class Shape(StrEnum):
    """In which form a material came in."""

    FILE = "file"  # 电子文件
    PAPER = "paper"  # 纸质，已与原件核对
    LICENCE = "licence"  # 电子证照，免提交
    SHARED = "shared"  # 共享数据，免提交
    PROMISE = "promise"  # 书面承诺代替


@dataclass(frozen=True, slots=True)
class Handed:
    """One material that came in; ``pages`` is 0 where none are counted."""

    name: str
    name_ug: str
    shape: Shape
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Letter):
    """收件凭证: what was handed in, when, by when one hears, and how to ask after it.

    ``counts_from`` is the day from which ``notice_days`` working days run: the day it came in,
    or the next working day.  ``agent`` names who handed in for the applicant.
    """

    received_at: datetime
    materials: tuple[Handed, ...]
    query_code: str
    counts_from: date
    notice_days: int
    notice_due: date
    promised_days: int
    is_provisional: bool = False
    agent: str = ""
    kind: DocumentKind = DocumentKind.RECEIPT


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRenewal:
    """延续申请晚于规定时间: which licence, until when it holds, by when one had to ask."""

    number: str
    until: date
    last_day: date
    instead: str = ""
    instead_ug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Letter):
    """受理通知书: from when the clock runs, and until when.

    ``legal_days`` and ``promised_days`` are working days; ``basis`` is the provision in words, as
    《行政许可法》第四十二条.
    """

    accepted_on: date
    legal_days: int
    legal_due: date
    promised_days: int
    promised_due: date
    basis: str
    is_provisional: bool = False
    is_deemed: bool = False  # 逾期不告知，自收到材料之日起即为受理
    ordered_by: str = ""  # 责令重新作出决定的复议决定、判决
    lacks: tuple[str, ...] = ()  # 受理时尚缺的必需材料
    late_renewal: LateRenewal | None = None
    kind: DocumentKind = DocumentKind.ACCEPTANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceWithGaps(Acceptance):
    """容缺受理通知书: accepted, and what is missing, in which form, by when, and what if not.

    ``promise`` is the hash of the promise that was signed.
    """

    gaps: tuple[tuple[str, str], ...]  # (material, in which form)
    rests_on: str  # what lets something follow; ``basis`` is that of the limit
    supply_by: date
    promise: str
    kind: DocumentKind = DocumentKind.GAPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Termination(Letter):
    """终止办理通知书: what was not supplied, by when it was to be, and what one can do."""

    left: tuple[str, ...]
    supply_by: date
    basis: str
    reconsideration: str
    court: str
    kind: DocumentKind = DocumentKind.TERMINATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending(Letter):
    """责令限期整改通知书: what is not as promised, and by when it is to be mended."""

    findings: tuple[str, ...]
    days: int
    mend_by: date
    basis: str
    is_provisional: bool = False
    kind: DocumentKind = DocumentKind.MENDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing(Letter):
    """拟撤销决定告知书: what was found, and until when the applicant may say something to it."""

    findings: tuple[str, ...]
    answer_by: date
    basis: str
    kind: DocumentKind = DocumentKind.HEARING


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation(Letter):
    """撤销决定书: reasons, the licences that are taken back, and remedies."""

    decided_on: date
    reasons: tuple[str, ...]
    licences: tuple[str, ...]
    basis: str
    reconsideration: str
    court: str
    kind: DocumentKind = DocumentKind.REVOCATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Letter):
    """告知承诺书: what was told and what was promised, word for word, in both languages.

    ``material`` names what it stands in the place of and is empty where the whole rests on it;
    ``sha256`` is the hash of the text that was signed.
    """

    material: str
    material_ug: str
    told: tuple[str, ...]
    told_ug: tuple[str, ...]
    promised: tuple[str, ...]
    promised_ug: tuple[str, ...]
    signed_at: datetime
    on_paper: bool
    sha256: str
    kind: DocumentKind = DocumentKind.COMMITMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement(Letter):
    """一次性补正告知书: all that is missing, each with what is wrong and how to mend it."""

    gaps: tuple[tuple[str, str], ...]  # (material, what is wrong with it)
    answer_by: date | None
    basis: str
    is_provisional: bool = False
    kind: DocumentKind = DocumentKind.SUPPLEMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline(Letter):
    """不予受理通知书: why, and what the applicant can do."""

    reasons: tuple[str, ...]
    basis: str
    where_instead: str = ""
    reconsideration: str  # 复议机关
    court: str  # 有管辖权的人民法院
    kind: DocumentKind = DocumentKind.DECLINE


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteVisit(Letter):
    """现场核查记录: who of the body was on the site, when, and what was found."""

    visited_on: date
    inspectors: tuple[str, ...]
    findings: tuple[str, ...]
    basis: str
    kind: DocumentKind = DocumentKind.VISIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Special(Letter):
    """特别程序告知书: which procedure begins, why, and how many working days it needs.

    The days are not counted in the limit (行政许可法 45); ``begins_on`` is the first of them.
    """

    procedure: str  # as 专家评审
    reasons: tuple[str, ...]
    days: int
    begins_on: date
    basis: str
    kind: DocumentKind = DocumentKind.SPECIAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Letter):
    """延长办理期限告知书: by how many working days, until when, why, who approved."""

    reasons: tuple[str, ...]
    days: int
    was_due: date
    due: date
    approved_by: str  # position of who approved, as 局长
    basis: str
    is_provisional: bool = False
    kind: DocumentKind = DocumentKind.EXTENSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Letter):
    """准予行政许可决定书; of an item that is no permit, 办理决定书."""

    decided_on: date
    findings: tuple[str, ...]
    basis: str
    result_name: str  # as 食品经营许可证
    delivery_due: date | None = None
    promise: str = ""  # the hash of the promise it rests on
    is_permit: bool = True
    kind: DocumentKind = DocumentKind.GRANT


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed(Letter):
    """视为准予延续告知书: nobody decided before the licence ended; until when it holds now."""

    licence: str
    result_name: str
    until: date
    basis: str
    kind: DocumentKind = DocumentKind.RENEWAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Letter):
    """不予行政许可决定书: reasons and remedies may not be missing (行政许可法 38)."""

    decided_on: date
    reasons: tuple[str, ...]
    basis: str
    reconsideration: str
    court: str
    is_permit: bool = True
    kind: DocumentKind = DocumentKind.REFUSAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Letter):
    """A notice that a case ends without a decision: returned, sent up, or void.

    ``sent_to`` says where the file goes; the other two name where to turn against it.
    """

    reasons: tuple[str, ...]
    basis: str
    reconsideration: str = ""
    court: str = ""
    sent_to: str = ""
    kind: DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(Letter):
    """缴费凭证: what was paid for, on which basis, how much, when.

    It proves the payment; the bill of the treasury is made by who collects.
    """

    order: str
    charges: tuple[tuple[str, str, str], ...]  # (what for, basis, yuan)
    amount: str
    paid_at: datetime
    kind: DocumentKind = DocumentKind.PAYMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class LicencePaper(Letter):
    """A licence as the holder hangs it up: names and values, validity, number.

    ``title`` and ``title_ug`` name the licence, ``rows`` what stands on it.
    """

    title: str
    title_ug: str
    number: str
    identifier: str
    rows: tuple[tuple[str, str, str], ...]  # 中文 name, Uyghur name, value
    issued_on: date
    valid_until: date | None
    kind: DocumentKind = DocumentKind.LICENCE


AnyLetter = (
    Receipt
    | Acceptance
    | AcceptanceWithGaps
    | Termination
    | Mending
    | Hearing
    | Revocation
    | Commitment
    | Supplement
    | Decline
    | SiteVisit
    | Special
    | Extension
    | Grant
    | Renewed
    | Refusal
    | Ended
    | Payment
    | LicencePaper
)
