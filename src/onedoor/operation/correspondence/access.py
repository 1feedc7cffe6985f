"""Which side of a case somebody is on."""

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import PIPL, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.correspondence.domain.messages import NotYours


@implements(PIPL(6), note="the applicant and the body that handles it, and nobody beside them")
def side_of(found: cases.Dossier, actor: Actor) -> bool:
    """Tell whether somebody writes as the applicant, or as the body; refuse whoever is neither."""
    if actor.kind is ActorKind.APPLICANT:
        people.require_scope(actor, people.Scope.APPLY)
        return True
    if actor.kind is not ActorKind.STAFF or actor.body != found.body:
        raise NotYours(number=found.number)
    return False
