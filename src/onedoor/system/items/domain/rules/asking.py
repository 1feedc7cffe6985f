"""Rules about what is asked of an applicant, and what each demand must rest on."""

from collections.abc import Iterator

from onedoor.law.articles import BER, HAMI, OGS, implements
from onedoor.law.grades import Burden, Grade, may_lay, who_may
from onedoor.system.forms.api import Material
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import Basis
from onedoor.system.items.domain.proofs import is_banned

_SELF = "10"  # L19 申请人自备
_STANDARD = ("cases.accept", "cases.review", "cases.decide", "cases.issue", "cases.deliver")
_APPLICANT = "applicant"


@rule("A1-1", HAMI(1))
@implements(HAMI(1), note="every basis stands on the register and is in force")
def every_basis_is_on_the_register(what: Definition, known: Known) -> Found:
    keys = [basis.key for basis in what.bases]
    for n, basis in enumerate(what.bases):
        if keys.index(basis.key) != n:
            yield f"bases[{n}]", f"依据 {basis.key} 重复"
        for mend in _unregistered(basis, known):
            yield f"bases[{n}]", mend
    for key in what.founded_on:
        if key not in keys:
            yield "founded_on", f"设定依据 {key} 没有列出"


def _unregistered(basis: Basis, known: Known) -> Iterator[str]:
    act = known.acts.get(basis.act.zh)
    if act is None:
        yield f"依据库中没有《{basis.act.zh}》，请先由法制机构登记"
        return
    if act.grade is not basis.grade:
        yield f"《{basis.act.zh}》的效力级别与依据库不一致"
    if not act.in_force:
        yield f"《{basis.act.zh}》已废止或尚未生效，不能作为依据"
    number = int("".join(ch for ch in basis.article if ch.isdecimal()) or 0)
    if not number or (act.last_article and number > act.last_article):
        yield f"《{basis.act.zh}》没有第 {basis.article} 条"


@rule("V14", BER(44))
@implements(HAMI(29, item=4), BER(44), note="a proof only from the list of retained proofs")
def proofs_are_on_the_retained_list(what: Definition, known: Known) -> Found:
    for material in what.form.materials:
        place, name = f"form.materials.{material.key}", material.name.zh
        if is_banned(name, material.issuer.zh):
            yield place, f"“{name}”不应由村(居)民委员会出具，不得索要；请改为核验或写明出具机关"
        if not material.proof and "证明" not in name:
            continue
        entry = known.retained.get(material.retained)
        if entry is None or not entry.holds(body=what.body, on=known.on):
            yield place, f"证明“{name}”不在保留证明事项清单内，不得索要"
        elif not may_lay(Burden.PROOF, entry.grade) or entry.name not in name:
            yield place, f"证明“{name}”必须与清单名称一致，并有{who_may(Burden.PROOF)}依据"
        if not _lays(what, Burden.PROOF, material.basis):
            yield place, f"证明“{name}”必须有{who_may(Burden.PROOF)}依据"


@rule("V15", BER(35))
@implements(HAMI(29, item=3), BER(35), note="no condition, material or step without a basis")
def nothing_is_asked_without_a_basis(what: Definition, _: Known) -> Found:
    for place, named, basis in (*_demands(what), *_added_steps(what)):
        if not _lays(what, Burden.CONDITION, basis):
            yield place, f"{named}没有{who_may(Burden.CONDITION)}依据，不得要求"


def _demands(what: Definition) -> Iterator[tuple[str, str, str]]:
    for n, condition in enumerate(what.conditions):
        yield f"conditions[{n}]", f"条件“{condition.words.zh[:12]}”", condition.basis
    for material in what.form.materials:
        yield f"form.materials.{material.key}", f"材料“{material.name.zh}”", material.basis
    for page in what.form.pages:
        for question in page.questions:
            place = f"form.pages.{page.key}.questions.{question.key}"
            yield place, f"问题“{question.label.zh}”", question.basis
    if what.limits.legal_days:
        yield "limits.legal_basis", "法定时限", what.limits.legal_basis
    for n, special in enumerate(what.limits.special):
        yield f"limits.special[{n}]", f"特别程序“{special.name.zh}”", special.basis


def _added_steps(what: Definition) -> Iterator[tuple[str, str, str]]:
    """Yield what goes beyond 受理、审查、决定、制证、送达: a second of its kind, or another."""
    seen: set[str] = set()
    for step in what.flow.steps:
        standard = step.duty in _STANDARD and step.duty not in seen and not step.joint
        seen.add(step.duty)
        if not standard and step.duty != _APPLICANT:
            yield f"flow.steps.{step.key}", f"环节“{step.name.zh}”", step.basis


@rule("BER43", BER(43))
@implements(BER(43), note="no third party is made a condition below the law")
def third_parties_rest_on_law(what: Definition, _: Known) -> Found:
    for n, one in enumerate(what.intermediaries):
        if not _lays(what, Burden.INTERMEDIARY, one.basis):
            who = who_may(Burden.INTERMEDIARY)
            yield f"intermediaries[{n}]", f"中介服务“{one.name.zh}”必须有{who}依据"


@rule("V16", OGS(7))
@implements(HAMI(17), OGS(7), note="what can be shared is not asked for")
def what_is_shared_is_not_asked(what: Definition, _: Known) -> Found:
    for material in what.form.materials:
        if material.licence and material.source == _SELF and _is_demanded(material):
            yield (
                f"form.materials.{material.key}",
                f"材料“{material.name.zh}”可由电子证照核验，不能要求申请人自备",
            )


def _is_demanded(material: Material) -> bool:
    return material.necessary or bool(material.when)


def _lays(what: Definition, burden: Burden, key: str) -> bool:
    grade: Grade | None = next((b.grade for b in what.bases if b.key == key), None)
    return grade is not None and may_lay(burden, grade)
