"""Why a venue, its hours or an entry of the negative list is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class VenueMissing(Missing):
    """There is no such venue."""

    code = "venues.missing"


class NotYours(Forbidden):
    """A manager runs its own hall, a township its centre and stations, nobody another's."""

    code = "venues.not_yours"
    basis = HAMI(5)


class NameWrong(Invalid):
    """The name does not end as the level demands."""

    code = "venues.name_wrong"
    basis = HAMI(6)


class NameTaken(Refused):
    """Another venue has this name."""

    code = "venues.name_taken"


class WrongLevel(Invalid):
    """A venue of this kind does not belong at this level."""

    code = "venues.wrong_level"
    basis = HAMI(6)


class OneIsThere(Refused):
    """A township has one centre, a village one station."""

    code = "venues.one_is_there"
    basis = HAMI(6)


class FactMissing(Invalid):
    """Address and telephone of a venue are there for everybody to see."""

    code = "venues.fact_missing"


class PlaceOffTheMap(Invalid):
    """A point has a longitude and a latitude, within the bounds of the earth."""

    code = "venues.place_off_the_map"


class NothingAtAWindow(Invalid):
    """A window is for something."""

    code = "venues.nothing_at_a_window"


class WindowTwice(Invalid):
    """Two windows of one venue bear one number."""

    code = "venues.window_twice"


class Closed(Refused):
    """The venue was closed for good."""

    code = "venues.closed"


class DateWrong(Invalid):
    """A last day lies before the first one, or a day beyond what can be planned."""

    code = "venues.date_wrong"


class HoursWrong(Invalid):
    """Hours are spans such as 10:00-14:00, in order, without overlap."""

    code = "venues.hours_wrong"


class ReasonMissing(Invalid):
    """A day that differs says why."""

    code = "venues.reason_missing"


class ServedAlready(Refused):
    """The village has a station of its own, or shares one already."""

    code = "venues.served_already"
    basis = HAMI(6)


class DocumentMissing(Invalid):
    """What is decided names the document that decided it."""

    code = "venues.document_missing"


class ListedAlready(Refused):
    """The item is on the list, or on its way onto it."""

    code = "venues.listed_already"
    basis = HAMI(10)


class EntryMissing(Missing):
    """There is no such entry of the negative list."""

    code = "venues.entry_missing"


class WrongTurn(Refused):
    """An entry goes from the department to the manager to the government, and no other way."""

    code = "venues.wrong_turn"
    basis = HAMI(10)


class WhyMissing(Invalid):
    """Why an item stays outside the hall is said, unless it is a secret."""

    code = "venues.why_missing"
    basis = HAMI(10)


class NotYourPart(Forbidden):
    """The department asks, the manager of the area checks, its government approves."""

    code = "venues.not_your_part"
    basis = HAMI(10)
