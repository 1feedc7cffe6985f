"""好差评: invitations, ratings, the tickets of poor ones, and the rates."""

from onedoor.supervision.ratings.domain.rates import Rates
from onedoor.supervision.ratings.domain.satisfaction import Channel, Satisfaction
from onedoor.supervision.ratings.domain.tags import tags_for
from onedoor.supervision.ratings.domain.tickets import Finding, Step, TicketState
from onedoor.supervision.ratings.queries.asking import Invitation, invitation, may_rate
from onedoor.supervision.ratings.queries.watching import (
    TicketLine,
    coverage,
    rates_of,
    ticket,
    ticket_counts,
    tickets,
)
from onedoor.supervision.ratings.services.giving import Given, rate
from onedoor.supervision.ratings.services.handling import (
    CallBack,
    assign,
    call_back,
    feed_back,
    follow_up,
    rectify,
    settle_review,
)

__all__ = [
    "CallBack",
    "Channel",
    "Finding",
    "Given",
    "Invitation",
    "Rates",
    "Satisfaction",
    "Step",
    "TicketLine",
    "TicketState",
    "assign",
    "call_back",
    "coverage",
    "feed_back",
    "follow_up",
    "invitation",
    "may_rate",
    "rate",
    "rates_of",
    "rectify",
    "settle_review",
    "tags_for",
    "ticket",
    "ticket_counts",
    "tickets",
]
