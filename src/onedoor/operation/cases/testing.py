"""What other modules' tests may use: an offering, its people, and a case in any state."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from types import MappingProxyType
from typing import Any

from onedoor.general.bodies import testing as registered
from onedoor.general.people import api as known
from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor, system
from onedoor.kernel.days import legal_day
from onedoor.operation.cases import access, holdings
from onedoor.operation.cases.domain.declining import Ground
from onedoor.operation.cases.domain.remedies import RemedyKind, Result
from onedoor.operation.cases.domain.special import Procedure
from onedoor.operation.cases.domain.states import CHECKS, EDGES, Move, Role, State
from onedoor.operation.cases.domain.supplements import Ask
from onedoor.operation.cases.domain.voiding import Mistake
from onedoor.operation.cases.models import Case, Draft
from onedoor.operation.cases.services import (
    deferring,
    drafts,
    handing,
    renewals,
    silence,
    submission,
)
from onedoor.operation.cases.services.by_move import COMMANDS
from onedoor.operation.cases.services.opinions import Opinion
from onedoor.operation.cases.services.uploads import Upload
from onedoor.operation.documents import api as documents
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.operation.materials import testing as files
from onedoor.operation.promises import api as promises
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items
from onedoor.system.items import testing as offerings

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)  # noon of a Tuesday in Beijing
LAPSED = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)  # when what is missing was not supplied in time
ENDS = date(2027, 1, 10)  # until when the licence that is to be renewed holds
ENDED = datetime(2027, 1, 10, 16, 0, tzinfo=UTC)  # when nobody has decided on its renewal
LATE = datetime(2026, 12, 23, 4, 0, tzinfo=UTC)  # when no supplement came in time
SILENT = datetime(2026, 12, 2, 17, 0, tzinfo=UTC)  # when nobody has answered what came in AT
UNMENDED = datetime(2026, 12, 2, 4, 0, tzinfo=UTC)  # when what was to be mended was not
AREA = "650502000000"
FIRM = "91650502MADEM0011M"
REASON = "经营场所与申请内容不符。"
ELSEWHERE = "哈密市伊州区城市管理局"  # whose remit it is, where it is not this body's
REMEDY = "六十日内可以申请行政复议，六个月内可以提起行政诉讼。"

# 食品经营许可(新办), as a small shop without an agent answers it on one screen.
POSTED: Mapping[str, Any] = {
    "by_agent": "no",
    "business_name": "哈密市伊州区甜蜜蜜瓜专业合作社",
    "business_uscc": FIRM,
    "legal_person": "阿依古丽·买买提",
    "contact_phone": "13909020000",
    "premises_address__region": "650502001000",
    "premises_address__detail": "爱国北路 8 号",
    "premises_area": "120",
    "premises_ready": "",
    "trade": "catering",
    "projects": ["packed"],
    "web": "no",
    "staff_count": "4",
    "managers-0-manager_name": "阿依古丽·买买提",
    "managers-0-manager_idcard": "650502198803050210",
    "managers-0-manager_post": "full",
    "delivery": "electronic",
    "declared": "yes",
    "procedure": "ordinary",  # asked only where there is a choice
}
# The way to each state from a case just submitted; the last move is the one that reaches it.
_WAY = (Move.RECEIVE, Move.ACCEPT, Move.REVIEW, Move.GRANT, Move.ISSUE, Move.DELIVER)
PATHS: Mapping[State, tuple[Move, ...]] = {
    State.SUBMITTED: (),
    State.RECEIVED: _WAY[:1],
    State.AWAITING_SUPPLEMENT: (Move.RECEIVE, Move.ASK_FOR_SUPPLEMENT),
    State.ACCEPTED: _WAY[:2],
    State.PAUSED: (*_WAY[:2], Move.PAUSE),
    State.REVIEWED: _WAY[:3],
    State.GRANTED: _WAY[:4],
    State.ISSUED: _WAY[:5],
    State.DELIVERED: _WAY,
    State.REFUSED: (*_WAY[:3], Move.REFUSE),
    State.DECLINED: (Move.RECEIVE, Move.DECLINE),
    State.WITHDRAWN: (Move.WITHDRAW,),
    State.REVOKED: (*_WAY[:5], Move.ORDER_MENDING, Move.HEAR, Move.DEFEND, Move.REVOKE),
    State.TERMINATED: (Move.RECEIVE, Move.ACCEPT_WITH_GAPS, Move.LAPSE),
    State.RETURNED: (Move.RECEIVE, Move.ASK_FOR_SUPPLEMENT, Move.RETURN),
    State.TRANSFERRED: (*_WAY[:3], Move.TRANSFER_UP),
    State.VOIDED: (Move.VOID,),  # of what a counter took in
}


__all__ = [
    "PATHS", "Cast", "Upload", "a_case", "a_licence", "attempt", "case_for", "cast",
    "filled_draft", "make", "moment", "needs", "picture", "prepare", "promise_of",
    "publish_joint", "publish_promising", "publish_renewing", "submitted", "taken_in",
    "with_all_duties",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a story about one offering."""

    offering: str
    applicant: Actor
    clerk: Actor  # 收件、受理
    officer: Actor  # 审查、决定、制证、送达
    inspector: Actor  # 审查: looks after what the officer decided
    head: Actor  # 批准延长期限
    counter: Actor  # 窗口受理, of the managing body
    stranger: Actor  # an officer of another body

    def who(self, move: Move) -> Actor:
        """Return who makes a move in the ordinary course of things."""
        if move in (Move.DEEM, Move.DEEM_RENEWED, Move.LAPSE):
            return system("cases.clock")
        if move in APPLICANTS:
            return self.applicant
        if move in HEADS or move is Move.PAUSE:
            return self.head
        if move in CHECKS:
            return self.inspector
        return self.clerk if move in EARLY else self.officer


