"""The receipt of an application: one for each case, whatever the channel.

At the counter it is made with the case.  Online the entry in the journal, written with the case,
has it made right after; whoever asks for it sooner has it made then.  So setting a page never
keeps a submission waiting.
"""

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import papers
from onedoor.operation.documents import api as documents
from onedoor.system.items import api as items


@implements(ADL(32, item=4), HAMI(14), note="whoever hands something in can prove it, and when")
@command
def give_receipt(*, number: str, actor: Actor) -> str:
    """Return the receipt (its document) of a case this person may read; it is made once."""
    case, _roles = access.case_to_read(number=number, actor=actor)
    return _of(access.locked(case), by=actor)


@implements(ADL(32, item=4), HAMI(14), note="also when nobody asks for it")
@command
def issue_receipt(*, number: str, actor: Actor) -> str:
    """Make the receipt of a case that was submitted, unless there is one."""
    return _of(access.locked(access.just_made(number=number)), by=actor)


def _of(case: Case, *, by: Actor) -> str:
    known = documents.documents_of(case_number=case.number)
    first = next((one for one in known if one.kind is documents.DocumentKind.RECEIPT), None)
    if first is not None:
        return first.id
    what = items.offering(case.offering, case.version)
    # Dated the moment the application came in: that is what it proves.
    return papers.receipt(case, what, papers.looked(case), papers.Signing(by, case.submitted_at))
