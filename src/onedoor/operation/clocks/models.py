"""Tables of clocks."""

from django.db import models

from onedoor.operation.clocks.domain.limits import INTERNAL, Kind, State, Unit
from onedoor.operation.clocks.domain.shapes import Cause


class Clock(models.Model):
    """时限: one limit counted for one case; ``place`` names the step it is for, where it is one's.

    Personal: none
    """

    case = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=[(k.value, k.name) for k in Kind])
    place = models.CharField(max_length=90, blank=True, db_default="")
    area = models.CharField(max_length=12)
    started_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=12, choices=[(u.value, u.name) for u in Unit])
    basis = models.CharField(max_length=200)
    due_on = models.DateField()
    warn_on = models.DateField()
    provisional = models.BooleanField()
    state = models.CharField(max_length=8, choices=[(s.value, s.name) for s in State])
    ended_on = models.DateField(null=True)
    pauses = models.TextField(blank=True, db_default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="clock_kind_is_known", condition=models.Q(kind__in=[k.value for k in Kind])
            ),
            models.CheckConstraint(
                name="clock_due_after_start",
                condition=models.Q(due_on__gte=models.F("started_on")),
            ),
            models.CheckConstraint(
                name="clock_runs_until_it_ends",
                condition=models.Q(state__in=["running", "paused"], ended_on=None)
                | models.Q(state__in=["finished", "stopped"], ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="clock_of_a_step_names_it",
                condition=models.Q(kind__in=[k.value for k in INTERNAL]) ^ models.Q(place=""),
            ),
            models.UniqueConstraint(
                name="clock_runs_once_a_kind",
                fields=("case", "kind", "place"),
                condition=models.Q(state__in=["running", "paused"]),
            ),
        )
        indexes = (
            models.Index(name="clock_of_case", fields=("case",)),
            models.Index(
                name="clock_running_by_day",
                fields=("kind", "due_on", "id"),
                condition=models.Q(state="running"),
            ),
            models.Index(
                name="clock_ended_late",
                fields=("id",),
                condition=models.Q(ended_on__gt=models.F("due_on")),
            ),
            models.Index(name="clock_paused", fields=("id",), condition=models.Q(state="paused")),
            models.Index(
                name="clock_running_in_area",
                fields=("area", "id"),
                condition=models.Q(state="running"),
            ),
        )


class Redating(models.Model):
    """重算: one run over all running clocks, how far it has come, and that it ended.

    ``kept`` counts those whose day had passed, and so stayed; ``notice`` is what set it off.

    Personal: none
    """

    cause = models.CharField(max_length=10, choices=[(c.value, c.name) for c in Cause])
    subject = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(db_default=0, default=0)
    notice = models.CharField(max_length=600, blank=True, db_default="", default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="redating_cause_is_known",
                condition=models.Q(cause__in=[c.value for c in Cause]),
            ),
        )


class DueChange(models.Model):
    """时限变更: why a due date moved, for whoever asks later.

    Personal: none
    """

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="changes")
    run = models.ForeignKey(
        Redating, on_delete=models.PROTECT, related_name="changes", null=True, db_index=False
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    old_due_on = models.DateField()
    new_due_on = models.DateField()
    was_provisional = models.BooleanField()
    is_provisional = models.BooleanField()
    why = models.CharField(max_length=40)
    notice = models.CharField(max_length=600, blank=True, db_default="", default="")
    basis = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="due_change_changes_something",
                condition=~models.Q(old_due_on=models.F("new_due_on"))
                | ~models.Q(was_provisional=models.F("is_provisional")),
            ),
        )
        indexes = (
            models.Index(
                name="due_change_of_run",
                fields=("run", "id"),
                condition=models.Q(run__isnull=False),
            ),
        )
