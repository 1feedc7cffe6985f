"""Reconsiderations and lawsuits in words, for the desk and for the applicant."""

from collections.abc import Iterable

from onedoor.operation.cases import api as cases


def lines(remedies: Iterable[cases.Remedy]) -> list[dict[str, object]]:
    """Return what is shown of each, for the macro ``remedies``."""
    return [
        {
            "kind": cases.REMEDIES[one.kind],
            "authority": one.authority,
            "filed_on": one.filed_on,
            "result": cases.RESULTS[one.result] if one.result else "",
            "decided_on": one.decided_on,
            "paper": one.document_number,
        }
        for one in remedies
    ]
