"""The command of each move that staff make with what one form asks; see each for what it needs."""

from collections.abc import Callable, Mapping

from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.services import (
    advancing,
    contesting,
    correcting,
    deciding,
    deferring,
    ending,
    extending,
    handing,
    intake,
    prereview,
    promising,
    special,
)

COMMANDS: Mapping[Move, Callable[..., None]] = {
    Move.RECEIVE: intake.receive,
    Move.PRE_REVIEW: prereview.pre_review,
    Move.ACCEPT: intake.accept,
    Move.WITHDRAW_PROMISE: promising.withdraw,
    Move.CHECK: promising.check,
    Move.HEAR: promising.hear,
    Move.DEFEND: promising.defend,
    Move.REVOKE: promising.revoke,
    Move.PROMISE: deferring.promise,
    Move.ACCEPT_WITH_GAPS: deferring.accept,
    Move.FILL_GAP: deferring.fill,
    Move.DECLINE: intake.decline,
    Move.ADVANCE: advancing.advance,
    Move.PAUSE: special.pause,
    Move.RESUME: special.resume,
    Move.ASK_EXTENSION: extending.ask,
    Move.EXTEND: extending.approve,
    Move.REFUSE_EXTENSION: extending.refuse,
    Move.GRANT: deciding.grant,
    Move.REFUSE: deciding.refuse,
    Move.ISSUE: deciding.issue,
    Move.DELIVER: deciding.deliver,
    Move.RETURN: ending.return_case,
    Move.TRANSFER_UP: ending.transfer_up,
    Move.VOID: ending.void,
    Move.CONTEST: contesting.contest,
    Move.SETTLE: contesting.settle,
    Move.REOPEN: contesting.reopen,
    Move.CORRECT: correcting.correct,
    Move.HAND_OVER: handing.hand_over,
    Move.TAKE_BACK: handing.take_back,
}
