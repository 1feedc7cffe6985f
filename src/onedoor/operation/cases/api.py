"""Cases: drafts, one table for every channel, and every lawful move.

Journal kinds, all with the case number as subject: ``cases.submitted``, one for each move of the
table (``domain/history.py: KINDS``), ``cases.redated``, ``cases.version_moved``,
``cases.register_disputed`` (a register's data are said to be wrong: which, never what); with a
draft's id: ``cases.draft_begun``, ``cases.draft_renewed``, ``cases.draft_discarded``,
``cases.draft_ending``, ``cases.draft_expired``; ``cases.material_used_again`` and
``cases.cosigned`` with that of the draft or case.

``COMMANDS`` holds the command of each move that somebody makes; ``BATCH``, for the moves that may
be made for several cases at once, what tells beforehand what each would do to which case, and why
not; ``CHOICES``, for the moves that name something which is there, what there is.
"""

from onedoor.operation.cases.access import DraftCodeUnknown
from onedoor.operation.cases.domain.batch import MOST, Forecast
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.cosigning import (
    Confirmed,
    Cosigned,
    CosignedChanged,
    Cosigner,
    NotCosigned,
    Signature,
)
from onedoor.operation.cases.domain.declining import Declined, Ground
from onedoor.operation.cases.domain.dossier import (
    Dossier,
    Event,
    Notice,
    Origin,
    Paused,
    Progress,
    Summary,
    Waiting,
    Whole,
)
from onedoor.operation.cases.domain.drafts import Draft, Receipt
from onedoor.operation.cases.domain.gaps import (
    GAPS_REFUSED,
    FactNotPromised,
    Gap,
    MainMissing,
    WayShut,
)
from onedoor.operation.cases.domain.history import SUBMITTED
from onedoor.operation.cases.domain.inbox import UNHELD, Board, Counters, Filter, Load, Row, Shelf
from onedoor.operation.cases.domain.remedies import Remedy, RemedyKind, Result
from onedoor.operation.cases.domain.reuse import Earlier, NothingToReuse, ReuseNotAgreed
from onedoor.operation.cases.domain.special import Procedure
from onedoor.operation.cases.domain.states import CONCLUDED, Move, State
from onedoor.operation.cases.domain.supplements import Ask, SupplyIncomplete
from onedoor.operation.cases.domain.visits import LEAST as LEAST_INSPECTORS
from onedoor.operation.cases.domain.voiding import Mistake
from onedoor.operation.cases.domain.words import ReasonTooShort
from onedoor.operation.cases.labels import (
    CHANNELS,
    EFFECTS,
    EVENTS,
    GROUNDS,
    MISTAKES,
    MOVES,
    PROCEDURES,
    REMEDIES,
    RESULTS,
    STATES,
    TOLD,
)
from onedoor.operation.cases.queries.board import board
from onedoor.operation.cases.queries.changes import changed
from onedoor.operation.cases.queries.conclusions import Conclusion, concluded, origin
from onedoor.operation.cases.queries.cosigning import cosignatures, cosigned, to_cosign
from onedoor.operation.cases.queries.desk import case, counters, inbox
from onedoor.operation.cases.queries.drafts import draft, draft_by_code, drafts_of, earlier
from onedoor.operation.cases.queries.public import cases_of, progress
from onedoor.operation.cases.queries.twins import CHOICES
from onedoor.operation.cases.services.accepting import REFUSED as PROMISES_REFUSED
from onedoor.operation.cases.services.answering import AnswersInvalid
from onedoor.operation.cases.services.by_move import COMMANDS
from onedoor.operation.cases.services.completeness import MaterialsMissing
from onedoor.operation.cases.services.cosigning import cosign
from onedoor.operation.cases.services.drafts import (
    attach,
    detach,
    discard,
    drop_row,
    new_draft,
    save_answers,
)
from onedoor.operation.cases.services.foreseeing import BATCH
from onedoor.operation.cases.services.keeping import put_by
from onedoor.operation.cases.services.opinions import Opinion
from onedoor.operation.cases.services.receipts import give_receipt
from onedoor.operation.cases.services.renewing import VersionReplaced
from onedoor.operation.cases.services.reusing import use_again
from onedoor.operation.cases.services.submission import (
    DraftChanged,
    Intake,
    file,
    submit,
    take_in,
)
from onedoor.operation.cases.services.uploads import Promised, Upload
from onedoor.operation.cases.services.versions import move_to_version

__all__ = [
    "BATCH",
    "CHANNELS",
    "CHOICES",
    "COMMANDS",
    "CONCLUDED",
    "EFFECTS",
    "EVENTS",
    "GAPS_REFUSED",
    "GROUNDS",
    "LEAST_INSPECTORS",
    "MISTAKES",
    "MOST",
    "MOVES",
    "PROCEDURES",
    "PROMISES_REFUSED",
    "REMEDIES",
    "RESULTS",
    "STATES",
    "SUBMITTED",
    "TOLD",
    "UNHELD",
    "AnswersInvalid",
    "Ask",
    "Board",
    "Channel",
    "Conclusion",
    "Confirmed",
    "Cosigned",
    "CosignedChanged",
    "Cosigner",
    "Counters",
    "Declined",
    "Dossier",
    "Draft",
    "DraftChanged",
    "DraftCodeUnknown",
    "Earlier",
    "Event",
    "FactNotPromised",
    "Filter",
    "Forecast",
    "Gap",
    "Ground",
    "Intake",
    "Load",
    "MainMissing",
    "MaterialsMissing",
    "Mistake",
    "Move",
    "NotCosigned",
    "NothingToReuse",
    "Notice",
    "Opinion",
    "Origin",
    "Paused",
    "Procedure",
    "Progress",
    "Promised",
    "ReasonTooShort",
    "Receipt",
    "Remedy",
    "RemedyKind",
    "Result",
    "ReuseNotAgreed",
    "Row",
    "Shelf",
    "Signature",
    "State",
    "Summary",
    "SupplyIncomplete",
    "Upload",
    "VersionReplaced",
    "Waiting",
    "WayShut",
    "Whole",
    "attach",
    "board",
    "case",
    "cases_of",
    "changed",
    "concluded",
    "cosign",
    "cosignatures",
    "cosigned",
    "counters",
    "detach",
    "discard",
    "draft",
    "draft_by_code",
    "drafts_of",
    "drop_row",
    "earlier",
    "file",
    "give_receipt",
    "inbox",
    "move_to_version",
    "new_draft",
    "origin",
    "progress",
    "put_by",
    "save_answers",
    "submit",
    "take_in",
    "to_cosign",
    "use_again",
]
