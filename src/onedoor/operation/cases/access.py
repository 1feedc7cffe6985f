"""Who may reach which draft or case.  The only functions that turn a number into a row."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from onedoor.general.bodies import api as bodies
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.areas import HAMI as HAMI_AREA
from onedoor.kernel.areas import is_within
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Forbidden, Missing
from onedoor.law.articles import ADL, HAMI, PIPL, implements
from onedoor.operation.assistance import api as assistance
from onedoor.operation.cases import statements
from onedoor.operation.cases.domain.drafts import Receipt
from onedoor.operation.cases.domain.renewals import RenewedBySilence
from onedoor.operation.cases.domain.roles import (
    APPLY,
    AWAY_ROLES,
    HANDLERS,
    OFFICER_ROLES,
    Hands,
    RoleMissing,
    Whose,
    check_hands,
    check_role,
    may_apply,
    roles_in,
)
from onedoor.operation.cases.domain.states import (
    DECISIONS,
    Edge,
    Move,
    MoveNotOpen,
    Role,
    State,
    edge_for,
)
from onedoor.operation.cases.domain.voiding import STAYING
from onedoor.operation.cases.models import Case, Draft
from onedoor.operation.cases.values import receipt_value
from onedoor.operation.receptions import api as receptions
from onedoor.system.items import api as items


class CaseMissing(Missing):
    """There is no such case, or this person may not know that there is."""

    code = "cases.missing"


class PartGiven(Forbidden):
    """This person's body has answered its part of a joint review: the case is the lead's again."""

    code = "cases.part_given"
    basis = ADL(26, paragraph=2)


class DraftMissing(Missing):
    """There is no such draft, or it is somebody else's."""

    code = "cases.draft_missing"


class DraftCodeUnknown(Missing):
    """No draft is opened by this code: it was mistyped, or the draft was submitted or dropped."""

    code = "cases.draft_code_unknown"


def draft_of(*, draft: str, actor: Actor, lock: bool = False) -> Draft:
    """Return a draft of the applicant this person acts for."""
    may_apply(actor)
    rows = Draft.objects.select_for_update() if lock else Draft.objects.all()
    found = rows.filter(public_id=draft, owner=actor.applicant).first()
    if found is None or actor.kind is not ActorKind.APPLICANT:
        raise DraftMissing(draft=draft)
    return found


@implements(ADL(31), PIPL(6), note="whom a draft names may read it, to others it is missing")
def draft_to_cosign(*, draft: str, actor: Actor) -> Draft:
    """Return an open draft for a person in their own name; who asks holds it against its names."""
    found = Draft.objects.filter(public_id=draft, case_number="").first()
    if found is None or actor.kind is not ActorKind.APPLICANT or actor.on_behalf_of:
        raise DraftMissing(draft=draft)
    return found


@implements(HAMI(14), PIPL(6), note="a counter opens the draft whose code the applicant tells it")
def draft_at_counter(*, code: str, actor: Actor, on: date) -> Draft:
    """Return the draft that a code opens, for a counter of its area; DraftMissing for all else."""
    at_counter(actor)
    found = Draft.objects.filter(code=code.strip().upper(), case_number="", expires_on__gte=on)
    row = found.exclude(code="").first()
    if row is None or not _takes(actor, items.offering(row.offering)):
        raise DraftCodeUnknown(code=code[:20])
    return row


def _takes(actor: Actor, what: items.Offering) -> bool:
    return serves(actor, what.area) or (what.is_citywide and is_within(actor.area, HAMI_AREA))


def at_counter(actor: Actor) -> None:
    """Refuse whoever does not take in at a counter."""
    if Role.COUNTER not in actor.duties:
        raise RoleMissing(move=Move.RECEIVE.value, duties=Role.COUNTER.value)


@implements(PIPL(14), HAMI(17), note="a counter looks into earlier cases with consent only")
def may_use_again(*, applicant: str, actor: Actor, agreed: bool) -> bool:
    """Tell whether somebody may look for what an applicant handed in before."""
    if actor.kind is ActorKind.APPLICANT:
        return actor.applicant == applicant
    return agreed and Role.COUNTER in actor.duties


def is_from_elsewhere(case: Case, actor: Actor) -> bool:
    """Tell whether staff work neither for a case's body nor where its counters are."""
    is_other = actor.kind is ActorKind.STAFF and actor.body != case.body
    return is_other and not serves(actor, case.area)


def is_helper(case: Case, actor: Actor) -> bool:
    """Tell whether staff handed a case in for its applicant."""
    return actor.kind is ActorKind.STAFF and case.agent == actor.ref


@implements(
    HAMI(12), PIPL(6), note="an agent sees the case until the applicant takes the word back"
)
def _helps(case: Case, actor: Actor) -> frozenset[Role]:
    found = assistance.of_case(case.number) if is_helper(case, actor) else None
    return frozenset({Role.HELPER} if found and found.withdrawn_at is None else ())