APPLICANTS = frozenset(
    {Move.SUPPLY, Move.WITHDRAW, Move.PROMISE, Move.FILL_GAP, Move.WITHDRAW_PROMISE, Move.DEFEND}
)
HEADS = frozenset({Move.EXTEND, Move.REFUSE_EXTENSION})
# What who takes in does.
EARLY = frozenset({
    Move.RECEIVE, Move.PRE_REVIEW, Move.ACCEPT, Move.ACCEPT_WITH_GAPS, Move.DECLINE,
    Move.ASK_FOR_SUPPLEMENT, Move.RETURN, Move.REOPEN, Move.TAKE_BACK,
})  # fmt: skip
OFFICER = ("cases.review", "cases.decide", "cases.issue", "cases.deliver")
CLERK = ("cases.receive", "cases.accept")
HEAD = ("cases.approve_extension",)


def both(of: Cast) -> Actor:
    """Return who accepted, with everything that an officer may do."""
    return replace(of.clerk, duties=of.clerk.duties | set(OFFICER))


def cast() -> Cast:
    """Publish the offering of a body and return people who work and apply there."""
    body = offerings.BODY
    registered.a_body(body, offerings.BODY_NAME)
    applicant = people.organisation_actor(code=FIRM)
    licences.enter(
        number=FIRM,
        terms=licences.Terms(
            kind="business_licence", facts={"name": POSTED["business_name"], "uscc": FIRM}
        ),
        holder=licences.Grantee(id=applicant.ref, name=POSTED["business_name"], code=FIRM),
        body=licences.Grantor(code=body, name=offerings.BODY_NAME, mark="伊市监", area=AREA),
        actor=system("test"),
        at=datetime(2025, 1, 6, 2, 0, tzinfo=UTC),
    )
    return Cast(
        offering=offerings.published().code,
        applicant=applicant,
        clerk=people.staff_actor(*CLERK, body=body, area=AREA),
        officer=people.staff_actor(*OFFICER, body=body, area=AREA, name="马建国"),
        inspector=people.staff_actor("cases.review", body=body, area=AREA, name="张惠"),
        head=people.staff_actor(*HEAD, body=body, area=AREA),
        counter=people.staff_actor("counter.intake", body="11652201MB0000002B", area=AREA),
        stranger=people.staff_actor(*CLERK, *OFFICER, body="11652201MB0000003C", area=AREA),
    )


