"""What can be done about guides: taking the word of a channel about what it shows."""

from datetime import datetime

from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.operation.guides import access
from onedoor.operation.guides.domain.copies import Channel, Copy, CopyState, is_late
from onedoor.operation.guides.models import StaleCopyRow
from onedoor.system.items import api as items

_PLACE_LENGTH = 40


@implements(HAMI(16), note="a channel that still shows a replaced guide raises the alarm")
@command
def report_copy(
    *, channel: Channel, place: str, code: str, version: int, mark: str, actor: Actor, at: datetime
) -> Copy:
    """Take a channel's word about which version it shows; answer how that stands.

    Later than the set minutes after a replacement the alarm is raised, once until the same
    channel shows the version in force again.  Raises OfferingMissing.
    """
    copy = access.compare(code, version, mark)
    place = place.strip()[:_PLACE_LENGTH]
    minutes = terms.number("guides.sync_minutes", on=legal_day(at))
    if is_late(copy, at=at, minutes=minutes):
        _raise(copy, channel, place, actor, at)
    elif copy.state is not CopyState.REPLACED:
        _end(copy, channel, place, actor, at)
    return copy


def _raise(copy: Copy, channel: Channel, place: str, actor: Actor, at: datetime) -> None:
    what = items.offering(copy.code).what
    told = {
        "version": copy.version, "newest": copy.newest, "seen_at": at,
        "body": what.body, "name": what.name.zh,
    }  # fmt: skip
    _, is_new = StaleCopyRow.objects.update_or_create(
        code=copy.code, channel=channel, place=place, ended_at=None,
        defaults=told, create_defaults=told | {"since": at},
    )  # fmt: skip
    if is_new:
        _tell("guides.copy_stale", copy, channel, place, actor, at)


def _end(copy: Copy, channel: Channel, place: str, actor: Actor, at: datetime) -> None:
    ended = StaleCopyRow.objects.filter(
        code=copy.code, channel=channel, place=place, ended_at__isnull=True
    ).update(ended_at=at, seen_at=at)
    if ended:
        _tell("guides.copy_mended", copy, channel, place, actor, at)


def _tell(  # the facts of one line
    kind: str, copy: Copy, channel: Channel, place: str, actor: Actor, at: datetime
) -> None:
    journal.write(
        kind=kind, subject=copy.code, at=at, by=actor,
        channel=channel.value, place=place, version=copy.version, newest=copy.newest,
    )  # fmt: skip
