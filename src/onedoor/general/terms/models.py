"""Tables of terms: code lists and the history of dated settings."""

from django.db import models
from django.db.models import F, Q


class CodeList(models.Model):
    """代码表.

    Personal: none
    """

    name = models.CharField(max_length=40, primary_key=True)
    number = models.CharField(max_length=8, blank=True)
    title = models.CharField(max_length=80)
    source = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()


class CodeValue(models.Model):
    """代码值, for a span of days.

    Personal: none
    """

    codes = models.ForeignKey(CodeList, on_delete=models.PROTECT, related_name="values_of")
    value = models.CharField(max_length=16)
    label = models.CharField(max_length=120)
    source = models.CharField(max_length=120)
    verified = models.BooleanField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["codes", "value", "valid_from"], name="code_value_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="code_value_ends_after_it_begins",
            ),
        ]


class SettingChange(models.Model):
    """设定值变更: proposed by one administrator, in force when a second confirmed it.

    Personal: staff numbers of the administrators; kept as long as the setting's history.
    """

    ref = models.CharField(max_length=32, unique=True)
    key = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    from_on = models.DateField()
    document_number = models.CharField(max_length=80)
    reason = models.CharField(max_length=500)
    proposed_by = models.CharField(max_length=32)
    proposed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=32, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=32, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["key", "from_on"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("proposed_by")),
                name="setting_needs_two_administrators",
            ),
            models.CheckConstraint(
                condition=~Q(document_number=""), name="setting_has_document_number"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="setting_is_confirmed_or_withdrawn",
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(confirmed_at__isnull=True, withdrawn_at__isnull=True),
                name="setting_has_one_open_proposal",
            ),
        ]
