"""Confirming an application of several people: each signs in, or has signed on paper."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HAMI, OGS, implements
from onedoor.operation.cases import access, cosignatures
from onedoor.operation.cases.domain.cosigning import (
    CosignedChanged,
    Named,
    NotCosigned,
    check_cosigned,
)
from onedoor.operation.cases.models import Cosignature, Draft
from onedoor.operation.cases.offerings import offering_of
from onedoor.operation.cases.services import answering
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


@implements(ADL(31), OGS(8), HAMI(14), note="each signs in and confirms the same content")
@command
def cosign(*, draft: str, sha256: str, actor: Actor, at: datetime) -> None:
    """Confirm a draft as one of those it names; ``sha256`` is the hash of what was shown.

    Raises DraftMissing for whom it does not name, AnswersInvalid while it is not filled in, and
    CosignedChanged when it says something else by now.  Twice changes nothing.
    """
    row = access.draft_to_cosign(draft=draft, actor=actor)
    what = offering_of(row.offering, row.version)
    cleaned = forms.settle(what.form, row.answers, today=legal_day(at))
    found = cosignatures.of_answers(row, what, cleaned.values, reader=actor.ref)
    mine = next((one for one in found.cosigners if one.n == found.mine), None) if found else None
    if found is None or mine is None:
        raise access.DraftMissing(draft=draft)
    answering.refuse(cleaned)
    if found.sha256 != sha256:
        raise CosignedChanged(draft=draft)
    _row, is_new = Cosignature.objects.get_or_create(
        holder=row.public_id,
        n=mine.n,
        sha256=sha256,
        defaults={"name": mine.name, "by": actor.ref, "signed_at": at, "on_paper": False},
    )
    if is_new:
        _tell(row.public_id, mine.n, sha256, actor=actor, at=at)


def require(row: Draft, what: items.Offering, answers: Mapping[str, Any]) -> None:
    """Refuse to submit a draft that not everybody has confirmed as it is now."""
    if what.what.cosigning is None:
        return
    found = cosignatures.of_answers(row, what, answers)
    if found is not None:
        check_cosigned(found)


def hand_over(*, source: str, target: str) -> None:
    """Keep the confirmations of a draft with the case made of it."""
    Cosignature.objects.filter(holder=source).update(holder=target)


@implements(ADL(31), HAMI(15), note="at the counter: signatures on paper that the clerk has seen")
def on_paper(
    number: str, signers: tuple[Named, ...], *, seen: bool, actor: Actor, at: datetime
) -> None:
    """Record that everybody named has signed on paper; refuse while the clerk has not seen it."""
    if not seen:
        refuse_named(signers)
    for one in signers:
        Cosignature.objects.create(
            holder=number, n=one.n, name=one.name, by=actor.ref, signed_at=at, on_paper=True
        )
        _tell(number, one.n, "", actor=actor, at=at)


def refuse_named(signers: tuple[Named, ...]) -> None:
    """Refuse where anybody is named who has had no way to confirm."""
    if signers:
        names = tuple(one.name for one in signers)
        raise NotCosigned(names="、".join(names), signers=names)


def _tell(holder: str, n: int, sha256: str, *, actor: Actor, at: datetime) -> None:
    journal.write(
        kind="cases.cosigned", subject=holder, at=at, by=actor, signer=n + 1, sha256=sha256
    )
