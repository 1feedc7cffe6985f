"""What is done to a draft: write, send to legal review, review, drop."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from onedoor.general.places import api as places
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.law.articles import BER, HAMI, implements
from onedoor.system.forms.api import reading
from onedoor.system.items import models
from onedoor.system.items.access import known, rights
from onedoor.system.items.domain import codes
from onedoor.system.items.domain.drafts import (
    ENDED,
    Draft,
    DraftAct,
    DraftState,
    Terms,
    Verdict,
    require_near,
    require_open,
    require_second_person,
)
from onedoor.system.items.domain.errors import (
    DaysWrong,
    DraftChanged,
    DraftTaken,
    NotAnEditor,
    NothingChanged,
    NotPublishable,
    OpinionMissing,
    ReasonMissing,
)
from onedoor.system.items.domain.measuring import measured
from onedoor.system.items.domain.offering import NAME_MAX, Definition
from onedoor.system.items.domain.parsing import document as document_of
from onedoor.system.items.domain.parsing import parse

_AS_IT_IS = Terms()


@internal("a draft has no effect on anybody; publishing has")
@command
def write_draft(
    *,
    document: Mapping[str, Any],
    actor: Actor,
    at: datetime,
    ref: str = "",
    revision: int | None = None,
) -> Draft:
    """Begin a draft, or save one that is open; it may be unfinished or full of flaws.

    The document names the body.  ``revision`` is that of the draft as it was read: when somebody
    saved it since, DraftChanged is raised.  Writing to an approved draft needs a new review.
    """
    body = str(document.get("body") or actor.body)
    rights.require_editor(actor, body=body)
    code = str(document.get("code") or "")[: codes.CODE_MAX]
    row = rights.draft_to_edit(ref=ref, actor=actor) if ref else _begun(code, actor)
    require_open(DraftAct.WRITE, DraftState(row.state))
    if ref and revision is not None and revision != row.revision:
        raise DraftChanged(ref=ref, by=row.editors[-1])
    _require_free(row, code=code, body=body)
    row.code, row.body, row.document = code, body, dict(document)
    row.name = _name(document)
    row.revision += 1 if ref else 0
    row.editors = [*(one for one in row.editors if one != actor.ref), actor.ref]
    row.state, row.saved_at = DraftState.WRITING, at
    row.reviewed_by, row.reviewed_at, row.sha256 = "", None, ""
    row.save()
    if not ref:
        journal.write(
            kind="items.draft_begun", subject=row.ref, at=at, by=actor, body=body, code=code
        )
    return rights.draft_value(row)


def _require_free(row: models.DraftRow, *, code: str, body: str) -> None:
    """Refuse a second open draft of one offering; another body's draft is no reason."""
    same = models.DraftRow.objects.filter(code=code, body=body).exclude(ref=row.ref)
    taken = same.exclude(state__in=ENDED).values_list("ref", flat=True).first()
    if code and taken:
        raise DraftTaken(code=code, ref=taken)


def _begun(code: str, actor: Actor) -> models.DraftRow:
    last = models.VersionRow.objects.filter(code=code).order_by("-version").first()
    return models.DraftRow(
        ref=random_id(), based_on=last.version if last else None, editors=[actor.ref]
    )


def _name(document: Mapping[str, Any]) -> str:
    name = document.get("name")
    return str((name.get("zh-Hans") if isinstance(name, Mapping) else name) or "")[:NAME_MAX]


@internal("a draft that is dropped changes nothing for anybody")
@command
def drop_draft(*, ref: str, actor: Actor, at: datetime) -> None:
    """Give a draft up; it stays to be read."""
    row = rights.draft_to_edit(ref=ref, actor=actor)
    require_open(DraftAct.DROP, DraftState(row.state))
    row.state, row.saved_at = DraftState.DROPPED, at
    row.save(update_fields=["state", "saved_at"])
    journal.write(kind="items.draft_dropped", subject=ref, at=at, by=actor, code=row.code)


@internal("a draft that is written again has no effect on anybody; it is reviewed anew")
@command
def take_back(*, ref: str, actor: Actor, at: datetime) -> Draft:
    """Take a draft back from legal review, to write on: by an editor of its body."""
    row = rights.draft_to_edit(ref=ref, actor=actor)
    require_open(DraftAct.TAKE_BACK, DraftState(row.state))
    row.state = DraftState.WRITING
    row.save(update_fields=["state"])
    journal.write(
        kind="items.taken_back", subject=ref, at=at, by=actor, code=row.code, body=row.body
    )
    return rights.draft_value(row)


