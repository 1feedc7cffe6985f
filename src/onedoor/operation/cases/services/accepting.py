"""Promises that another system brings: by the hashes of texts that the applicant has accepted.

No commands.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from onedoor.kernel.actors import ActorKind
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import holdings
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import deferring, papers
from onedoor.operation.cases.services.completeness import MaterialsMissing
from onedoor.operation.cases.services.promising import (
    Holder,
    fact_of,
    sign,
    signed_by,
    stand_for,
)
from onedoor.operation.credit import api as credit
from onedoor.operation.promises import api as promises
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


class PromiseToAccept(Invalid):
    """The answers choose a promise whose text was not accepted; the fact ``promises`` has it."""

    code = "cases.promise_to_accept"
    basis = HAMI(18)


class PromiseUnknown(Invalid):
    """What was accepted is the hash of no text that is signed with this application."""

    code = "cases.promise_unknown"
    basis = HAMI(18)


@implements(HAMI(18), note="what the answers choose is signed in the very words that were accepted")
def inform_in(
    what: items.Offering, answers: Mapping[str, Any], accepted: Collection[str], *, owner: str
) -> promises.Text | None:
    """Return the promise that the answers sign; refuse it while its text was not accepted."""
    text = signed_by(what, answers, applicant=owner)
    if text is not None and text.sha256 not in accepted:
        raise PromiseToAccept(promises=(text,))
    return text


def facts_in(
    what: items.Offering, answers: Mapping[str, Any], accepted: Collection[str], *, owner: str
) -> tuple[promises.Text, ...]:
    """Return the accepted promises in the place of materials that the list asks for."""
    asked = (need.material for need in forms.required_materials(what.form, answers))
    known = {one.key: promises.fact_text(what, one) for one in asked}
    return tuple(
        fact_of(what, key, owner=owner)
        for key, text in known.items()
        if text is not None and text.sha256 in accepted
    )


def gaps_in(
    holding: holdings.Holding, accepted: Collection[str], *, on: date
) -> promises.Text | None:
    """Return the accepted promise to supply what is missing, None where nothing is.

    Raises MaterialsMissing; its fact ``promises`` has the texts that may be accepted instead.
    """
    missing = holdings.missing(holding)
    text = deferring.promised(holding, missing, accepted, on=on)
    if text is not None or not missing:
        return text
    offered = [promises.gaps_text(holding.what, missing, holding.answers, on=on)]
    offered += [promises.fact_text(holding.what, one) for one in missing]
    is_shut = credit.exclusion(holding.applicant) is not None
    raise MaterialsMissing(
        missing=tuple(one.key for one in missing),
        names="、".join(one.name.zh for one in missing),
        promises=() if is_shut else tuple(one for one in offered if one is not None),
    )


@implements(HAMI(18), note="asked for once, a material may still be promised as on first filing")
def in_answer(
    case: Case, asked: Collection[str], accepted: Collection[str], signing: papers.Signing
) -> list[str]:
    """Sign what was accepted in answer to a notice; return for which materials.

    A promise stands in the place of what the notice ``asked`` for and of nothing else; what may
    follow is promised where nothing else is missing.
    """
    if not accepted:
        return []
    actor, at, owner = signing.actor, signing.at, case.applicant
    what = items.offering(case.offering, case.version)
    offered = facts_in(what, case.answers, accepted, owner=owner)
    facts = [one for one in offered if one.about in asked]
    stand_for(facts, Holder(case.number, owner, what), actor=actor, at=at)
    holding = holdings.holding_of(case, what)
    missing = holdings.missing(holding)
    gaps = deferring.promised(holding, missing, accepted, on=legal_day(at))
    signed = [*facts, gaps] if gaps is not None else facts
    refuse_others(accepted, *signed)
    sign(case, what, signed, signing, on_paper=actor.kind is ActorKind.STAFF)
    return sorted(key for text in signed for key in text.materials)


def refuse_others(accepted: Collection[str], *signed: promises.Text | None) -> None:
    """Refuse hashes of texts that are not signed: nobody is to believe that they were."""
    known = {one.sha256 for one in signed if one is not None}
    if set(accepted) - known:
        raise PromiseUnknown(hashes=tuple(sorted(set(accepted) - known)))


REFUSED = (PromiseToAccept, PromiseUnknown)
