"""The life of a case: one table, and the only functions that read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, GIR, HAMI, Provision


class State(StrEnum):
    SUBMITTED = "submitted"  # 已提交
    RECEIVED = "received"  # 已收件
    AWAITING_SUPPLEMENT = "awaiting_supplement"  # 待补正
    ACCEPTED = "accepted"  # 已受理
    PAUSED = "paused"  # 特别程序
    REVIEWED = "reviewed"  # 已审查
    GRANTED = "granted"  # 准予许可
    REFUSED = "refused"  # 不予许可
    ISSUED = "issued"  # 已制证
    DELIVERED = "delivered"  # 已送达
    DECLINED = "declined"  # 不予受理
    WITHDRAWN = "withdrawn"  # 已撤回
    REVOKED = "revoked"  # 已撤销
    TERMINATED = "terminated"  # 已终止办理
    RETURNED = "returned"  # 已退件
    TRANSFERRED = "transferred"  # 已转报
    VOIDED = "voided"  # 已作废


class Move(StrEnum):
    RECEIVE = "receive"  # 收件
    PRE_REVIEW = "pre_review"  # 预审
    ASK_FOR_SUPPLEMENT = "ask_for_supplement"  # 一次性告知补正
    SUPPLY = "supply"  # 补正提交
    ACCEPT = "accept"  # 受理
    WITHDRAW_PROMISE = "withdraw_promise"  # 撤回告知承诺
    CHECK = "check"  # 承诺核查属实
    ORDER_MENDING = "order_mending"  # 责令限期整改
    HEAR = "hear"  # 告知拟撤销
    DEFEND = "defend"  # 陈述申辩
    REVOKE = "revoke"  # 撤销决定
    PROMISE = "promise"  # 签署容缺承诺
    ACCEPT_WITH_GAPS = "accept_with_gaps"  # 容缺受理
    FILL_GAP = "fill_gap"  # 补交容缺材料
    LAPSE = "lapse"  # 逾期终止办理
    DEEM = "deem"  # 视为受理
    DEEM_RENEWED = "deem_renewed"  # 视为准予延续
    DECLINE = "decline"  # 不予受理
    ADVANCE = "advance"  # 办理环节
    VISIT = "visit"  # 现场核查记录
    PAUSE = "pause"  # 启动特别程序
    RESUME = "resume"  # 特别程序结束
    ASK_EXTENSION = "ask_extension"  # 申请延长期限
    EXTEND = "extend"  # 延长期限
    REFUSE_EXTENSION = "refuse_extension"  # 不同意延长期限
    REVIEW = "review"  # 审查
    GRANT = "grant"  # 准予许可
    REFUSE = "refuse"  # 不予许可
    ISSUE = "issue"  # 制证
    DELIVER = "deliver"  # 送达
    WITHDRAW = "withdraw"  # 撤回申请
    RETURN = "return"  # 退件
    TRANSFER_UP = "transfer_up"  # 转报
    VOID = "void"  # 作废
    CONTEST = "contest"  # 登记复议、诉讼
    SETTLE = "settle"  # 登记复议、诉讼结果
    REOPEN = "reopen"  # 重新办理
    CORRECT = "correct"  # 更正文书
    HAND_OVER = "hand_over"  # 移交经办
    TAKE_BACK = "take_back"  # 收回上一步


class Role(StrEnum):
    APPLICANT = "applicant"  # 申请人
    FOLLOWER = "follower"  # 只能查询的代办人
    HELPER = "helper"  # 帮办代办人员: hands in for an applicant, with their written word
    COUNTER = "counter.intake"  # 窗口受理
    RECEIVER = "cases.receive"  # 收件
    ACCEPTER = "cases.accept"  # 受理
    REVIEWER = "cases.review"  # 审查
    GUEST = "guest"  # 会同审查: another body, for its own part and nothing else
    DECIDER = "cases.decide"  # 决定
    APPROVER = "cases.approve_extension"  # 批准延长期限
    ISSUER = "cases.issue"  # 制证
    DELIVERER = "cases.deliver"  # 送达
    CLOCK = "system"  # 时限届满，由系统办理


@dataclass(frozen=True, slots=True)
class Edge:
    """A move from one state to another, with who may make it and on what basis."""

    move: Move
    source: State
    target: State
    basis: Provision
    roles: frozenset[Role]


def _edges(  # to no target: the case stays where it is
    move: Move, sources: Iterable[State], target: State | None, basis: Provision, *roles: Role
) -> tuple[Edge, ...]:
    return tuple(
        Edge(move, source, target or source, basis, frozenset(roles)) for source in sources
    )


UNDECIDED = (
    State.SUBMITTED, State.RECEIVED, State.AWAITING_SUPPLEMENT, State.ACCEPTED, State.PAUSED,
    State.REVIEWED,
)  # fmt: skip
# Where the limit of the decision runs, and may be made longer.
EXTENDED = (State.ACCEPTED, State.REVIEWED)
# Where the next step is the office's: only its own silence renews a licence.
OWED = tuple(state for state in UNDECIDED if state is not State.AWAITING_SUPPLEMENT)
# Never by the hands through which a case came in.
DECISIONS = frozenset({
    Move.GRANT, Move.REFUSE, Move.TRANSFER_UP, Move.VOID, Move.CORRECT, Move.REVOKE,
})  # fmt: skip
# What a second person approves, though it decides nothing.
BY_ANOTHER = DECISIONS | {Move.PAUSE}
# Never by who decided it.
CHECKS = frozenset({Move.CHECK, Move.ORDER_MENDING, Move.HEAR})
CONCLUDED = (
    State.REFUSED, State.DELIVERED, State.DECLINED, State.WITHDRAWN, State.RETURNED,
    State.TRANSFERRED, State.VOIDED, State.TERMINATED, State.REVOKED,
)  # fmt: skip
# Answers that somebody may take to a higher authority or to court.
ANSWERED = (
    State.DECLINED, State.RETURNED, State.VOIDED, State.TERMINATED, State.REFUSED, State.GRANTED,
    State.ISSUED, State.DELIVERED, State.REVOKED,
)  # fmt: skip
# Adverse answers that an authority or a court may order to be given anew.
REOPENED = (
    State.DECLINED, State.RETURNED, State.VOIDED, State.TERMINATED, State.REFUSED,
)  # fmt: skip
# Where a notice or a decision has been issued that may hold a slip of the pen.
WRITTEN = tuple(state for state in State if state not in (State.SUBMITTED, State.RECEIVED))
OPEN = tuple(state for state in State if state not in CONCLUDED)
ALLOWED = (State.GRANTED, State.ISSUED, State.DELIVERED)


EDGES = (
    *_edges(Move.RECEIVE, [State.SUBMITTED], State.RECEIVED, HAMI(13),
            Role.RECEIVER, Role.COUNTER),
    *_edges(Move.PRE_REVIEW, [State.RECEIVED], State.RECEIVED, ADL(34, paragraph=1),
            Role.ACCEPTER, Role.COUNTER),
    *_edges(Move.ASK_FOR_SUPPLEMENT, [State.RECEIVED], State.AWAITING_SUPPLEMENT, ADL(32, item=4),
            Role.ACCEPTER, Role.COUNTER),
    *_edges(Move.SUPPLY, [State.AWAITING_SUPPLEMENT], State.RECEIVED, ADL(32, item=4),
            Role.APPLICANT, Role.HELPER, Role.COUNTER),
    *_edges(Move.ACCEPT, [State.RECEIVED], State.ACCEPTED, ADL(32, item=5),
            Role.ACCEPTER, Role.COUNTER),
    *_edges(Move.PROMISE, [State.RECEIVED, State.AWAITING_SUPPLEMENT], State.RECEIVED, HAMI(18),
            Role.APPLICANT),
    *_edges(Move.ACCEPT_WITH_GAPS, [State.RECEIVED], State.ACCEPTED, HAMI(18),
            Role.ACCEPTER, Role.COUNTER),
    *_edges(Move.FILL_GAP, [State.ACCEPTED], State.ACCEPTED, HAMI(18),
            Role.APPLICANT, Role.HELPER, Role.COUNTER),
    *_edges(Move.FILL_GAP, [State.PAUSED], State.PAUSED, HAMI(18),
            Role.APPLICANT, Role.HELPER, Role.COUNTER),
    *_edges(Move.LAPSE, [State.ACCEPTED, State.PAUSED], State.TERMINATED, HAMI(18), Role.CLOCK),
    *_edges(Move.WITHDRAW_PROMISE, [State.SUBMITTED], State.SUBMITTED, HAMI(18), Role.APPLICANT),
    *_edges(Move.WITHDRAW_PROMISE, [State.RECEIVED, State.ACCEPTED, State.REVIEWED],
            State.RECEIVED, HAMI(18), Role.APPLICANT),
    *_edges(Move.CHECK, ALLOWED, None, HAMI(18), Role.REVIEWER),
    *_edges(Move.ORDER_MENDING, ALLOWED, None, HAMI(18), Role.REVIEWER),
    *_edges(Move.HEAR, ALLOWED, None, ADL(69), Role.REVIEWER),
    *_edges(Move.DEFEND, ALLOWED, None, ADL(69), Role.APPLICANT, Role.COUNTER),
    *_edges(Move.REVOKE, ALLOWED, State.REVOKED, ADL(69), Role.DECIDER),
    *_edges(Move.DEEM, [State.SUBMITTED, State.RECEIVED], State.ACCEPTED, ADL(32, item=4),
            Role.CLOCK),
    *_edges(Move.DEEM_RENEWED, OWED, State.DELIVERED, ADL(50, paragraph=2), Role.CLOCK),
    *_edges(Move.DECLINE, [State.RECEIVED], State.DECLINED, ADL(32, item=2),
            Role.ACCEPTER, Role.COUNTER),
    *_edges(Move.ADVANCE, [State.ACCEPTED], State.ACCEPTED, ADL(34),
            Role.REVIEWER, Role.GUEST),
    *_edges(Move.VISIT, [State.ACCEPTED], None, ADL(34, paragraph=3), Role.REVIEWER),
    *_edges(Move.PAUSE, [State.ACCEPTED], State.PAUSED, ADL(45), Role.APPROVER),
    *_edges(Move.RESUME, [State.PAUSED], State.ACCEPTED, ADL(45),
            Role.REVIEWER, Role.CLOCK),
    *_edges(Move.ASK_EXTENSION, EXTENDED, None, ADL(42, paragraph=1), Role.REVIEWER),
    *_edges(Move.EXTEND, EXTENDED, None, ADL(42, paragraph=1), Role.APPROVER),
    *_edges(Move.REFUSE_EXTENSION, EXTENDED, None, ADL(42, paragraph=1), Role.APPROVER),
    *_edges(Move.REVIEW, [State.ACCEPTED], State.REVIEWED, ADL(34), Role.REVIEWER),
    *_edges(Move.GRANT, [State.REVIEWED], State.GRANTED, ADL(38, paragraph=1), Role.DECIDER),
    *_edges(Move.REFUSE, [State.REVIEWED], State.REFUSED, ADL(38, paragraph=2), Role.DECIDER),
    *_edges(Move.ISSUE, [State.GRANTED], State.ISSUED, ADL(39), Role.ISSUER),
    *_edges(Move.DELIVER, [State.ISSUED, State.GRANTED], State.DELIVERED, ADL(44), Role.DELIVERER),
    *_edges(Move.WITHDRAW, UNDECIDED, State.WITHDRAWN, ADL(29), Role.APPLICANT),
    *_edges(Move.RETURN, [State.AWAITING_SUPPLEMENT], State.RETURNED, ADL(32, item=4),
            Role.ACCEPTER, Role.COUNTER, Role.CLOCK),
    *_edges(Move.TRANSFER_UP, [State.REVIEWED], State.TRANSFERRED, ADL(35), Role.DECIDER),
    *_edges(Move.VOID, UNDECIDED, State.VOIDED, HAMI(4), Role.DECIDER),
    *_edges(Move.CONTEST, ANSWERED, None, ADL(7), Role.ACCEPTER, Role.DECIDER),
    *_edges(Move.SETTLE, ANSWERED, None, ADL(7), Role.ACCEPTER, Role.DECIDER),
    *_edges(Move.REOPEN, REOPENED, State.ACCEPTED, ADL(7), Role.ACCEPTER),
    *_edges(Move.CORRECT, WRITTEN, None, GIR(41), Role.DECIDER),
    *_edges(Move.HAND_OVER, OPEN, None, HAMI(4),
            Role.RECEIVER, Role.ACCEPTER, Role.REVIEWER, Role.DECIDER),
    *_edges(Move.TAKE_BACK, [State.RECEIVED], State.SUBMITTED, HAMI(4),
            Role.RECEIVER, Role.COUNTER, Role.REVIEWER),
    *_edges(Move.TAKE_BACK, [State.REVIEWED], State.ACCEPTED, HAMI(4),
            Role.RECEIVER, Role.COUNTER, Role.REVIEWER),
)  # fmt: skip

_EDGES = {(edge.move, edge.source): edge for edge in EDGES}


class MoveNotOpen(Refused):
    """The case is not in a state from which this can be done."""

    code = "cases.move_not_open"


def edge_for(move: Move, source: State) -> Edge:
    """Return the edge this move follows from this state; refuse when there is none."""
    try:
        return _EDGES[move, source]
    except KeyError:
        raise MoveNotOpen(move=move.value, state=source.value) from None


def edges_from(source: State) -> tuple[Edge, ...]:
    """Return the edges that leave a state."""
    return tuple(edge for edge in EDGES if edge.source is source)


def roles_of(move: Move) -> frozenset[Role]:
    """Return the roles that may make a move from any state."""
    return frozenset().union(*(edge.roles for edge in EDGES if edge.move is move))
