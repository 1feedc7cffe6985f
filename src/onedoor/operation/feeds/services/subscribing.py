"""Commands of subscriptions: begin, end, and try a dead letter again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from onedoor.general.clients import api as clients
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code, random_id
from onedoor.kernel.secrets import seal
from onedoor.law.articles import CSL, PIPL, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.feeds import access, policy
from onedoor.operation.feeds.domain import addresses
from onedoor.operation.feeds.domain.deliveries import (
    KindsWrong,
    Reach,
    TooManySubscriptions,
    check_reach,
)
from onedoor.operation.feeds.models import SubscriptionRow

KINDS = tuple(cases.TOLD)


@dataclass(frozen=True, slots=True)
class Secret:
    """What a receiver needs to check signatures; told once."""

    subscription: str
    key_id: str
    secret: str


@implements(PIPL(6), note="who subscribed to what of whose cases is on record")
@command
def subscribe(
    *, address: str, kinds: Sequence[str], reach: Reach, actor: Actor, at: datetime
) -> Secret:
    """Send these events to an address from now on."""
    client = clients.client(id=actor.ref)
    check_reach(reach, bodies=client.bodies)
    found = addresses.read(address, plain_http=settings.ENVIRONMENT.demo)
    if not policy.may_be_inside(on=legal_day(at)):
        addresses.check_host(found.host)
    wanted = sorted(set(kinds))
    if not wanted or set(wanted).difference(KINDS):
        raise KindsWrong
    most = terms.number("feeds.most_subscriptions", on=legal_day(at))
    if access.live().filter(client=actor.ref).count() >= most:
        raise TooManySubscriptions(most=most)
    secret = random_id() + random_id()
    row = SubscriptionRow.objects.create(
        public_id=random_id(),
        client=actor.ref,
        address=address,
        kinds=wanted,
        reach=reach.value,
        key_id=clear_code(),
        secret_sealed=seal(secret, purpose=access.SECRET),
        made_at=at,
        due_at=at,
    )
    journal.write(
        kind="feeds.subscribed",
        subject=row.public_id,
        at=at,
        by=actor,
        kinds=wanted,
        reach=reach.value,
        host=found.host,
    )
    return Secret(row.public_id, row.key_id, secret)


@implements(CSL(21), note="who ended a subscription is on record")
@command
def end(*, subscription: str, actor: Actor, at: datetime) -> None:
    """Send nothing more; what was still waiting is not sent either.  A repeat changes nothing."""
    row = access.subscription_of(subscription=subscription, actor=actor, lock=True)
    if row.ended_at is not None:
        return
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    journal.write(kind="feeds.ended", subject=row.public_id, at=at, by=actor)


@implements(CSL(21), note="who tried a dead letter again is on record")
@command
def retry(*, letter: str, actor: Actor, at: datetime) -> None:
    """Try a dead letter again at once, and what waits behind it."""
    row = access.letter_to_retry(letter=letter, actor=actor)
    row.died_at, row.due_at, row.attempts = None, at, 0
    row.save(update_fields=["died_at", "due_at", "attempts"])
    SubscriptionRow.objects.filter(pk=row.subscription_id).update(due_at=at)
    journal.write(
        kind="feeds.retried", subject=row.subscription.public_id, at=at, by=actor, letter=letter
    )
