"""消息通知: at which moments an applicant hears of a case, and by which ways."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from onedoor.kernel.days import legal_time


class Way(StrEnum):
    """A way out of the site; on the site itself a notification is always there."""

    SMS = "sms"  # 短信
    MAIL = "mail"  # 邮件


class Moment(StrEnum):
    SUBMITTED = "submitted"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENT_DUE = "supplement_due"
    DECLINED = "declined"
    RETURNED = "returned"
    REDATED = "redated"
    EXTENDED = "extended"
    PAUSED = "paused"
    RESUMED = "resumed"
    GRANTED = "granted"
    REFUSED = "refused"
    READY = "ready"
    DELIVERED = "delivered"
    ENDED = "ended"
    MENDING = "mending"
    HEARING = "hearing"
    GAPS_DUE = "gaps_due"
    MESSAGE = "message"
    FEE_DUE = "fee_due"
    FEE_SOON = "fee_soon"
    FEE_PAID = "fee_paid"
    FEE_REFUNDED = "fee_refunded"
    DRAFT_ENDING = "draft_ending"
    APPOINTMENT_BOOKED = "appointment_booked"
    APPOINTMENT_NEAR = "appointment_near"
    APPOINTMENT_OFF = "appointment_off"


@dataclass(frozen=True, slots=True)
class Told:
    """The dated setting that says by which ways a moment is told, and what brings it about.

    A moment without kinds of the journal is found by the clock.
    """

    setting: str
    kinds: tuple[str, ...] = ()


TABLE: Mapping[Moment, Told] = {
    Moment.SUBMITTED: Told("notifications.submitted", ("cases.submitted",)),
    Moment.RECEIVED: Told("notifications.received", ("cases.received",)),
    Moment.ACCEPTED: Told(
        "notifications.accepted",
        ("cases.accepted", "cases.accepted_with_gaps", "cases.deemed_accepted"),
    ),
    Moment.SUPPLEMENT_ASKED: Told("notifications.supplement_asked", ("cases.supplement_asked",)),
    Moment.SUPPLEMENT_DUE: Told("notifications.supplement_due"),
    Moment.DECLINED: Told("notifications.declined", ("cases.declined",)),
    Moment.RETURNED: Told("notifications.returned", ("cases.returned",)),
    Moment.REDATED: Told("notifications.redated", ("cases.redated",)),
    Moment.EXTENDED: Told("notifications.redated", ("cases.extended",)),
    Moment.PAUSED: Told("notifications.paused", ("cases.paused",)),
    Moment.RESUMED: Told("notifications.resumed", ("cases.resumed",)),
    Moment.GRANTED: Told("notifications.granted", ("cases.granted", "cases.deemed_renewed")),
    Moment.REFUSED: Told("notifications.refused", ("cases.refused",)),
    Moment.READY: Told("notifications.ready", ("cases.issued",)),
    Moment.DELIVERED: Told("notifications.delivered", ("cases.delivered",)),
    Moment.ENDED: Told(
        "notifications.ended",
        ("cases.lapsed", "cases.transferred_up", "cases.voided", "cases.revoked"),
    ),
    Moment.MENDING: Told("notifications.mending", ("cases.mending_ordered",)),
    Moment.HEARING: Told("notifications.hearing", ("cases.revocation_told",)),
    Moment.GAPS_DUE: Told("notifications.gaps_due"),
    Moment.MESSAGE: Told("notifications.message", ("correspondence.written",)),
    Moment.FEE_DUE: Told("notifications.fee_due", ("fees.charged",)),
    Moment.FEE_SOON: Told("notifications.fee_soon"),
    Moment.FEE_PAID: Told("notifications.fee_paid", ("fees.paid",)),
    Moment.FEE_REFUNDED: Told("notifications.fee_refunded", ("fees.refunded",)),
    Moment.DRAFT_ENDING: Told("notifications.draft_ending", ("cases.draft_ending",)),
    Moment.APPOINTMENT_BOOKED: Told(
        "notifications.appointment_booked",
        ("appointments.booked", "appointments.changed", "appointments.given"),
    ),
    Moment.APPOINTMENT_NEAR: Told("notifications.appointment_near", ("appointments.near",)),
    Moment.APPOINTMENT_OFF: Told("notifications.appointment_off", ("appointments.called_off",)),
}
# What these are about is an appointment; its code stands where else a case number does.
APPOINTMENTS = (Moment.APPOINTMENT_BOOKED, Moment.APPOINTMENT_NEAR, Moment.APPOINTMENT_OFF)
KINDS: Mapping[str, Moment] = {
    kind: moment for moment, told in TABLE.items() for kind in told.kinds
}
_OFF = "off"
_WAYS: Mapping[str, frozenset[Way]] = {
    "site": frozenset(),
    "mail": frozenset({Way.MAIL}),
    "sms": frozenset({Way.SMS}),
    "both": frozenset({Way.SMS, Way.MAIL}),
}


@dataclass(frozen=True, slots=True)
class Hours:
    """From which hour of the day until which one a telephone may ring, in Beijing."""

    begin: int
    end: int

    def next(self, at: datetime) -> datetime:
        """Return the first moment from ``at`` on at which it may."""
        told = legal_time(at)
        if self.begin <= told.hour < self.end:
            return at
        day = told if told.hour < self.begin else told + timedelta(days=1)
        return day.replace(hour=self.begin, minute=0, second=0, microsecond=0).astimezone(UTC)


def moment_of(kind: str, facts: Mapping[str, object]) -> Moment | None:
    """Return the moment that an entry of the journal is for the applicant, if it is one.

    What applicants write themselves they need not be told.
    """
    if kind == "correspondence.written" and facts.get("from_applicant"):
        return None
    return KINDS.get(kind)


def ways_of(word: str) -> frozenset[Way] | None:
    """Return the ways that the value of a setting names; None where nothing is told at all."""
    return None if word == _OFF else _WAYS[word]