@implements(BER(35), HAMI(16), note="all flaws at once, before a reviewer is asked")
@command
def send_to_review(*, ref: str, actor: Actor, at: datetime, terms: Terms = _AS_IT_IS) -> Draft:
    """Send a draft without flaws to legal review.

    Raises OfferingUnreadable, NotPublishable with every flaw, ReasonMissing when it asks for more
    than at the start, NothingChanged, DaysWrong, TooFarAhead, OutsideTheCity.
    """
    row = rights.draft_to_edit(ref=ref, actor=actor)
    require_open(DraftAct.SEND, DraftState(row.state))
    what = parse(row.document)
    rights.require_editor(actor, body=what.body)
    require_own(what)
    places.require_in_city(what.area)
    _require_days(terms, on=legal_day(at))
    require_publishable(what, on=terms.effective_on or legal_day(at))
    require_change(what)
    require_reason(what, terms)
    row.code, row.body, row.name = what.code, what.body, what.name.zh
    row.state, row.sent_by, row.sent_at = DraftState.IN_REVIEW, actor.ref, at
    row.reason, row.baseline = terms.reason, started(what, terms) if terms.baseline else {}
    row.effective_on, row.cancel_on = terms.effective_on, terms.cancel_on
    row.opinion = ""
    row.save()
    journal.write(
        kind="items.sent_to_review", subject=ref, at=at, by=actor, code=row.code, body=row.body
    )
    return rights.draft_value(row)


def _require_days(terms: Terms, *, on: date) -> None:
    begins = terms.effective_on or on
    if begins < on or (terms.cancel_on is not None and terms.cancel_on <= begins):
        raise DaysWrong(effective_on=begins, cancel_on=terms.cancel_on or "")
    years = known.years_ahead(on=on)
    require_near(begins, on=on, years=years)
    if terms.cancel_on is not None:
        require_near(terms.cancel_on, on=on, years=years)


def require_publishable(what: Definition, *, on: date) -> None:
    """Refuse a definition with flaws, naming all of them."""
    found = known.flaws_of(what, on=on)
    if found:
        raise NotPublishable(flaws="；".join(map(str, found)), found=found)


def require_change(what: Definition) -> str:
    """Return the document's hash; refuse when the version in force says the same."""
    sha256 = reading.digest(document_of(what))
    last = models.VersionRow.objects.filter(code=what.code).order_by("-version")
    if last.values_list("sha256", flat=True).first() == sha256:
        raise NothingChanged(code=what.code)
    return sha256


def require_own(what: Definition) -> None:
    """Refuse a document under a code that another body has published."""
    published = models.EntryRow.objects.filter(code=what.code, version__isnull=False)
    if published.exclude(body=what.body).exists():
        raise NotAnEditor(body=what.body)


def started(what: Definition, terms: Terms) -> dict[str, int]:
    """Return what an item asked for before the reform: as now, where nothing else is said."""
    return {name: int(terms.baseline.get(name, now)) for name, now in measured(what).items()}


@implements(HAMI(4), note="more than at the start needs a reason, which the reviewer sees")
def require_reason(what: Definition, terms: Terms) -> None:
    """Refuse a version that asks for more than the item did at the start, without a reason."""
    now = measured(what)
    kept = models.BaselineRow.objects.filter(code=what.code).values(*now).first()
    start = kept or started(what, terms)
    grown = [name for name, value in now.items() if value > start[name]]
    if grown and not terms.reason.strip():
        raise ReasonMissing(measures=", ".join(grown))


@implements(HAMI(16), BER(35), note="legal review by somebody who wrote none of it")
@command
def review(*, ref: str, verdict: Verdict, actor: Actor, at: datetime, opinion: str = "") -> Draft:
    """Approve a draft, or return it with an opinion to those who write it.

    Raises NotAReviewer, SecondPersonNeeded, OpinionMissing.
    """
    row = rights.draft_to_review(ref=ref, actor=actor)
    require_open(DraftAct.REVIEW, DraftState(row.state))
    require_second_person(DraftAct.REVIEW, person=actor.ref, editors=row.editors, reviewer="")
    if verdict is Verdict.RETURN and not opinion.strip():
        raise OpinionMissing(ref=ref)
    approved = verdict is Verdict.APPROVE
    row.state = DraftState.APPROVED if approved else DraftState.WRITING
    row.reviewed_by, row.reviewed_at = actor.ref, at
    row.opinion = opinion.strip()[:1000]
    row.sha256 = reading.digest(document_of(parse(row.document))) if approved else ""
    row.save()
    journal.write(
        kind="items.reviewed", subject=ref, at=at, by=actor,
        code=row.code, body=row.body, verdict=verdict.value,
    )  # fmt: skip
    return rights.draft_value(row)
