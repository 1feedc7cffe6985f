"""Tables of invitations, ratings and the tickets that poor ones open."""

from django.db import models
from django.db.models import Q

from onedoor.kernel.ids import clear_code
from onedoor.supervision.ratings.domain.satisfaction import Channel, Satisfaction
from onedoor.supervision.ratings.domain.tickets import Finding, TicketState

TOKEN_LENGTH = 20


def new_token() -> str:
    """Return a one-time word that stands for the right to rate."""
    return clear_code(TOKEN_LENGTH)


class InvitationRow(models.Model):
    """The right to rate one service, given when it was concluded.

    Personal: the applicant's public id; kept as long as the case.
    """

    case_number = models.CharField(max_length=96, unique=True)
    applicant = models.CharField(max_length=40, db_index=True)
    agent = models.CharField(max_length=40, blank=True)
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    offering = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    served_by = models.JSONField(default=list)  # staff numbers of those who acted in it
    token = models.CharField(max_length=TOKEN_LENGTH, unique=True, default=new_token)
    invited_at = models.DateTimeField()
    concluded_on = models.DateField()
    open_until = models.DateField()

    class Meta:
        indexes = [models.Index(name="invitation_of_body", fields=["body", "concluded_on"])]

    def __str__(self) -> str:
        return self.case_number


class RatingRow(models.Model):
    """A rating: the first of a service, or the one that may follow (追评).

    Personal: the words may tell of people; the rater is known by public id only. Kept five years
    for the assessment of departments.
    """

    invitation = models.ForeignKey(InvitationRow, on_delete=models.PROTECT, related_name="ratings")
    ordinal = models.PositiveSmallIntegerField()
    satisfaction = models.CharField(max_length=12)
    tags = models.JSONField(default=list)
    words = models.CharField(max_length=500, blank=True)
    channel = models.CharField(max_length=8)
    rated_by = models.CharField(max_length=40)
    rated_at = models.DateTimeField()
    is_excluded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="rating_once_and_once_more", fields=["invitation", "ordinal"]
            ),
            models.CheckConstraint(
                name="rating_is_first_or_second", condition=Q(ordinal__in=[1, 2])
            ),
            models.CheckConstraint(
                name="rating_level_is_known", condition=Q(satisfaction__in=[*Satisfaction])
            ),
            models.CheckConstraint(
                name="rating_channel_is_known", condition=Q(channel__in=[*Channel])
            ),
            models.CheckConstraint(name="rating_has_a_rater", condition=~Q(rated_by="")),
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.ordinal}"


class TicketRow(models.Model):
    """差评核实单: a poor rating until it is answered.

    Personal: what was said on the telephone; kept five years with the rating.
    """

    rating = models.OneToOneField(RatingRow, on_delete=models.PROTECT, related_name="ticket")
    number = models.CharField(max_length=32, unique=True)
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    about = models.JSONField(default=list)  # staff numbers of those the rating is about
    state = models.CharField(max_length=16, default=TicketState.OPEN)
    finding = models.CharField(max_length=12, blank=True)
    handler = models.CharField(max_length=40, blank=True)
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    provisional = models.BooleanField()
    called_back_on = models.DateField(null=True)
    rectify_by = models.DateField(null=True)
    rectified_on = models.DateField(null=True)
    fed_back_on = models.DateField(null=True)
    followed_up_on = models.DateField(null=True)
    times_reopened = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ticket_state_is_known", condition=Q(state__in=[*TicketState])
            ),
            models.CheckConstraint(
                name="ticket_finding_is_known", condition=Q(finding__in=["", *Finding])
            ),
            models.CheckConstraint(
                name="ticket_closed_has_feedback",
                condition=~Q(state__in=[TicketState.CLOSED, TicketState.DONE])
                | Q(fed_back_on__isnull=False),
            ),
            models.CheckConstraint(
                name="ticket_done_was_followed_up",
                condition=~Q(state=TicketState.DONE) | Q(followed_up_on__isnull=False),
            ),
            models.CheckConstraint(
                name="ticket_rectifying_has_a_day",
                condition=~Q(state=TicketState.RECTIFYING) | Q(rectify_by__isnull=False),
            ),
        ]
        indexes = [models.Index(name="ticket_of_body_by_due", fields=["body", "due_on", "id"])]

    def __str__(self) -> str:
        return self.number


class TicketStep(models.Model):
    """One step taken with a ticket, and what was said.

    Personal: notes of a call; kept five years with the rating.
    """

    ticket = models.ForeignKey(TicketRow, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=12)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    state = models.CharField(max_length=16)
    note = models.CharField(max_length=1000)

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.step}"
