"""In which roles somebody meets a case.  Without any, the case does not exist for them."""

from dataclasses import dataclass

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.errors import Forbidden
from onedoor.law.articles import ADL, GIR, HAMI, PIPL, implements
from onedoor.operation.cases.domain.states import Edge, Role

# 前台综合受理、统一窗口出件: what the counters of an area do for every body of it.
COUNTER_ROLES = frozenset({Role.COUNTER, Role.RECEIVER, Role.DELIVERER})
# 异地代收: what a counter does for a body of another area.
AWAY_ROLES = frozenset({Role.COUNTER, Role.RECEIVER})
APPLY = "agent.apply"  # what an agent must be entrusted with to hand something in
OFFICER_ROLES = frozenset(role for role in Role if role.value.startswith("cases."))

HANDLERS = frozenset({Role.ACCEPTER, Role.REVIEWER, Role.DECIDER})


@dataclass(frozen=True, slots=True)
class Hands:
    """Through whose hands a case went on its way in."""

    received_by: str
    accepted_by: str
    received_for: str = ""
    accepted_for: str = ""

    @property
    def persons(self) -> frozenset[str]:
        """Who took it in, and for whom."""
        found = {self.received_by, self.accepted_by, self.received_for, self.accepted_for}
        return frozenset(found - {""})


class RoleMissing(Forbidden):
    """This person may see the case, but this step is somebody else's."""

    code = "cases.role_missing"


class SameHands(Forbidden):
    """Who received or accepted a case does not decide it."""

    code = "cases.same_hands"
    basis = HAMI(13)


class OwnPaper(Forbidden):
    """Who signed a paper does not correct it: a slip is seen by a second person."""

    code = "cases.own_paper"
    basis = GIR(41)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose case it is: of which body, for which applicant, handed in by which agent."""

    body: str
    applicant: str
    agent: str = ""


def roles_in(*, actor: Actor, case: Whose, serves_area: bool) -> frozenset[Role]:
    """Return the roles of this person in a case.

    ``serves_area`` says that the actor's own area is the case's or one around it: a counter
    takes in for every body of its area.
    """
    if actor.kind is ActorKind.APPLICANT:
        role = Role.APPLICANT if _applies(actor) else Role.FOLLOWER
        return frozenset({role} if actor.applicant == case.applicant else ())
    if actor.kind is ActorKind.MACHINE:
        return _of_machine(actor, case)
    if actor.kind is ActorKind.SYSTEM:
        return frozenset({Role.CLOCK})
    held = frozenset(role for role in Role if role.value in actor.duties)
    own = held & OFFICER_ROLES if actor.body == case.body else frozenset()
    at_counter = held & COUNTER_ROLES if serves_area and Role.COUNTER in held else frozenset()
    return own | at_counter


@implements(PIPL(6), note="a system sees what it filed, and acts for whom entrusted it")
def _of_machine(actor: Actor, case: Whose) -> frozenset[Role]:
    if case.agent != actor.ref:
        return frozenset()
    acts = actor.on_behalf_of == case.applicant and APPLY in actor.duties
    return frozenset({Role.APPLICANT if acts else Role.FOLLOWER})


def may_apply(actor: Actor) -> None:
    """Refuse an agent whose authorisation does not reach as far as applying."""
    if not _applies(actor):
        raise RoleMissing(move="submit", duties=APPLY)


def _applies(actor: Actor) -> bool:
    return not actor.on_behalf_of or APPLY in actor.duties


def check_role(edge: Edge, roles: frozenset[Role]) -> None:
    """Refuse a move that is none of these roles'."""
    if not edge.roles & roles:
        needed = tuple(sorted(role.value for role in edge.roles))
        raise RoleMissing(move=edge.move.value, duties=needed)


def persons(actor: Actor) -> frozenset[str]:
    """Return who acts and for whom: neither may do what the other must be kept from."""
    return frozenset({actor.ref, actor.on_behalf_of} - {""})


@implements(HAMI(13), ADL(72), note="the front desk takes in, the back office decides")
def check_hands(*, decider: Actor, hands: Hands) -> None:
    """Refuse a decision by, or on behalf of, anybody through whose hands the case came in."""
    if persons(decider) & hands.persons:
        raise SameHands(decider=decider.ref)


@implements(GIR(41), HAMI(13), note="a paper is corrected by another than signed it")
def check_signer(*, corrector: Actor, signers: frozenset[str]) -> None:
    """Refuse a correction by anybody whose own hands signed the paper.

    Who stands in for them is another person, and may be the only one who can.
    """
    if corrector.ref in signers:
        raise OwnPaper(corrector=corrector.ref)
