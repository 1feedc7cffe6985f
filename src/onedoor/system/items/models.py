"""Tables of the catalogue."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from onedoor.law.grades import Grade
from onedoor.system.items.domain.drafts import ENDED, DraftState
from onedoor.system.items.domain.parts import TaskType
from onedoor.system.items.domain.standing import AHEAD, Stage, Standing

_CODE = 64  # local codes of any shape


class EntryRow(models.Model):
    """目录条目: one row for each item, for lists and search.

    Of a published offering it is a projection of the version in force, written in the same
    transaction; of an imported row it is all there is.

    Personal: none
    """

    code = models.CharField(max_length=_CODE, unique=True)
    catalogue_code = models.CharField(max_length=_CODE, blank=True, db_index=True)
    name = models.CharField(max_length=1000)
    name_ug = models.CharField(max_length=1000, blank=True)
    area = models.CharField(max_length=12)
    body = models.CharField(max_length=_CODE, blank=True)
    department = models.CharField(max_length=200, blank=True)
    department_ug = models.CharField(max_length=200, blank=True)
    task_type = models.CharField(max_length=2, blank=True)
    main_item = models.CharField(max_length=1000, blank=True)
    sample = models.BooleanField(default=False)
    offered = models.BooleanField(default=False)
    online = models.BooleanField(default=False)
    terminals = models.BooleanField(default=False)
    audiences = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    handling = models.CharField(max_length=1, blank=True)
    promised_days = models.IntegerField(null=True)
    visits = models.IntegerField(null=True)
    charges = models.BooleanField(null=True)
    version = models.IntegerField(null=True)
    state = models.CharField(max_length=1, default=Standing.IN_USE)
    cancel_on = models.DateField(null=True)
    initials = models.CharField(max_length=1000, blank=True)
    pinyin = models.TextField(blank=True)
    grams = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["grams"], name="items_entry_grams"),
            GinIndex(fields=["topics"], name="items_entry_topics"),
            models.Index(fields=["department", "id"], name="items_entry_department"),
            models.Index(fields=["area", "id"], name="items_entry_area"),
            models.Index(
                fields=["body"],
                condition=models.Q(version__isnull=False),
                name="items_entry_of_body",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(offered=False) | models.Q(version__isnull=False),
                name="items_offered_entry_names_its_version",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[*Standing]), name="items_entry_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(offered=False) | models.Q(state=Standing.IN_USE),
                name="items_offered_entry_is_in_use",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class VersionRow(models.Model):
    """实施清单的一个版本: one immutable document.  A trigger refuses any change.

    Personal: none
    """

    code = models.CharField(max_length=_CODE)
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    document = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=64)
    effective_on = models.DateField()
    reason = models.CharField(max_length=1000, blank=True)
    reviewed_by = models.CharField(max_length=64, blank=True)
    opinion = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="items_version_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class DraftRow(models.Model):
    """事项草稿: the next version of an offering while it is written, reviewed and scheduled.

    Personal: none
    """

    ref = models.CharField(max_length=32, unique=True)
    code = models.CharField(max_length=_CODE, blank=True)
    name = models.CharField(max_length=1000, blank=True)
    body = models.CharField(max_length=_CODE)
    state = models.CharField(max_length=10, default=DraftState.WRITING)
    document = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    based_on = models.PositiveIntegerField(null=True)
    editors = models.JSONField(default=list)
    reason = models.CharField(max_length=1000, blank=True)
    baseline = models.JSONField(default=dict)
    effective_on = models.DateField(null=True)
    cancel_on = models.DateField(null=True)
    sent_by = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=64, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    opinion = models.CharField(max_length=1000, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)  # of what was approved
    version = models.PositiveIntegerField(null=True)
    saved_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["body", "state"], name="items_draft_of_body")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[*DraftState]), name="items_draft_state_is_known"
            ),
            models.UniqueConstraint(
                fields=["body", "code"],
                condition=~models.Q(state__in=[*ENDED]) & ~models.Q(code=""),
                name="items_one_open_draft_an_offering",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    state__in=[DraftState.APPROVED, DraftState.SCHEDULED, DraftState.PUBLISHED]
                )
                | ~models.Q(reviewed_by=""),
                name="items_approved_draft_was_reviewed",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class StandingRow(models.Model):
    """事项状态的一次变更: paused, resumed or cancelled, with the document it rests on.

    It may wait for a second person or for its day; of such there is one an offering.

    Personal: none
    """

    code = models.CharField(max_length=_CODE, db_index=True)
    standing = models.CharField(max_length=1)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)
    reason = models.CharField(max_length=500)
    document_number = models.CharField(max_length=100)
    stage = models.CharField(max_length=8, default=Stage.DONE)
    on = models.DateField(null=True)
    second = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standing__in=[*Standing]), name="items_standing_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=[*Stage]), name="items_standing_stage_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(second=models.F("by")), name="items_standing_second_is_another"
            ),
            models.CheckConstraint(
                condition=~models.Q(stage__in=[*AHEAD]) | models.Q(on__isnull=False),
                name="items_standing_ahead_has_its_day",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(stage__in=[*AHEAD]),
                name="items_one_standing_ahead",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class CatalogueRow(models.Model):
    """基本目录的一项: what may be offered at all.

    Personal: none
    """

    code = models.CharField(max_length=_CODE, unique=True)
    name = models.CharField(max_length=1000)
    task_type = models.CharField(max_length=2)
    levels = models.JSONField(default=list)
    founded_on = models.TextField()
    local_code = models.CharField(max_length=50, blank=True)
    parent = models.CharField(max_length=_CODE, blank=True)
    central = models.CharField(max_length=200, blank=True)
    permit_list = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=1, default=Standing.IN_USE)
    version = models.PositiveIntegerField(default=1)
    effective_on = models.DateField(null=True)
    cancel_on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(task_type__in=[*TaskType]), name="items_catalogue_type_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[*Standing]), name="items_catalogue_state_known"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class RetainedProofRow(models.Model):
    """保留证明事项清单的一项.

    Personal: none
    """

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=200)
    act = models.CharField(max_length=200)
    article = models.CharField(max_length=20)
    grade = models.CharField(max_length=12)
    issuer = models.CharField(max_length=200)
    document = models.CharField(max_length=100)
    since = models.DateField()
    until = models.DateField(null=True)
    body = models.CharField(max_length=_CODE, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(grade__in=[*Grade]), name="items_proof_grade_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class BaselineRow(models.Model):
    """改革前的基数: what an item asked for at the start, to measure the reduction by.

    Personal: none
    """

    code = models.CharField(max_length=_CODE, unique=True)
    materials = models.PositiveIntegerField()
    steps = models.PositiveIntegerField()
    days = models.PositiveIntegerField()
    visits = models.PositiveIntegerField()
    fee = models.PositiveIntegerField()
    set_at = models.DateTimeField()
    source = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.code


class SynonymRow(models.Model):
    """俗称: what people say, and the words of the catalogue it stands for.

    Personal: none
    """

    said = models.CharField(max_length=50, unique=True)
    means = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.said
