"""What a published version lets follow later or lets a promise stand for, and in which words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from onedoor.general.terms import api as terms
from onedoor.law.articles import HAMI, implements
from onedoor.law.resting import Ground, resting
from onedoor.operation.promises.domain.texts import Kind, Text, Words
from onedoor.operation.promises.domain.wording import Lack, days_to_supply, of_fact, of_gaps
from onedoor.operation.promises.queries import facts, standing
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_MEDIA = {"1": "纸质", "2": "电子", "3": "纸质或者电子"}  # L16


def lacking(missing: Sequence[forms.Material]) -> tuple[Lack, ...]:
    """Return what is missing with the days within which it may follow."""
    return tuple(
        Lack(
            key=one.key,
            name=Words(one.name.zh, one.name.ug),
            form=_form(one),
            days=one.deferrable_days,
        )
        for one in missing
    )


@implements(HAMI(18), note="the days told are the days signed, and those that run")
def gaps_text(
    what: items.Offering,
    missing: Sequence[forms.Material],
    answers: Mapping[str, Any],
    *,
    on: date,
) -> Text | None:
    """Return the text of the promise to supply what is missing; None where there can be none."""
    lacks = lacking(missing)
    if not lacks or not all(one.days for one in lacks) or _is_on_promise(what, answers):
        return None
    days = days_to_supply(
        lacks,
        promised=what.limits.promised_days,
        margin=terms.number("cases.gap_margin_days", on=on),
        most=terms.number("cases.gap_most_days", on=on),
    )
    if not days:
        return None
    rests = resting(Ground.GAPS, in_trial=terms.in_trial(on=on))
    item = Words(what.name.zh, what.name.ug)
    return of_gaps(item, lacks, days=days, basis=Words(rests.zh, rests.ug))


@implements(HAMI(18), note="only where the definition of the material allows it, in its words")
def fact_text(what: items.Offering, material: forms.Material) -> Text | None:
    """Return the text of a promise in place of one material; None where there can be none."""
    if not (material.commitment and material.promise):
        return None
    item, name, fact = (
        Words(words.zh, words.ug) for words in (what.name, material.name, material.promise)
    )
    return of_fact(item, material.key, name, fact)


def inform_text(what: items.Offering, answers: Mapping[str, Any]) -> Text | None:
    """Return the 告知书 and 承诺书 that the answers sign, as the version has them; None if none."""
    how = what.what.promising
    if how is None or not _is_on_promise(what, answers):
        return None
    page, declared = what.form.page(how.page), what.form.question(how.declaration)
    asked = {need.material.key for need in forms.required_materials(what.form, answers)}
    return Text(
        kind=Kind.INFORM,
        told=Words(page.intro.zh, page.intro.ug),
        promised=Words(declared.label.zh, declared.label.ug),
        materials=tuple(
            one.key for one in what.materials if one.commitment and one.key not in asked
        ),
    )


def _is_on_promise(what: items.Offering, answers: Mapping[str, Any]) -> bool:
    """Tell whether the answers choose the way on which the decision is made at once."""
    how = what.what.promising
    return how is not None and answers.get(how.question) == how.value


def _form(material: forms.Material) -> str:
    """Return in which form a material is to come: medium, and how many of what."""
    parts = [_MEDIA.get(material.medium, "")]
    if material.originals:
        parts.append(f"原件 {material.originals} 份")
    if material.copies:
        parts.append(f"复印件 {material.copies} 份")
    return "，".join(filter(None, parts))


def may_promise(what: items.Offering) -> bool:
    """Tell whether a promise may stand for an offering as a whole or for one of its materials."""
    return what.what.promising is not None or any(one.promise for one in what.materials)


def rests_on(case: str, what: items.Offering) -> bool:
    """Tell whether a case rests on a promise, as a whole or in the place of a material."""
    if what.what.promising is not None and standing(case=case, kind=Kind.INFORM) is not None:
        return True
    return any(one.promise for one in what.materials) and bool(facts(case))
