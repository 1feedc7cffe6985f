"""Document numbers as bodies write them: 伊市监许受〔2026〕12号."""

from onedoor.operation.documents.domain.letters import DocumentKind

_MARKS = {
    DocumentKind.ACCEPTANCE: "许受",
    DocumentKind.GAPS: "许容",
    DocumentKind.TERMINATION: "许终",
    DocumentKind.MENDING: "许改",
    DocumentKind.HEARING: "许告",
    DocumentKind.REVOCATION: "许撤",
    DocumentKind.SUPPLEMENT: "许补",
    DocumentKind.DECLINE: "许不受",
    DocumentKind.VISIT: "许核",
    DocumentKind.SPECIAL: "许特",
    DocumentKind.EXTENSION: "许延",
    DocumentKind.GRANT: "许准",
    DocumentKind.RENEWAL: "许续",
    DocumentKind.REFUSAL: "许不准",
    DocumentKind.RETURN: "许退",
    DocumentKind.TRANSFER: "许转",
    DocumentKind.VOID: "许废",
    DocumentKind.PAYMENT: "缴凭",
    DocumentKind.COMMITMENT: "许诺",
}


def is_counted(kind: DocumentKind) -> bool:
    """Tell whether a body counts its documents of this kind by the year.

    A receipt bears the number of the case and a licence its own.
    """
    return kind in _MARKS


def number(*, body_mark: str, kind: DocumentKind, year: int, serial: int) -> str:
    """Return the number of the ``serial``-th document of a kind and year."""
    return f"{body_mark}{_MARKS[kind]}〔{year}〕{serial}号"
