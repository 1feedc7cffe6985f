"""Tables of cases: drafts, cases of every channel, what was handed in, what happened."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.remedies import RemedyKind, Result
from onedoor.operation.cases.domain.special import Procedure
from onedoor.operation.cases.domain.states import ALLOWED, OPEN, Move, State
from onedoor.operation.cases.domain.voiding import Mistake
from onedoor.operation.cases.sealing import opened, sealed

KINDS = ["submit", "redate", "renew", *(m.value for m in Move)]


class Answered(models.Model):
    """What holds the answers of a form, sealed; ``answers`` opens them, a copy each time.

    Personal: whatever the form asks for; kept as the table that holds it says
    """

    answers_sealed = models.BinaryField()

    class Meta:
        abstract = True

    @property
    def answers(self) -> dict[str, Any]:
        """The answers by the keys of their questions."""
        return opened(self.answers_sealed)

    @answers.setter
    def answers(self, answers: Mapping[str, Any]) -> None:
        self.answers_sealed = sealed(answers)


class Draft(Answered):
    """草稿: an application before it is submitted.

    Personal: whatever the form asks for; dropped with its files on the night after the day named
    in ``expires_on``, which the setting ``cases.draft_kept_days`` counts from the last save
    """

    public_id = models.CharField(max_length=32, unique=True)
    code = models.CharField(max_length=16, blank=True, default="")  # opens it at a counter
    owner = models.CharField(max_length=40)
    owner_name = models.CharField(max_length=200, blank=True, default="")
    opened_by = models.CharField(max_length=80)
    offering = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    confirmed = models.JSONField(default=list)
    saved_at = models.DateTimeField()
    expires_on = models.DateField()
    told_ending_on = models.DateField(null=True)  # the day of which its owner was told
    case_number = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = (
            models.Index(name="draft_of_owner", fields=("owner", "saved_at")),
            models.Index(name="draft_by_end", fields=("expires_on",)),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("code",), condition=~Q(code=""), name="draft_code_opens_one"
            ),
        )


class Cosignature(models.Model):
    """共同签署: the confirmation of one content of a draft by one of those it names.

    ``holder`` is the draft's id, then the case's number; on paper no hash was shown.

    Personal: name and number of who signed; kept as long as the draft or case
    """

    holder = models.CharField(max_length=96)
    n = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    by = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    on_paper = models.BooleanField()
    signed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="case_cosigned_once", fields=("holder", "n", "sha256")),
            models.CheckConstraint(
                name="case_cosigned_online_has_hash", condition=Q(on_paper=True) | ~Q(sha256="")
            ),
        )


class Serial(models.Model):
    """流水号: the last serial number given for one offering on one day.

    Personal: none
    """

    series = models.CharField(max_length=80, primary_key=True)
    last = models.PositiveIntegerField()


class Case(Answered):
    """办件: one applicant's run through one service item, whatever the channel.

    The row is a projection of its events.

    Personal: name of the applicant and whatever the form asks for; kept as the archive law says
    """

    number = models.CharField(max_length=80, unique=True)
    query_code = models.CharField(max_length=16, unique=True)
    key = models.CharField(max_length=64)
    channel = models.CharField(max_length=8, choices=[(c.value, c.name) for c in Channel])
    offering = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    applicant = models.CharField(max_length=40)
    applicant_name = models.CharField(max_length=200)
    agent = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=20, choices=[(s.value, s.name) for s in State])
    events_count = models.PositiveIntegerField()
    submitted_at = models.DateTimeField()
    received_by = models.CharField(max_length=40, blank=True)
    received_for = models.CharField(max_length=40, blank=True, db_default="")
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=40, blank=True)
    accepted_for = models.CharField(max_length=40, blank=True, db_default="")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=40, blank=True)
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.CharField(max_length=40, blank=True, db_default="")
    handler = models.CharField(max_length=40, blank=True, db_default="")  # 经办人
    licence = models.CharField(max_length=80, blank=True)
    open_gaps = models.PositiveSmallIntegerField(db_default=0)
    due_on = models.DateField(null=True)
    warn_on = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    # What waits for nobody's clock comes last.
    sort_on = models.GeneratedField(
        expression=Coalesce("due_on", Value(date.max), output_field=models.DateField()),
        output_field=models.DateField(),
        db_persist=True,
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="case_state_is_known", condition=Q(state__in=[s.value for s in State])
            ),
            models.CheckConstraint(
                name="case_receiver_does_not_decide",
                condition=Q(decided_by="")
                | ~(
                    Q(decided_by=F("received_by"))
                    | Q(decided_by=F("accepted_by"))
                    | Q(decided_by=F("received_for"))
                    | Q(decided_by=F("accepted_for"))
                ),
            ),
            models.CheckConstraint(
                name="case_receiver_does_not_end",
                condition=~Q(
                    state__in=[State.TRANSFERRED.value, State.VOIDED.value, State.REVOKED.value]
                )
                | ~(Q(concluded_by=F("received_by")) | Q(concluded_by=F("accepted_by"))),
            ),
            models.CheckConstraint(
                name="case_decided_was_accepted",
                condition=Q(decided_at=None) | Q(accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="case_granted_has_no_gaps",
                condition=Q(open_gaps=0) | ~Q(state__in=[one.value for one in ALLOWED]),
            ),
            models.CheckConstraint(
                name="case_open_and_due_go_together",
                condition=Q(due_on=None, warn_on=None)
                | Q(due_on__isnull=False, warn_on__isnull=False),
            ),
            models.UniqueConstraint(name="case_submitted_once", fields=("applicant", "key")),
        )
        indexes = (
            # The counters above a list look at nothing but these: no row is read for them.
            models.Index(
                name="case_open_of_body",
                fields=("body", "sort_on", "id"),
                include=("due_on", "warn_on"),
                condition=Q(state__in=[s.value for s in OPEN]),
            ),
            models.Index(
                name="case_open_of_area",
                fields=("area", "sort_on", "id"),
                include=("due_on", "warn_on"),
                condition=Q(state__in=[s.value for s in OPEN]),
            ),
            models.Index(
                name="case_of_name",
                fields=("body", "applicant_name"),
                opclasses=("varchar_ops", "varchar_pattern_ops"),
            ),
            models.Index(name="case_of_body", fields=("body", "id")),
            models.Index(name="case_of_applicant", fields=("applicant", "id")),
            models.Index(name="case_of_agent", fields=("agent", "id"), condition=~Q(agent="")),
        )


class CaseEvent(models.Model):
    """办件事件: one thing that happened to a case, in order.

    Personal: none
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    by_kind = models.CharField(max_length=10)
    by = models.CharField(max_length=80)
    state = models.CharField(max_length=20, choices=[(s.value, s.name) for s in State])
    step = models.CharField(max_length=90, blank=True)
    outcome = models.CharField(max_length=64, blank=True)
    due_on = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    document = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)
    behalf = models.CharField(max_length=40, blank=True, db_default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(name="case_events_are_numbered", fields=("case", "n")),
            models.CheckConstraint(
                name="case_event_kind_is_known",
                condition=Q(kind__in=KINDS),
            ),
        )


