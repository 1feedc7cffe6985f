"""更正: a slip of the pen in a paper that was issued; nothing else changes."""

from datetime import datetime

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import GIR, HAMI, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.roles import check_signer
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.words import check_reason
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import recording
from onedoor.operation.documents import api as documents


@implements(GIR(41), note="what was wrong, what is right, in the open; the older paper says so")
@command
def correct(  # what kind of slip, on which paper, what was wrong and what is right
    *,
    number: str,
    document: str,
    slip: documents.Slip,
    wrong: str,
    right: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Issue a paper of this case anew with one piece of text corrected.

    Two persons answer for it: who signed the paper says that it is wrong, another who decides
    mends it.
    """
    case, edge = access.case_to_decide(number=number, move=Move.CORRECT, actor=actor)
    change = documents.Change(slip, check_reason(wrong), check_reason(right))
    check_signer(corrector=actor, signers=_signers(case, document))
    new = documents.correct(
        document_id=document, change=change, registered=people.applicant(case.applicant).name,
        actor=actor, at=at,
    )  # fmt: skip
    facts = {"corrected": document, "slip": slip.value}
    told = recording.Told(note=f"{change.wrong} → {change.right}", document=new.id, facts=facts)
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(GIR(41), HAMI(13), note="whoever signed a paper, or mended it before, is known by it")
def _signers(case: Case, document: str) -> frozenset[str]:
    """Return whose hands signed a paper of a case, and those in whose place it stands."""
    papers = {one.id: one.number for one in documents.documents_of(case_number=case.number)}
    if document not in papers:
        raise documents.DocumentMissing(document=document)
    alike = [key for key, number in papers.items() if number == papers[document]]
    return frozenset(case.events.filter(document__in=alike).values_list("by", flat=True))
