"""What was never submitted goes when it is time: drafts with their files, by the nightly task."""

from datetime import datetime, timedelta

from django.db.models import F, Q

from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import PIPL, implements
from onedoor.operation.cases.models import Cosignature, Draft
from onedoor.operation.materials import api as materials

BATCH = 200


def drop_expired(*, actor: Actor, at: datetime) -> int:
    """Drop every draft whose day has passed, and every file that belongs to nothing any more.

    Return how many drafts went.  Batches are transactions of their own: a run that was cut short
    is simply run again.
    """
    dropped = 0
    while batch := _drop_drafts(actor=actor, at=at):
        dropped += batch
    while _drop_files(at=at) == BATCH:
        pass
    return dropped


def tell_ending(*, actor: Actor, at: datetime) -> int:
    """Write down of every draft whose day is near that it is; return how many were new."""
    told = 0
    while batch := _tell_ending(actor=actor, at=at):
        told += batch
    return told


@implements(PIPL(19), note="who filled in a draft is told before it goes")
@command
def _tell_ending(*, actor: Actor, at: datetime) -> int:
    on = legal_day(at)
    until = on + timedelta(days=terms.number("cases.draft_told_days", on=on))
    near = Draft.objects.filter(expires_on__range=(on, until), case_number="")
    untold = near.filter(Q(told_ending_on=None) | ~Q(told_ending_on=F("expires_on")))
    rows = list(untold.select_for_update(skip_locked=True).order_by("id")[:BATCH])
    for row in rows:
        journal.write(
            kind="cases.draft_ending",
            subject=row.public_id,
            at=at,
            by=actor,
            owner=row.owner,
            item=row.title,
            kept_until=row.expires_on,
        )
    drafts = Draft.objects.filter(pk__in=[row.pk for row in rows])
    drafts.update(told_ending_on=F("expires_on"))
    return len(rows)


@implements(PIPL(19), note="a draft is kept until the day its owner was told, and no longer")
@command
def _drop_drafts(*, actor: Actor, at: datetime) -> int:
    expired = Draft.objects.filter(expires_on__lt=legal_day(at))
    rows = list(expired.select_for_update(skip_locked=True).order_by("id")[:BATCH])
    for row in rows:
        # What was submitted lives on as a case, which holds the materials.
        held = 0 if row.case_number else materials.let_go(holder=row.public_id)
        journal.write(
            kind="cases.draft_expired",
            subject=row.public_id,
            at=at,
            by=actor,
            offering=row.offering,
            kept_until=row.expires_on,
            case=row.case_number,
            materials=held,
        )
    Cosignature.objects.filter(holder__in=[row.public_id for row in rows]).delete()
    Draft.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


@implements(PIPL(19), note="a file that was never handed in goes as its draft would have gone")
@command
def _drop_files(*, at: datetime) -> int:
    days = terms.number("cases.draft_kept_days", on=legal_day(at))
    return materials.drop_stray(before=at - timedelta(days=days), most=BATCH)
