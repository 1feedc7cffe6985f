"""Tables of the catalogue."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

_CODE = 64  # local codes of any shape


class EntryRow(models.Model):
    """目录条目: one row for each item, for lists and search.

    Of a published offering it is a projection of the version in force, written in the same
    transaction; of an imported row it is all there is.

    Personal: none
    """

    code = models.CharField(max_length=_CODE, unique=True)
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
    audiences = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    handling = models.CharField(max_length=1, blank=True)
    promised_days = models.IntegerField(null=True)
    visits = models.IntegerField(null=True)
    charges = models.BooleanField(null=True)
    version = models.IntegerField(null=True)
    initials = models.CharField(max_length=1000, blank=True)
    pinyin = models.TextField(blank=True)
    grams = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["grams"], name="items_entry_grams"),
            GinIndex(fields=["topics"], name="items_entry_topics"),
            models.Index(fields=["department", "id"], name="items_entry_department"),
            models.Index(fields=["area", "id"], name="items_entry_area"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(offered=False) | models.Q(version__isnull=False),
                name="items_offered_entry_names_its_version",
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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="items_version_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


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
