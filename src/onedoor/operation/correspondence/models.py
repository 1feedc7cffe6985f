"""The table of messages."""

from django.db import models
from django.db.models import Q


class MessageRow(models.Model):
    """办件留言: what one side of a case wrote to the other, and when that was opened.

    Personal: whatever the words say, sealed; kept as long as the case
    """

    case = models.CharField(max_length=80)
    body = models.CharField(max_length=18)
    applicant = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    from_applicant = models.BooleanField()
    by = models.CharField(max_length=40)
    words_sealed = models.BinaryField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="message_is_sent_once", fields=("case", "from_applicant", "key")
            ),
            models.CheckConstraint(name="message_has_words", condition=~Q(words_sealed=b"")),
        )
        indexes = (
            models.Index(name="message_of_case", fields=("case", "id")),
            models.Index(
                name="message_unread",
                fields=("case", "from_applicant"),
                condition=Q(read_at=None),
            ),
        )
