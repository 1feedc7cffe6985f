"""Guides: what people carry away of a published version, and whether it is still current.

``checklist`` says of each material whether it is missing, there, or proved by a register;
``notice`` is the one-time notice (一次性告知书), ``notice_pdf`` its paper, ``machine`` the version
for programs.  ``compare`` answers whoever holds a copy; channels say by ``report_copy`` what they
show, and one that lags raises an alarm.

Journal kinds: ``guides.copy_stale``, ``guides.copy_mended`` (subject: the item code).
"""

from onedoor.operation.guides.access import compare
from onedoor.operation.guides.domain.checklist import (
    Line,
    Own,
    Proof,
    Proofs,
    Standing,
    checklist,
    of,
)
from onedoor.operation.guides.domain.copies import Channel, Copy, CopyState
from onedoor.operation.guides.notice import Notice, Reader, mark_path, notice, notice_pdf
from onedoor.operation.guides.queries import Alarm, Code, alarms, machine, proofs
from onedoor.operation.guides.services import report_copy

__all__ = [
    "Alarm",
    "Channel",
    "Code",
    "Copy",
    "CopyState",
    "Line",
    "Notice",
    "Own",
    "Proof",
    "Proofs",
    "Reader",
    "Standing",
    "alarms",
    "checklist",
    "compare",
    "machine",
    "mark_path",
    "notice",
    "notice_pdf",
    "of",
    "proofs",
    "report_copy",
]
