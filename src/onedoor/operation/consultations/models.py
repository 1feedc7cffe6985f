"""Tables of consultations: questions with their answers, and what was published of them."""

from django.db import models
from django.db.models import F, Q

from onedoor.kernel.ids import random_id
from onedoor.operation.consultations.domain.faqs import FaqState
from onedoor.operation.consultations.domain.questions import MOST_TURNS

_OPEN = Q(answered_at=None)


class Consultation(models.Model):
    """咨询: what somebody asks, under one number.

    Personal: the asker's public id or a sealed contact; kept as the archive law says
    """

    number = models.CharField(max_length=24, unique=True)
    code = models.CharField(max_length=16, blank=True)
    asker = models.CharField(max_length=40, blank=True)
    contact_sealed = models.BinaryField(default=b"")
    item = models.CharField(max_length=64, blank=True)
    case = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=1000)
    area = models.CharField(max_length=12)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="consultation_is_signed_in_or_has_contact_and_code",
                condition=(~Q(asker="") & Q(code="", contact_sealed=b""))
                | (Q(asker="") & ~Q(code="") & ~Q(contact_sealed=b"")),
            ),
            models.UniqueConstraint(
                name="consultation_code_is_one", fields=("code",), condition=~Q(code="")
            ),
            models.CheckConstraint(
                name="consultation_of_a_case_is_signed_in", condition=Q(case="") | ~Q(asker="")
            ),
        )
        indexes = (
            models.Index(
                name="consultation_of_asker", fields=("asker", "-id"), condition=~Q(asker="")
            ),
        )

    def __str__(self) -> str:
        return self.number


class Turn(models.Model):
    """一问一答: one question, the body that has it, its day, and its answer.

    Personal: whatever question and answer say, sealed; kept as long as the consultation
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="turns")
    n = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    question_sealed = models.BinaryField()
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    warn_on = models.DateField()
    provisional = models.BooleanField()
    put_off_because = models.CharField(max_length=1000, blank=True)
    answer_sealed = models.BinaryField(default=b"")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=40, blank=True)
    days_late = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="consultation_turns_are_numbered", fields=("consultation", "n")
            ),
            models.UniqueConstraint(
                name="consultation_waits_once", fields=("consultation",), condition=_OPEN
            ),
            models.CheckConstraint(
                name="consultation_has_few_turns", condition=Q(n__gte=1, n__lte=MOST_TURNS)
            ),
            models.CheckConstraint(
                name="consultation_answer_is_whole",
                condition=Q(answered_at=None, answered_by="", answer_sealed=b"")
                | (Q(answered_at__isnull=False) & ~Q(answered_by="") & ~Q(answer_sealed=b"")),
            ),
        )
        indexes = (
            models.Index(
                name="consultation_open_of_body",
                fields=("body", "due_on", "id"),
                condition=_OPEN,
            ),
            models.Index(
                name="consultation_open_of_area",
                fields=("area", "due_on", "id"),
                opclasses=("varchar_pattern_ops", "date_ops", "int8_ops"),
                condition=_OPEN,
            ),
            models.Index(name="consultation_turn_of_body", fields=("body", "-id")),
        )

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.n}"


class Forwarding(models.Model):
    """转办: one time that a question was handed on to another body.

    Personal: none
    """

    turn = models.ForeignKey(Turn, on_delete=models.PROTECT, related_name="forwardings")
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    source = models.CharField(max_length=18)
    target = models.CharField(max_length=18)
    reason = models.CharField(max_length=1000)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="consultation_goes_to_another", condition=~Q(source=F("target"))
            ),
            models.CheckConstraint(
                name="consultation_is_forwarded_with_reason", condition=~Q(reason="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.turn_id} {self.target}"


class CommonQuestion(models.Model):
    """常见咨询: a pair as it is proposed to be published, without personal data.

    Personal: none
    """

    ref = models.CharField(max_length=32, unique=True, default=random_id)
    turn = models.ForeignKey(Turn, on_delete=models.PROTECT, related_name="faqs")
    item = models.CharField(max_length=64)
    body = models.CharField(max_length=18)
    question = models.CharField(max_length=1000)
    answer = models.CharField(max_length=1000)
    state = models.CharField(max_length=10, default=FaqState.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=40)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="faq_state_is_known", condition=Q(state__in=[*FaqState])),
            models.CheckConstraint(
                name="faq_has_a_second_person",
                condition=Q(state=FaqState.PROPOSED, reviewed_by="")
                | ~(Q(reviewed_by="") | Q(reviewed_by=F("proposed_by"))),
            ),
            models.UniqueConstraint(
                name="faq_once_a_turn",
                fields=("turn",),
                condition=Q(state__in=[FaqState.PROPOSED, FaqState.PUBLISHED]),
            ),
        )
        indexes = (
            models.Index(
                name="faq_published_of_item",
                fields=("item", "reviewed_at"),
                condition=Q(state=FaqState.PUBLISHED),
            ),
            models.Index(name="faq_of_body", fields=("body", "state", "-id")),
        )

    def __str__(self) -> str:
        return self.ref
