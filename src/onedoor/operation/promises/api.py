"""Promises: what an applicant promised in writing, word for word, with its hash.

``sign`` and ``withdraw`` run inside the caller's transaction: the module that owns the case decides
who may.
"""

from onedoor.operation.promises.domain.texts import Kind, Signed, Text, Words
from onedoor.operation.promises.domain.wording import Lack
from onedoor.operation.promises.queries import of, standing
from onedoor.operation.promises.reading import gaps_text, lacking
from onedoor.operation.promises.services import sign, withdraw

__all__ = [
    "Kind",
    "Lack",
    "Signed",
    "Text",
    "Words",
    "gaps_text",
    "lacking",
    "of",
    "sign",
    "standing",
    "withdraw",
]
