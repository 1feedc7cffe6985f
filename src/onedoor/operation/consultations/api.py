"""Consultations: questions, answers in time, and the common questions made of them.

Journal kinds (subject: the number): ``consultations.asked``, ``consultations.answered``,
``consultations.put_off``, ``consultations.forwarded``, ``consultations.redated``,
``consultations.contact_shown``, ``consultations.faq_proposed``, ``consultations.faq_published``,
``consultations.faq_returned``, ``consultations.faq_withdrawn``.
"""

from onedoor.operation.consultations.access import ANSWERING
from onedoor.operation.consultations.domain.faqs import (
    Faq,
    FaqLine,
    FaqSheet,
    FaqState,
    Pair,
    Verdict,
)
from onedoor.operation.consultations.domain.questions import (
    LONGEST,
    About,
    Asked,
    Consultation,
    Counts,
    Forwarding,
    Line,
    Turn,
    contact,
    words,
)
from onedoor.operation.consultations.queries.answering import (
    Sheet,
    answered,
    counts,
    sheet,
    waiting,
)
from onedoor.operation.consultations.queries.asking import asked, mine
from onedoor.operation.consultations.queries.faqs import faq, faqs, published, published_refs
from onedoor.operation.consultations.services.answering import (
    answer,
    forward,
    put_off,
    show_contact,
)
from onedoor.operation.consultations.services.asking import Route, ask, ask_again, route_of
from onedoor.operation.consultations.services.faqs import propose, review

__all__ = [
    "ANSWERING",
    "LONGEST",
    "About",
    "Asked",
    "Consultation",
    "Counts",
    "Faq",
    "FaqLine",
    "FaqSheet",
    "FaqState",
    "Forwarding",
    "Line",
    "Pair",
    "Route",
    "Sheet",
    "Turn",
    "Verdict",
    "answer",
    "answered",
    "ask",
    "ask_again",
    "asked",
    "contact",
    "counts",
    "faq",
    "faqs",
    "forward",
    "mine",
    "propose",
    "published",
    "published_refs",
    "put_off",
    "review",
    "route_of",
    "sheet",
    "show_contact",
    "waiting",
    "words",
]
