"""Rules about 共同签署: the form really names those who are to confirm."""

from onedoor.law.articles import ADL, implements
from onedoor.system.forms.api import Kind
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.rules import words as w

_NUMBERS = (Kind.IDCARD, Kind.USCC)


@rule("cosigning", ADL(31))
@implements(ADL(31), note="each applicant answers for what is said, so each is named with a number")
def cosigners_are_named(what: Definition, _: Known) -> Found:
    how = what.cosigning
    if how is None:
        return
    page = next((one for one in what.form.pages if one.key == how.page), None)
    if page is None or page.repeat is None:
        yield "cosigning.page", w.COSIGNERS_PAGE
        return
    kinds = {q.key: q.kind for q in page.questions}
    if kinds.get(how.name) is not Kind.TEXT or kinds.get(how.number) not in _NUMBERS:
        yield "cosigning.number", w.COSIGNERS_NAMED