def with_all_duties(of: Cast) -> Actor:
    """Return the clerk as somebody who holds every duty of the body."""
    return replace(of.clerk, duties=frozenset({*CLERK, *OFFICER, *HEAD, "counter.intake"}))


_JOINT: Mapping[str, Any] = {
    "key": "joint", "name": "会同审查", "lane": "bureau", "duty": "cases.review", "basis": "adl34",
    "branches": [
        {"key": "own", "name": "食品安全", "lane": "bureau", "duty": "cases.review"},
        {"key": "land", "name": "规划", "lane": "land", "duty": "cases.review"},
    ],
    "outcomes": [
        {"key": "object", "name": "有意见", "to": "review"},
        {"key": "agree", "name": "同意", "to": "review"},
    ],
}  # fmt: skip


def publish_joint(of: Cast, *, days: int = 0) -> None:
    """Publish a version that the stranger's body reviews too, and that ends without a licence.

    ``days`` is what is planned for the joint step.
    """
    registered.a_body(of.stranger.body, "自然资源局")
    flow = offerings.document()["flow"]
    accept, supply, *rest = (
        step | {"basis": "adl34"} for step in flow["steps"] if step["key"] != "issue"
    )
    onward = [one | {"to": "joint"} if one["to"] == "review" else one for one in accept["outcomes"]]
    rest = [
        step
        | {
            "outcomes": [
                one | ({"to": "deliver"} if one["to"] == "issue" else {})
                for one in step["outcomes"]
            ]
        }
        for step in rest
    ]
    land = {"key": "land", "name": "自然资源局", "body": of.stranger.body}
    result = {"name": "食品经营决定", "kind": "20", "sample": "x"}
    limits = offerings.document()["limits"] | {"promised_days": 10}
    offerings.published(
        offerings.document()
        | {
            "flow": flow
            | {
                "lanes": [*flow["lanes"], land],
                "steps": [accept | {"outcomes": onward}, supply, {**_JOINT, "days": days}, *rest],
            },
            "result": result,
            "limits": limits,
        },
        reason="联审",
    )


ON_PROMISE = {"procedure": "promise", "promised": "yes"}
_CHOICE: Mapping[str, Any] = {
    "key": "procedure", "kind": "choice", "label": "怎样办理", "basis": "rule78",
    "options": [
        {"value": "promise", "label": "告知承诺"}, {"value": "ordinary", "label": "一般程序"},
    ],
}  # fmt: skip
_LATER = {"when": "ordinary", "situation": "一般程序", "commitment": True}
_PROMISE_PAGE: Mapping[str, Any] = {
    "key": "promise", "title": "告知承诺书", "when": "on_promise",
    "intro": "告知：许可条件见指南；不实的，撤销许可。",
    "questions": [
        {"key": "promised", "kind": "declaration", "label": "我承诺已经符合条件。",
         "basis": "rule78"}
    ],
}  # fmt: skip
PROMISING: Mapping[str, Any] = {
    "question": "procedure", "value": "promise", "otherwise": "ordinary", "page": "promise",
    "declaration": "promised", "check_days": 30,
}  # fmt: skip


