"""Tables of venues: the places, their windows and days, who shares whose, and the negative list."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onedoor.system.venues.domain.negatives import Reason, Stage
from onedoor.system.venues.domain.places import Facility, Function, Kind

LISTED = (Stage.ASKED, Stage.CHECKED, Stage.APPROVED)


class VenueRow(models.Model):
    """政务服务中心、便民服务中心、便民服务站.

    Personal: none
    """

    code = models.CharField(max_length=10, unique=True)
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=100, unique=True)
    area = models.CharField(max_length=12)
    body = models.CharField(max_length=18)
    address = models.CharField(max_length=200)
    phone = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    facilities = ArrayField(models.CharField(max_length=12), default=list)
    working = ArrayField(models.CharField(max_length=11), default=list)  # empty: office hours
    off = ArrayField(models.CharField(max_length=11), default=list)

    class Meta:
        db_table = "venues_venue"
        constraints = (
            models.CheckConstraint(name="venue_kind_is_known", condition=Q(kind__in=[*Kind])),
            models.CheckConstraint(
                name="venue_facilities_are_known",
                condition=Q(facilities__contained_by=[*Facility]),
            ),
            models.CheckConstraint(
                name="venue_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="venue_point_is_whole",
                condition=Q(longitude=None, latitude=None)
                | Q(longitude__isnull=False, latitude__isnull=False),
            ),
            models.UniqueConstraint(
                name="venue_one_centre_or_station_an_area",
                fields=("area",),
                condition=Q(until=None, kind__in=(Kind.CENTRE, Kind.STATION)),
            ),
        )
        indexes = (models.Index(name="venue_of_area", fields=("area", "name")),)

    def __str__(self) -> str:
        return self.name


class WindowRow(models.Model):
    """窗口.

    Personal: none
    """

    venue = models.ForeignKey(VenueRow, on_delete=models.CASCADE, related_name="windows")
    number = models.CharField(max_length=8)
    functions = ArrayField(models.CharField(max_length=10))
    in_use = models.BooleanField(default=True)

    class Meta:
        db_table = "venues_window"
        constraints = (
            models.UniqueConstraint(name="window_once", fields=("venue", "number")),
            models.CheckConstraint(
                name="window_functions_are_known",
                condition=Q(functions__contained_by=[*Function]) & ~Q(functions=[]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.venue_id} {self.number}"


class DayRow(models.Model):
    """A day on which a venue keeps other hours.

    Personal: none
    """

    venue = models.ForeignKey(VenueRow, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    spans = ArrayField(models.CharField(max_length=11), default=list)
    reason = models.CharField(max_length=100)

    class Meta:
        db_table = "venues_day"
        constraints = (
            models.UniqueConstraint(name="venue_day_once", fields=("venue", "day")),
            models.CheckConstraint(name="venue_day_says_why", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"{self.venue_id} {self.day}"


class SharingRow(models.Model):
    """共用安排: a village without a station of its own, and the venue that serves it.

    Personal: none
    """

    area = models.CharField(max_length=12)
    venue = models.ForeignKey(VenueRow, on_delete=models.PROTECT, related_name="shared")
    document_number = models.CharField(max_length=80)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "venues_sharing"
        constraints = (
            models.UniqueConstraint(
                name="sharing_one_at_a_time", fields=("area",), condition=Q(until=None)
            ),
            models.CheckConstraint(
                name="sharing_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="sharing_has_its_document", condition=~Q(document_number="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.area} {self.venue_id}"


class NegativeRow(models.Model):
    """负面清单: an item that stays outside the hall, or wants to.

    Personal: references of the staff who asked, checked and approved; kept for good
    """

    public_id = models.CharField(max_length=22, unique=True)
    area = models.CharField(max_length=12)
    item = models.CharField(max_length=64)
    name = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=12)
    explanation = models.CharField(max_length=1000, blank=True)
    stage = models.CharField(max_length=10, default=Stage.ASKED)
    asking_body = models.CharField(max_length=18)
    asked_by = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)
    approved_by = models.CharField(max_length=40, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    document_number = models.CharField(max_length=80, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    removed_on = models.DateField(null=True)

    class Meta:
        db_table = "venues_negative"
        constraints = (
            models.CheckConstraint(name="negative_stage_is_known", condition=Q(stage__in=[*Stage])),
            models.CheckConstraint(
                name="negative_reason_is_known", condition=Q(reason__in=[*Reason])
            ),
            models.CheckConstraint(
                name="negative_secret_keeps_no_words",
                condition=~Q(reason=Reason.CLASSIFIED) | Q(name="", explanation=""),
            ),
            models.CheckConstraint(
                name="negative_approved_has_document_and_term",
                condition=~Q(stage=Stage.APPROVED)
                | (
                    ~Q(document_number="")
                    & ~Q(checked_by="")
                    & ~Q(approved_by="")
                    & Q(until__gte=F("since"))
                ),
            ),
            models.UniqueConstraint(
                name="negative_once",
                fields=("area", "item"),
                condition=Q(stage__in=LISTED),
            ),
        )
        indexes = (models.Index(name="negative_of_area", fields=("area", "-id")),)

    def __str__(self) -> str:
        return f"{self.item} {self.stage}"