@implements(HAMI(12), HAMI(18), note="an agent of a venue signs no promise: the applicant does")
def refuse_promises(actor: Actor, accepted: Collection[str], case: Case | None = None) -> None:
    """Refuse promises that an agent would sign; at a counter the applicant signs on paper."""
    helps = actor.kind is ActorKind.STAFF if case is None else is_helper(case, actor)
    if helps and accepted:
        raise RoleMissing(move=Move.PROMISE.value, duties=Role.APPLICANT.value)


def serves(actor: Actor, area: str) -> bool:
    """Tell whether an area is the actor's own or lies within it."""
    return bool(actor.area) and is_within(area, actor.area)


def draft_to_submit(
    *, draft: str, actor: Actor, key: str, at: datetime, most: int
) -> statements.Before:
    """Return a draft with what must be known before it is submitted.

    Of the cases of the last hour, ``most`` are counted at the most.
    """
    may_apply(actor)
    since = at - timedelta(hours=1)
    found = statements.before(draft=draft, owner=actor.applicant, key=key, since=since, most=most)
    if found is None or not _is_for(found.draft, actor):
        raise DraftMissing(draft=draft)
    return found


def draft_to_read(*, draft: str, actor: Actor) -> Draft:
    """Return a draft of the applicant, or for the system that brought it."""
    if actor.kind is not ActorKind.MACHINE:
        return draft_of(draft=draft, actor=actor)
    found = Draft.objects.filter(public_id=draft).first()
    if found is None or not _is_for(found, actor):
        raise DraftMissing(draft=draft)
    return found


@implements(PIPL(6), note="another system meets the drafts that it brought, and no others")
def _is_for(row: Draft, actor: Actor) -> bool:
    """Tell whether a draft is one for this applicant, or of the system that brought it."""
    brought = actor.kind is ActorKind.MACHINE and row.opened_by == actor.ref
    return brought or actor.kind is ActorKind.APPLICANT


@implements(ADL(29), HAMI(12), note="who hands in for another is entrusted with it, or nobody")
def require_entrusted(
    actor: Actor, *, applicant: str, item: str, on: date, in_bundle: bool = False
) -> str:
    """Return for whom somebody hands in: a system or an agent of a venue who was let to."""
    if actor.kind is ActorKind.STAFF:
        assistance.require(applicant=applicant, item=item, actor=actor, on=on)
        return applicant
    if actor.kind is ActorKind.APPLICANT and in_bundle:  # by oneself, as part of the whole
        may_apply(actor)
        return actor.applicant
    require_system(actor)
    return actor.applicant


@implements(ADL(29), note="another system hands in for whoever entrusted it, and for nobody else")
def require_system(actor: Actor) -> None:
    """Refuse whoever is no system that acts for an applicant who let it apply."""
    if actor.kind is not ActorKind.MACHINE or not actor.on_behalf_of:
        raise RoleMissing(move="submit", duties=APPLY)
    may_apply(actor)


def submitted_lately(*, applicant: str, at: datetime, most: int) -> int:
    """Return how many cases an applicant submitted in the hour before, ``most`` at the most."""
    newest = Case.objects.filter(applicant=applicant).order_by("-id")[:most]
    since = at - timedelta(hours=1)
    return sum(moment > since for moment in newest.values_list("submitted_at", flat=True))


def twins_of(case: Case) -> "QuerySet[Case]":
    """Return the other cases of the same applicant for the same item that stay."""
    same = Case.objects.filter(applicant=case.applicant, offering=case.offering)
    return same.filter(state__in=STAYING).exclude(pk=case.pk)


def just_made(*, number: str) -> Case:
    """Return a case that has been put in, for what belongs to its submission."""
    case = statements.case(number)
    assert case is not None
    return case


def locked(case: Case) -> Case:
    """Return a case, locked until the command ends."""
    return Case.objects.select_for_update().get(pk=case.pk)


def locked_by_number(number: str) -> Case:
    """Return a case, locked, for what the clock does."""
    case = statements.case(number, lock=True)
    assert case is not None
    return case


def receipt_by_key(*, applicant: str, key: str) -> Receipt | None:
    """Return the receipt that a submission with this key was answered, None if there was none."""
    return receipt_value(statements.case_by_key(applicant=applicant, key=key))


def case_to_read(*, number: str, actor: Actor) -> tuple[Case, frozenset[Role]]:
    """Return a case with the roles in which this person meets it."""
    return _found(statements.case(number), number, actor)


def case_to_move(*, number: str, move: Move, actor: Actor) -> tuple[Case, Edge]:
    """Return the case, locked, for somebody who may make this move now."""
    case, roles = _found(statements.case(number, lock=True), number, actor)
    edge = _edge(case, move)
    check_role(edge, roles)
    return case, edge


def _edge(case: Case, move: Move) -> Edge:
    try:
        return edge_for(move, State(case.state))
    except MoveNotOpen:
        if move in DECISIONS:
            _check_renewed(case)
        raise


