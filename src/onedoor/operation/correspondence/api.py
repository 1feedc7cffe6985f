"""What officer and applicant write to each other within a case.

Journal kind, with the case number as subject: ``correspondence.written`` (which side, never what).
"""

from onedoor.operation.correspondence.domain.messages import LONGEST, Message, WordsWrong
from onedoor.operation.correspondence.queries import may_write, of_case, unread
from onedoor.operation.correspondence.services import mark_read, write

__all__ = [
    "LONGEST",
    "Message",
    "WordsWrong",
    "mark_read",
    "may_write",
    "of_case",
    "unread",
    "write",
]
