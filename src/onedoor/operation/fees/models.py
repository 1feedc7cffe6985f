"""Tables of fees: orders, and every call-back that came."""

from django.db import models
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Regex

from onedoor.operation.fees.domain.money import FREE
from onedoor.operation.fees.domain.orders import Outcome, State


class Order(models.Model):
    """缴费单: what one granted case costs.

    Personal: the payer's public id; kept as the accounts law says
    """

    number = models.CharField(max_length=32, unique=True)
    case = models.CharField(max_length=80, unique=True)
    payer = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=18)
    charges = models.JSONField()
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    state = models.CharField(max_length=16, default=State.DUE)
    made_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    paid_at = models.DateTimeField(null=True)
    refund_reason = models.CharField(max_length=1000, blank=True)
    asked_by = models.CharField(max_length=40, blank=True)
    approved_by = models.CharField(max_length=40, blank=True)
    refund_error = models.CharField(max_length=200, blank=True)
    refunded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="fee_state_is_known", condition=Q(state__in=[*State])),
            models.CheckConstraint(name="fee_is_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="fee_names_no_help",
                condition=~Q(Regex(Cast("charges", TextField()), "|".join(FREE))),
            ),
            models.CheckConstraint(
                name="fee_paid_has_its_moment",
                condition=Q(state=State.DUE, paid_at=None)
                | (~Q(state=State.DUE) & Q(paid_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="fee_refund_has_a_second_person",
                condition=~Q(state__in=[State.REFUND_APPROVED, State.REFUNDED])
                | (~Q(approved_by="") & ~Q(approved_by=F("asked_by")) & ~Q(refund_reason="")),
            ),
        )
        indexes = (
            models.Index(name="fee_of_body", fields=("body", "-id")),
            models.Index(name="fee_to_pay", fields=("due_on",), condition=Q(state=State.DUE)),
        )

    def __str__(self) -> str:
        return self.number


class CallBack(models.Model):
    """支付通知: what the institution told of an order, whatever became of it.

    Personal: none
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="call_backs")
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    outcome = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="fee_outcome_is_known", condition=Q(outcome__in=[*Outcome])
            ),
            models.UniqueConstraint(
                name="fee_is_paid_once", fields=("order",), condition=Q(outcome=Outcome.PAID)
            ),
        )

    def __str__(self) -> str:
        return f"{self.order_id} {self.outcome}"