class Pause(models.Model):
    """特别程序: one procedure of a case whose time does not count, and what came of it.

    Personal: none
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    procedure = models.CharField(
        max_length=20, choices=[(one.value, one.name) for one in Procedure]
    )
    reason = models.TextField()
    days = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField(null=True)  # what was left of the published days
    started_on = models.DateField()
    started_by = models.CharField(max_length=80)
    document = models.CharField(max_length=80)
    ended_on = models.DateField(null=True)
    result = models.TextField(blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="case_pauses_once_at_a_time",
                fields=("case",),
                condition=Q(ended_on=None),
            ),
            models.CheckConstraint(
                name="case_pause_is_lawful",
                condition=Q(procedure__in=[one.value for one in Procedure]),
            ),
            models.CheckConstraint(
                name="case_pause_within_published_days",
                condition=Q(most=None) | Q(days__gte=1, days__lte=F("most")),
            ),
            models.CheckConstraint(
                name="case_pause_ends_with_a_result",
                condition=Q(ended_on=None) | ~Q(result=""),
            ),
        )


class Extension(models.Model):
    """延长期限: a longer limit that somebody asks for, and what the head said to it.

    ``authority`` names who of the government of the place approved it, where several departments
    review jointly.

    Personal: none
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="extensions")
    body = models.CharField(max_length=18)
    days = models.PositiveSmallIntegerField()
    reason = models.TextField()
    asked_by = models.CharField(max_length=40)
    asked_for = models.CharField(max_length=40, blank=True, db_default="")
    asked_at = models.DateTimeField()
    approved = models.BooleanField(null=True)
    authority = models.CharField(max_length=200, blank=True, default="")
    note = models.TextField(blank=True, default="")
    answered_by = models.CharField(max_length=40, blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="case_extension_asked_once_at_a_time",
                fields=("case",),
                condition=Q(answered_at=None),
            ),
            models.UniqueConstraint(
                name="case_extended_once", fields=("case",), condition=Q(approved=True)
            ),
            models.CheckConstraint(
                name="case_extension_approved_by_another",
                condition=~Q(answered_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="case_extension_answered_whole",
                condition=Q(answered_at=None, approved=None, answered_by="")
                | (Q(answered_at__isnull=False, approved__isnull=False) & ~Q(answered_by="")),
            ),
        )
        indexes = (
            models.Index(
                name="case_extension_open_of_body",
                fields=("body", "asked_at"),
                condition=Q(answered_at=None),
            ),
        )


