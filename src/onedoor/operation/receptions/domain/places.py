"""市域通办: where something is taken in for another place, and who does what with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onedoor.kernel.areas import HAMI as CITY
from onedoor.kernel.areas import is_within
from onedoor.law.articles import HAMI, implements
from onedoor.operation.receptions.domain.errors import (
    NoPaper,
    NothingUnderWay,
    OnItsWay,
    TakenElsewhere,
)

AUTHORISED = "authorised"  # 授权办理: the place decides too
ONLINE = "online"  # 全程网办: nothing on paper goes anywhere


class Handout(StrEnum):
    HERE = "here"  # 在收件地领取
    AS_ASKED = "as_asked"  # 按申请表上选择的方式


class Side(StrEnum):
    PLACE = "place"  # 收件地
    HOME = "home"  # 办理地


@dataclass(frozen=True, slots=True)
class Parcel:
    """Papers on their way, or arrived: which side sent them, what, by whom and when."""

    by_side: Side
    what: str
    sent_at: datetime
    sent_by: str
    arrived_at: datetime | None = None
    arrived_by: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody takes in for elsewhere: the venue, who works there, and by which way.

    ``mode`` is the way of what is 全市通办, or that of the ``delegation`` it rests on.
    """

    venue: str
    name: str
    body: str
    area: str
    mode: str
    delegation: str = ""


@dataclass(frozen=True, slots=True)
class Reception:
    """Where a case was taken in, which body decides it, and where the result is handed over."""

    case: str
    place: Place
    home: str
    handout: Handout
    clerk: str
    at: datetime
    parcels: tuple[Parcel, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether those who took it in also review and decide it (授权办理)."""
        return self.place.mode == AUTHORISED

    @property
    def under_way(self) -> Parcel | None:
        """What was sent and has not arrived."""
        return next((one for one in self.parcels if one.arrived_at is None), None)

    @property
    def may_send(self) -> bool:
        """Whether papers may go now: none where all is online, one parcel at a time."""
        return self.place.mode != ONLINE and self.under_way is None


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked of an item before it is taken in: its area, the way, and where else to go."""

    area: str
    is_citywide: bool
    mode: str
    name: str
    body: str
    address: str
    phone: str


@implements(HAMI(20), note="at home without more ado; the city's hall is no county's")
def is_home(*, clerk: str, item: str) -> bool:
    """Tell whether the counters of an area take an item of another as their own."""
    return bool(clerk) and is_within(item, clerk) and (clerk != CITY or item == CITY)


@implements(HAMI(20), note="what is not flagged is refused in words that say where to go")
def check_citywide(item: Item, *, venue: str) -> None:
    """Refuse to take in for elsewhere what is not 全市通办, or by whom serves at no venue."""
    if not item.is_citywide or not venue:
        raise TakenElsewhere(name=item.name, body=item.body, address=item.address, phone=item.phone)


@implements(HAMI(20), note="papers on their way are told by who sent them, before more are sent")
def check_send(found: Reception) -> None:
    """Refuse a parcel where nothing travels on paper, or while one is on its way."""
    if found.place.mode == ONLINE:
        raise NoPaper(case=found.case)
    if found.under_way is not None:
        raise OnItsWay(case=found.case)


@implements(HAMI(20), note="that papers arrived is said by the side to which they went")
def check_arrival(found: Reception, *, side: Side) -> None:
    """Refuse to confirm what is not on its way to this side."""
    if found.under_way is None or found.under_way.by_side is side:
        raise NothingUnderWay(case=found.case)