def publish_promising(of: Cast, **changes: Any) -> None:
    """Publish a version that may be handled on a promise, unless it is the one in force."""
    if items.offering(of.offering).what.promising is not None and not changes:
        return
    document = offerings.document()
    form = document["form"]
    first, *rest = form["pages"]
    when = {word: {"q": "procedure", "op": "eq", "v": word} for word in ("promise", "ordinary")}
    offerings.published(
        document
        | {
            "on_promise": True,
            "promising": {**PROMISING, **changes},
            "form": form
            | {
                "conditions": form["conditions"]
                | {"on_promise": when["promise"], "ordinary": when["ordinary"]},
                "pages": [
                    first | {"questions": [*first["questions"], _CHOICE]}, *rest, _PROMISE_PAGE,
                ],
                "materials": [
                    one | _LATER if one["key"] == "rules" else one for one in form["materials"]
                ],
            },
        },
        reason="承诺",
    )  # fmt: skip


def publish_renewing(*, days: int = 0, **changes: Any) -> None:
    """Publish a version that renews the licence whose number the form asks for."""
    document = offerings.document()
    first, *rest = document["form"]["pages"]
    question: dict[str, Any] = {
        "key": "renewed", "kind": "text", "label": "原证照编号", "basis": "rule78",
        "required": False,
    }  # fmt: skip
    pages = [first | {"questions": [*first["questions"], question]}, *rest]
    renewing = {"question": "renewed", "days": days, **changes}
    form = document["form"] | {"pages": pages}
    offerings.published(document | {"renewing": renewing, "form": form}, reason="延续")


def a_licence(of: Cast, *, until: date = ENDS, number: str = "JY26505020000017") -> str:
    """Enter a licence that the body gave the applicant some years ago; return its number."""
    licences.enter(
        number=number,
        terms=licences.Terms(
            kind="food_business_licence", facts={"name": POSTED["business_name"]},
            valid_until=until,
        ),
        holder=licences.Grantee(id=of.applicant.ref, name=POSTED["business_name"], code=FIRM),
        body=licences.Grantor(code=offerings.BODY, name=offerings.BODY_NAME, mark="伊市监",
            area=AREA),
        actor=system("test"),
        at=datetime(2022, 1, 11, 2, 0, tzinfo=UTC),
    )  # fmt: skip
    return number


def filled_draft(
    of: Cast, *, at: datetime = AT, without: tuple[str, ...] = (), **answers: str
) -> str:
    """Return a draft in which all is answered and attached, with some other answers or gaps."""
    made = drafts.new_draft(offering=of.offering, actor=of.applicant, at=at)
    _answer(of, made.id, {**POSTED, **answers}, at)
    asked = {"layout", "rules"} | ({"authorisation"} if "agent_phone" in answers else set())
    for key in asked.difference(without):
        drafts.attach(draft=made.id, material=key, upload=picture(key), actor=of.applicant, at=at)
    return made.id


# What drafts had kept when all was answered: by document, register, day and answers.
_ANSWERED: dict[tuple[object, ...], tuple[dict[str, Any], list[str]]] = {}
_ASKED_WITH = {"on_promise": "promised", "agent": "agent_phone"}  # pages, by an answer on them


def _answer(of: Cast, draft: str, told: Mapping[str, Any], at: datetime) -> None:
    """Answer page after page; what came of the very same answers before is kept again."""
    what, who = items.offering(of.offering), of.applicant
    wanted = forms.sources_of(what.form)
    known = licences.known_of(holder=who.applicant, wanted=wanted, on=legal_day(at), actor=who)
    key = (what.sha256, repr(known), at, repr(sorted(told.items())))
    row = Draft.objects.get(public_id=draft)
    if key in _ANSWERED:
        row.answers, row.confirmed = deepcopy(_ANSWERED[key])
        drafts.keep_row(row, at)
        return
    posted = {name.rpartition("-")[2]: value for name, value in told.items()}
    for page in what.form.pages:
        if not page.when or _ASKED_WITH.get(page.when, "") in told:
            drafts.save_answers(
                draft=draft, page=page.key, posted=posted, actor=of.applicant, at=at,
                index=0 if page.repeat else None,
            )  # fmt: skip
    row.refresh_from_db()
    _ANSWERED[key] = (row.answers, row.confirmed)