class Gap(models.Model):
    """容缺材料: one material that a case was accepted without, as the notice asked for it.

    Personal: none
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="gaps")
    material = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    form = models.CharField(max_length=100, blank=True)
    filled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="case_gap_named_once", fields=("case", "material")),
        )


class JointPart(models.Model):
    """会同审查: one part of a joint step that another body is asked to answer.

    Personal: none
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="joint_parts")
    body = models.CharField(max_length=18)
    step = models.CharField(max_length=90)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="case_part_is_open_once",
                fields=("case", "step"),
                condition=Q(answered_at=None),
            ),
        )
        indexes = (
            models.Index(
                name="case_part_open_of_body",
                fields=("body", "asked_at"),
                condition=Q(answered_at=None),
            ),
        )


class SiteVisit(models.Model):
    """现场核查: who of the body went to the site for a step of the flow, and when.

    Personal: none
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="site_visits")
    step = models.CharField(max_length=90)
    on = models.DateField()
    first = models.CharField(max_length=40)
    second = models.CharField(max_length=40)
    others = models.JSONField(default=list)
    document = models.CharField(max_length=80)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="case_visit_was_made_by_two",
                condition=~Q(first="") & ~Q(second="") & ~Q(first=F("second")),
            ),
        )


class Notice(Answered):
    """补正告知: what one supplement notice asked for, all of it at once.

    ``answers`` are those it was about, so that an officer sees what was changed since.

    Personal: whatever the form asks for; kept as long as the case
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    n = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    document = models.CharField(max_length=80)
    asks = models.JSONField()
    had = models.JSONField()
    supplied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="case_notices_are_numbered", fields=("case", "n")),
        )


class Transfer(models.Model):
    """转报: the file went up, with the opinion of the body that reviewed it first.

    ``body`` is empty where the body above is not in the register of bodies.

    Personal: none
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="transfer")
    body = models.CharField(max_length=18, blank=True)
    name = models.CharField(max_length=100)
    opinion = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="case_transfer_says_where_and_why", condition=~Q(name="") & ~Q(opinion="")
            ),
        )


class Voiding(models.Model):
    """作废: why an entry is void, and which case stays in its place.

    Personal: none
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="voiding")
    mistake = models.CharField(max_length=8, choices=[(one.value, one.name) for one in Mistake])
    stays = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="doubles")
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="case_void_names_its_double",
                condition=Q(mistake=Mistake.TWICE.value, stays__isnull=False)
                | Q(mistake=Mistake.WRONGLY.value, stays=None),
            ),
            models.CheckConstraint(
                name="case_is_not_its_own_double", condition=~Q(stays=F("case"))
            ),
        )


class Remedy(models.Model):
    """复议、诉讼: an answer that is contested, before whom, since when, and what came of it.

    Personal: none
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="remedies")
    n = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=[(one.value, one.name) for one in RemedyKind])
    authority = models.CharField(max_length=100)
    filed_on = models.DateField()
    registered_by = models.CharField(max_length=40)
    result = models.CharField(
        max_length=16, blank=True, choices=[(one.value, one.name) for one in Result]
    )
    decided_on = models.DateField(null=True)
    document_number = models.CharField(max_length=100, blank=True)
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="case_remedies_are_numbered", fields=("case", "n")),
            models.UniqueConstraint(
                name="case_is_contested_once_at_a_time", fields=("case",), condition=Q(result="")
            ),
            models.CheckConstraint(
                name="case_remedy_is_known",
                condition=Q(kind__in=[one.value for one in RemedyKind])
                & Q(result__in=["", *(one.value for one in Result)]),
            ),
            models.CheckConstraint(
                name="case_remedy_ends_with_result_and_day",
                condition=Q(result="", decided_on=None, reopened_at=None)
                | (~Q(result="") & Q(decided_on__gte=F("filed_on"))),
            ),
            models.CheckConstraint(
                name="case_remedy_reopens_when_ordered",
                condition=Q(reopened_at=None) | Q(result=Result.ORDERED_ANEW.value),
            ),
        )
