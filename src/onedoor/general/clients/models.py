"""Tables of clients: registrations, keys, calls, first answers."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onedoor.general.clients.domain.scopes import Scope


class ClientRow(models.Model):
    """接入系统: a system of others that may call, and how far.

    Personal: whom to ask at the operator (sealed); kept while registered and 3 years after.
    """

    public_id = models.CharField(max_length=22, unique=True)
    name = models.CharField(max_length=100)
    operator = models.CharField(max_length=200)
    credit_code = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    bodies = ArrayField(models.CharField(max_length=18), default=list)
    offerings = ArrayField(models.CharField(max_length=64), default=list)
    scopes = ArrayField(models.CharField(max_length=16))
    contact_sealed = models.BinaryField()
    expires_on = models.DateField()
    proposed_by = models.CharField(max_length=40)
    proposed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=40, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=40, blank=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "clients_client"
        constraints = [
            models.CheckConstraint(
                name="client_scopes_are_known",
                condition=Q(scopes__contained_by=[scope.value for scope in Scope])
                & ~Q(scopes__len=0),
            ),
            models.CheckConstraint(
                name="client_needs_two_administrators",
                condition=Q(confirmed_by="", confirmed_at__isnull=True)
                | (~Q(confirmed_by=F("proposed_by")) & Q(confirmed_at__isnull=False)),
            ),
        ]


class ClientKey(models.Model):
    """密钥: a keyed hash of a client's key, and until when it holds.

    Personal: none
    """

    client = models.ForeignKey(ClientRow, on_delete=models.PROTECT, related_name="keys")
    index = models.BinaryField(unique=True)
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="client_has_one_key_without_end",
                fields=["client"],
                condition=Q(ends_at__isnull=True),
            )
        ]


class Call(models.Model):
    """调用记录: one call, by whom, of what, and how it ended.

    Personal: none; dropped after the days of the setting ``clients.calls_kept_days``.
    """

    client = models.CharField(max_length=22, blank=True)
    at = models.DateTimeField(db_index=True)
    operation = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, blank=True)
    status = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(name="call_of_client", fields=["client", "id"])]


class Answer(models.Model):
    """首次答复: what a client was answered first for a key; ``status`` 0 while it is running.

    Personal: whatever the answer says (sealed); dropped after ``clients.answers_kept_days``.
    """

    client = models.ForeignKey(ClientRow, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    request_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(default=0)
    body_sealed = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="answer_once_for_a_key", fields=["client", "key"])
        ]
