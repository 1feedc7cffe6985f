"""Tables of feeds: subscriptions, and what is to be delivered to them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from onedoor.operation.feeds.domain.addresses import LONGEST
from onedoor.operation.feeds.domain.deliveries import Reach


class SubscriptionRow(models.Model):
    """订阅: which events of whose cases go to which address.

    Personal: none
    """

    public_id = models.CharField(max_length=22, unique=True)
    client = models.CharField(max_length=22)
    address = models.CharField(max_length=LONGEST)
    kinds = ArrayField(models.CharField(max_length=40))
    reach = models.CharField(max_length=8)
    key_id = models.CharField(max_length=16)
    secret_sealed = models.BinaryField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # Who does not answer at all is left alone until then, whatever the delivery.
    failures = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()

    class Meta:
        db_table = "feeds_subscription"
        constraints = [
            models.CheckConstraint(
                name="subscription_reach_is_known",
                condition=Q(reach__in=[reach.value for reach in Reach]),
            )
        ]
        indexes = [
            models.Index(
                name="subscription_live", fields=["client"], condition=Q(ended_at__isnull=True)
            )
        ]


class DeliveryRow(models.Model):
    """投递: one event on its way to one subscription.

    Personal: none; dropped ``feeds.kept_days`` after it was delivered.
    """

    public_id = models.CharField(max_length=22, unique=True)
    subscription = models.ForeignKey(
        SubscriptionRow, on_delete=models.PROTECT, related_name="deliveries"
    )
    entry = models.CharField(max_length=32)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    at = models.DateTimeField()
    body = models.TextField()
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    error = models.CharField(max_length=200, blank=True)
    delivered_at = models.DateTimeField(null=True)
    died_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "feeds_delivery"
        constraints = [
            models.UniqueConstraint(
                name="delivery_once_for_an_entry", fields=["subscription", "entry"]
            ),
            models.CheckConstraint(
                name="delivery_is_not_delivered_and_dead",
                condition=Q(delivered_at__isnull=True) | Q(died_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                name="delivery_open",
                fields=["subscription", "subject", "id"],
                condition=Q(delivered_at__isnull=True),
            ),
            models.Index(
                name="delivery_failing",
                fields=["due_at"],
                condition=Q(delivered_at__isnull=True, died_at__isnull=True, attempts__gt=0),
            ),
            models.Index(
                name="delivery_delivered",
                fields=["delivered_at"],
                condition=Q(delivered_at__isnull=False),
            ),
        ]
