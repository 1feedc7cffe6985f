"""更正: a slip of the pen in a paper that was issued; nothing else changes."""

from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import GIR, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.words import check_reason
from onedoor.operation.cases.services import recording
from onedoor.operation.documents import api as documents


@implements(GIR(41), note="what was wrong, what is right, in the open; the older paper says so")
@command
def correct(
    *, number: str, document: str, wrong: str, right: str, actor: Actor, at: datetime
) -> None:
    """Issue a paper of this case anew with one piece of text corrected."""
    case, edge = access.case_to_decide(number=number, move=Move.CORRECT, actor=actor)
    wrong, right = check_reason(wrong), check_reason(right)
    if document not in {one.id for one in documents.documents_of(case_number=number)}:
        raise documents.DocumentMissing(document=document)
    new = documents.correct(document_id=document, wrong=wrong, right=right, actor=actor, at=at)
    facts = {"corrected": document}
    told = recording.Told(note=f"{wrong} → {right}", document=new.id, facts=facts)
    recording.move(case, edge, actor=actor, at=at, told=told)