@implements(ADL(50, paragraph=2), note="a later decision finds that the law has spoken")
def _check_renewed(case: Case) -> None:
    if case.events.filter(kind=Move.DEEM_RENEWED).exists():
        assert case.decided_at is not None
        raise RenewedBySilence(on=legal_day(case.decided_at))


def case_to_decide(*, number: str, move: Move, actor: Actor) -> tuple[Case, Edge]:
    """Return the case, locked, for somebody who may decide: none through whose hands it came."""
    case, edge = case_to_move(number=number, move=move, actor=actor)
    check_hands(decider=actor, hands=hands_of(case))
    return case, edge


def hands_of(case: Case) -> Hands:
    """Return through whose hands a case went on its way in."""
    return Hands(case.received_by, case.accepted_by, case.received_for, case.accepted_for)


def case_to_renew(*, number: str, actor: Actor) -> Case:
    """Return the case, locked, for somebody of its body who accepts, reviews or decides."""
    case, roles = _found(statements.case(number, lock=True), number, actor)
    if not roles & HANDLERS:
        needed = tuple(sorted(role.value for role in HANDLERS))
        raise RoleMissing(move="renew", duties=needed)
    return case


def roles(*, case: Case, actor: Actor) -> frozenset[Role]:
    """Return the roles in which this person meets the case."""
    whose = Whose(case.body, case.applicant, case.agent)
    held = roles_in(actor=actor, case=whose, serves_area=serves(actor, case.area))
    if is_from_elsewhere(case, actor):
        held |= _helps(case, actor) or _took_in(case, actor)
    return held if Role.REVIEWER in held else held | _asked(case, actor)


@implements(
    HAMI(20), HAMI(12), note="the place of receipt sees what it took in; it decides if authorised"
)
def _took_in(case: Case, actor: Actor) -> frozenset[Role]:
    """Return the roles of those where a case was taken in for elsewhere."""
    found = receptions.at_place(case.number, actor=actor)
    if found is None:
        return frozenset()
    hands_over = found.handout is receptions.Handout.HERE
    may = AWAY_ROLES | ({Role.DELIVERER} if hands_over else frozenset())
    may |= OFFICER_ROLES if found.decides else frozenset()
    return frozenset(role for role in may if role.value in actor.duties)


@implements(ADL(26, paragraph=2), note="who is asked for a part of a joint review sees the case")
def _asked(case: Case, actor: Actor) -> frozenset[Role]:
    """Return the role of a guest while a part of a joint step waits for the reviewer's body."""
    if actor.kind is not ActorKind.STAFF or Role.REVIEWER not in actor.duties:
        return frozenset()
    if case.state == State.TRANSFERRED:
        return _sent_to(case, actor)
    waiting = case.joint_parts.filter(body=actor.body, answered_at=None).exists()
    return frozenset({Role.GUEST}) if waiting else frozenset()


@implements(ADL(35), note="who decides above has the whole file, and asks for nothing again")
def _sent_to(case: Case, actor: Actor) -> frozenset[Role]:
    """Return the role of a reviewer of the body to which the file went up."""
    return frozenset({Role.REVIEWER} if case.transfer.body == actor.body else ())


def lane_of(case: Case, actor: Actor) -> str:
    """Return the body in whose lane somebody takes steps: one's own, or that which authorised."""
    if is_from_elsewhere(case, actor) and Role.REVIEWER in _took_in(case, actor):
        return case.body
    return actor.body


def _found(case: Case | None, number: str, actor: Actor) -> tuple[Case, frozenset[Role]]:
    held = roles(case=case, actor=actor) if case else frozenset()
    if case is None:
        raise CaseMissing(number=number)
    if not held:
        _check_answered(case, actor)
        _check_area(case, actor)
        raise CaseMissing(number=number)
    return case, held


@implements(ADL(26, paragraph=2), note="who gave an opinion is told when, and what it was")
def _check_answered(case: Case, actor: Actor) -> None:
    """Refuse a reviewer whose body has answered its part in so many words."""
    if actor.kind is not ActorKind.STAFF or Role.REVIEWER not in actor.duties:
        return
    given = case.joint_parts.filter(body=actor.body).exclude(answered_at=None)
    part = given.order_by("-answered_at").first()
    if part is not None and part.answered_at is not None:
        told = case.events.filter(kind=Move.ADVANCE, step=part.step).order_by("-n").first()
        said = told.note.partition("\n")[0] if told else ""
        raise PartGiven(number=case.number, on=legal_day(part.answered_at), said=said)


@implements(HAMI(5), note="what happens in another area is for its own offices, and those above")
def _check_area(case: Case, actor: Actor) -> None:
    """Refuse staff from elsewhere in so many words; to all others the case is missing."""
    if actor.kind is ActorKind.STAFF and actor.area and not is_within(case.area, actor.area):
        bodies.require_oversight(actor=actor, target=case.body)
