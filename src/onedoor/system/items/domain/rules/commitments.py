"""Rules about 告知承诺: where it may not be offered, and that the form really asks for it."""

from onedoor.law.articles import HAMI, implements
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import AfterCheck, Promising
from onedoor.system.items.domain.rules import words as w

_MOST = 100


@rule("A18-3", HAMI(18))
@implements(HAMI(18), note="where the risk is great nothing is decided on a promise")
def great_risks_shut_it_out(what: Definition, _: Known) -> Found:
    if not what.risks:
        return
    if what.on_promise:
        yield (
            "on_promise",
            w.RISK_SHUTS_PROMISE,
        )
    for material in what.form.materials:
        if material.commitment:
            words = w.RISK_SHUTS_MATERIAL.filled(name=material.name)
            yield f"form.materials.{material.key}", words


@rule("promising", HAMI(18))
@implements(
    HAMI(18), note="both ways are asked for, the text is there, and what is checked is said"
)
def the_promise_is_really_asked_for(what: Definition, _: Known) -> Found:
    if what.on_promise != (what.promising is not None):
        yield "on_promise", w.PROMISE_HALF_SAID
    if what.promising is not None:
        yield from _asking(what, what.promising)
        yield from _checking(what.promising)


@rule("promise", HAMI(18))
@implements(HAMI(18), note="where a promise stands for a material, its exact words are there")
def what_is_promised_instead_is_said(what: Definition, _: Known) -> Found:
    for material in what.form.materials:
        place = f"form.materials.{material.key}"
        if material.commitment and not material.promise and not what.on_promise:
            yield place, w.PROMISE_SAID.filled(name=material.name)
        if material.promise and not material.commitment:
            yield place, w.PROMISE_ALLOWED.filled(name=material.name)


def _asking(what: Definition, how: Promising) -> Found:
    questions = {q.key: q for page in what.form.pages for q in page.questions}
    chooses = questions.get(how.question)
    offered = {one.value for one in chooses.options} if chooses else set()
    if how.value == how.otherwise or not {how.value, how.otherwise} <= offered:
        yield "promising.question", w.BOTH_WAYS
    page = next((one for one in what.form.pages if one.key == how.page), None)
    if page is None or not page.intro.zh or how.declaration not in {q.key for q in page.questions}:
        yield "promising.page", w.PROMISE_PAGE


def _checking(how: Promising) -> Found:
    if how.check is AfterCheck.NONE and not how.no_check:
        yield "promising.no_check", w.UNCHECKED_WHY
    if how.check is AfterCheck.SAMPLE and not 0 < how.percent <= _MOST:
        yield "promising.percent", w.SAMPLE_SIZE
