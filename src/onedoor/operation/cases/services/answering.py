"""The one way in which answers come into a draft or a case, whatever the channel.  No commands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid
from onedoor.law.articles import HAMI, implements
from onedoor.operation.licences import api as licences
from onedoor.system.forms import api as forms


class AnswersInvalid(Invalid):
    """Some answers cannot be used; the fact ``errors`` names each input with a ``forms.Text``."""

    code = "cases.answers_invalid"


@dataclass(frozen=True, slots=True)
class Asked:
    """The form somebody answers, for whom, and what was answered before.

    ``drafted`` is what the applicant told at home, where a clerk goes on with their draft;
    ``actor`` is who has signed in to answer, where somebody has.
    """

    form: forms.FormDef
    applicant: str
    answers: Mapping[str, Any]
    drafted: Mapping[str, Any] = field(default_factory=dict)
    actor: Actor | None = None


def page(asked: Asked, key: str, posted: Mapping[str, Any], *, at: datetime) -> forms.Cleaned:
    """Return the answers of one page as a browser posted it; refuse what is wrong with them."""
    return _taken(page_so_far(asked, key, posted, at=at))


def page_so_far(
    asked: Asked, key: str, posted: Mapping[str, Any], *, at: datetime
) -> forms.Cleaned:
    """Return what can be used of one page as a browser posted it, to go on with it later."""
    return forms.clean(
        asked.form, posted, page=key, today=legal_day(at), answers=asked.answers,
        sources=_sources(asked, at),
    )  # fmt: skip


def whole(asked: Asked, posted: Mapping[str, Any], *, at: datetime) -> dict[str, Any]:
    """Return the answers of the form on one screen; refuse what is wrong with them."""
    return _taken(_on_one_screen(asked, posted, at)).values


def corrected(asked: Asked, posted: Mapping[str, Any], *, at: datetime) -> dict[str, Any]:
    """Return the answers with some typed anew; refuse what is wrong with the whole."""
    typed = forms.corrected(asked.form, asked.answers, posted, today=legal_day(at))
    return _taken(typed).values


def so_far(asked: Asked, posted: Mapping[str, Any], *, at: datetime) -> dict[str, Any]:
    """Return those answers of one screen that can be used; others are left out."""
    return _on_one_screen(asked, posted, at).values


def _on_one_screen(asked: Asked, posted: Mapping[str, Any], at: datetime) -> forms.Cleaned:
    return forms.clean(
        asked.form, posted, channel=forms.Channel.COUNTER, today=legal_day(at),
        answers=asked.answers, sources=_sources(asked, at),
    )  # fmt: skip


def settled(asked: Asked, *, at: datetime) -> forms.Cleaned:
    """Check stored answers as a whole, as who has signed in now submits them."""
    today, said = legal_day(at), {}
    if asked.actor is not None and forms.ACTING in forms.sources_of(asked.form):
        said[forms.ACTING] = people.signed_in(asked.actor, on=today)
    known = forms.prefill(asked.form, said, at=at)
    return forms.settle(asked.form, forms.Prefilled.imposed(asked.answers, known), today=today)


def refuse(cleaned: forms.Cleaned) -> None:
    """Refuse answers of which some cannot be used, naming all of them."""
    if not cleaned.ok:
        raise AnswersInvalid(errors=cleaned.errors)


@implements(HAMI(17), note="what the register says today stands, not what was posted")
def _sources(asked: Asked, at: datetime) -> Mapping[str, forms.Prefilled]:
    wanted = forms.sources_of(asked.form)
    facts: Mapping[str, Mapping[str, str]] = {}
    if wanted:
        facts = licences.known_of(
            holder=asked.applicant, wanted=wanted, on=legal_day(at), actor=asked.actor
        )
    return forms.prefill(asked.form, facts, at=at, drafted=asked.drafted)


def _taken(cleaned: forms.Cleaned) -> forms.Cleaned:
    refuse(cleaned)
    return cleaned
