"""Assistance: staff of a centre or station who hand in for an applicant, with a written word.

``require``, ``require_for``, ``put`` and ``note`` run inside the transactions of ``cases``.
Journal kinds (subject: the authorisation): ``assistance.authorised``, ``assistance.withdrawn``;
(subject: the case) ``assistance.stepped``.
"""

from onedoor.operation.assistance.domain.authorisations import Authorisation
from onedoor.operation.assistance.domain.errors import NotAuthorised
from onedoor.operation.assistance.helping import note, of_case, put, require, require_for, stands
from onedoor.operation.assistance.queries import authorisations
from onedoor.operation.assistance.services.authorising import authorise, withdraw

__all__ = [
    "Authorisation",
    "NotAuthorised",
    "authorisations",
    "authorise",
    "note",
    "of_case",
    "put",
    "require",
    "require_for",
    "stands",
    "withdraw",
]