@cache
def picture(text: str) -> Upload:
    """Return a photograph to hand in."""
    return Upload(f"{text}.jpg", files.picture(text=text, size=(700, 900)))


def submitted(
    of: Cast,
    *,
    at: datetime = AT,
    key: str = "k1",
    without: tuple[str, ...] = (),
    answers: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Submit a case online and return its number; what it is ``without`` is promised."""
    if known.signed_in(of.applicant, on=legal_day(at)).get("by_agent") == "yes":
        answers = {"agent_phone": "13909020009", **answers}
    draft = filled_draft(of, at=at, without=without, **answers)
    lacks, who = promise_of(of, *without), of.applicant
    return submission.submit(draft=draft, key=key, promised=lacks, actor=who, at=at).number


def promise_of(of: Cast, *missing: str) -> str:
    """Return the hash of the promise to supply what is missing; empty when nothing is."""
    what = items.offering(of.offering)
    lacks = [what.form.material(key) for key in missing]
    text = promises.gaps_text(what, lacks, {}, on=legal_day(AT))
    return text.sha256 if text else ""


def taken_in(of: Cast, *, at: datetime = AT, key: str = "k1", **changes: Any) -> str:
    """Take in at the counter what has only its layout, and return its number."""
    given: dict[str, Any] = {"posted": POSTED, "on_paper": frozenset({"layout"})} | changes
    intake = submission.Intake(applicant=of.applicant.applicant, offering=of.offering, **given)
    return submission.take_in(intake=intake, actor=of.counter, at=at, key=key).number


def a_case(of: Cast, state: State, *, at: datetime = AT, key: str = "k1") -> str:
    """Return the number of a case that was brought to a state by its ordinary way."""
    if state is State.VOIDED:
        number = _wrongly_entered(of, at=at, key=key)
        make(Move.VOID, number, actor=of.who(Move.VOID), at=at)
        return number
    return _led(of, PATHS[state], at=at, key=key)


def _wrongly_entered(of: Cast, *, at: datetime, key: str) -> str:
    return taken_in(of, at=at, key=key, on_paper=frozenset({"layout", "rules"}))


def case_for(of: Cast, move: Move, *, key: str = "k1") -> str:
    """Return the number of a case for which this move is next."""
    if move is Move.PROMISE:
        return taken_in(of, key=key)
    if move is Move.VOID:
        return _wrongly_entered(of, at=AT, key=key)
    if move in _BEFORE:
        without = () if move is Move.VISIT else ("rules",)
        return _led(of, _BEFORE[move], at=AT, key=key, without=without)
    if move is Move.DEEM_RENEWED:
        publish_renewing()
        return _led(of, _WAY[:2], at=AT, key=key, answers={"renewed": a_licence(of)})
    if move in _ON_PROMISE:
        publish_promising(of)
        return _led(of, _ON_PROMISE[move], at=AT, key=key, answers=ON_PROMISE)
    return a_case(of, next(edge for edge in EDGES if edge.move is move).source, key=key)


_ON_PROMISE: Mapping[Move, tuple[Move, ...]] = {
    Move.WITHDRAW_PROMISE: _WAY[:2],
    Move.CHECK: _WAY[:5],
    Move.ORDER_MENDING: _WAY[:5],
    Move.HEAR: (*_WAY[:5], Move.ORDER_MENDING),
    Move.DEFEND: (*_WAY[:5], Move.ORDER_MENDING, Move.HEAR),
    Move.REVOKE: (*_WAY[:5], Move.ORDER_MENDING, Move.HEAR, Move.DEFEND),
}
_BEFORE: Mapping[Move, tuple[Move, ...]] = {
    Move.VISIT: (*_WAY[:2], Move.ADVANCE),
    Move.ACCEPT_WITH_GAPS: (Move.RECEIVE,),
    Move.FILL_GAP: (Move.RECEIVE, Move.ACCEPT_WITH_GAPS),
    Move.LAPSE: (Move.RECEIVE, Move.ACCEPT_WITH_GAPS),
}


def _led(
    of: Cast,
    way: tuple[Move, ...],
    *,
    at: datetime,
    key: str,
    without: tuple[str, ...] = (),
    answers: Mapping[str, str] = MappingProxyType({}),
) -> str:
    if Move.ACCEPT_WITH_GAPS in way:
        without = ("rules",)
    if Move.ORDER_MENDING in way:
        publish_promising(of)
        answers = ON_PROMISE
    number = submitted(of, at=at, key=key, without=without, answers=answers)
    for move in way:
        make(move, number, actor=of.who(move), at=at)
    return number


# What people do, and what the clock does.
_SERVICES: Mapping[Move, Callable[..., None]] = {
    **COMMANDS,
    Move.LAPSE: deferring.lapse,
    Move.DEEM: silence.deem,
    Move.DEEM_RENEWED: renewals.deem,
}


def make(move: Move, number: str, *, actor: Actor, at: datetime = AT) -> None:
    """Make a move with everything it needs; the clock comes when it is time."""
    prepare(move, number, actor=actor, at=moment(move, at))
    attempt(move, number, actor=actor, at=moment(move, at))


def moment(move: Move, at: datetime = AT) -> datetime:
    """Return when a move can be made at the earliest: the clock's only when it is time."""
    return max(at, _NOT_BEFORE.get(move, at))


def attempt(move: Move, number: str, *, actor: Actor, at: datetime, **told: Any) -> None:
    """Make a move at its moment, whatever it would need; ``told`` says it otherwise."""
    given = {**needs(move, number, at), **told}
    _SERVICES[move](number=number, actor=actor, at=at, **given)


def prepare(move: Move, number: str, *, actor: Actor, at: datetime = AT) -> None:
    """Do what a move needs beside the state: an answer is contested before anything comes of it."""
    case = Case.objects.get(number=number)
    if (move, case.state) not in {(edge.move, edge.source) for edge in EDGES}:
        return
    ordered = case.remedies.filter(result=Result.ORDERED_ANEW, reopened_at=None)
    if move is Move.SETTLE and not case.remedies.filter(result="").exists():
        make(Move.CONTEST, number, actor=actor, at=at)
    waits = case.extensions.filter(answered_at=None).exists()
    if move in HEADS and Role.APPROVER in actor.duties and not waits:
        handler = replace(actor, ref="handler", duties=frozenset(OFFICER))
        make(Move.ASK_EXTENSION, number, actor=handler, at=at)
    if move is Move.REOPEN and not ordered.exists():
        make(Move.SETTLE, number, actor=actor, at=at)


_NOT_BEFORE = {
    Move.HEAR: UNMENDED, Move.DEFEND: UNMENDED, Move.REVOKE: UNMENDED,
    Move.DEEM: SILENT, Move.DEEM_RENEWED: ENDED, Move.LAPSE: LAPSED, Move.RETURN: LATE,
}  # fmt: skip
_ADVERSE = {"reason": REASON, "remedy": REMEDY}
_NEEDS: Mapping[Move, Mapping[str, Any]] = {
    Move.ASK_FOR_SUPPLEMENT: {"asks": [Ask("web_page", "网络经营页面截图", "缺")]},
    Move.ACCEPT_WITH_GAPS: {"on_paper": False},
    Move.DECLINE: {"ground": Ground.NOT_OURS, "turn_to": ELSEWHERE, **_ADVERSE},
    Move.ADVANCE: {"turn": "review:inspect", "note": ""},
    Move.PAUSE: {"procedure": Procedure.INSPECTION, "reason": REASON, "days": 8},
    Move.RESUME: {"result": "专家评审通过"},
    Move.ASK_EXTENSION: {"days": 10, "reason": REASON},
    Move.REFUSE_EXTENSION: {"reason": REASON},
    Move.GRANT: {"note": ""},
    Move.REFUSE: _ADVERSE,
    Move.REVOKE: _ADVERSE,
    Move.CHECK: {"found": "与承诺一致"},
    Move.ORDER_MENDING: {"found": "没有承诺的消毒设施", "days": 5},
    Move.HEAR: {"found": "没有承诺的消毒设施"},
    Move.DEFEND: {"statement": "设施正在安装"},
    Move.DELIVER: {"to": "电子送达"},
    Move.RETURN: {"reason": "逾期未补正申请材料"},
    Move.TRANSFER_UP: {"to": "哈密市市场监督管理局", "opinion": "初步审查符合法定条件"},
}


def _text_for(number: str) -> str:
    case = access.just_made(number=number)
    what = items.offering(case.offering, case.version)
    missing = holdings.missing(holdings.holding_of(case, what))
    text = promises.gaps_text(what, missing, case.answers, on=legal_day(AT))
    return text.sha256 if text else ""


def needs(move: Move, number: str, at: datetime = AT) -> Mapping[str, Any]:
    """Return what the command of a move is told in the ordinary course of things."""
    day = legal_day(at)
    if move is Move.CONTEST:
        kind = RemedyKind.RECONSIDERATION
        return {"kind": kind, "authority": "哈密市伊州区人民政府", "filed_on": day}
    if move is Move.SETTLE:
        paper = "伊政复决〔2026〕1号"
        return {"result": Result.ORDERED_ANEW, "decided_on": day, "document_number": paper}
    if move is Move.VISIT:
        return {"inspectors": _two_of(number), "on": day, "found": REASON}
    if move is Move.SUPPLY:
        return {"handed_in": _asked_for(number), "posted": {}}
    if move is Move.FILL_GAP:
        return {"handed_in": {"rules": [picture("rules")]}}
    if move in _LOOKED_UP:
        return _LOOKED_UP[move](number)
    if move in (Move.PRE_REVIEW, Move.REVIEW):
        held = materials.of(holder=number)
        return {"opinions": [Opinion(one.id, fits=True) for one in held], "note": "符合"}
    return _NEEDS.get(move, {})


def _asked_for(number: str) -> Mapping[str, Any]:
    """Return a file for each thing that the open notice asks for."""
    waiting = Case.objects.get(number=number).notices.filter(supplied_at=None).last()
    asks = waiting.asks if waiting else [{"key": "web_page"}]
    return {ask["key"]: [picture(ask["key"])] for ask in asks}


def _slip_on(number: str) -> Mapping[str, Any]:
    """Return a slip to mend on the first paper in force: the telephone number."""
    papers = documents.documents_of(case_number=number)
    paper = next((one.id for one in papers if one.state == "in_force"), "")
    case = access.just_made(number=number)
    wrong = items.offering(case.offering, case.version).what.consult_phone
    right = f"{wrong[:-1]}{9 - int(wrong[-1])}"
    return {"document": paper, "slip": documents.Slip.PHONE, "wrong": wrong, "right": right}


def _voiding(number: str) -> Mapping[str, Any]:
    """Return what is told when an entry is void: as a double where there is another."""
    twin = access.twins_of(access.just_made(number=number)).first()
    mistake = Mistake.TWICE if twin else Mistake.WRONGLY
    return {"mistake": mistake, "reason": REASON, "double_of": twin.number if twin else ""}


def _two_of(number: str) -> list[str]:
    serving = known.staff_of(body=access.just_made(number=number).body)
    return [one.number for one in serving[:2]]


_LOOKED_UP: Mapping[Move, Callable[[str], Mapping[str, Any]]] = {
    Move.PROMISE: lambda number: {"sha256": _text_for(number)},
    Move.CORRECT: _slip_on,
    Move.VOID: _voiding,
    Move.HAND_OVER: lambda number: {
        "to": next(iter(handing.takers(access.just_made(number=number))), ""), "reason": REASON,
    },
}  # fmt: skip
