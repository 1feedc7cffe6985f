"""Rules about what is asked of an applicant, and what each demand must rest on."""

from collections.abc import Iterator

from onedoor.law.articles import BER, HAMI, OGS, implements
from onedoor.law.grades import Burden, Grade, may_lay, who_may
from onedoor.system.forms.api import Material, Text
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import Basis
from onedoor.system.items.domain.proofs import is_banned
from onedoor.system.items.domain.rules import words as w

_SELF = "10"  # L19 申请人自备
_STANDARD = ("cases.accept", "cases.review", "cases.decide", "cases.issue", "cases.deliver")
_APPLICANT = "applicant"
_SHOWN = 12  # characters of a condition


@rule("A1-1", HAMI(1))
@implements(HAMI(1), note="every basis stands on the register and is in force")
def every_basis_is_on_the_register(what: Definition, known: Known) -> Found:
    keys = [basis.key for basis in what.bases]
    for n, basis in enumerate(what.bases):
        if keys.index(basis.key) != n:
            yield f"bases[{n}]", w.BASIS_TWICE.filled(key=basis.key)
        for mend in _unregistered(basis, known):
            yield f"bases[{n}]", mend
    for key in what.founded_on:
        if key not in keys:
            yield "founded_on", w.FOUNDED_ON_NOTHING.filled(key=key)


def _unregistered(basis: Basis, known: Known) -> Iterator[Text]:
    act = known.acts.get(basis.act.zh)
    if act is None:
        yield w.ACT_UNKNOWN.filled(act=basis.act.zh)
        return
    if act.grade is not basis.grade:
        yield w.GRADE_DIFFERS.filled(act=basis.act.zh)
    if not act.in_force:
        yield w.ACT_NOT_IN_FORCE.filled(act=basis.act.zh)
    number = int("".join(ch for ch in basis.article if ch.isdecimal()) or 0)
    if not number or (act.last_article and number > act.last_article):
        yield w.NO_SUCH_ARTICLE.filled(act=basis.act.zh, article=basis.article)


@rule("V14", BER(44))
@implements(HAMI(29, item=4), BER(44), note="a proof only from the list of retained proofs")
def proofs_are_on_the_retained_list(what: Definition, known: Known) -> Found:
    for material in what.form.materials:
        place, name = f"form.materials.{material.key}", material.name
        if is_banned(name.zh, material.issuer.zh):
            yield place, w.BANNED_PROOF.filled(name=name)
        if not material.proof and "证明" not in name.zh:
            continue
        entry = known.retained.get(material.retained)
        if entry is None or not entry.holds(body=what.body, on=known.on):
            yield place, w.PROOF_NOT_RETAINED.filled(name=name)
        elif not may_lay(Burden.PROOF, entry.grade) or entry.name not in name.zh:
            yield place, w.PROOF_DIFFERS.filled(name=name, who=_who_may(Burden.PROOF))
        if not _lays(what, Burden.PROOF, material.basis):
            yield place, w.PROOF_BASIS.filled(name=name, who=_who_may(Burden.PROOF))


@rule("V15", BER(35))
@implements(HAMI(29, item=3), BER(35), note="no condition, material or step without a basis")
def nothing_is_asked_without_a_basis(what: Definition, _: Known) -> Found:
    for place, named, basis in (*_demands(what), *_added_steps(what)):
        if not _lays(what, Burden.CONDITION, basis):
            yield place, w.NO_BASIS.filled(what=named, who=_who_may(Burden.CONDITION))


def _demands(what: Definition) -> Iterator[tuple[str, Text, str]]:
    for n, condition in enumerate(what.conditions):
        named = w.A_CONDITION.filled(name=condition.words.cut(_SHOWN))
        yield f"conditions[{n}]", named, condition.basis
    for material in what.form.materials:
        named = w.A_MATERIAL.filled(name=material.name)
        yield f"form.materials.{material.key}", named, material.basis
    for page in what.form.pages:
        for question in page.questions:
            place = f"form.pages.{page.key}.questions.{question.key}"
            yield place, w.A_QUESTION.filled(name=question.label), question.basis
    if what.limits.legal_days:
        yield "limits.legal_basis", w.THE_LEGAL_LIMIT, what.limits.legal_basis
    for n, special in enumerate(what.limits.special):
        yield f"limits.special[{n}]", w.A_SPECIAL.filled(name=special.name), special.basis


def _added_steps(what: Definition) -> Iterator[tuple[str, Text, str]]:
    """Yield what goes beyond 受理、审查、决定、制证、送达: a second of its kind, or another."""
    seen: set[str] = set()
    for step in what.flow.steps:
        standard = step.duty in _STANDARD and step.duty not in seen and not step.joint
        seen.add(step.duty)
        if not standard and step.duty != _APPLICANT:
            yield f"flow.steps.{step.key}", w.A_STEP.filled(name=step.name), step.basis


@rule("BER43", BER(43))
@implements(BER(43), note="no third party is made a condition below the law")
def third_parties_rest_on_law(what: Definition, _: Known) -> Found:
    for n, one in enumerate(what.intermediaries):
        if not _lays(what, Burden.INTERMEDIARY, one.basis):
            who = _who_may(Burden.INTERMEDIARY)
            yield f"intermediaries[{n}]", w.INTERMEDIARY_BASIS.filled(name=one.name, who=who)


@rule("V16", OGS(7))
@implements(HAMI(17), OGS(7), note="what can be shared is not asked for")
def what_is_shared_is_not_asked(what: Definition, _: Known) -> Found:
    for material in what.form.materials:
        if material.licence and material.source == _SELF and _is_demanded(material):
            yield (
                f"form.materials.{material.key}",
                w.SHARED_ASKED.filled(name=material.name),
            )


def _is_demanded(material: Material) -> bool:
    return material.necessary or bool(material.when)


def _who_may(burden: Burden) -> Text:
    return Text(*who_may(burden))


def _lays(what: Definition, burden: Burden, key: str) -> bool:
    grade: Grade | None = next((b.grade for b in what.bases if b.key == key), None)
    return grade is not None and may_lay(burden, grade)
