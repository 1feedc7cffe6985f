"""Rules about 延续: the form names the licence, and the result is one that ends."""

from onedoor.law.articles import ADL, implements
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.rules import words as w

# Longer than the five working days for a notice ever take: natural days, and working days.
_LEAST = {False: 20, True: 10}


@rule("renewing", ADL(50, paragraph=1))
@implements(ADL(50, paragraph=1), note="what is renewed is named, and holds for some years")
def a_renewal_names_its_licence(what: Definition, _: Known) -> Found:
    if what.renewing is None:
        return
    asked = {q.key for page in what.form.pages if not page.repeat for q in page.questions}
    if what.renewing.question not in asked:
        yield "renewing.question", w.RENEWAL_ASKS
    if 0 < what.renewing.days < _LEAST[what.renewing.working]:
        yield "renewing.days", w.RENEWAL_DAYS
    if what.renewing.working and not what.renewing.days:
        yield "renewing.days", w.RENEWAL_WORKING
    if not what.result.licence or not what.result.years:
        yield "result.years", w.RENEWAL_ENDS
