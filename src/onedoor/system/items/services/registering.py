"""What is kept beside offerings: the catalogue (基本目录) and the list of retained proofs."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db.models import Model

from onedoor.general.bases import api as bases
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import BER, HAMI, implements
from onedoor.law.grades import Burden, may_lay
from onedoor.system.items import models
from onedoor.system.items.access import rights
from onedoor.system.items.domain.catalogue import CANCELLED, CatalogueItem
from onedoor.system.items.domain.errors import ProofWrong
from onedoor.system.items.domain.proofs import RetainedProof
from onedoor.system.items.domain.standing import Standing
from onedoor.system.items.services.standing import change_standing


@implements(HAMI(2), HAMI(29, item=2), BER(40), note="what leaves the catalogue is offered no more")
@command
def enter_catalogue(*, items: Iterable[CatalogueItem], actor: Actor, at: datetime) -> int:
    """Enter items into the catalogue, or correct them; return how many were new or changed.

    Offerings of an entry that is cancelled are cancelled with it, in the same transaction.
    """
    rights.require_reviewer(actor)
    given = {item.code: item for item in items}
    kept = models.CatalogueRow.objects.select_for_update().in_bulk(list(given), field_name="code")
    changed = [item for item in given.values() if _enter(item, kept.get(item.code))]
    if changed:
        journal.write(
            kind="items.catalogue_entered", subject="catalogue", at=at, by=actor,
            codes=[item.code for item in changed],
        )  # fmt: skip
    _cancel_offerings([i for i in changed if i.state == CANCELLED], actor, at)
    return len(changed)


def _enter(item: CatalogueItem, row: models.CatalogueRow | None) -> bool:
    values = asdict(item) | {"levels": list(item.levels), "task_type": item.task_type.value}
    return _kept(row or models.CatalogueRow(), values)


def _kept(row: Model, values: Mapping[str, Any]) -> bool:
    """Give a row these values; tell whether that changed anything."""
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return True


def _cancel_offerings(cancelled: list[CatalogueItem], actor: Actor, at: datetime) -> None:
    for item in cancelled:
        rows = models.EntryRow.objects.select_for_update().filter(
            catalogue_code=item.code, version__isnull=False
        )
        for row in rows.exclude(state=Standing.CANCELLED).order_by("code"):
            change_standing(
                row, Standing.CANCELLED,
                reason="基本目录已取消该事项", document_number=item.source or item.code,
                by=actor, at=at,
            )  # fmt: skip


@implements(HAMI(29, item=4), BER(44), note="an entry needs a law, a regulation or a decision")
@command
def retain_proofs(*, proofs: Iterable[RetainedProof], actor: Actor, at: datetime) -> int:
    """Enter proofs into the list of retained proofs, or correct them; return how many changed.

    An entry ends by its day ``until``; none is ever deleted.  Raises ProofWrong.
    """
    rights.require_reviewer(actor)
    given = {proof.code: proof for proof in proofs}
    acts = bases.known(proof.act for proof in given.values())
    kept = models.RetainedProofRow.objects.select_for_update().in_bulk(
        list(given), field_name="code"
    )
    changed = []
    for proof in given.values():
        act = acts.get(proof.act)
        registered = act is not None and act.grade is proof.grade and act.has(proof.article)
        if not registered or not may_lay(Burden.PROOF, proof.grade):
            raise ProofWrong(name=proof.name, act=proof.act)
        if _retain(proof, kept.get(proof.code)):
            changed.append(proof.code)
    if changed:
        journal.write(
            kind="items.proofs_retained", subject="retained_proofs", at=at, by=actor,
            codes=changed, on=legal_day(at),
        )  # fmt: skip
    return len(changed)


def _retain(proof: RetainedProof, row: models.RetainedProofRow | None) -> bool:
    values = asdict(proof) | {"grade": proof.grade.value}
    return _kept(row or models.RetainedProofRow(), values)
