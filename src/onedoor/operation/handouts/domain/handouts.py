"""出件: who may take a result, how it is signed for, and the way of a parcel."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onedoor.general.codes import api as codes
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.handouts.domain.errors import (
    AlreadyOut,
    NotEntitled,
    NotOnItsWay,
    NotSigned,
    NumberWrong,
    ParcelUnknown,
)

LONGEST = 40


class Relation(StrEnum):
    """Who takes a result, seen from the applicant."""

    SELF = "self"  # 本人（本单位）
    REPRESENTATIVE = "representative"  # 法定代表人、负责人
    AGENT = "agent"  # 已登记授权的代办人
    LETTER = "letter"  # 持授权委托书


class Stage(StrEnum):
    """What became of a handout."""

    HANDED = "handed"  # 窗口交付
    SENT = "sent"  # 已寄出
    ARRIVED = "arrived"  # 已签收
    RETURNED = "returned"  # 退回窗口


@dataclass(frozen=True, slots=True)
class Taker:
    """Who stands at the window: name and number of the card shown, and how it is signed for.

    ``signature`` is the name as typed by who takes it, empty where the paper was signed; ``letter``
    says that a letter of authorisation was left.
    """

    name: str
    number: str
    signature: str = ""
    on_paper: bool = False
    letter: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel: who carries it, under which number."""

    carrier: str
    tracking: str


@dataclass(frozen=True, slots=True)
class Handout:
    """One time that a result left the window; the name of who took it, the number masked."""

    n: int
    stage: Stage
    at: datetime
    venue: str
    window: str
    clerk: str
    relation: Relation | None
    name: str
    number_masked: str
    on_paper: bool
    parcel: Parcel | None
    settled_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows of a number: whether it is the applicant's, or of who acts for it."""

    is_applicant: bool = False
    represents: bool = False
    entrusted: bool = False


def number_of(typed: str, *, today: date) -> str:
    """Return the number of a person or firm; refuse one that is neither's."""
    person, firm = codes.resident_number(typed, today=today), codes.credit_code(typed)
    for one in (person, firm):
        if one.outcome is not codes.Outcome.BAD:
            return one.value
    raise NumberWrong


@implements(HAMI(13), ADL(44), note="to the applicant or who acts for it, to nobody else")
def relation_of(known: Known, *, letter: bool) -> Relation:
    """Return in which relation somebody takes a result; refuse who may not."""
    if known.is_applicant:
        return Relation.SELF
    if known.represents:
        return Relation.REPRESENTATIVE
    if known.entrusted:
        return Relation.AGENT
    if letter:
        return Relation.LETTER
    raise NotEntitled


@implements(ADL(44), note="what is handed out is signed for, by the name typed or on the paper")
def check_signature(taker: Taker) -> None:
    """Refuse a handout that nobody signed for, or that another name signs."""
    typed, name = ("".join(one.split()) for one in (taker.signature, taker.name))
    if not name or (typed != name if typed else not taker.on_paper):
        raise NotSigned


def check_parcel(parcel: Parcel) -> Parcel:
    """Return a parcel without stray blanks; refuse one without carrier or number."""
    carrier, tracking = " ".join(parcel.carrier.split()), "".join(parcel.tracking.split()).upper()
    plain = tracking.isascii() and tracking.isalnum()
    if not carrier or not plain or max(len(carrier), len(tracking)) > LONGEST:
        raise ParcelUnknown
    return Parcel(carrier, tracking)


@implements(HAMI(13), note="a result leaves once; what came back lies at the window again")
def check_open(last: Stage | None) -> None:
    """Refuse to let a result go that is out already."""
    if last is not None and last is not Stage.RETURNED:
        raise AlreadyOut


@implements(ADL(44), note="a parcel arrives or comes back once, and why it came back is said")
def check_way(last: Stage | None, then: Stage, reason: str) -> None:
    """Refuse news of a parcel that is not on its way, or one that comes back without a reason."""
    if last is not Stage.SENT or then not in (Stage.ARRIVED, Stage.RETURNED):
        raise NotOnItsWay
    if then is Stage.RETURNED and not reason.strip():
        raise NotOnItsWay
