"""Promises: what an applicant promised in writing, word for word, with its hash.

``sign``, ``withdraw`` and the steps of a check run inside the caller's transaction: the module
that owns the case decides who may.
"""

from onedoor.operation.promises.checking import (
    CheckMissing,
    check_of,
    checks_of,
    fail,
    hear,
    order_mending,
    pass_check,
    plan,
    state,
)
from onedoor.operation.promises.domain.checks import (
    Check,
    CheckNotOpen,
    CheckState,
    DecidedItself,
    MendingTooLong,
    NotHeard,
    StatementTooLate,
    StillMending,
)
from onedoor.operation.promises.domain.texts import Kind, Signed, Text, Words
from onedoor.operation.promises.domain.wording import Lack
from onedoor.operation.promises.queries import of, standing
from onedoor.operation.promises.reading import (
    fact_text,
    gaps_text,
    inform_text,
    lacking,
    may_promise,
    rests_on,
)
from onedoor.operation.promises.services import sign, withdraw

__all__ = [
    "Check",
    "CheckMissing",
    "CheckNotOpen",
    "CheckState",
    "DecidedItself",
    "Kind",
    "Lack",
    "MendingTooLong",
    "NotHeard",
    "Signed",
    "StatementTooLate",
    "StillMending",
    "Text",
    "Words",
    "check_of",
    "checks_of",
    "fact_text",
    "fail",
    "gaps_text",
    "hear",
    "inform_text",
    "lacking",
    "may_promise",
    "of",
    "order_mending",
    "pass_check",
    "plan",
    "rests_on",
    "sign",
    "standing",
    "state",
    "withdraw",
]
