"""Difficulties: what somebody could not get done, from the report to the file.

Journal kinds (subject: the number): ``difficulties.registered``, ``difficulties.forwarded``,
``difficulties.explained``, ``difficulties.resolved``, ``difficulties.returned``,
``difficulties.put_off``, ``difficulties.filed``, ``difficulties.redated``,
``difficulties.contact_shown``.
"""

from onedoor.operation.difficulties.domain.difficulties import (
    Act,
    Cause,
    Difficulty,
    Grade,
    Kind,
    Source,
    Stage,
    Step,
    Verdict,
)
from onedoor.operation.difficulties.queries import (
    Lessons,
    Sheet,
    Told,
    difficulties,
    lessons,
    mine,
    sheet,
    told,
    waiting,
)
from onedoor.operation.difficulties.services.handling import (
    explain,
    forward,
    put_off,
    resolve,
    show_contact,
    verify,
)
from onedoor.operation.difficulties.services.reporting import Report, Reported, note, report

__all__ = [
    "Act",
    "Cause",
    "Difficulty",
    "Grade",
    "Kind",
    "Lessons",
    "Report",
    "Reported",
    "Sheet",
    "Source",
    "Stage",
    "Step",
    "Told",
    "Verdict",
    "difficulties",
    "explain",
    "forward",
    "lessons",
    "mine",
    "note",
    "put_off",
    "report",
    "resolve",
    "sheet",
    "show_contact",
    "told",
    "verify",
    "waiting",
]
