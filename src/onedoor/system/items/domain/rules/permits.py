"""Rules against permits in disguise, cancelled permits, and permits handed to associations."""

from datetime import date

from onedoor.law.articles import ADL, BER, HAMI, implements
from onedoor.law.grades import Burden, Grade, may_lay, who_may
from onedoor.system.forms.api import Text
from onedoor.system.items.domain import codes
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import TaskType
from onedoor.system.items.domain.rules import words as w

_PERMIT_WORDS = ("许可", "审批", "批准", "准予", "特许")
_MAY_PERMIT = ("1", "2")  # L5 法定机关、授权组织
_LEVELLED = "7"  # L3 分级管理
_SHOWN = 16  # characters of a name


@rule("A29-2", BER(40))
@implements(HAMI(29, item=2), BER(40), note="only what the catalogue holds, and holds still")
def the_catalogue_allows_it(what: Definition, known: Known) -> Found:
    entry = known.catalogue
    if entry is None:
        yield "catalogue_code", w.NOT_IN_CATALOGUE
        return
    if known.cancelled or not entry.in_use(known.on):
        yield "catalogue_code", w.NO_LONGER_IN_USE
    if entry.task_type is not what.task_type:
        yield "task_type", w.TYPE_DIFFERS
    if what.level not in entry.levels and _LEVELLED not in entry.levels:
        yield "level", w.LEVEL_DIFFERS
    if what.task_type is TaskType.PERMIT and not entry.permit_list:
        yield "catalogue_code", w.NOT_ON_PERMIT_LIST
    if codes.is_catalogue_code(what.catalogue_code) and not codes.says_type(
        what.catalogue_code, what.task_type
    ):
        yield "catalogue_code", w.CODE_SAYS_OTHER_TYPE


@rule("A29-2", BER(39))
@implements(HAMI(29, item=2), BER(39), note="no permit by another name")
def it_is_no_permit_in_disguise(what: Definition, _: Known) -> Found:
    if what.task_type is TaskType.PERMIT:
        return
    for place, words in (("name", what.name), ("result.name", what.result.name)):
        if any(word in words.zh for word in _PERMIT_WORDS):
            yield place, w.DISGUISED.filled(name=words.cut(_SHOWN))


@rule("A29-2", HAMI(29, item=2))
@implements(HAMI(29, item=2), ADL(24), note="no association, no company grants a permit")
def a_permit_stays_with_an_organ(what: Definition, known: Known) -> Found:
    if what.task_type is not TaskType.PERMIT or known.body is None:
        return
    entrusted = known.body.nature == "3" and bool(what.entrusted_by)
    if known.body.nature not in _MAY_PERMIT and not entrusted:
        yield "body", w.ORGAN_ONLY


@rule("permit", ADL(14))
@implements(ADL(14), ADL(15), ADL(17), note="what sets up a permit is high enough, and not stale")
def a_permit_rests_on_law(what: Definition, known: Known) -> Found:
    if what.task_type is not TaskType.PERMIT:
        return
    founding = [basis for basis in what.bases if basis.key in what.founded_on]
    good = [basis for basis in founding if may_lay(Burden.PERMIT, basis.grade)]
    if not good:
        yield "founded_on", w.PERMIT_BASIS.filled(who=Text(*who_may(Burden.PERMIT)))
        return
    if all(basis.grade is Grade.PROVINCIAL for basis in good):
        acts = [known.acts.get(basis.act.zh) for basis in good]
        since = [act.since for act in acts if act is not None and act.since is not None]
        if not since or all(_older_than_a_year(day, known.on) for day in since):
            yield "founded_on", w.PROVINCIAL_TOO_OLD


def _older_than_a_year(since: date, on: date) -> bool:
    return (on.year - since.year, on.month, on.day) > (1, since.month, since.day)
