"""Why a body, a duty or a spreadsheet is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class BodyMissing(Missing):
    code = "bodies.missing"


class OutsideYourArea(Forbidden):
    code = "bodies.outside_your_area"
    basis = HAMI(5)


class NotAdministrator(Forbidden):
    code = "bodies.not_administrator"


class DutyHeld(Refused):
    code = "bodies.duty_held"
    basis = HAMI(5)


class DutyNotOfBody(Refused):
    code = "bodies.duty_not_of_body"
    basis = HAMI(5)


class HolderMissing(Invalid):
    code = "bodies.holder_missing"


class TenureEndsEarly(Invalid):
    code = "bodies.tenure_ends_early"


class TenureMissing(Missing):
    code = "bodies.tenure_missing"
